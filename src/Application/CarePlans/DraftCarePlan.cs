using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Begin a shared care plan. It counts for nothing until it is approved, agreed to and activated.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record DraftCarePlan(ClientId ClientId, DraftCarePlanBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<DraftCarePlanBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<DraftCarePlan, Receipt>
    {
        public async Task<Receipt> Handle(DraftCarePlan request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var author = record.AuthorIn(said.Discipline);
            var lead = new PractitionerId(said.LeadPractitionerId ?? author.PersonId);
            await db.MustBeOnTeam(lead, record.Now, new LeadNotOnTeam { Pointer = "/leadPractitionerId" }, cancellationToken);

            var plan = said.SuccessorOf is { } before
                ? CarePlan.Follow(await Closed(new CarePlanId(before), cancellationToken), said.Title, said.ReviewOn, lead, author, record.Today, record.Now)
                : CarePlan.Draft(caller.ClinicId, request.ClientId, said.Title, said.ReviewOn, lead, author, record.Today, record.Now);
            if (said.ReviewEveryWeeks is { } weeks) plan.ReviewEvery(weeks);
            plan.Explain(said.Reason);
            db.CarePlans.Add(plan);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(plan.Id.Value, plan.Revision);
        }

        private Task<CarePlan> Closed(CarePlanId before, CancellationToken ct) => db.CarePlans.AsNoTracking().Require(p => p.Id == before, new CarePlanNotFound { Pointer = "/successorOf" }, ct);
    }
}

/// <summary>What the plan is called, when to look back and who keeps it up.</summary>
public sealed record DraftCarePlanBody
{
    /// <summary>What the plan is called, at most 200 characters. Both disciplines see it.</summary>
    /// <example>Sleep and shoulders</example>
    [StringLength(PlainText.Line)]
    public required string Title { get; init; }

    /// <summary>The day on which client and team look back together, in the clinic's calendar; not in the past.</summary>
    /// <example>2027-03-01</example>
    public required DateOnly ReviewOn { get; init; }

    /// <summary>Who keeps the plan up, from the client's care team; whoever drafts it when left out.</summary>
    public Guid? LeadPractitionerId { get; init; }

    /// <summary>How often to look back together, in weeks from 1 to 104; left out when each review names the next.</summary>
    /// <example>12</example>
    [Range(1, CarePlan.LongestReviewWeeks)]
    public int? ReviewEveryWeeks { get; init; }

    /// <summary>The completed or revoked plan that this one goes on with (I12): what is still wanted is taken over, with new ids that name the old ones. Left out for a plan that starts afresh.</summary>
    public Guid? SuccessorOf { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters, may stay unsaid.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }

    /// <summary>In which discipline you draft it. Needed only when you are on this client's team in both.</summary>
    /// <example>psychotherapy</example>
    public Discipline? Discipline { get; init; }
}
