using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>List when client and team looked back at a plan and what it came to, newest first. It is shown exactly as far as the plan is.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListPlanReviews(ClientId ClientId, CarePlanId PlanId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<PlanReviewView>>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListPlanReviews, Disclosed<Slice<PlanReviewView>>>
    {
        public async Task<Disclosed<Slice<PlanReviewView>>> Handle(ListPlanReviews request, CancellationToken cancellationToken)
        {
            var plan = await db.CarePlans.AsNoTracking().Require(p => p.Id == request.PlanId, new CarePlanNotFound(), cancellationToken);
            var rows = plan.Reviews.OrderByDescending(r => r.Id.Value).Where(r => request.After is not { } after || r.Id.Value.CompareTo(after.Id) < 0).Take(request.Limit + 1).ToList();
            var page = Slice.Of(rows.ConvertAll(PlanReviewView.Of), request.Limit, view => Cursor.After(view.ReviewedAt, view.Id));
            return record.Disclose(page, new DisclosedPart(InformationCategory.CarePlan, plan.Author, plan.Id.Value));
        }
    }
}
