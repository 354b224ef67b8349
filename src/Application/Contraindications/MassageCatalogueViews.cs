using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>A technique whose risks are known.</summary>
public sealed record MassageTechniqueView
{
    /// <summary>Which.</summary>
    public required Technique Technique { get; init; }

    /// <summary>How much it asks of the tissue.</summary>
    public required RiskClass RiskClass { get; init; }

    /// <summary>True when a check of it has to name the scented product.</summary>
    public required bool NeedsProduct { get; init; }

    /// <summary>What it is.</summary>
    public required string Words { get; init; }
}

/// <summary>Something that touches the skin, with what is in it.</summary>
public sealed record MassageProductView
{
    /// <summary>Names it in a check: a word for what ships, the id for the clinic's own.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>What is in it; empty when that is not known.</summary>
    public required IReadOnlyList<string> Contents { get; init; }

    /// <summary>Of that, what people react to.</summary>
    public required IReadOnlyList<Allergen> Allergens { get; init; }

    /// <summary>True when it smells.</summary>
    public required bool IsScented { get; init; }

    /// <summary>True when skin that it was on burns in the sun.</summary>
    public required bool IsPhotosensitising { get; init; }

    /// <summary>Where its safety data sheet is kept; <c>null</c> for none.</summary>
    public string? SafetyDataSheet { get; init; }

    /// <summary>False while its contents are not known: then no check can name it.</summary>
    public required bool IsSelectable { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static MassageProductView Of(KnownProduct product) => new()
    {
        Code = product.Code,
        Name = product.Name,
        Kind = product.Kind,
        Contents = product.Contents,
        Allergens = product.Allergens,
        IsScented = product.IsScented,
        IsPhotosensitising = product.IsPhotosensitising,
        SafetyDataSheet = product.SafetyDataSheet,
        IsSelectable = product.IsSelectable,
        Revision = product.Revision,
    };
}
