using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>Names one concern. It never changes over the life of the plan (Rule CR-024; I10).</summary>
public readonly record struct ConcernId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ConcernId New() => new(Guid.CreateVersion7());
}

/// <summary>Whether a concern still weighs on the client.</summary>
public enum ConcernStatus
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>It does not any more; it may come back.</summary>
    Resolved,
}

/// <summary>How a coding system calls a concern, for other systems. A label beside the client's words, never in their place.</summary>
public sealed record ConcernCode
{
    /// <summary>The longest code or system. Unit: UTF-16 characters.</summary>
    public const int Longest = 100;

    private ConcernCode() { }

    /// <summary>The code, as the system writes it.</summary>
    public string Code { get; private init; } = "";

    /// <summary>The system that the code is of.</summary>
    public string System { get; private init; } = "";

    /// <summary>Takes a code of a named system. Neither is looked up: the systems are the clinic's to choose.</summary>
    /// <exception cref="DomainException">What <see cref="PlainText"/> says of either.</exception>
    public static ConcernCode Of(string? code, string? system) => new() { Code = PlainText.Of(code, "/code/code", Longest), System = PlainText.Of(system, "/code/system", Longest) };
}

/// <summary>What matters to the client, in the client's own words.</summary>
public sealed class Concern
{
    private Concern() { }

    internal Concern(string words, ConcernCode? code, Author by, DateOnly today) =>
        (Id, Words, Code, AddedBy, AddedOn, Status) = (ConcernId.New(), words, code, by, today, ConcernStatus.Active);

    /// <summary>Names it, for good.</summary>
    public ConcernId Id { get; private init; }

    /// <summary>In the client's words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>How a coding system calls it; <c>null</c> when nobody needs that.</summary>
    public ConcernCode? Code { get; private set; }

    /// <summary>Whether it still weighs on the client.</summary>
    public ConcernStatus Status { get; private set; }

    /// <summary>Who wrote it down: the client, or a member of the team who heard it.</summary>
    public Author AddedBy { get; private init; } = null!;

    /// <summary>The day it was written down, in the clinic's calendar.</summary>
    public DateOnly AddedOn { get; private init; }

    /// <summary>The day it was resolved, in the clinic's calendar; <c>null</c> while it weighs.</summary>
    public DateOnly? ResolvedOn { get; private set; }

    /// <summary>The concern of the plan before that it goes on with; <c>null</c> for a new one (Rule CR-144; I12).</summary>
    public ConcernId? PredecessorId { get; private init; }

    internal void Revise(string words, ConcernCode? code) => (Words, Code) = (words, code);

    internal void MoveTo(ConcernStatus status, DateOnly today) => (Status, ResolvedOn) = (status, status == ConcernStatus.Resolved ? today : null);

    internal Concern Continued(DateOnly today) => new(Words, Code, AddedBy, today) { PredecessorId = Id };
}
