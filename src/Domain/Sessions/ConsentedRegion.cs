using IntegrativeCare.Domain.Clients;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>Names the permission to touch one region.</summary>
public readonly record struct ConsentedRegionId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ConsentedRegionId New() => new(Guid.CreateVersion7());
}

/// <summary>The client's permission to touch one region, or one side of it, in one session. It never changes: what becomes less ends, and what is left of it begins.</summary>
public sealed class ConsentedRegion
{
    private readonly List<Technique> _techniques = [];
    private readonly List<string> _products = [];

    private ConsentedRegion() { }

    internal ConsentedRegion(TouchEvent granted)
    {
        (Id, Region, Side, Ceiling) = (ConsentedRegionId.New(), granted.Region!.Value, granted.Side, Pressure.Of(granted.Ceiling!.Value));
        (WrittenConsentOn, Draping, Position, GivenAt) = (granted.WrittenConsentOn, granted.Draping, granted.Position, granted.At);
        _techniques.AddRange(granted.Techniques);
        _products.AddRange(granted.Products);
    }

    /// <summary>Names it.</summary>
    public ConsentedRegionId Id { get; private init; }

    /// <summary>Where.</summary>
    public BodyRegion Region { get; private init; }

    /// <summary>On which side; <c>null</c> for both.</summary>
    public Side? Side { get; private init; }

    /// <summary>Where, as one thing.</summary>
    public BodySite Site => BodySite.Of(Region, Side);

    /// <summary>How.</summary>
    public IReadOnlyList<Technique> Techniques => _techniques;

    /// <summary>No firmer than this.</summary>
    public Pressure Ceiling { get; private init; } = null!;

    /// <summary>The date on the written consent; <c>null</c> when there is none.</summary>
    public DateOnly? WrittenConsentOn { get; private init; }

    /// <summary>What lies between; <c>null</c> when not said.</summary>
    public Draping? Draping { get; private init; }

    /// <summary>How the client lies, sits or stands for it; <c>null</c> when not said.</summary>
    public BodyPosition? Position { get; private init; }

    /// <summary>The products that may touch the skin here, by the catalogue's codes.</summary>
    public IReadOnlyList<string> Products => _products;

    /// <summary>When the client agreed. UTC, by the server's clock.</summary>
    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>When it ended, by withdrawal or by a newer permission for the site; <c>null</c> while it stands. UTC, by the server's clock.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>True while it stands.</summary>
    public bool IsInForce => EndedAt is null;

    internal void End(DateTimeOffset now) => EndedAt ??= now;

    /// <summary>What of it lies outside a site: the other side, or nothing.</summary>
    internal ConsentedRegion? Outside(BodySite site) =>
        site.Covers(Site) || site.Side is not { } taken ? null : Less(taken == Sessions.Side.Left ? Sessions.Side.Right : Sessions.Side.Left, _techniques, Ceiling);

    /// <summary>What of it lies within a site, in fewer ways or lighter; <c>null</c> when no way is left.</summary>
    internal ConsentedRegion? Within(BodySite? site, IReadOnlyList<Technique> techniques, Pressure ceiling) =>
        techniques.Count == 0 ? null : Less(Side ?? site?.Side, techniques, ceiling);

    private ConsentedRegion Less(Side? side, IReadOnlyList<Technique> techniques, Pressure ceiling)
    {
        var less = new ConsentedRegion
        {
            Id = ConsentedRegionId.New(),
            Region = Region,
            Side = side,
            Ceiling = ceiling,
            WrittenConsentOn = WrittenConsentOn,
            Draping = Draping,
            Position = Position,
            GivenAt = GivenAt,
        };
        less._techniques.AddRange(techniques);
        less._products.AddRange(_products);
        return less;
    }
}

/// <summary>What holds now, as it follows from what was said (Rule CR-162; I33).</summary>
internal static class ConsentFromEvents
{
    /// <summary>Lets the permissions take in what was said next.</summary>
    public static void Take(this List<ConsentedRegion> regions, TouchEvent said)
    {
        switch (said.Kind)
        {
            case TouchEventKind.Granted:
                regions.Lessen(said.Site, said.At, _ => null);
                regions.Add(new ConsentedRegion(said));
                break;
            case TouchEventKind.Lapsed:
            case TouchEventKind.Withdrawn when said.Techniques.Count == 0:
                regions.Lessen(said.Site, said.At, _ => null);
                break;
            case TouchEventKind.Withdrawn:
                regions.Lessen(said.Site, said.At, had => had.Within(said.Site, [.. had.Techniques.Except(said.Techniques)], had.Ceiling), had => had.Techniques.Intersect(said.Techniques).Any());
                break;
            case TouchEventKind.Adjusted when said.Ceiling is { } ceiling:
                regions.Lessen(said.Site, said.At, had => had.Within(said.Site, had.Techniques, Pressure.Of(ceiling)), had => had.Ceiling.IsFirmerThan(Pressure.Of(ceiling)));
                break;
            case TouchEventKind.Adjusted when said.Pressure == PressureWish.Lighter:
                regions.Lessen(said.Site, said.At, had => had.Within(said.Site, had.Techniques, Pressure.Of(had.Ceiling.Level - 1)), had => had.Ceiling.Level > Pressure.Lightest);
                break;
        }
    }

    // What overlaps the site ends there; what lies outside goes on as it was, what is left within goes on as it is left.
    private static void Lessen(this List<ConsentedRegion> regions, BodySite? site, DateTimeOffset at, Func<ConsentedRegion, ConsentedRegion?> left, Func<ConsentedRegion, bool>? isMeant = null)
    {
        foreach (var had in regions.FindAll(one => one.IsInForce && (site is null || one.Site.Overlaps(site)) && (isMeant?.Invoke(one) ?? true)))
        {
            had.End(at);
            if (site is not null && had.Outside(site) is { } outside) regions.Add(outside);
            if (left(had) is { } within) regions.Add(within);
        }
    }
}

/// <summary>Names one entry of what was done.</summary>
public readonly record struct RegionWorkedId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static RegionWorkedId New() => new(Guid.CreateVersion7());
}

/// <summary>One thing done to one region.</summary>
public sealed class RegionWorked
{
    private RegionWorked() { }

    internal RegionWorked(TouchDone done, DateTimeOffset now) =>
        (Id, Region, Side, Technique, Pressure, Product, At) = (RegionWorkedId.New(), done.Site.Region, done.Site.Side, done.Technique, done.Pressure, done.Product, now);

    /// <summary>Names it.</summary>
    public RegionWorkedId Id { get; private init; }

    /// <summary>Where.</summary>
    public BodyRegion Region { get; private init; }

    /// <summary>On which side; <c>null</c> for both.</summary>
    public Side? Side { get; private init; }

    /// <summary>How.</summary>
    public Technique Technique { get; private init; }

    /// <summary>How firm.</summary>
    public Pressure Pressure { get; private init; } = null!;

    /// <summary>The product on the skin, by the catalogue's code; <c>null</c> when there was none.</summary>
    public string? Product { get; private init; }

    /// <summary>When it was recorded. UTC, by the server's clock.</summary>
    public DateTimeOffset At { get; private init; }
}
