using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Plan an activity of your own discipline (I08). It makes a new version and waits for the client's agreement (I09).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record AddIntervention(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision, AddInterventionBody Body)
    : IRequest<Receipt>, INamesOneRecord, IHasBody<AddInterventionBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AddIntervention, Receipt>
    {
        public async Task<Receipt> Handle(AddIntervention request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            plan.Explain(request.Body.Reason);
            var by = record.AuthorFor(request.Body.Discipline);
            var intervention = plan.AddIntervention(request.Body.AsDetails().AsTerms(request.Body.Discipline, record.Pack), by);
            await db.MustBeTrained(caller, by, intervention.Technique is { } technique ? [(technique, "/technique")] : [], cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(intervention.Id.Value, plan.Revision);
        }
    }
}

/// <summary>What is done about which goals, and how often.</summary>
public sealed record AddInterventionBody
{
    /// <summary>Whose it is: your own discipline.</summary>
    /// <example>massageTherapy</example>
    public required Discipline Discipline { get; init; }

    /// <summary>Psychotherapy: how. Left out for massage.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Massage: how. Left out for psychotherapy.</summary>
    /// <example>swedish</example>
    public Technique? Technique { get; init; }

    /// <summary>Massage: where, at least one region. Left out for psychotherapy.</summary>
    /// <example>["shoulders", "upperBack"]</example>
    [MaxLength(InterventionDetails.MostRegions)]
    public IReadOnlyList<BodyRegion>? Regions { get; init; }

    /// <summary>Massage: no firmer than this, in steps from 1 (resting hands) to 5. Left out for psychotherapy.</summary>
    /// <example>2</example>
    [Range(Pressure.Lightest, Pressure.Firmest)]
    public int? PressureCeiling { get; init; }

    /// <summary>How often.</summary>
    public required FrequencyBody Frequency { get; init; }

    /// <summary>The goals of this plan that it serves.</summary>
    /// <example>[]</example>
    [MaxLength(CarePlan.MostGoals)]
    public IReadOnlyList<Guid> GoalIds { get; init; } = [];

    /// <summary>More in words, at most 2,000 characters. Both disciplines see it.</summary>
    /// <example>Through cloth, seated, breaks whenever wanted</example>
    [StringLength(PlainText.Paragraph)]
    public string? Description { get; init; }

    /// <summary>After how many sessions or weeks to look at it again; left out when the plan's own review is enough.</summary>
    public ReviewCadenceBody? Review { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters, may stay unsaid.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }

    internal InterventionDetails AsDetails() =>
        new(Modality, Technique, Regions, PressureCeiling, Frequency.AsFrequency(), [.. GoalIds.Select(id => new GoalId(id))], Description, Review?.AsCadence());
}

/// <summary>After so many sessions of its discipline, or weeks.</summary>
public sealed record ReviewCadenceBody
{
    /// <summary>How many, 1–104.</summary>
    /// <example>6</example>
    [Range(1, ReviewCadence.Most)]
    public required int Every { get; init; }

    /// <summary>Of what.</summary>
    /// <example>sessions</example>
    public required ReviewUnit Unit { get; init; }

    internal ReviewCadence AsCadence() => ReviewCadence.Of(Every, Unit);
}

/// <summary>So many times per day, week or month.</summary>
public sealed record FrequencyBody
{
    /// <summary>How many times, 1–50.</summary>
    /// <example>1</example>
    [Range(1, Domain.CarePlans.Frequency.Most)]
    public required int Times { get; init; }

    /// <summary>In which span.</summary>
    /// <example>week</example>
    public required FrequencyPeriod Per { get; init; }

    internal Frequency AsFrequency() => Frequency.Of(Times, Per);
}

/// <summary>The details of an intervention as they were said, before it is clear that they fit its discipline.</summary>
internal sealed record InterventionDetails(
    Modality? Modality, Technique? Technique, IReadOnlyList<BodyRegion>? Regions, int? PressureCeiling, Frequency Frequency, IReadOnlyList<GoalId> GoalIds, string? Description,
    ReviewCadence? Review)
{
    public const int MostRegions = 50;

    /// <summary>The details as terms of one discipline.</summary>
    /// <exception cref="DomainException"><see cref="InterventionDetailMissing"/>, <see cref="InterventionDetailOfOtherDiscipline"/>, and what the terms themselves refuse.</exception>
    public InterventionTerms AsTerms(Discipline discipline, PolicyPack pack)
    {
        if (Choice.Of(discipline, "/discipline") == Discipline.Psychotherapy)
        {
            MustBeLeftOut(Technique is not null, "/technique");
            MustBeLeftOut(Regions is { Count: > 0 }, "/regions");
            MustBeLeftOut(PressureCeiling is not null, "/pressureCeiling");
            return InterventionTerms.Psychotherapy(Modality ?? throw Missing("/modality"), Frequency, GoalIds, Description, Review);
        }

        MustBeLeftOut(Modality is not null, "/modality");
        return InterventionTerms.Massage(
            pack, Technique ?? throw Missing("/technique"), Regions ?? [], Pressure.Of(PressureCeiling ?? throw Missing("/pressureCeiling")), Frequency, GoalIds, Description, Review);
    }

    private static DomainException Missing(string pointer) => new(new InterventionDetailMissing { Pointer = pointer });

    private static void MustBeLeftOut(bool given, string pointer)
    {
        if (given) throw new DomainException(new InterventionDetailOfOtherDiscipline { Pointer = pointer });
    }
}
