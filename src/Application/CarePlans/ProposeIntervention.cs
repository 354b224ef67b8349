using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Say what one would like in a discipline that is not one's own: the client, or a member of the other discipline (I08). It changes nothing until a member of the discipline accepts it.</summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ProposeIntervention(ClientId ClientId, CarePlanId PlanId, ProposeInterventionBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<ProposeInterventionBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ProposeIntervention, Receipt>
    {
        public async Task<Receipt> Handle(ProposeIntervention request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.CarePlans.AsNoTracking().Require(p => p.Id == request.PlanId, new CarePlanNotFound(), cancellationToken);
            var proposal = Propose(plan, said, record.ClientOrMember(caller, request.ClientId, said.ProposedAs));
            db.Proposals.Add(proposal);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(proposal.Id.Value, proposal.Revision);
        }

        private Proposal Propose(CarePlan plan, ProposeInterventionBody said, Author by)
        {
            if (said.Kind == ProposalKind.Add)
            {
                if (said.InterventionId is not null) throw new DomainException(new ProposalDetailUnfit { Pointer = "/interventionId" });
                return Proposal.ToAdd(plan, Terms(said, said.Discipline ?? throw new DomainException(new ProposalDetailUnfit { Pointer = "/discipline" })), said.Why, by, record.Now);
            }

            var target = new InterventionId(said.InterventionId ?? throw new DomainException(new ProposalDetailUnfit { Pointer = "/interventionId" }));
            if (said.Kind == ProposalKind.End) return Proposal.ToEnd(plan, target, said.Why, by, record.Now);

            var intervention = plan.Interventions.FirstOrDefault(i => i.Id == target) ?? throw new DomainException(new InterventionNotFound());
            return Proposal.ToChange(plan, target, Terms(said, intervention.Discipline), said.Why, by, record.Now);
        }

        private InterventionTerms Terms(ProposeInterventionBody said, Discipline discipline) =>
            (said.Details ?? throw new DomainException(new ProposalDetailUnfit { Pointer = "/details" })).AsDetails().AsTerms(discipline, record.Pack);
    }
}

/// <summary>What is proposed, and why.</summary>
public sealed record ProposeInterventionBody
{
    /// <summary>A new activity, a change of one, or its end.</summary>
    /// <example>add</example>
    public required ProposalKind Kind { get; init; }

    /// <summary>For a new activity: whose it would be. Otherwise left out.</summary>
    /// <example>massageTherapy</example>
    public Discipline? Discipline { get; init; }

    /// <summary>For a change or an end: the activity. Otherwise left out.</summary>
    public Guid? InterventionId { get; init; }

    /// <summary>For a new activity or a change: what it would consist of, as a whole. Left out for an end.</summary>
    public ProposedDetailsBody? Details { get; init; }

    /// <summary>Why, in words for the whole team and the client; at most 2,000 characters.</summary>
    /// <example>My neck is better and my lower back is not</example>
    [StringLength(PlainText.Paragraph)]
    public required string Why { get; init; }

    /// <summary>In which discipline you propose it. Needed only when you are on this client's team in both.</summary>
    public Discipline? ProposedAs { get; init; }
}

/// <summary>What an activity would consist of.</summary>
public sealed record ProposedDetailsBody
{
    /// <inheritdoc cref="AddInterventionBody.Modality"/>
    public Modality? Modality { get; init; }

    /// <inheritdoc cref="AddInterventionBody.Technique"/>
    /// <example>swedish</example>
    public Technique? Technique { get; init; }

    /// <inheritdoc cref="AddInterventionBody.Regions"/>
    /// <example>["lowerBack"]</example>
    [MaxLength(InterventionDetails.MostRegions)]
    public IReadOnlyList<BodyRegion>? Regions { get; init; }

    /// <inheritdoc cref="AddInterventionBody.PressureCeiling"/>
    /// <example>2</example>
    [Range(Pressure.Lightest, Pressure.Firmest)]
    public int? PressureCeiling { get; init; }

    /// <summary>How often.</summary>
    public required FrequencyBody Frequency { get; init; }

    /// <summary>The goals of this plan that it would serve.</summary>
    /// <example>[]</example>
    [MaxLength(CarePlan.MostGoals)]
    public IReadOnlyList<Guid> GoalIds { get; init; } = [];

    /// <summary>More in words, at most 2,000 characters.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Description { get; init; }

    /// <summary>After how many sessions or weeks to look at it again.</summary>
    public ReviewCadenceBody? Review { get; init; }

    internal InterventionDetails AsDetails() =>
        new(Modality, Technique, Regions, PressureCeiling, Frequency.AsFrequency(), [.. GoalIds.Select(id => new GoalId(id))], Description, Review?.AsCadence());
}
