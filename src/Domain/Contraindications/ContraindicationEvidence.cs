using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>An answer with where it stands.</summary>
/// <param name="Answer">What was said.</param>
/// <param name="Record">The screening.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Category">The kind of information it is.</param>
/// <param name="At">When it was said. UTC.</param>
/// <param name="On">The clinic's date then.</param>
public sealed record HeldAnswer(HealthAnswer Answer, Guid Record, Author Author, InformationCategory Category, DateTimeOffset At, DateOnly On)
{
    /// <summary>True when this answer may take the place of an earlier, stricter one: the client gave it, or who gave that one too, or somebody who saw that one (Rule CR-171).</summary>
    internal bool Settles(HeldAnswer earlier) => Author.Discipline is null || Author.PersonId == earlier.Author.PersonId || Answer.Settles.Contains(earlier.Record);
}

/// <summary>Of a document only what a check has to know.</summary>
public sealed record ClearanceTerms
{
    /// <summary>The one rule that it lifts.</summary>
    public required string Rule { get; init; }

    /// <summary>The date on it.</summary>
    public required DateOnly DatedOn { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly ValidUntil { get; init; }
}

/// <summary>A clearance with where it stands.</summary>
/// <param name="Document">What it lifts, and when.</param>
/// <param name="Record">The clearance.</param>
/// <param name="Author">Who recorded it.</param>
/// <param name="Category">The kind of information it is.</param>
public sealed record HeldClearance(ClearanceTerms Document, Guid Record, Author Author, InformationCategory Category);

/// <summary>Something in the record from which a rule follows that nobody asks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Qualifiers">Its particulars.</param>
/// <param name="Record">What it follows from.</param>
/// <param name="Author">Who wrote that.</param>
/// <param name="Category">The kind of information it is.</param>
public sealed record Circumstance(string Rule, IReadOnlyList<string> Qualifiers, Guid Record, Author Author, InformationCategory Category);

/// <summary>All that a check looks at. It is handed in, so that the check itself reads nothing.</summary>
public sealed record ContraindicationEvidence
{
    /// <summary>Every answer ever given.</summary>
    public IReadOnlyList<HeldAnswer> Answers { get; init; } = [];

    /// <summary>Every clearance ever recorded.</summary>
    public IReadOnlyList<HeldClearance> Clearances { get; init; } = [];

    /// <summary>The holds on massage that are in force now (I37).</summary>
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>What follows without asking.</summary>
    public IReadOnlyList<Circumstance> Circumstances { get; init; } = [];

    /// <summary>A fingerprint of what the care plan plans by touch; <c>null</c> outside any plan.</summary>
    public string? PlannedInPlan { get; init; }
}

/// <summary>What a massage therapist means to do.</summary>
public sealed record PlannedTouch
{
    /// <summary>The most entries of one list.</summary>
    public const int Most = 60;

    /// <summary>How; at least one.</summary>
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>Where; at least one.</summary>
    public required IReadOnlyList<BodySite> Sites { get; init; }

    /// <summary>With which products, by code.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>In which positions; none when that is open.</summary>
    public IReadOnlyList<BodyPosition> Positions { get; init; } = [];

    /// <summary>No firmer than this, 1–5.</summary>
    public required int Pressure { get; init; }

    /// <summary>The same, refused where anything of it is not known to the catalogue (Rule CR-173; I36).</summary>
    /// <exception cref="DomainException"><see cref="PlanIncomplete"/>, <see cref="TechniqueUnknown"/>, <see cref="ProductUnknown"/>, <see cref="ProductContentsUnknown"/>, <see cref="ProductMissing"/>, <see cref="PressureOffTheScale"/>, <see cref="ChoiceUnknown"/>.</exception>
    public PlannedTouch Checked(MassageCatalogue catalogue)
    {
        if (Techniques.Count == 0) throw new DomainException(new PlanIncomplete { Pointer = "/techniques" });
        if (Sites.Count == 0) throw new DomainException(new PlanIncomplete { Pointer = "/sites" });

        var how = Entries.Of(Techniques, "/techniques", Most, catalogue.Technique);
        var products = Entries.Of(Products, "/products", Most, catalogue.Product);
        if (how.Any(technique => technique.NeedsProduct) && !products.Any(product => product.IsScented)) throw new DomainException(new ProductMissing { Pointer = "/products" });

        return new()
        {
            Techniques = [.. how.Select(technique => technique.Technique).Distinct()],
            Sites = [.. Entries.Of(Sites, "/sites", Most, (site, _) => site).Distinct()],
            Products = [.. products.Select(product => product.Code).Distinct(StringComparer.Ordinal)],
            Positions = [.. Entries.Of(Positions, "/positions", Most, Choice.Of).Distinct()],
            Pressure = Sessions.Pressure.Of(Pressure).Level,
        };
    }
}
