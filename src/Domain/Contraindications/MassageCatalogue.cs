using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>How much a technique asks of the tissue.</summary>
public enum RiskClass
{
    /// <summary>No more than usual.</summary>
    Usual,

    /// <summary>More than Swedish massage.</summary>
    Higher,
}

/// <summary>What a product is.</summary>
public enum ProductKind
{
    /// <summary>An oil to glide on.</summary>
    CarrierOil,

    /// <summary>An essential oil, always diluted.</summary>
    EssentialOil,

    /// <summary>Several of them together.</summary>
    Blend,

    /// <summary>A lotion or cream.</summary>
    Lotion,

    /// <summary>Something else that touches the skin.</summary>
    Other,
}

/// <summary>What people react to.</summary>
public enum Allergen
{
    /// <summary>Tree nuts, such as almond.</summary>
    TreeNut,

    /// <summary>Peanut.</summary>
    Peanut,

    /// <summary>Sesame.</summary>
    Sesame,

    /// <summary>Coconut.</summary>
    Coconut,

    /// <summary>Jojoba.</summary>
    Jojoba,

    /// <summary>Grape.</summary>
    Grape,

    /// <summary>Sunflower.</summary>
    Sunflower,

    /// <summary>Lavender.</summary>
    Lavender,

    /// <summary>The daisy family, such as chamomile.</summary>
    DaisyFamily,

    /// <summary>Citrus.</summary>
    Citrus,

    /// <summary>Mint.</summary>
    Mint,

    /// <summary>Fragrance of any kind.</summary>
    Fragrance,

    /// <summary>Lanolin.</summary>
    Lanolin,

    /// <summary>Preservatives.</summary>
    Preservative,

    /// <summary>Natural rubber latex.</summary>
    Latex,

    /// <summary>Additives of synthetic rubber.</summary>
    RubberAccelerator,

    /// <summary>Something that this list does not name: then no product is known to be safe.</summary>
    Other,
}

/// <summary>A technique whose risks are known here.</summary>
public sealed record KnownTechnique
{
    /// <summary>Which.</summary>
    public required Technique Technique { get; init; }

    /// <summary>How much it asks of the tissue.</summary>
    public required RiskClass RiskClass { get; init; }

    /// <summary>True when it is done with a scented product, which is checked too.</summary>
    public required bool NeedsProduct { get; init; }

    /// <summary>What it is.</summary>
    public required string Words { get; init; }
}

/// <summary>Something that touches the skin, with what is in it.</summary>
public sealed record KnownProduct
{
    /// <summary>Names it: a word for what ships with the product, the id for the clinic's own.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>What is in it; empty when that is not known, and then nobody may use it (Rule CR-173; I36, M2).</summary>
    public required IReadOnlyList<string> Contents { get; init; }

    /// <summary>Of that, what people react to.</summary>
    public required IReadOnlyList<Allergen> Allergens { get; init; }

    /// <summary>True when it smells.</summary>
    public required bool IsScented { get; init; }

    /// <summary>True when skin that it was on burns in the sun.</summary>
    public required bool IsPhotosensitising { get; init; }

    /// <summary>Where its safety data sheet is kept; <c>null</c> for none.</summary>
    public string? SafetyDataSheet { get; init; }

    /// <summary>Its revision; what ships with the product has 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>True when it may be chosen.</summary>
    public bool IsSelectable => Contents.Count > 0;

    internal bool Is(ProductScope scope, IReadOnlyList<Allergen> reactsTo) => scope switch
    {
        ProductScope.Scented => IsScented,
        ProductScope.Photosensitising => IsPhotosensitising,
        _ => reactsTo.Count == 0 || reactsTo.Contains(Allergen.Other) || Allergens.Contains(Allergen.Other) || reactsTo.Intersect(Allergens).Any(),
    };
}

/// <summary>The techniques and products whose risks are known: what may be planned, and nothing beside it (Rule CR-173; I36, M2).</summary>
public sealed class MassageCatalogue
{
    private const string TechniqueFileName = "massage-techniques.json";
    private const string ProductFileName = "massage-products.json";

