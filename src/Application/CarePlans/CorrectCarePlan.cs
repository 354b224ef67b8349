using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Correct a plan's title, review day and cadence, or lead. Another title is another version, which the client has to agree to again (I09).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record CorrectCarePlan(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision, CarePlanPatch Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<CarePlanPatch>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<CorrectCarePlan, Receipt>
    {
        public async Task<Receipt> Handle(CorrectCarePlan request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            var title = request.Body.Title.OrRequired(plan.Title, "/title");
            var reviewOn = request.Body.ReviewOn.Or(plan.ReviewOn);
            var lead = new PractitionerId(request.Body.LeadPractitionerId.Or(plan.LeadPractitionerId.Value));

            var every = request.Body.ReviewEveryWeeks.Or(plan.ReviewEveryWeeks);

            plan.Explain(request.Body.Reason.Or(null));
            if (title != plan.Title) plan.Retitle(title);
            if (every != plan.ReviewEveryWeeks) plan.ReviewEvery(every);
            if (reviewOn != plan.ReviewOn) plan.ScheduleReview(reviewOn, record.Today);
            if (lead != plan.LeadPractitionerId)
            {
                await MustMayHandOver(plan, cancellationToken);
                await db.MustBeOnTeam(lead, record.Now, new LeadNotOnTeam { Pointer = "/leadPractitionerId" }, cancellationToken);
                plan.HandLeadTo(lead);
            }

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(plan.Id.Value, plan.Revision);
        }

        // Who answers for the plan hands it on. A lead who has left the team cannot; then any member takes it up.
        private async Task MustMayHandOver(CarePlan plan, CancellationToken ct)
        {
            if (plan.LeadPractitionerId == caller.PractitionerId) return;
            var (lead, now) = (plan.LeadPractitionerId, record.Now);
            if (await db.CareTeam.AnyAsync(m => m.PractitionerId == lead && m.JoinedAt <= now && m.LeftAt == null, ct)) throw new DomainException(new OnlyTheLeadHandsOver());
        }
    }
}

/// <summary>What to correct; what is left out stays.</summary>
public sealed record CarePlanPatch
{
    /// <summary>What the plan is called, at most 200 characters.</summary>
    /// <example>Sleep, shoulders and mornings</example>
    public Optional<string> Title { get; init; }

    /// <summary>The day on which client and team look back together; not in the past.</summary>
    /// <example>2027-04-01</example>
    public Optional<DateOnly> ReviewOn { get; init; }

    /// <summary>Who keeps the plan up, from the client's care team.</summary>
    public Optional<Guid> LeadPractitionerId { get; init; }

    /// <summary>How often to look back together, in weeks from 1 to 104; <c>null</c> when each review names the next.</summary>
    /// <example>12</example>
    public Optional<int?> ReviewEveryWeeks { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters.</summary>
    public Optional<string> Reason { get; init; }
}
