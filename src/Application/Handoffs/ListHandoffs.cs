using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>List the handoffs on a plan, newest first. Whoever may see the plan sees all of them.</summary>
/// <param name="Open">Only those in which somebody still has to do something; <c>false</c> only the others.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListHandoffs(ClientId ClientId, CarePlanId PlanId, bool? Open, int Limit, Cursor? After) : IRequest<Disclosed<Slice<HandoffView>>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListHandoffs, Disclosed<Slice<HandoffView>>>
    {
        public async Task<Disclosed<Slice<HandoffView>>> Handle(ListHandoffs request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlanAsPart(request.PlanId, cancellationToken);
            var handoffs = db.Handoffs.AsNoTracking().Where(h => h.PlanId == request.PlanId);
            if (request.Open is { } open) handoffs = handoffs.Where(h => HandoffMoves.Open.Contains(h.Status) == open);
            if (request.After is { } after)
            {
                var last = new HandoffId(after.Id);
                handoffs = handoffs.Where(h => h.Id.CompareTo(last) < 0);
            }

            var rows = await handoffs.OrderByDescending(h => h.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return record.Disclose(Slice.Of(rows.ConvertAll(HandoffView.Of), request.Limit, view => Cursor.After(view.RequestedAt, view.Id)), plan);
        }
    }
}
