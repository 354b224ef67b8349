using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>Names a clinic's own product.</summary>
public readonly record struct MassageProductId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static MassageProductId New() => new(Guid.CreateVersion7());
}

/// <summary>What is in a product, as its label and its safety data sheet say.</summary>
public sealed record ProductContents
{
    /// <summary>The most contents of one product.</summary>
    public const int Most = 60;

    /// <summary>What is in it; empty when that is not known yet.</summary>
    public required IReadOnlyList<string> Contents { get; init; }

    /// <summary>Of that, what people react to.</summary>
    public required IReadOnlyList<Allergen> Allergens { get; init; }

    /// <summary>True when it smells.</summary>
    public required bool IsScented { get; init; }

    /// <summary>True when skin that it was on burns in the sun.</summary>
    public required bool IsPhotosensitising { get; init; }

    /// <summary>Where its safety data sheet is kept.</summary>
    public string? SafetyDataSheet { get; init; }
}

/// <summary>A product that a clinic works with beside those that ship. Until its contents are said nobody may plan with it (Rule CR-173; I36, M2).</summary>
public sealed class MassageProduct : AggregateRoot
{
    private readonly List<string> _contents = [];
    private readonly List<Allergen> _allergens = [];

    private MassageProduct() { }

    /// <summary>Names it.</summary>
    public MassageProductId Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>What people call it.</summary>
    public string Name { get; private init; } = null!;

    /// <summary>What it is.</summary>
    public ProductKind Kind { get; private init; }

    /// <inheritdoc cref="ProductContents.Contents"/>
    public IReadOnlyList<string> Contents => _contents;

    /// <inheritdoc cref="ProductContents.Allergens"/>
    public IReadOnlyList<Allergen> Allergens => _allergens;

    /// <inheritdoc cref="ProductContents.IsScented"/>
    public bool IsScented { get; private set; }

    /// <inheritdoc cref="ProductContents.IsPhotosensitising"/>
    public bool IsPhotosensitising { get; private set; }

    /// <inheritdoc cref="ProductContents.SafetyDataSheet"/>
    public string? SafetyDataSheet { get; private set; }

    /// <summary>Who put it here.</summary>
    public Guid AddedBy { get; private init; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>Puts a product into the clinic's catalogue.</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>, <see cref="ListTooLong"/>, and the refusals of <see cref="PlainText"/>.</exception>
    public static MassageProduct Add(ClinicId clinic, string name, ProductKind kind, ProductContents contents, Guid by, DateTimeOffset now)
    {
        var product = new MassageProduct { Id = MassageProductId.New(), ClinicId = clinic, Name = PlainText.Of(name, "/name"), Kind = Choice.Of(kind, "/kind"), AddedBy = by, AddedAt = now };
        product.Take(contents);
        return product;
    }

    /// <summary>Says anew what is in it. Every check that planned with it has to be made again (Rule CR-174; I38).</summary>
    /// <exception cref="DomainException">As <see cref="Add"/>.</exception>
    public void Describe(ProductContents contents)
    {
        Take(contents);
        Changed();
    }

    /// <summary>As the catalogue knows it.</summary>
    public KnownProduct AsKnown() => new()
    {
        Code = Id.Value.ToString(),
        Name = Name,
        Kind = Kind,
        Contents = [.. _contents],
        Allergens = [.. _allergens],
        IsScented = IsScented,
        IsPhotosensitising = IsPhotosensitising,
        SafetyDataSheet = SafetyDataSheet,
        Revision = Revision,
    };

    private void Take(ProductContents said)
    {
        var contents = Entries.Of(said.Contents, "/contents", ProductContents.Most, (line, at) => PlainText.Of(line, at));
        var allergens = Entries.Of(said.Allergens, "/allergens", ProductContents.Most, Choice.Of);
        SafetyDataSheet = PlainText.Optional(said.SafetyDataSheet, "/safetyDataSheet");
        (IsScented, IsPhotosensitising) = (said.IsScented, said.IsPhotosensitising);
        _contents.Clear();
        _contents.AddRange(contents);
        _allergens.Clear();
        _allergens.AddRange(allergens.Distinct());
    }
}