    private static readonly Lazy<MassageCatalogue> Shipping = new(() => Read(DataFile.OfTheProduct(TechniqueFileName), DataFile.OfTheProduct(ProductFileName)));

    private MassageCatalogue(string version, IReadOnlyList<KnownTechnique> techniques, IReadOnlyList<KnownProduct> products) =>
        (Version, Techniques, Products) = (version, techniques, products);

    /// <summary>What ships with the product.</summary>
    public static MassageCatalogue Shipped => Shipping.Value;

    /// <summary>The version of what ships.</summary>
    public string Version { get; }

    /// <summary>The techniques.</summary>
    public IReadOnlyList<KnownTechnique> Techniques { get; }

    /// <summary>The products, the clinic's own included.</summary>
    public IReadOnlyList<KnownProduct> Products { get; }

    /// <summary>The same with the clinic's own products.</summary>
    public MassageCatalogue With(IEnumerable<KnownProduct> own) => new(Version, Techniques, [.. Products, .. own]);

    /// <summary>A technique that may be planned.</summary>
    /// <exception cref="DomainException"><see cref="TechniqueUnknown"/>.</exception>
    public KnownTechnique Technique(Technique technique, string pointer) =>
        Techniques.FirstOrDefault(known => known.Technique == technique) ?? throw new DomainException(new TechniqueUnknown(technique) { Pointer = pointer });

    /// <summary>A product that may be planned.</summary>
    /// <exception cref="DomainException"><see cref="ProductUnknown"/>, <see cref="ProductContentsUnknown"/>.</exception>
    public KnownProduct Product(string code, string pointer)
    {
        var product = Products.FirstOrDefault(known => known.Code == code) ?? throw new DomainException(new ProductUnknown { Pointer = pointer });
        return product.IsSelectable ? product : throw new DomainException(new ProductContentsUnknown { Pointer = pointer });
    }

    internal static MassageCatalogue Read(string techniques, string products)
    {
        var (how, what) = (DataFile.Read<TechniqueFile>(TechniqueFileName, techniques), DataFile.Read<ProductFile>(ProductFileName, products));
        DataFile.MustHold(TechniqueFileName, techniques, how.WhatIsWrong());
        DataFile.MustHold(ProductFileName, products, what.WhatIsWrong());
        return new(what.Version, how.Techniques, what.Products);
    }

    internal sealed record TechniqueFile
    {
        public required string Version { get; init; }
        public required IReadOnlyList<KnownTechnique> Techniques { get; init; }

        public (string, string)? WhatIsWrong()
        {
            for (var i = 0; i < Techniques.Count; i++)
            {
                var one = Techniques[i];
                if (one.Technique == Sessions.Technique.Other) return ($"/techniques/{i}", "the risks of something else are not known.");
                if (Techniques.Take(i).Any(other => other.Technique == one.Technique)) return ($"/techniques/{i}", $"{one.Technique} stands twice.");
                if (string.IsNullOrWhiteSpace(one.Words)) return ($"/techniques/{i}/words", "must say something.");
            }

            return null;
        }
    }

    internal sealed record ProductFile
    {
        public required string Version { get; init; }
        public required IReadOnlyList<KnownProduct> Products { get; init; }

        public (string, string)? WhatIsWrong()
        {
            for (var i = 0; i < Products.Count; i++)
            {
                var one = Products[i];
                if (one.Code.Length is 0 or > 40 || !one.Code.All(c => char.IsAsciiLetterLower(c) || c == '-')) return ($"/products/{i}/code", "must be small letters and hyphens.");
                if (Products.Take(i).Any(other => other.Code == one.Code)) return ($"/products/{i}/code", $"{one.Code} stands twice.");
                if (one.Contents.Count == 0 || one.Contents.Any(string.IsNullOrWhiteSpace)) return ($"/products/{i}/contents", "must say what is in it.");
                if (string.IsNullOrWhiteSpace(one.Name)) return ($"/products/{i}/name", "must say something.");
                if (one.IsScented && !one.Allergens.Contains(Allergen.Fragrance)) return ($"/products/{i}/allergens", "what smells holds fragrance.");
            }

            return null;
        }
    }
}
