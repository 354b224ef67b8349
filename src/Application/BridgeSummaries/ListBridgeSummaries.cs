using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.BridgeSummaries;

/// <summary>List what the disciplines tell each other about a client, newest first. What has ended or was withdrawn is there for its author, the author's supervisor and the client alone.</summary>
/// <param name="Audience">Only what is told to this discipline.</param>
/// <param name="IsCurrent">Only what is published now, or only what is over.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListBridgeSummaries(ClientId ClientId, Discipline? Audience, bool? IsCurrent, int Limit, Cursor? After) : IRequest<Disclosed<Slice<BridgeSummaryView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListBridgeSummaries, Disclosed<Slice<BridgeSummaryView>>>
    {
        public async Task<Disclosed<Slice<BridgeSummaryView>>> Handle(ListBridgeSummaries request, CancellationToken cancellationToken)
        {
            var now = record.Now;
            var bridges = db.BridgeSummaries.AsNoTracking().Where(b => b.ClientId == request.ClientId);
            if (request.Audience is { } audience) bridges = bridges.Where(b => b.Audience == audience);
            if (request.IsCurrent is { } isCurrent) bridges = bridges.Where(b => (b.WithdrawnAt == null && b.ExpiresAt > now) == isCurrent);
            if (request.After is { } after)
            {
                var last = new BridgeSummaryId(after.Id);
                bridges = bridges.Where(b => b.Id.CompareTo(last) < 0);
            }

            var rows = await bridges.OrderByDescending(b => b.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of([.. rows.Where(record.StillShows)], request.Limit, bridge => Cursor.After(bridge.PublishedAt, bridge.Id.Value));
            var kinds = request.Audience is { } told ? BridgeWays.To(told) : [.. Enum.GetValues<Discipline>().SelectMany(BridgeWays.To).Distinct()];
            return record.Disclose(
                new Slice<BridgeSummaryView>([.. page.Items.Select(bridge => BridgeSummaryView.Of(bridge, now))], page.Next) { IncompleteByClientDirection = record.NoticeOfIncompleteness(kinds) },
                page.Items.Select(bridge => new DisclosedPart(bridge.Category, bridge.Author, bridge.Id.Value)));
        }
    }
}
