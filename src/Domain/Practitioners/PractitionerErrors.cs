using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Practitioners;

/// <summary>There is no such practitioner in the caller's clinic. One of another clinic gets the same answer (I01).</summary>
public sealed record PractitionerNotFound() : DomainError("practitioner.not_found", ErrorKind.NotFound, "There is no such practitioner here.");

/// <summary>The practitioner no longer works here.</summary>
public sealed record PractitionerDeactivated()
    : DomainError("practitioner.deactivated", ErrorKind.Conflict, "This practitioner no longer works here.");

/// <summary>The practitioner holds no licence that lets them practise this discipline on that day (I04).</summary>
public sealed record PractitionerNotLicensed(Discipline Discipline)
    : DomainError("practitioner.not_licensed", ErrorKind.Invalid, "This practitioner has no active licence for this discipline on that day.");

/// <summary>The practitioner has no licence with this id.</summary>
public sealed record LicenceNotFound() : DomainError("practitioner.licence_not_found", ErrorKind.NotFound, "This practitioner has no such licence.");

/// <summary>The same number of the same register is already recorded.</summary>
public sealed record LicenceTwice()
    : DomainError("practitioner.licence_twice", ErrorKind.Conflict, "This register number is already recorded. Renew that licence instead.");

/// <summary>A licence would end before its first day.</summary>
public sealed record LicenceEndsTooEarly(DateOnly Earliest)
    : DomainError("practitioner.licence_ends_too_early", ErrorKind.Invalid, $"The last day can't be before {Earliest:yyyy-MM-dd}.");

/// <summary>There is no such supervision for this caller.</summary>
public sealed record SupervisionNotFound() : DomainError("supervision.not_found", ErrorKind.NotFound, "There is no such supervision for you.");

/// <summary>Nobody supervises their own work.</summary>
public sealed record SupervisionOfOneself()
    : DomainError("supervision.not_oneself", ErrorKind.Invalid, "A practitioner can't supervise their own work.");

/// <summary>The supervisor is not a fully registered psychotherapist on that day (C4).</summary>
public sealed record SupervisorNotRegistered()
    : DomainError("supervision.supervisor_not_registered", ErrorKind.Invalid, "Only a registered psychotherapist with an active licence can supervise.");

/// <summary>A supervision would end before its first day.</summary>
public sealed record SupervisionEndsTooEarly(DateOnly Earliest)
    : DomainError("supervision.ends_too_early", ErrorKind.Invalid, $"The supervision can't end before {Earliest:yyyy-MM-dd}.");

/// <summary>The supervision already has an end, and the new one is not earlier.</summary>
public sealed record SupervisionAlreadyEnded(DateOnly EndedOn)
    : DomainError("supervision.already_ended", ErrorKind.Conflict, $"This supervision already ends on {EndedOn:yyyy-MM-dd}.");

/// <summary>A qualifying psychotherapist practises only while somebody supervises them (C1).</summary>
public sealed record SupervisionMissing()
    : DomainError("supervision.missing", ErrorKind.Conflict, "A qualifying psychotherapist needs an active supervision to do this.");

/// <summary>Only the clinic and the supervisor say what a supervision covers.</summary>
public sealed record SupervisionNotYours() : DomainError("supervision.not_yours", ErrorKind.Refused, "Only its supervisor, or the front desk, changes this supervision.");

/// <summary>The rule for co-signing does not hang together.</summary>
public sealed record CoSignRuleUnclear()
    : DomainError("supervision.co_sign_unclear", ErrorKind.Invalid, "Give a share from 1 to 100 for a sample, a number from 1 to 1000 for first sessions, and neither for the rest.");

/// <summary>The day of the next look into the register has passed.</summary>
public sealed record NextCheckInThePast() : DomainError("practitioner.next_check_in_the_past", ErrorKind.Invalid, "The next check must not lie in the past.");

/// <summary>A credential is for one technique or for one modality.</summary>
public sealed record CredentialUnclear() : DomainError("practitioner.credential_unclear", ErrorKind.Invalid, "Name one technique or one modality.");

/// <summary>A credential is recorded when it has been issued.</summary>
public sealed record CredentialInTheFuture() : DomainError("practitioner.credential_in_the_future", ErrorKind.Invalid, "The day of issue must not lie in the future.");

/// <summary>The same credential is already recorded.</summary>
public sealed record CredentialTwice() : DomainError("practitioner.credential_twice", ErrorKind.Conflict, "This credential is already recorded.");

/// <summary>The clinic asks for a credential for this technique, and the practitioner has none on record (S7).</summary>
public sealed record CredentialMissing(Technique Technique)
    : DomainError("practitioner.credential_missing", ErrorKind.Invalid, "The clinic asks for a credential for this technique, and none is on record.");

/// <summary>There is no such absence of this practitioner.</summary>
public sealed record AbsenceNotFound() : DomainError("absence.not_found", ErrorKind.NotFound, "There is no such absence of this practitioner.");

/// <summary>An absence that is over before it begins, or is over already.</summary>
public sealed record AbsenceEndsTooEarly() : DomainError("absence.ends_too_early", ErrorKind.Invalid, "Choose an end that is still to come and after the beginning.");

/// <summary>Nobody covers for themselves.</summary>
public sealed record CoverIsOneself() : DomainError("absence.cover_not_oneself", ErrorKind.Invalid, "Name a colleague who covers.");

/// <summary>Two absences of one person at the same time.</summary>
public sealed record AbsenceOverlaps() : DomainError("absence.overlaps", ErrorKind.Conflict, "There is an absence in that time already. End it first.");

/// <summary>The absence is over.</summary>
public sealed record AbsenceOver() : DomainError("absence.over", ErrorKind.Conflict, "This absence is over.");

/// <summary>An absence is said by the one who is away, or by the front desk.</summary>
public sealed record AbsenceNotYours() : DomainError("absence.not_yours", ErrorKind.Refused, "Only the practitioner or the front desk says when they are away.");
