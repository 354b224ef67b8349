using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>Add a product that the clinic works with. Until its contents are said no check can name it (I36, M2).</summary>
[For(Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record AddMassageProduct(AddMassageProductBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<AddMassageProductBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AddMassageProduct, Receipt>
    {
        public async Task<Receipt> Handle(AddMassageProduct request, CancellationToken cancellationToken)
        {
            var product = MassageProduct.Add(caller.ClinicId, request.Body.Name, request.Body.Kind, request.Body.AsContents(), caller.PersonId(), record.Now);
            db.MassageProducts.Add(product);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(product.Id.Value, product.Revision);
        }
    }
}

/// <summary>What is in a product.</summary>
public record MassageProductContentsBody
{
    /// <summary>What is in it, as the label says; none while that is not known.</summary>
    /// <example>["jojoba oil", "arnica extract"]</example>
    [MaxLength(ProductContents.Most)]
    public IReadOnlyList<string> Contents { get; init; } = [];

    /// <summary>Of that, what people react to; <c>other</c> for what this list does not name.</summary>
    /// <example>["jojoba", "daisyFamily"]</example>
    [MaxLength(ProductContents.Most)]
    public IReadOnlyList<Allergen> Allergens { get; init; } = [];

    /// <summary>True when it smells.</summary>
    /// <example>false</example>
    public required bool IsScented { get; init; }

    /// <summary>True when skin that it was on burns in the sun.</summary>
    /// <example>false</example>
    public required bool IsPhotosensitising { get; init; }

    /// <summary>Where its safety data sheet is kept.</summary>
    /// <example>Binder 2, sheet 14</example>
    [StringLength(PlainText.Line)]
    public string? SafetyDataSheet { get; init; }

    internal ProductContents AsContents() => new()
    {
        Contents = Contents,
        Allergens = Allergens,
        IsScented = IsScented,
        IsPhotosensitising = IsPhotosensitising,
        SafetyDataSheet = SafetyDataSheet,
    };
}

/// <summary>A product, and what is in it.</summary>
public sealed record AddMassageProductBody : MassageProductContentsBody
{
    /// <summary>What people call it.</summary>
    /// <example>Arnica in jojoba</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    /// <example>blend</example>
    public required ProductKind Kind { get; init; }
}
