using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Retention;

/// <summary>List the erasures that nothing blocks today and that wait to be carried out, across clients, last asked first. Ids and days only.</summary>
[For(Role.PrivacyOfficer)]
public sealed record ListErasuresToCarryOut(int Limit, Cursor? After) : IRequest<Slice<ErasureToCarryOutView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IRetentionFacts facts) : IRequestHandler<ListErasuresToCarryOut, Slice<ErasureToCarryOutView>>
    {
        public async Task<Slice<ErasureToCarryOutView>> Handle(ListErasuresToCarryOut request, CancellationToken cancellationToken)
        {
            var terms = await db.RetentionTerms(caller, record, cancellationToken);
            return Slice.Of(await facts.ErasuresToCarryOut(terms, record.Today, request.After?.Id, request.Limit + 1, cancellationToken), request.Limit, view => Cursor.After("", view.Id));
        }
    }
}
