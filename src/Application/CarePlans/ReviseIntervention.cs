using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Plan an activity of your own discipline anew, or end it (I08). It makes a new version; what is planned anew rests until the client agrees again (I09).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ReviseIntervention(ClientId ClientId, CarePlanId PlanId, InterventionId InterventionId, int ExpectedRevision, InterventionPatch Body)
    : IRequest<Receipt>, INamesOneRecord, IHasBody<InterventionPatch>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ISessionReviews reviews, ICaller caller) : IRequestHandler<ReviseIntervention, Receipt>
    {
        public async Task<Receipt> Handle(ReviseIntervention request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            var intervention = plan.Interventions.FirstOrDefault(i => i.Id == request.InterventionId) ?? throw new DomainException(new InterventionNotFound());
            var by = record.AuthorFor(intervention.Discipline);
            var said = request.Body;
            if (said.Status.IsGiven && said.Status.Value != InterventionStatus.Ended) throw new DomainException(new InterventionOnlyEnds { Pointer = "/status" });

            plan.Explain(said.Reason.Or(null));
            if (said.Technique is { IsGiven: true, Value: var technique }) await db.MustBeTrained(caller, by, [(technique, "/technique")], cancellationToken);
            if (said.ChangesTerms) plan.ReviseIntervention(intervention.Id, said.Over(intervention).AsTerms(intervention.Discipline, record.Pack), by);
            if (said.Status.IsGiven) plan.EndIntervention(intervention.Id, by);
            if (said.ChangesTerms || said.Status.IsGiven)
                await (await AffectedCare.By(intervention, plan, db, record.Now, cancellationToken)).Settle(said.Decisions.Or([]) ?? [], by.PersonId, reviews, record.Now, cancellationToken);

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(intervention.Id.Value, plan.Revision);
        }
    }
}

/// <summary>What to plan anew; what is left out stays. The discipline stays for good.</summary>
public sealed record InterventionPatch
{
    /// <summary>Psychotherapy: how.</summary>
    public Optional<Modality> Modality { get; init; }

    /// <summary>Massage: how.</summary>
    /// <example>myofascialRelease</example>
    public Optional<Technique> Technique { get; init; }

    /// <summary>Massage: where, at least one region.</summary>
    /// <example>["shoulders"]</example>
    public Optional<IReadOnlyList<BodyRegion>> Regions { get; init; }

    /// <summary>Massage: no firmer than this, in steps from 1 (resting hands) to 5.</summary>
    /// <example>1</example>
    public Optional<int> PressureCeiling { get; init; }

    /// <summary>How often.</summary>
    public Optional<FrequencyBody> Frequency { get; init; }

    /// <summary>The goals of this plan that it serves.</summary>
    public Optional<IReadOnlyList<Guid>> GoalIds { get; init; }

    /// <summary>More in words, at most 2,000 characters; <c>null</c> takes it away.</summary>
    public Optional<string> Description { get; init; }

    /// <summary><c>ended</c> ends it; nothing else can be said here.</summary>
    /// <example>ended</example>
    public Optional<InterventionStatus> Status { get; init; }

    /// <summary>After how many sessions or weeks to look at it again; <c>null</c> when the plan's own review is enough.</summary>
    public Optional<ReviewCadenceBody> Review { get; init; }

    /// <summary>What becomes of each session that lies ahead and each open task that the change touches (I14b); ask for them first.</summary>
    public Optional<IReadOnlyList<AffectedDecisionBody>> Decisions { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters.</summary>
    public Optional<string> Reason { get; init; }

    internal bool ChangesTerms =>
        Modality.IsGiven || Technique.IsGiven || Regions.IsGiven || PressureCeiling.IsGiven || Frequency.IsGiven || GoalIds.IsGiven || Description.IsGiven || Review.IsGiven;

    internal InterventionDetails Over(Intervention now) => new(
        Modality.IsGiven ? Modality.Value : now.Modality,
        Technique.IsGiven ? Technique.Value : now.Technique,
        Regions.OrRequired(now.Regions, "/regions"),
        PressureCeiling.IsGiven ? PressureCeiling.Value : now.PressureCeiling?.Level,
        Frequency.IsGiven ? (Frequency.Value ?? throw new DomainException(new CannotBeTakenAway { Pointer = "/frequency" })).AsFrequency() : now.Frequency,
        GoalIds.IsGiven ? [.. (GoalIds.Value ?? []).Select(id => new GoalId(id))] : now.GoalIds,
        Description.Or(now.Description),
        Review.IsGiven ? Review.Value?.AsCadence() : now.Review);
}
