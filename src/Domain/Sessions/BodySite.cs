using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>A side of the body, as the client would say it.</summary>
public enum Side
{
    /// <summary>The client's left.</summary>
    Left,

    /// <summary>The client's right.</summary>
    Right,
}

/// <summary>Where on the body, as finely as it was said: a region, and of a paired region one side where only that is meant.</summary>
/// <remarks>Without a side both are meant. So a rule or a consent for the whole holds for each side, and one for a side says nothing of the other.</remarks>
public sealed record BodySite
{
    private BodySite() { }

    /// <summary>Where.</summary>
    public BodyRegion Region { get; private init; }

    /// <summary>On which side; <c>null</c> for the whole region.</summary>
    public Side? Side { get; private init; }

    /// <summary>Names a site.</summary>
    /// <param name="pointer">Where in the request the site stands; its members are <c>region</c> and <c>side</c>.</param>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>; <see cref="RegionHasNoSides"/> for a side of a region in the middle.</exception>
    public static BodySite Of(BodyRegion region, Side? side = null, string pointer = "")
    {
        Choice.Of(region, $"{pointer}/region");
        if (side is { } given)
        {
            Choice.Of(given, $"{pointer}/side");
            if (!region.IsPaired()) throw new DomainException(new RegionHasNoSides(region) { Pointer = $"{pointer}/side" });
        }

        return new BodySite { Region = region, Side = side };
    }

    /// <summary>True when all of the other lies within this.</summary>
    public bool Covers(BodySite other) => Region == other.Region && (Side is null || Side == other.Side);

    /// <summary>True when the two share anything.</summary>
    public bool Overlaps(BodySite other) => Region == other.Region && (Side is null || other.Side is null || Side == other.Side);
}

/// <summary>What every region is.</summary>
public static class BodyRegions
{
    /// <summary>All regions, from head to foot.</summary>
    public static IReadOnlyList<BodyRegion> All { get; } = Enum.GetValues<BodyRegion>();

    /// <summary>True when the body has it twice, so that a side can be named.</summary>
    public static bool IsPaired(this BodyRegion region) => region is not (BodyRegion.Scalp or BodyRegion.Face or BodyRegion.Abdomen);
}

/// <summary>A side was named of a region that has none.</summary>
public sealed record RegionHasNoSides(BodyRegion Region) : DomainError("session.region_has_no_sides", ErrorKind.Invalid, "This region has no left and right. Leave the side out.");
