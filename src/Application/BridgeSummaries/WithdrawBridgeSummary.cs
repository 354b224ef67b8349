using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.BridgeSummaries;

/// <summary>
/// Take a bridge summary back: its author, or the author's supervisor for the purpose of supervision. Always accepted, whatever anybody else changes at that moment, and the audience's next request does not
/// see it (I50). Sent again it changes nothing.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record WithdrawBridgeSummary(ClientId ClientId, BridgeSummaryId BridgeId) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IIsAlwaysHeard
{
    Guid INamesOneRecord.RecordId => BridgeId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<WithdrawBridgeSummary, Receipt>
    {
        public async Task<Receipt> Handle(WithdrawBridgeSummary request, CancellationToken cancellationToken)
        {
            var bridge = await db.BridgeSummaries.Require(b => b.Id == request.BridgeId, new BridgeSummaryNotFound(), cancellationToken);
            if (!record.StillShows(bridge)) throw new DomainException(new BridgeSummaryNotFound());

            var by = caller.PractitionerId ?? throw new DomainException(new BridgeNotYours());
            bridge.Withdraw(by, record.Supervises(bridge.Category, bridge.Author), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(bridge.Category);
            return new Receipt(bridge.Id.Value, bridge.Revision);
        }
    }
}
