using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.BridgeSummaries;

/// <summary>Read one bridge summary. One that has ended or was withdrawn is there for its author, the author's supervisor and the client alone.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record GetBridgeSummary(ClientId ClientId, BridgeSummaryId BridgeId) : IRequest<Disclosed<BridgeSummaryView>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => BridgeId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<GetBridgeSummary, Disclosed<BridgeSummaryView>>
    {
        public async Task<Disclosed<BridgeSummaryView>> Handle(GetBridgeSummary request, CancellationToken cancellationToken)
        {
            var bridge = await db.BridgeSummaries.AsNoTracking().Require(b => b.Id == request.BridgeId, new BridgeSummaryNotFound(), cancellationToken);
            if (!record.StillShows(bridge)) throw new DomainException(new BridgeSummaryNotFound());
            return record.Disclose(BridgeSummaryView.Of(bridge, record.Now), new DisclosedPart(bridge.Category, bridge.Author, bridge.Id.Value));
        }
    }
}
