using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Put something into the plan that the client means to do for themselves: the client, or a member of the team who suggests it. It makes a new version (I09).</summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record AddPractice(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision, AddPracticeBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<AddPracticeBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AddPractice, Receipt>
    {
        public async Task<Receipt> Handle(AddPractice request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            plan.Explain(said.Reason);
            var terms = PracticeTerms.Of(said.Kind, said.Words, said.Frequency?.AsFrequency(), [.. said.GoalIds.Select(id => new GoalId(id))]);
            var practice = plan.AddPractice(terms, record.ClientOrMember(caller, request.ClientId, said.Discipline), record.Today);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(practice.Id.Value, plan.Revision);
        }
    }
}

/// <summary>What the client means to do, and how often.</summary>
public sealed record AddPracticeBody
{
    /// <summary>What kind of self-care.</summary>
    /// <example>breathingAndGrounding</example>
    public required SelfCareKind Kind { get; init; }

    /// <summary>What to do, in words the client would use; at most 2,000 characters.</summary>
    /// <example>Feet on the floor and ten slow breaths before lights out</example>
    [StringLength(PlainText.Paragraph)]
    public required string Words { get; init; }

    /// <summary>How often; left out when it is done as it comes.</summary>
    public FrequencyBody? Frequency { get; init; }

    /// <summary>The goals of this plan that it serves.</summary>
    /// <example>[]</example>
    [MaxLength(CarePlan.MostGoals)]
    public IReadOnlyList<Guid> GoalIds { get; init; } = [];

    /// <summary>In which discipline you say it. Needed only when you are on this client's team in both.</summary>
    /// <example>psychotherapy</example>
    public Discipline? Discipline { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters, may stay unsaid.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }
}
