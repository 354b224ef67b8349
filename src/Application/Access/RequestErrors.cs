using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Application.Access;

/// <summary>One field of a request that cannot be taken as it is.</summary>
/// <param name="Pointer">Where it stands in the body, as a JSON pointer such as <c>/goals/0/title</c>.</param>
/// <param name="Code">What is wrong with it: <c>required</c>, <c>length</c>, <c>range</c> or a domain code such as <c>text.unreadable</c>.</param>
/// <param name="Message">One sentence for a person. It never repeats what was sent.</param>
public sealed record FieldError(string Pointer, string Code, string Message)
{
    /// <summary>The part of the address or the header at fault, when it is not the body; the pointer is then empty.</summary>
    public string? Parameter { get; init; }
}

/// <summary>Some fields of the request cannot be taken; each is named. Nothing was stored.</summary>
public sealed record RequestInvalid(IReadOnlyList<FieldError> Errors)
    : DomainError("request.invalid", ErrorKind.Invalid, "Some fields cannot be taken as they are. Each is named in errors.")
{
    /// <summary>Two refusals are the same when they name the same fields in the same order.</summary>
    public bool Equals(RequestInvalid? other) => other is not null && Pointer == other.Pointer && Errors.SequenceEqual(other.Errors);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Pointer, Errors.Count);
}

/// <summary>The place to go on from in a list is not one that this list gave out.</summary>
public sealed record CursorUnreadable()
    : DomainError("request.cursor_unreadable", ErrorKind.Invalid, "Go on from the nextCursor of an earlier answer, or start again without it.");

/// <summary>The <c>Idempotency-Key</c> is empty, too long or holds characters that cannot be shown.</summary>
public sealed record IdempotencyKeyUnreadable()
    : DomainError("idempotency.key_unreadable", ErrorKind.Invalid, "Use 1 to 255 printable ASCII characters as the Idempotency-Key.");

/// <summary>The same <c>Idempotency-Key</c> came before with another request. Nothing was done.</summary>
public sealed record IdempotencyKeyReused()
    : DomainError("idempotency.key_reused", ErrorKind.Invalid, "This Idempotency-Key belongs to another request. Use a new key.");

/// <summary>The first call with this <c>Idempotency-Key</c> is still at work.</summary>
public sealed record IdempotentCallInProgress()
    : DomainError("idempotency.in_progress", ErrorKind.Conflict, "The first call with this Idempotency-Key is still running. Ask again shortly.");
