using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>Names one intervention. It never changes over the life of the plan (Rule CR-024; I10).</summary>
public readonly record struct InterventionId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static InterventionId New() => new(Guid.CreateVersion7());
}

/// <summary>How a psychotherapist works.</summary>
public enum Modality
{
    /// <summary>Cognitive behavioural therapy.</summary>
    Cbt,

    /// <summary>Dialectical behaviour therapy.</summary>
    Dbt,

    /// <summary>Solution-focused brief therapy.</summary>
    Sfbt,

    /// <summary>Work informed by polyvagal theory.</summary>
    PolyvagalInformed,

    /// <summary>Work with bodily experience, without touch.</summary>
    Somatic,

    /// <summary>Mindfulness-based work.</summary>
    MindfulnessBased,

    /// <summary>Acceptance and commitment therapy.</summary>
    AcceptanceAndCommitment,

    /// <summary>Emotion-focused therapy.</summary>
    EmotionFocused,

    /// <summary>Eye movement desensitization and reprocessing.</summary>
    Emdr,

    /// <summary>Psychodynamic therapy.</summary>
    Psychodynamic,

    /// <summary>Person-centred therapy.</summary>
    PersonCentred,

    /// <summary>Narrative therapy.</summary>
    Narrative,

    /// <summary>Motivational interviewing.</summary>
    MotivationalInterviewing,

    /// <summary>Something else, described in words.</summary>
    Other,
}

/// <summary>The span in which an intervention recurs.</summary>
public enum FrequencyPeriod
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,
}

/// <summary>How often: so many times per day, week or month.</summary>
public sealed record Frequency
{
    /// <summary>The most times in one period. A limit against slips of the finger, not a clinical one.</summary>
    public const int Most = 50;

    private Frequency() { }

    /// <summary>How many times, from 1.</summary>
    public int Times { get; private init; }

    /// <summary>In which span.</summary>
    public FrequencyPeriod Per { get; private init; }

    /// <summary>Names a frequency.</summary>
    /// <exception cref="DomainException"><see cref="FrequencyOutOfRange"/> outside 1–50, <see cref="ChoiceUnknown"/>.</exception>
    public static Frequency Of(int times, FrequencyPeriod per) =>
        times is >= 1 and <= Most
            ? new Frequency { Times = times, Per = Choice.Of(per, "/frequency/per") }
            : throw new DomainException(new FrequencyOutOfRange(times, Most) { Pointer = "/frequency/times" });
}

/// <summary>What an intervention will consist of. Made for one discipline, so that neither can hold the other's details.</summary>
public sealed record InterventionTerms
{
    private InterventionTerms(Discipline discipline, Frequency frequency, IReadOnlyList<GoalId> goals, string? description, ReviewCadence? review) =>
        (Discipline, Frequency, GoalIds, Description, Review) = (discipline, frequency, [.. goals.Distinct()], PlainText.Optional(description, "/description", PlainText.Paragraph), review);

    /// <summary>Whose it is.</summary>
    public Discipline Discipline { get; }

    /// <summary>Psychotherapy: how; <c>null</c> for massage.</summary>
    public Modality? Modality { get; private init; }

    /// <summary>Massage: how; <c>null</c> for psychotherapy.</summary>
    public Technique? Technique { get; private init; }

    /// <summary>Massage: where; empty for psychotherapy.</summary>
    public IReadOnlyList<BodyRegion> Regions { get; private init; } = [];

    /// <summary>Massage: no firmer than this; <c>null</c> for psychotherapy.</summary>
    public Pressure? PressureCeiling { get; private init; }

    /// <summary>How often.</summary>
    public Frequency Frequency { get; }

    /// <summary>The goals it serves; all of the same plan.</summary>
    public IReadOnlyList<GoalId> GoalIds { get; }

    /// <summary>More in words; <c>null</c> when the rest says it all.</summary>
    public string? Description { get; }

    /// <summary>After how many sessions or weeks to look at it again; <c>null</c> when the plan's own review is enough.</summary>
    public ReviewCadence? Review { get; }

    /// <summary>Care by talk.</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the description.</exception>
    public static InterventionTerms Psychotherapy(Modality modality, Frequency frequency, IReadOnlyList<GoalId> goals, string? description = null, ReviewCadence? review = null) =>
        new(Discipline.Psychotherapy, frequency, goals, description, review) { Modality = Choice.Of(modality, "/modality") };

