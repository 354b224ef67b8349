using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Add what the client wants, in the client's own words. It makes a new version of the plan (I09).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record AddGoal(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision, AddGoalBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<AddGoalBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AddGoal, Receipt>
    {
        public async Task<Receipt> Handle(AddGoal request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            var owner = new PractitionerId(said.OwnerId ?? caller.PersonId());
            await db.MustBeOnTeam(owner, record.Now, new OwnerNotOnTeam { Pointer = "/ownerId" }, cancellationToken);

            plan.Explain(said.Reason);
            var goal = plan.AddGoal(said.Title, said.Category, said.Target?.AsTarget(), owner, record.Today);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(goal.Id.Value, plan.Revision);
        }
    }
}

/// <summary>What the client wants, and how everyone will know.</summary>
public sealed record AddGoalBody
{
    /// <summary>What the client wants, in their words, at most 200 characters.</summary>
    /// <example>Sleep through the night</example>
    [StringLength(PlainText.Line)]
    public required string Title { get; init; }

    /// <summary>What it is about. Mood, anxiety and trauma recovery need psychotherapy in the plan.</summary>
    /// <example>sleep</example>
    public required GoalCategory Category { get; init; }

    /// <summary>How everyone will know; left out when the client does not want it measured.</summary>
    public GoalTargetBody? Target { get; init; }

    /// <summary>Who keeps an eye on it, from the care team; you when left out.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters, may stay unsaid.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }
}

/// <summary>A measure, a value and a day (I11).</summary>
public sealed record GoalTargetBody
{
    /// <summary>The instrument's code, from the list of instruments.</summary>
    /// <example>suds</example>
    [StringLength(40)]
    public required string Instrument { get; init; }

    /// <summary>Which way it should go.</summary>
    /// <example>atMost</example>
    public required Comparison Comparison { get; init; }

    /// <summary>The total to reach, within the instrument's range.</summary>
    /// <example>30</example>
    public required int Value { get; init; }

    /// <summary>By when, in the clinic's calendar; not in the past.</summary>
    /// <example>2027-02-01</example>
    public required DateOnly By { get; init; }

    internal GoalTarget AsTarget() => GoalTarget.Of(Instrument, Comparison, Value, By);
}
