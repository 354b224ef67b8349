using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Say a goal anew, or where it stands. Other words, another target or setting it aside make a new version; progress does not (I09).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ReviseGoal(ClientId ClientId, CarePlanId PlanId, GoalId GoalId, int ExpectedRevision, GoalPatch Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<GoalPatch>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ISessionReviews reviews) : IRequestHandler<ReviseGoal, Receipt>
    {
        public async Task<Receipt> Handle(ReviseGoal request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            var goal = plan.Goals.FirstOrDefault(g => g.Id == request.GoalId) ?? throw new DomainException(new GoalNotFound());
            var said = request.Body;
            var title = said.Title.OrRequired(goal.Title, "/title");
            var category = said.Category.Or(goal.Category);
            var target = said.Target.IsGiven ? said.Target.Value?.AsTarget() : goal.Target;
            var owner = new PractitionerId(said.OwnerId.Or(goal.Owner.Value));
            if (owner != goal.Owner) await db.MustBeOnTeam(owner, record.Now, new OwnerNotOnTeam { Pointer = "/ownerId" }, cancellationToken);

            plan.Explain(said.Reason.Or(null));
            if ((title, category, target, owner) != (goal.Title, goal.Category, goal.Target, goal.Owner)) plan.ReviseGoal(goal.Id, title, category, target, owner, record.Today);
            if (said.Status.IsGiven) await Move(goal, plan, said, cancellationToken);

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(goal.Id.Value, plan.Revision);
        }

        private async Task Move(Goal goal, CarePlan plan, GoalPatch said, CancellationToken ct)
        {
            var wasWanted = goal.IsWanted;
            plan.MoveGoal(goal.Id, said.Status.Value);
            if (wasWanted && !goal.IsWanted) await (await AffectedCare.By(goal, plan, db, record.Now, ct)).Settle(said.Decisions.Or([]) ?? [], caller.PersonId(), reviews, record.Now, ct);
        }
    }
}

/// <summary>What to say anew; what is left out stays.</summary>
public sealed record GoalPatch
{
    /// <summary>What the client wants, in their words, at most 200 characters.</summary>
    /// <example>Sleep through most nights</example>
    public Optional<string> Title { get; init; }

    /// <summary>What it is about.</summary>
    /// <example>sleep</example>
    public Optional<GoalCategory> Category { get; init; }

    /// <summary>How everyone will know; <c>null</c> takes the target away.</summary>
    public Optional<GoalTargetBody> Target { get; init; }

    /// <summary>Who keeps an eye on it, from the care team.</summary>
    public Optional<Guid> OwnerId { get; init; }

    /// <summary>Where it stands. Every move is allowed, and none is a failure.</summary>
    /// <example>inProgress</example>
    public Optional<GoalStatus> Status { get; init; }

    /// <summary>What becomes of each session that lies ahead and each open task that setting it aside touches (I14b); ask for them first.</summary>
    public Optional<IReadOnlyList<AffectedDecisionBody>> Decisions { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters.</summary>
    public Optional<string> Reason { get; init; }
}
