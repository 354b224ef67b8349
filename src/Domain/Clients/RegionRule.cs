using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Clients;

/// <summary>How the client wants touch in one region of the body.</summary>
public enum TouchRule
{
    /// <summary>Touch is welcome. Consent is still asked each session.</summary>
    Welcome,

    /// <summary>Ask each time before touching.</summary>
    AskFirst,

    /// <summary>Leave it out unless the client brings it up.</summary>
    Avoid,

    /// <summary>Never touch.</summary>
    Never,
}

/// <summary>What to do about touch in one region. Only what, never why.</summary>
public sealed record RegionRule
{
    /// <summary>Where.</summary>
    public required BodyRegion Region { get; init; }

    /// <summary>How.</summary>
    public required TouchRule Rule { get; init; }

    /// <summary>The last day it holds, that day included, on the clinic's calendar; <c>null</c> holds until changed. After it, ask first.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>True on every day up to the last, that day included.</summary>
    public bool Holds(DateOnly today) => ValidUntil is not { } last || today <= last;

    internal RegionRule Checked(string pointer)
    {
        Choice.Of(Region, $"{pointer}/region");
        Choice.Of(Rule, $"{pointer}/rule");
        return this;
    }
}
