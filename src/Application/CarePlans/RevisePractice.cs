using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Say a self-care practice anew, or end it. It makes a new version (I09).</summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record RevisePractice(ClientId ClientId, CarePlanId PlanId, PracticeId PracticeId, int ExpectedRevision, PracticePatch Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<PracticePatch>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db) : IRequestHandler<RevisePractice, Receipt>
    {
        public async Task<Receipt> Handle(RevisePractice request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            var practice = plan.Practices.FirstOrDefault(p => p.Id == request.PracticeId) ?? throw new DomainException(new PracticeNotFound());
            if (said.Status.IsGiven && said.Status.Value != PracticeStatus.Ended) throw new DomainException(new PracticeOnlyEnds { Pointer = "/status" });
            plan.Explain(said.Reason.Or(null));

            if (said.ChangesTerms) plan.RevisePractice(practice.Id, said.Over(practice));
            if (said.Status.IsGiven) plan.EndPractice(practice.Id);

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(practice.Id.Value, plan.Revision);
        }
    }
}

/// <summary>What to say anew; what is left out stays.</summary>
public sealed record PracticePatch
{
    /// <summary>What kind of self-care.</summary>
    public Optional<SelfCareKind> Kind { get; init; }

    /// <summary>What to do, in words the client would use; at most 2,000 characters.</summary>
    /// <example>Feet on the floor and five slow breaths before lights out</example>
    public Optional<string> Words { get; init; }

    /// <summary>How often; <c>null</c> when it is done as it comes.</summary>
    public Optional<FrequencyBody> Frequency { get; init; }

    /// <summary>The goals of this plan that it serves.</summary>
    public Optional<IReadOnlyList<Guid>> GoalIds { get; init; }

    /// <summary><c>ended</c> ends it; nothing else can be said here.</summary>
    /// <example>ended</example>
    public Optional<PracticeStatus> Status { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters.</summary>
    public Optional<string> Reason { get; init; }

    internal bool ChangesTerms => Kind.IsGiven || Words.IsGiven || Frequency.IsGiven || GoalIds.IsGiven;

    internal PracticeTerms Over(SelfCarePractice now) => PracticeTerms.Of(
        Kind.Or(now.Kind), Words.OrRequired(now.Words, "/words"), Frequency.IsGiven ? Frequency.Value?.AsFrequency() : now.Frequency,
        GoalIds.IsGiven ? [.. (GoalIds.Value ?? []).Select(id => new GoalId(id))] : now.GoalIds);
}
