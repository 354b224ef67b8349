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

/// <summary>The sign-in behind the credential has ended.</summary>
public sealed record SignInEnded() : DomainError("auth.session_ended", ErrorKind.Refused, "This sign-in has ended. Sign in again.");

/// <summary>The same idempotency key came with something else before.</summary>
public sealed record IdempotencyKeyReused() : DomainError("idempotency.key_reused", ErrorKind.Invalid, "This Idempotency-Key was used for a different request within the last 24 hours. Use a new key.");

/// <summary>The first call with this idempotency key is still running.</summary>
public sealed record IdempotencyInProgress() : DomainError("idempotency.in_progress", ErrorKind.Conflict, "The first call with this Idempotency-Key is still running. Try again in a moment.");

/// <summary>What was sent is readable but breaks the limits of its fields.</summary>
public sealed record RequestInvalid(IReadOnlyList<FieldProblem> Problems) : DomainError("request.invalid", ErrorKind.Invalid, "Some fields need another value.");

/// <summary>One field that needs another value.</summary>
/// <param name="Pointer">Where, as a JSON pointer.</param>
/// <param name="Code">What is wrong, in one stable word.</param>
/// <param name="Message">One sentence for a person.</param>
public sealed record FieldProblem(string Pointer, string Code, string Message);

/// <summary>The record of accesses cannot be written, so nothing is shown.</summary>
public sealed class LedgerUnavailableException(Exception? inner = null) : Exception("The access ledger cannot be written.", inner);
