using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.BridgeSummaries;

/// <summary>
/// Take a bridge summary back: its author, the author's supervisor for the purpose of supervision, or who leads the client's care in the author's discipline, so that somebody can when the author works here no more.
/// Always accepted, whatever anybody else changes at that moment, and the audience's next request does not see it (I50). Sent again it changes nothing.
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
            bridge.Withdraw(by, record.Supervises(bridge.Category, bridge.Author) || await Leads(by, bridge, cancellationToken), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(bridge.Category);
            return new Receipt(bridge.Id.Value, bridge.Revision);
        }

        private async Task<bool> Leads(PractitionerId me, BridgeSummary bridge, CancellationToken ct)
        {
            if (bridge.Author.Discipline is not { } own || !record.Reach.ActingDisciplines.Contains(own)) return false;
            var now = record.Now;
            return await db.CareTeam.AnyAsync(m => m.PractitionerId == me && m.IsLead && m.Discipline == own && m.JoinedAt <= now && (m.LeftAt == null || m.LeftAt > now), ct);
        }
    }
}
