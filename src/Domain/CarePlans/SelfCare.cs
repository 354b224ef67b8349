using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>Names one self-care practice. It never changes over the life of the plan (Rule CR-024; I10).</summary>
public readonly record struct PracticeId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static PracticeId New() => new(Guid.CreateVersion7());
}

/// <summary>What kind of self-care it is.</summary>
public enum SelfCareKind
{
    /// <summary>Moving the body.</summary>
    Movement,

    /// <summary>Being attentive on purpose.</summary>
    Mindfulness,

    /// <summary>Eating and drinking.</summary>
    Nutrition,

    /// <summary>Sleep and the hour before it.</summary>
    Sleep,

    /// <summary>People who do one good.</summary>
    SocialSupport,

    /// <summary>Breathing, and coming back to the present.</summary>
    BreathingAndGrounding,
}

/// <summary>Whether a practice is still meant to be done.</summary>
public enum PracticeStatus
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>It is over. It stays readable.</summary>
    Ended,
}

/// <summary>What the client means to do for themselves.</summary>
public sealed record PracticeTerms
{
    private PracticeTerms(SelfCareKind kind, string words, Frequency? frequency, IReadOnlyList<GoalId> goals) => (Kind, Words, Frequency, GoalIds) = (kind, words, frequency, goals);

    /// <summary>What kind of self-care.</summary>
    public SelfCareKind Kind { get; }

    /// <summary>What to do, in words the client would use.</summary>
    public string Words { get; }

    /// <summary>How often; <c>null</c> when it is done as it comes.</summary>
    public Frequency? Frequency { get; }

    /// <summary>The goals it serves; all of the same plan.</summary>
    public IReadOnlyList<GoalId> GoalIds { get; }

    /// <summary>Says what the client means to do.</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the words.</exception>
    public static PracticeTerms Of(SelfCareKind kind, string? words, Frequency? frequency, IReadOnlyList<GoalId> goals) =>
        new(Choice.Of(kind, "/kind"), PlainText.Of(words, "/words", PlainText.Paragraph), frequency, [.. goals.Distinct()]);
}

/// <summary>Something the client does for themselves, as part of the plan. Anybody on the team and the client may suggest it; doing it stays the client's own.</summary>
public sealed class SelfCarePractice
{
    private readonly List<GoalId> _goalIds = [];

    private SelfCarePractice() { }

    internal SelfCarePractice(PracticeTerms terms, Author by, DateOnly today)
    {
        (Id, AddedBy, AddedOn) = (PracticeId.New(), by, today);
        Rewrite(terms);
    }

    /// <summary>Names it, for good.</summary>
    public PracticeId Id { get; private init; }

    /// <inheritdoc cref="PracticeTerms.Kind"/>
    public SelfCareKind Kind { get; private set; }

    /// <inheritdoc cref="PracticeTerms.Words"/>
    public string Words { get; private set; } = "";

    /// <inheritdoc cref="PracticeTerms.Frequency"/>
    public Frequency? Frequency { get; private set; }

    /// <inheritdoc cref="PracticeTerms.GoalIds"/>
    public IReadOnlyList<GoalId> GoalIds => _goalIds;

    /// <summary>Whether it is still meant to be done.</summary>
    public PracticeStatus Status { get; private set; }

    /// <summary>Who put it into the plan.</summary>
    public Author AddedBy { get; private init; } = null!;

    /// <summary>The day it was put into the plan, in the clinic's calendar.</summary>
    public DateOnly AddedOn { get; private init; }

    /// <summary>The practice of the plan before that it goes on with; <c>null</c> for a new one (Rule CR-144; I12).</summary>
    public PracticeId? PredecessorId { get; private init; }

    /// <summary>True unless it is over.</summary>
    public bool IsPractised => Status == PracticeStatus.Active;

    internal void Rewrite(PracticeTerms terms)
    {
        (Kind, Words, Frequency) = (terms.Kind, terms.Words, terms.Frequency);
        _goalIds.Clear();
        _goalIds.AddRange(terms.GoalIds);
    }

    internal void End() => Status = PracticeStatus.Ended;

    internal SelfCarePractice Continued(Func<GoalId, GoalId?> goal, DateOnly today) =>
        new(PracticeTerms.Of(Kind, Words, Frequency, [.. GoalIds.Select(goal).OfType<GoalId>()]), AddedBy, today) { PredecessorId = Id };
}

/// <summary>Names one report on a practice.</summary>
public readonly record struct SelfCareReportId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static SelfCareReportId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(SelfCareReportId other) => Value.CompareTo(other.Value);
}

/// <summary>What the client says about a practice: how often it was done in a span of days, and how it went. Doing it seldom, or not at all, is an answer like any other (Rule CR-141).</summary>
/// <remarks>It never changes, and it changes nothing in the plan, so that nobody's page grows old by it.</remarks>
public sealed class SelfCareReport : AggregateRoot
{
    /// <summary>The most times in one report. A limit against slips of the finger, not a clinical one.</summary>
    public const int MostTimes = 1_000;

    /// <summary>The longest span of one report. Unit: days.</summary>
    public const int LongestDays = 366;

    private SelfCareReport() { }

    /// <summary>Names it.</summary>
    public SelfCareReportId Id { get; private init; }

    /// <summary>The plan.</summary>
    public CarePlanId PlanId { get; private init; }

    /// <summary>The practice.</summary>
    public PracticeId PracticeId { get; private init; }

    /// <summary>The first day it is about, in the client's own calendar.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The last day it is about; not before <see cref="From"/>.</summary>
    public DateOnly Until { get; private init; }

    /// <summary>How many times it was done, from 0.</summary>
    public int Times { get; private init; }

    /// <summary>How it went, in the client's words; <c>null</c> when not said.</summary>
    public string? HowItWent { get; private init; }

    /// <summary>Who wrote it down: the client, or a member of the team who heard it.</summary>
    public Author ReportedBy { get; private init; } = null!;

    /// <summary>When it was written down. UTC.</summary>
    public DateTimeOffset ReportedAt { get; private init; }

    /// <summary>Writes down what the client says.</summary>
    /// <param name="plan">The plan that the practice is of.</param>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="PracticeNotFound"/>, <see cref="ReportSpanUnclear"/>, <see cref="ReportTimesOutOfRange"/>, or what <see cref="PlainText"/> says of the words.</exception>
    public static SelfCareReport Of(CarePlan plan, PracticeId practice, DateOnly from, DateOnly until, int times, string? howItWent, Author by, DateOnly today, DateTimeOffset now)
    {
        if (plan.IsClosed) throw new DomainException(new CarePlanClosed());
        if (plan.Practices.All(p => p.Id != practice)) throw new DomainException(new PracticeNotFound());
        if (until < from || until > today.AddDays(1) || until.DayNumber - from.DayNumber >= LongestDays) throw new DomainException(new ReportSpanUnclear(LongestDays) { Pointer = "/until" });
        if (times is < 0 or > MostTimes) throw new DomainException(new ReportTimesOutOfRange(times, MostTimes) { Pointer = "/times" });

        return new SelfCareReport
        {
            Id = SelfCareReportId.New(),
            PlanId = plan.Id,
            PracticeId = practice,
            From = from,
            Until = until,
            Times = times,
            HowItWent = PlainText.Optional(howItWent, "/howItWent", PlainText.Paragraph),
            ReportedBy = by,
            ReportedAt = now,
        };
    }
}
