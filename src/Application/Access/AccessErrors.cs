using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Application.Access;

/// <summary>This role may never do this.</summary>
public sealed record RoleNotAllowed() : DomainError("caller.role_not_allowed", ErrorKind.Refused, "Your role does not allow this.");

/// <summary>This role may not name this purpose of use.</summary>
public sealed record PurposeNotAllowed() : DomainError("caller.purpose_not_allowed", ErrorKind.Refused, "Your role may not use this purpose. Leave X-Purpose-Of-Use out or name another.");

/// <summary>The caller practises in several disciplines on this client's team and has to say in which they act (I03).</summary>
public sealed record DisciplineUnclear() : DomainError("caller.discipline_unclear", ErrorKind.Invalid, "You are on this client's team in more than one discipline. Say in which you act.");

/// <summary>The caller does not act in this discipline for this client.</summary>
public sealed record DisciplineNotYours() : DomainError("caller.discipline_not_yours", ErrorKind.Refused, "You do not act in this discipline for this client.");

/// <summary>The clinic's data keys were destroyed, and with them what was sealed under them. Nobody can bring it back.</summary>
public sealed record KeyDestroyed() : DomainError("record.key_destroyed", ErrorKind.Conflict, "The clinic's keys were destroyed: what was sealed under them cannot be read, and nothing can be sealed any more.");

/// <summary>The record of accesses cannot be written, so nothing is shown.</summary>
public sealed class LedgerUnavailableException(Exception? cause = null) : UnavailableException("The access ledger cannot be written.", cause);

/// <summary>The question is one of supervision and has to say so, so that the record says why somebody looked.</summary>
public sealed record SupervisionPurposeNeeded() : DomainError("caller.supervision_purpose_needed", ErrorKind.Refused, "Ask with the purpose supervision: send X-Purpose-Of-Use: supervision.");
