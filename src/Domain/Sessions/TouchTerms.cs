using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>What can be talked through before a client agrees to touch; which of it must be is said by the policy pack. Rule CR-030 (M1). Source: CMTO Standard "Consent" (2021).</summary>
public enum DiscussionElement
{
    /// <summary>What will be done.</summary>
    NatureOfTreatment,

    /// <summary>What it may help with.</summary>
    Benefits,

    /// <summary>What may go wrong or feel unpleasant.</summary>
    RisksAndSideEffects,

    /// <summary>What else could be done.</summary>
    Alternatives,

    /// <summary>What is likely if it is not done.</summary>
    ConsequencesOfNoTreatment,

    /// <summary>That the client may ask anything, and that touch stops or changes whenever they say so.</summary>
    RightToStopAnytime,
}

/// <summary>What lies between the hands and the skin. A part of the body that is not worked on stays covered, whatever is chosen here.</summary>
public enum Draping
{
    /// <summary>Through the client's clothes.</summary>
    Clothed,

    /// <summary>Through a sheet.</summary>
    Sheet,

    /// <summary>Through a towel.</summary>
    Towel,

    /// <summary>On the skin: this site alone is uncovered while it is worked on.</summary>
    UndrapedArea,
}

/// <summary>What the client agrees to for one region, or for one side of it.</summary>
/// <param name="Region">Where.</param>
/// <param name="Techniques">How; at least one.</param>
/// <param name="Ceiling">No firmer than this.</param>
/// <param name="WrittenConsentOn">The date on the client's written consent, where the policy pack asks for one (Rule CR-031; I31); <c>null</c> when there is none.</param>
public sealed record TouchWish(BodyRegion Region, IReadOnlyCollection<Technique> Techniques, Pressure Ceiling, DateOnly? WrittenConsentOn = null)
{
    /// <summary>The most products for one region.</summary>
    public const int MostProducts = 20;

    /// <summary>One side of the region; <c>null</c> for both.</summary>
    public Side? Side { get; init; }

    /// <summary>What lies between; <c>null</c> when not said.</summary>
    public Draping? Draping { get; init; }

    /// <summary>How the client lies, sits or stands for it; <c>null</c> when not said.</summary>
    public BodyPosition? Position { get; init; }

    /// <summary>The oils and other products that may touch the skin here, by the catalogue's codes. None that is not named.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>The same wish, found fit to be asked.</summary>
    /// <param name="pointer">Where in the request it stands.</param>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>, <see cref="RegionHasNoSides"/>, <see cref="TechniqueMissing"/>, <see cref="ListTooLong"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    internal TouchWish Checked(string pointer)
    {
        BodySite.Of(Region, Side, pointer);
        foreach (var technique in Techniques) Choice.Of(technique, $"{pointer}/techniques");
        if (Techniques.Count == 0) throw new DomainException(new TechniqueMissing(Region) { Pointer = $"{pointer}/techniques" });
        Choice.Optional(Draping, $"{pointer}/draping");
        Choice.Optional(Position, $"{pointer}/position");
        return this with { Products = [.. Entries.Of(Products, $"{pointer}/products", MostProducts, (product, at) => PlainText.Of(product, at)).Distinct(StringComparer.Ordinal)] };
    }
}

/// <summary>The rules and dates by which a touch consent is judged.</summary>
/// <param name="Pack">The policy pack that applies.</param>
/// <param name="SessionOn">The session's date on the clinic's calendar.</param>
/// <param name="Today">The clinic's date now: no signature is dated later.</param>
/// <param name="PlanFrom">The date on which the care plan that the session serves was drafted; <c>null</c> outside any plan, where a written consent cannot hold for one.</param>
public sealed record TouchRules(PolicyPack Pack, DateOnly SessionOn, DateOnly Today, DateOnly? PlanFrom = null)
{
    /// <summary>True when the client's written consent for this region, or its absence, is enough here and today (Rule CR-031; I31).</summary>
    public bool IsWrittenWellEnough(BodyRegion region, DateOnly? writtenOn) => Pack.WrittenConsentFor(region) switch
    {
        WrittenConsentFrequency.Never => true,
        WrittenConsentFrequency.PerPlan when PlanFrom is { } from => from <= writtenOn && writtenOn <= SessionOn,
        _ => writtenOn == SessionOn,
    };

    /// <summary>Until when the talk before touch must stand in the record (Rule CR-164; M1b, I33b).</summary>
    /// <param name="heldUntil">When the session ended. UTC.</param>
    public DateTimeOffset DocumentedBy(DateTimeOffset heldUntil) => heldUntil.AddHours(Pack.TouchConsentDocumentedWithinHours);
}

/// <summary>How much permission a client takes back: some sites, some techniques, some techniques at some sites, or all of it.</summary>
/// <param name="Sites">Where; none means everywhere.</param>
/// <param name="Techniques">How; none means in any way.</param>
public sealed record TouchScope(IReadOnlyList<BodySite> Sites, IReadOnlyList<Technique> Techniques)
{
    /// <summary>All touch.</summary>
    public static TouchScope Everything { get; } = new([], []);

    /// <summary>Touch of these regions, on both sides and in any way.</summary>
    public static TouchScope Of(params IEnumerable<BodyRegion> regions) => new([.. regions.Select(region => BodySite.Of(region))], []);
}

/// <summary>What was done to one site.</summary>
/// <param name="Site">Where.</param>
/// <param name="Technique">How.</param>
/// <param name="Pressure">How firm.</param>
/// <param name="Product">The product on the skin, by the catalogue's code; <c>null</c> when there was none.</param>
public sealed record TouchDone(BodySite Site, Technique Technique, Pressure Pressure, string? Product = null);
