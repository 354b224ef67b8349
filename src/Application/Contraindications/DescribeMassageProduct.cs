using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Contraindications;
using MediatR;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>Say anew what is in one of the clinic's own products. Every check that named it has to be made again (I38).</summary>
[For(Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record DescribeMassageProduct(MassageProductId ProductId, int ExpectedRevision, MassageProductContentsBody Body)
    : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<MassageProductContentsBody>
{
    internal sealed class Handler(IClinicDb db) : IRequestHandler<DescribeMassageProduct, Receipt>
    {
        public async Task<Receipt> Handle(DescribeMassageProduct request, CancellationToken cancellationToken)
        {
            var product = await db.MassageProducts.Require(p => p.Id == request.ProductId, new MassageProductNotFound(), cancellationToken);
            product.MustBeAt(request.ExpectedRevision);
            product.Describe(request.Body.AsContents());
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(product.Id.Value, product.Revision);
        }
    }
}
