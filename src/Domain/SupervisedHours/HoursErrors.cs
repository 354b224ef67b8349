using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.SupervisedHours;

/// <summary>There is no such entry for this caller.</summary>
public sealed record HoursEntryNotFound() : DomainError("hours.not_found", ErrorKind.NotFound, "There is no such entry for you.");

/// <summary>Hours are entered by who worked them.</summary>
public sealed record OnlySuperviseeEnters() : DomainError("hours.only_supervisee", ErrorKind.Refused, "Only the supervisee enters these hours and takes them back.");

/// <summary>Supervision is confirmed by who gave it.</summary>
public sealed record OnlySupervisorConfirms() : DomainError("hours.only_supervisor", ErrorKind.Refused, "Only the supervisor confirms.");

/// <summary>An entry is longer than a day, or shorter than a minute.</summary>
public sealed record HoursOutOfRange(int Most) : DomainError("hours.out_of_range", ErrorKind.Invalid, $"Give minutes, from 1 to {Most}.");

/// <summary>Work that lies ahead is not entered.</summary>
public sealed record HoursInTheFuture() : DomainError("hours.in_the_future", ErrorKind.Invalid, "Enter hours on the day they were worked, or later.");

/// <summary>The supervision did not run on that day: the work was not supervised by it.</summary>
public sealed record HoursOutsideSupervision() : DomainError("hours.outside_supervision", ErrorKind.Invalid, "This supervision did not run on that day.");

/// <summary>Supervision is individual or in a group; nothing else has a form.</summary>
public sealed record HoursFormUnclear() : DomainError("hours.form_unclear", ErrorKind.Invalid, "Say individual or group for supervision, and leave it out for all else.");

/// <summary>Only contact with a client names a session.</summary>
public sealed record HoursNameNoSession() : DomainError("hours.no_session_here", ErrorKind.Invalid, "Name a session for contact with a client only.");

/// <summary>The session is none that the supervisee has held as a psychotherapist. Whether there is such a session at all is not said.</summary>
public sealed record HoursSessionUnknown() : DomainError("hours.session_unknown", ErrorKind.Invalid, "Name a psychotherapy session that you held yourself, to its end.");

/// <summary>The session stands in the ledger already.</summary>
public sealed record HoursSessionCounted() : DomainError("hours.session_counted", ErrorKind.Conflict, "This session is entered already. Take that entry back first.");

/// <summary>The entry was taken back before.</summary>
public sealed record HoursReversedBefore() : DomainError("hours.reversed_before", ErrorKind.Conflict, "This entry was taken back already.");

/// <summary>A reversal is not taken back.</summary>
public sealed record HoursReversalStands() : DomainError("hours.reversal_stands", ErrorKind.Conflict, "This takes another entry back. Enter anew what was right.");

/// <summary>Only supervision is confirmed.</summary>
public sealed record HoursNeedNoConfirmation() : DomainError("hours.no_confirmation_needed", ErrorKind.Invalid, "Only hours of supervision are confirmed.");
