using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>Read one product by its code.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record GetMassageProduct(string Code) : IRequest<MassageProductView>, IUsesNoClientRecord
{
    internal sealed class Handler(CheckInForce checks) : IRequestHandler<GetMassageProduct, MassageProductView>
    {
        public async Task<MassageProductView> Handle(GetMassageProduct request, CancellationToken cancellationToken) =>
            (await checks.Catalogue(cancellationToken)).Products.FirstOrDefault(product => product.Code == request.Code) is { } known
                ? MassageProductView.Of(known)
                : throw new DomainException(new MassageProductNotFound());
    }
}
