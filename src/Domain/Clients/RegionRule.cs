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

    /// <summary>On which side, of a paired region; <c>null</c> for the whole region.</summary>
    public Side? Side { get; init; }

    /// <summary>How.</summary>
    public required TouchRule Rule { get; init; }

    /// <summary>The last day it holds, that day included, on the clinic's calendar; <c>null</c> holds until changed. After it, ask first.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Who said it first as it stands now. The product fills it in, whatever is sent.</summary>
    public Author? SaidBy { get; init; }

    /// <summary>When that was. UTC. The product fills it in, whatever is sent.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Where, as a site of the body.</summary>
    internal BodySite Site => BodySite.Of(Region, Side);

    internal bool SaysTheSameAs(RegionRule other) => (Region, Side, Rule, ValidUntil) == (other.Region, other.Side, other.Rule, other.ValidUntil);

    /// <summary>True on every day up to the last, that day included.</summary>
    public bool Holds(DateOnly today) => ValidUntil is not { } last || today <= last;

    internal RegionRule Checked(string pointer)
    {
        BodySite.Of(Region, Side, pointer);
        Choice.Of(Rule, $"{pointer}/rule");
        return this;
    }
}
