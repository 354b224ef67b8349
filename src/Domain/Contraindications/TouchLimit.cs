using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>What set a limit aside.</summary>
public enum LiftedBy
{
    /// <summary>A written medical clearance that holds today.</summary>
    Clearance,

    /// <summary>A second massage therapist, together with the first.</summary>
    SecondReader,
}

/// <summary>One thing to leave out or to heed: effect alone, never why.</summary>
public sealed record TouchLimit
{
    /// <summary>Its place in the check, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>How strict it is.</summary>
    public required ContraindicationOutcome Outcome { get; init; }

    /// <summary>Where; none means the whole body.</summary>
    public IReadOnlyList<BodySite> Sites { get; init; } = [];

    /// <summary>The techniques that are left out; none means all, and for <see cref="ContraindicationOutcome.Modify"/> none.</summary>
    public IReadOnlyList<Technique> Techniques { get; init; } = [];

    /// <summary>True when it speaks of products and leaves touch as it is.</summary>
    public bool IsAboutProducts { get; init; }

    /// <summary>The planned products that are left out.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Positions to avoid.</summary>
    public IReadOnlyList<BodyPosition> Positions { get; init; } = [];

    /// <summary>No firmer than this, 1–5.</summary>
    public int? PressureCeiling { get; init; }

    /// <summary>What to do.</summary>
    public required string Cue { get; init; }

    /// <summary>True when it bears on what was planned.</summary>
    public bool IsRelevant { get; init; }

    /// <summary>What set it aside; <c>null</c> while it stands.</summary>
    public LiftedBy? LiftedBy { get; init; }

    /// <summary>The record from which it follows, which only the check itself knows; <c>null</c> when a question was not answered.</summary>
    public Guid? Evidence { get; init; }

    /// <summary>Who wrote that: the limit is shown to nobody with whom the client does not share their safety cues (Rule CR-172).</summary>
    public Kernel.Author? EvidenceAuthor { get; init; }

    /// <summary>True while it stands.</summary>
    public bool Stands => LiftedBy is null;

    /// <summary>True when this touch is left out.</summary>
    public bool Blocks(BodySite site, Technique technique) => Stands && !IsAboutProducts && IsAt(site) && Outcome switch
    {
        ContraindicationOutcome.Absolute or ContraindicationOutcome.Clearance or ContraindicationOutcome.Local => Techniques.Count == 0 || Techniques.Contains(technique),
        ContraindicationOutcome.Modify => Techniques.Contains(technique),
        _ => false,
    };

    /// <summary>True when this product is left out.</summary>
    public bool Blocks(string product) => Stands && IsAboutProducts && Products.Contains(product, StringComparer.Ordinal);

    /// <summary>True when it speaks of this place.</summary>
    public bool IsAt(BodySite site) => Sites.Count == 0 || Sites.Any(site.Overlaps);

    internal string InOneLine() => $"{AsRead()}|{LiftedBy}";

    internal string AsRead() => string.Join('|',
        Outcome, string.Join(',', Sites.Select(site => $"{site.Region}/{site.Side}")), string.Join(',', Techniques), IsAboutProducts, string.Join(',', Products), string.Join(',', Positions), PressureCeiling, Cue);

    internal bool BearsOn(PlannedTouch plan)
    {
        if (IsAboutProducts) return Products.Count > 0;
        if (!plan.Sites.Any(IsAt)) return false;
        if (Outcome == ContraindicationOutcome.Modify)
            return Techniques.Intersect(plan.Techniques).Any() || Positions.Intersect(plan.Positions).Any() || PressureCeiling < plan.Pressure;
        return Techniques.Count == 0 || Techniques.Intersect(plan.Techniques).Any();
    }
}

/// <summary>What remains possible at one place.</summary>
/// <param name="Site">Where.</param>
/// <param name="Techniques">How.</param>
/// <param name="PressureCeiling">No firmer than this, 1–5.</param>
public sealed record PossibleTouch(BodySite Site, IReadOnlyList<Technique> Techniques, int PressureCeiling);

/// <summary>Why a limit stands.</summary>
/// <param name="Limit">The limit's number.</param>
/// <param name="Rule">The rule.</param>
/// <param name="State">What was found; <c>null</c> when the question was not answered.</param>
/// <param name="Record">The screening, hold or other record; <c>null</c> when the question was not answered.</param>
/// <param name="Author">Who wrote that.</param>
/// <param name="Category">The kind of information it is.</param>
/// <param name="Clearance">The clearance that lifts it; <c>null</c> for none.</param>
public sealed record FoundReason(int Limit, string Rule, FindingState? State, Guid? Record, Kernel.Author? Author, Consents.InformationCategory Category, Guid? Clearance);
