using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>List the oils, lotions and other products, those that ship and the clinic's own, with what is in them.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record ListMassageProducts : IRequest<Slice<MassageProductView>>, IUsesNoClientRecord
{
    internal sealed class Handler(CheckInForce checks) : IRequestHandler<ListMassageProducts, Slice<MassageProductView>>
    {
        public async Task<Slice<MassageProductView>> Handle(ListMassageProducts request, CancellationToken cancellationToken) =>
            new([.. (await checks.Catalogue(cancellationToken)).Products.Select(MassageProductView.Of)], null);
    }
}