    /// <summary>Care by touch. A region that needs written consent may be planned; it is touched only with that consent (Rule CR-031; I31). One that the pack prohibits cannot even be planned (Rule CR-032; I32).</summary>
    /// <param name="pack">The policy pack that applies.</param>
    /// <exception cref="DomainException"><see cref="RegionMissing"/>, <see cref="RegionProhibited"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the description.</exception>
    public static InterventionTerms Massage(
        PolicyPack pack, Technique technique, IReadOnlyCollection<BodyRegion> regions, Pressure ceiling, Frequency frequency, IReadOnlyList<GoalId> goals, string? description = null,
        ReviewCadence? review = null)
    {
        if (regions.Count == 0) throw new DomainException(new RegionMissing { Pointer = "/regions" });
        foreach (var (i, region) in regions.Index()) pack.MustAllow(Choice.Of(region, $"/regions/{i}"), $"/regions/{i}");

        return new(Discipline.MassageTherapy, frequency, goals, description, review) { Technique = Choice.Of(technique, "/technique"), Regions = [.. regions.Distinct()], PressureCeiling = ceiling };
    }
}

/// <summary>How far an intervention has come.</summary>
public enum InterventionStatus
{
    /// <summary>Written, or rewritten, and waiting for the client's agreement (Rule CR-023; I09).</summary>
    Proposed,

    /// <summary>Agreed to and going on.</summary>
    Active,

    /// <summary>Over. It stays readable and counts for nothing.</summary>
    Ended,
}

/// <summary>A planned activity of one discipline, authored and changed by its members only (Rule CR-022; I08).</summary>
/// <remarks>One class for both disciplines, so that a plan is one list. Its only source is <see cref="InterventionTerms"/>, which keeps the two sets of details apart.</remarks>
public sealed class Intervention
{
    private readonly List<BodyRegion> _regions = [];
    private readonly List<GoalId> _goalIds = [];

    private Intervention() { }

    internal Intervention(InterventionTerms terms, Author by)
    {
        (Id, Discipline, Author) = (InterventionId.New(), terms.Discipline, by);
        Rewrite(terms, by);
    }

    /// <summary>Names it, for good.</summary>
    public InterventionId Id { get; private init; }

    /// <summary>Whose it is, for good.</summary>
    public Discipline Discipline { get; private init; }

    /// <summary>Who wrote it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>Who changed it last; at first its author.</summary>
    public Author ChangedBy { get; private set; } = null!;

    /// <summary>How far it has come.</summary>
    public InterventionStatus Status { get; private set; }

    /// <inheritdoc cref="InterventionTerms.Modality"/>
    public Modality? Modality { get; private set; }

    /// <inheritdoc cref="InterventionTerms.Technique"/>
    public Technique? Technique { get; private set; }

    /// <inheritdoc cref="InterventionTerms.Regions"/>
    public IReadOnlyList<BodyRegion> Regions => _regions;

    /// <inheritdoc cref="InterventionTerms.PressureCeiling"/>
    public Pressure? PressureCeiling { get; private set; }

    /// <inheritdoc cref="InterventionTerms.Frequency"/>
    public Frequency Frequency { get; private set; } = null!;

    /// <inheritdoc cref="InterventionTerms.GoalIds"/>
    public IReadOnlyList<GoalId> GoalIds => _goalIds;

    /// <inheritdoc cref="InterventionTerms.Description"/>
    public string? Description { get; private set; }

    /// <inheritdoc cref="InterventionTerms.Review"/>
    public ReviewCadence? Review { get; private set; }

    /// <summary>The activity of the plan before that it goes on with; <c>null</c> for a new one (Rule CR-144; I12).</summary>
    public InterventionId? PredecessorId { get; private init; }

    /// <summary>True unless it is over.</summary>
    public bool IsPlanned => Status != InterventionStatus.Ended;

    internal void Rewrite(InterventionTerms terms, Author by)
    {
        (Modality, Technique, PressureCeiling, Frequency, Description, Review) = (terms.Modality, terms.Technique, terms.PressureCeiling, terms.Frequency, terms.Description, terms.Review);
        _regions.Clear();
        _regions.AddRange(terms.Regions);
        _goalIds.Clear();
        _goalIds.AddRange(terms.GoalIds);
        (ChangedBy, Status) = (by, InterventionStatus.Proposed);
    }

    internal void Start()
    {
        if (Status == InterventionStatus.Proposed) Status = InterventionStatus.Active;
    }

    internal void End(Author by) => (ChangedBy, Status) = (by, InterventionStatus.Ended);

    /// <summary>The same activity in the plan that follows: still its authors' own, and waiting for approval and agreement like a new one.</summary>
    internal Intervention Continued(Func<GoalId, GoalId?> goal)
    {
        var next = new Intervention
        {
            Id = InterventionId.New(),
            Discipline = Discipline,
            Author = Author,
            ChangedBy = ChangedBy,
            Modality = Modality,
            Technique = Technique,
            PressureCeiling = PressureCeiling,
            Frequency = Frequency,
            Description = Description,
            Review = Review,
            PredecessorId = Id,
        };
        next._regions.AddRange(_regions);
        next._goalIds.AddRange(_goalIds.Select(goal).OfType<GoalId>());
        return next;
    }
}
