using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Holds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Holds;

/// <summary>List a client's holds, newest first: the effect, until when, and whom to ask. A reason stands there only where the author's kind of information is shared with the reader.</summary>
/// <param name="IsInForce">Only those in force, or only those that are over.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListHolds(ClientId ClientId, bool? IsInForce, int Limit, Cursor? After) : IRequest<Disclosed<Slice<HoldView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<ListHolds, Disclosed<Slice<HoldView>>>
    {
        public async Task<Disclosed<Slice<HoldView>>> Handle(ListHolds request, CancellationToken cancellationToken)
        {
            var now = record.Now;
            var holds = db.Holds.AsNoTracking().Where(h => h.ClientId == request.ClientId);
            if (request.IsInForce is { } inForce) holds = holds.Where(h => (h.LiftedAt == null && h.Until > now) == inForce);
            if (request.After is { } after)
            {
                var last = new HoldId(after.Id);
                holds = holds.Where(h => h.Id.CompareTo(last) < 0);
            }

            var rows = await holds.OrderByDescending(h => h.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows, request.Limit, hold => Cursor.After(hold.PlacedAt, hold.Id.Value));
            var ids = page.Items.Select(hold => hold.Id).ToList();
            var reasons = await db.HoldReasons.AsNoTracking().Where(r => ids.Contains(r.HoldId)).ToDictionaryAsync(r => r.HoldId, cancellationToken);
            var views = page.Items.Select(hold => mapper.Map<HoldView>(hold) with { IsInForce = hold.IsInForce(now), Reason = reasons.GetValueOrDefault(hold.Id)?.Text }).ToList();
            return record.Disclose(
                new Slice<HoldView>(views, page.Next) { IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.SafetyCues) },
                [
                    .. page.Items.Select(hold => new DisclosedPart(hold.Category, hold.Author, hold.Id.Value)),
                    .. reasons.Values.Select(reason => new DisclosedPart(reason.Category, reason.Author, reason.Id.Value)),
                ]);
        }
    }
}
