namespace IntegrativeCare.Domain.Kernel;

/// <summary>What kind of "no" a refusal is. The API's door turns each kind into one status.</summary>
public enum ErrorKind
{
    /// <summary>What was said breaks a rule of care.</summary>
    Invalid,

    /// <summary>The caller may never do this, or the client has not agreed.</summary>
    Refused,

    /// <summary>Not there, or not there for this caller.</summary>
    NotFound,

    /// <summary>The present state does not allow it.</summary>
    Conflict,

    /// <summary>Somebody changed it since the caller last looked.</summary>
    Stale,
}

/// <summary>A refusal with a permanent code. Each feature lists its refusals in one errors file.</summary>
/// <param name="Code">Stable, lower case, <c>feature.what_happened</c>; never renamed, never used again for something else.</param>
/// <param name="Kind">What kind of "no" it is.</param>
/// <param name="Detail">One sentence for a person. Never clinical text and never a name.</param>
public abstract record DomainError(string Code, ErrorKind Kind, string Detail)
{
    /// <summary>Where in the request it went wrong, as a JSON pointer such as <c>/goals/0/title</c>; <c>null</c> when it concerns the whole.</summary>
    public string? Pointer { get; init; }
}

/// <summary>Carries a <see cref="DomainError"/> from the rule that refused to the door that answers.</summary>
public sealed class DomainException(DomainError error) : Exception(error.Code)
{
    /// <summary>What was refused and why.</summary>
    public DomainError Error { get; } = error;
}
