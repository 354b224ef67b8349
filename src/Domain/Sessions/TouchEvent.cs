using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>Names one thing said about touch.</summary>
public readonly record struct TouchEventId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static TouchEventId New() => new(Guid.CreateVersion7());
}

/// <summary>What was said about touch.</summary>
public enum TouchEventKind
{
    /// <summary>The client agreed to a site.</summary>
    Granted,

    /// <summary>The client took permission back.</summary>
    Withdrawn,

    /// <summary>Something was changed to the client's comfort while touch went on.</summary>
    Adjusted,

    /// <summary>The session was moved to another hour, so that what was agreed to for the first one ended.</summary>
    Lapsed,
}

/// <summary>What the client said of the pressure.</summary>
public enum PressureWish
{
    /// <summary>Lighter. It holds at once (Rule CR-163; I33).</summary>
    Lighter,

    /// <summary>Good as it is.</summary>
    Fine,

    /// <summary>Firmer. Beyond what was agreed to it needs a new consent.</summary>
    Firmer,
}

/// <summary>What the client said of the warmth.</summary>
public enum TemperatureWish
{
    /// <summary>Warmer.</summary>
    Warmer,

    /// <summary>Good as it is.</summary>
    Fine,

    /// <summary>Cooler.</summary>
    Cooler,
}

/// <summary>How comfortable the client is, and what was changed for it. At least one thing is said; nothing says why.</summary>
public sealed record ComfortCheck
{
    /// <summary>The most comfortable that can be said; the least is 0. Unit: points of a 0–10 scale, 10 being wholly comfortable.</summary>
    public const int MostComfortable = 10;

    /// <summary>Where; <c>null</c> for touch as a whole.</summary>
    public BodySite? Site { get; init; }

    /// <summary>How comfortable. Unit: points, 0–10; <c>null</c> when not asked.</summary>
    public int? Comfort { get; init; }

    /// <summary>What they said of the pressure; <c>null</c> when not asked.</summary>
    public PressureWish? Pressure { get; init; }

    /// <summary>No firmer than this from now on, with <see cref="PressureWish.Lighter"/>; one step lighter than agreed when left out. It never raises what was agreed to.</summary>
    public Pressure? Ceiling { get; init; }

    /// <summary>What they said of the warmth; <c>null</c> when not asked.</summary>
    public TemperatureWish? Temperature { get; init; }

    /// <summary>How they now lie, sit or stand; <c>null</c> when they did not move.</summary>
    public BodyPosition? Position { get; init; }

    /// <summary>What now lies between; <c>null</c> when it stayed. Uncovering a site needs a new consent.</summary>
    public Draping? Draping { get; init; }

    internal ComfortCheck Checked()
    {
        if (Comfort is null && Pressure is null && Temperature is null && Position is null && Draping is null) throw new DomainException(new AdjustmentEmpty());
        if (Comfort is < 0 or > MostComfortable) throw new DomainException(new ComfortOutOfRange(Comfort.Value, MostComfortable) { Pointer = "/comfort" });
        Choice.Optional(Pressure, "/pressure");
        Choice.Optional(Temperature, "/temperature");
        Choice.Optional(Position, "/position");
        Choice.Optional(Draping, "/draping");
        if (Ceiling is not null && Pressure != PressureWish.Lighter) throw new DomainException(new OnlyLighterSetsTheCeiling { Pointer = "/ceiling" });
        if (Draping == Sessions.Draping.UndrapedArea) throw new DomainException(new UncoveringNeedsConsent { Pointer = "/draping" });
        return this;
    }
}

/// <summary>One thing said about touch in one session: who said it to whom, and when. Written once and never changed; what holds now follows from all of them (Rule CR-162; I33).</summary>
public sealed class TouchEvent
{
    private readonly List<Technique> _techniques = [];
    private readonly List<string> _products = [];

    private TouchEvent() { }

    /// <summary>Names it.</summary>
    public TouchEventId Id { get; private init; }

    /// <summary>Its place among those of the session, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>What was said.</summary>
    public TouchEventKind Kind { get; private init; }

    /// <summary>When it was recorded. UTC, by the server's clock.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Whoever recorded it: the therapist, the client themselves, or somebody who heard it.</summary>
    public Author By { get; private init; } = null!;

    /// <summary>Where; <c>null</c> for everywhere.</summary>
    public BodyRegion? Region { get; private init; }

    /// <summary>On which side; <c>null</c> for both.</summary>
    public Side? Side { get; private init; }

    /// <summary>How; none means in any way.</summary>
    public IReadOnlyList<Technique> Techniques => _techniques;

    /// <summary>No firmer than this from now on; <c>null</c> when nothing was said of it.</summary>
    public int? Ceiling { get; private init; }

    /// <summary>The date on the written consent; <c>null</c> when there is none.</summary>
    public DateOnly? WrittenConsentOn { get; private init; }

    /// <summary>What lies between; <c>null</c> when not said.</summary>
    public Draping? Draping { get; private init; }

    /// <summary>How the client lies, sits or stands; <c>null</c> when not said.</summary>
    public BodyPosition? Position { get; private init; }

    /// <summary>The products that were agreed to, by the catalogue's codes.</summary>
    public IReadOnlyList<string> Products => _products;

    /// <summary>How comfortable. Unit: points, 0–10; <c>null</c> when not asked.</summary>
    public int? Comfort { get; private init; }

    /// <summary>What the client said of the pressure; <c>null</c> when not asked.</summary>
    public PressureWish? Pressure { get; private init; }

    /// <summary>What the client said of the warmth; <c>null</c> when not asked.</summary>
    public TemperatureWish? Temperature { get; private init; }

    /// <summary>Where, as one thing; <c>null</c> for everywhere.</summary>
    public BodySite? Site => Region is { } region ? BodySite.Of(region, Side) : null;

    internal static TouchEvent Granted(int number, TouchWish wish, Author by, DateTimeOffset now)
    {
        var said = new TouchEvent
        {
            Id = TouchEventId.New(),
            Number = number,
            Kind = TouchEventKind.Granted,
            At = now,
            By = by,
            Region = wish.Region,
            Side = wish.Side,
            Ceiling = wish.Ceiling.Level,
            WrittenConsentOn = wish.WrittenConsentOn,
            Draping = wish.Draping,
            Position = wish.Position,
        };
        said._techniques.AddRange(wish.Techniques.Distinct());
        said._products.AddRange(wish.Products);
        return said;
    }

    internal static TouchEvent Withdrawn(int number, BodySite? site, IReadOnlyList<Technique> techniques, Author by, DateTimeOffset now)
    {
        var said = new TouchEvent { Id = TouchEventId.New(), Number = number, Kind = TouchEventKind.Withdrawn, At = now, By = by, Region = site?.Region, Side = site?.Side };
        said._techniques.AddRange(techniques.Distinct());
        return said;
    }

    internal static TouchEvent Lapsed(int number, Author by, DateTimeOffset now) => new() { Id = TouchEventId.New(), Number = number, Kind = TouchEventKind.Lapsed, At = now, By = by };

    internal static TouchEvent Adjusted(int number, ComfortCheck check, int? ceiling, Author by, DateTimeOffset now) => new()
    {
        Id = TouchEventId.New(),
        Number = number,
        Kind = TouchEventKind.Adjusted,
        At = now,
        By = by,
        Region = check.Site?.Region,
        Side = check.Site?.Side,
        Ceiling = ceiling,
        Comfort = check.Comfort,
        Pressure = check.Pressure,
        Temperature = check.Temperature,
        Position = check.Position,
        Draping = check.Draping,
    };
}
