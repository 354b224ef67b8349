using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>List what was proposed for a plan, newest first, with what became of it. It is shown exactly as far as the plan is.</summary>
/// <param name="Open">Only those that nobody has answered, or only the others.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListProposals(ClientId ClientId, CarePlanId PlanId, bool? Open, int Limit, Cursor? After) : IRequest<Disclosed<Slice<ProposalView>>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListProposals, Disclosed<Slice<ProposalView>>>
    {
        public async Task<Disclosed<Slice<ProposalView>>> Handle(ListProposals request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlanPart(request.PlanId, cancellationToken);
            var proposals = db.Proposals.AsNoTracking().Where(p => p.PlanId == request.PlanId);
            if (request.Open is { } open) proposals = proposals.Where(p => p.Status == ProposalStatus.Open == open);
            if (request.After is { } after)
            {
                var last = new ProposalId(after.Id);
                proposals = proposals.Where(p => p.Id.CompareTo(last) < 0);
            }

            var rows = await proposals.OrderByDescending(p => p.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return record.Disclose(Slice.Of(rows.ConvertAll(ProposalView.Of), request.Limit, view => Cursor.After(view.ProposedAt, view.Id)), plan);
        }
    }
}
