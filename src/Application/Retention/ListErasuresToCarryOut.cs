using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Retention;

/// <summary>List the erasures that nothing blocks and that wait to be carried out, across clients, last asked first. Ids and days only.</summary>
[For(Role.PrivacyOfficer)]
public sealed record ListErasuresToCarryOut(int Limit, Cursor? After) : IRequest<Slice<ErasureToCarryOutView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IRetentionFacts facts) : IRequestHandler<ListErasuresToCarryOut, Slice<ErasureToCarryOutView>>
    {
        public async Task<Slice<ErasureToCarryOutView>> Handle(ListErasuresToCarryOut request, CancellationToken cancellationToken) =>
            Slice.Of(await facts.ErasuresToCarryOut(request.After?.Id, request.Limit + 1, cancellationToken), request.Limit, view => Cursor.After("", view.Id));
    }
}
