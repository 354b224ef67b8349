using System.Text.Json.Serialization;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>A client's series, and what a sheet of paper says above them.</summary>
public sealed record OutcomeTrends(OutcomeTrendsView View, SheetHead Head);

/// <summary>What a sheet of paper says of itself.</summary>
/// <param name="ClinicName">The clinic that keeps the record.</param>
/// <param name="ClientName">What the client is called; <c>null</c> for a reader who may not see it.</param>
/// <param name="MadeAt">When it was made. UTC.</param>
public sealed record SheetHead(string ClinicName, string? ClientName, DateTimeOffset MadeAt);

/// <summary>By which rule the score is found from which a change is measured.</summary>
public enum BaselineRule
{
    /// <summary>The first complete score since the care plan that runs now was activated.</summary>
    FirstOfThePlan,

    /// <summary>The first complete score of the period that was asked for.</summary>
    FirstOfThePeriod,

    /// <summary>The first complete score of all.</summary>
    FirstOfAll,
}

/// <summary>How a client's scores moved: every series that the reader may see, on one time line.</summary>
public sealed record OutcomeTrendsView
{
    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The IANA zone of the clinic's wall clock.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The first instant of the period, in UTC, as it was asked for.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first instant after the period, in UTC, as it was asked for.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How each baseline was found.</summary>
    public required BaselineView Baseline { get; init; }

    /// <summary>The series, by instrument, span and scale. Scores of different spans or scales are never compared.</summary>
    public required IReadOnlyList<OutcomeSeriesView> Series { get; init; }

    /// <summary>Completed sessions of both disciplines from the first score to the last, oldest first, as far as the reader may see the diary.</summary>
    public required IReadOnlyList<SessionMarkView> Sessions { get; init; }

    /// <summary>True when there were more of those sessions than points were asked for and some were left out evenly.</summary>
    public required bool SessionsAreThinned { get; init; }

    /// <summary><c>true</c> when the client's own direction keeps something of the kind from the reader and the policy pack asks to say so; otherwise absent. It says nothing of what.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IncompleteByClientDirection { get; init; }
}

/// <summary>How baselines were found.</summary>
public sealed record BaselineView
{
    /// <summary>By which rule.</summary>
    public required BaselineRule Is { get; init; }

    /// <summary>From when the first complete score was looked for, in UTC; <c>null</c> for the first of all.</summary>
    public DateTimeOffset? Since { get; init; }
}

/// <summary>One instrument, one span, one scale: scores that can be compared.</summary>
public sealed record OutcomeSeriesView
{
    /// <summary>The instrument's code.</summary>
    public required string Instrument { get; init; }

    /// <summary>What people call the instrument.</summary>
    public required string InstrumentName { get; init; }

    /// <summary>The scale's code.</summary>
    public required string Scale { get; init; }

    /// <summary>What people call the scale.</summary>
    public required string ScaleName { get; init; }

    /// <summary>The span that the answers speak about.</summary>
    public required string Span { get; init; }

    /// <summary>The kind of information that it is.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>What a higher score means.</summary>
    public required Direction HigherIs { get; init; }

    /// <summary>The lowest score.</summary>
    public required decimal Lowest { get; init; }

    /// <summary>The highest score.</summary>
    public required decimal Highest { get; init; }

    /// <summary>What scores are called, from the lowest; empty when nothing is in use. A word for orientation, never a diagnosis.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }

    /// <summary>Where the change is measured from: the first complete score by the baseline's rule, not taken right after a session; <c>null</c> when there is none.</summary>
    public OutcomeScoreView? Baseline { get; init; }

    /// <summary>The last complete score, not taken right after a session; <c>null</c> when there is none.</summary>
    public OutcomeScoreView? Last { get; init; }

    /// <summary>From the baseline to the last score; <c>null</c> when there are fewer than two complete scores, so that nothing is claimed.</summary>
    public TrendChangeView? Change { get; init; }

    /// <summary>The band of the last score.</summary>
    public string? Band { get; init; }

    /// <summary>Screening cuts that the last score reaches. They screen and never diagnose.</summary>
    public required IReadOnlyList<Cut> Cuts { get; init; }

    /// <summary>Sessions that were completed between the baseline and the last score, by discipline, as far as the reader may see the diary. They stand beside the change and explain nothing.</summary>
    public required IReadOnlyList<SessionDoseView> Doses { get; init; }

    /// <summary>How many scores there are for this reader in the period.</summary>
    public required int PointCount { get; init; }

    /// <summary>True when some of them are left out of <see cref="Points"/> evenly. The last one always stays, and the first unless a single point was asked for.</summary>
    public required bool PointsAreThinned { get; init; }

    /// <summary>Scores from the oldest to the newest.</summary>
    public required IReadOnlyList<OutcomeScoreView> Points { get; init; }

    /// <summary>What was rated right before and right after sessions; <c>null</c> when nothing was.</summary>
    public SessionPairsView? Pairs { get; init; }
}

/// <summary>One score.</summary>
public sealed record OutcomeScoreView
{
    /// <summary>The measurement that it comes from.</summary>
    public required Guid MeasurementId { get; init; }

    /// <summary>When the client answered, in UTC.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The score, in the scale's points.</summary>
    public required decimal Value { get; init; }

    /// <summary>The band of the score.</summary>
    public string? Band { get; init; }

    /// <summary>How whole the answers are. A `prorated` score is shown, and no change is measured from or to it.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>When, seen from a session. A score of `after` is compared with the one before the same session alone.</summary>
    public required SessionMoment Moment { get; init; }

    /// <summary>The session in which it was taken; <c>null</c> outside any.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>In which discipline it was recorded; <c>null</c> for the client.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    internal static OutcomeScoreView Of(ScoreRead read, Scale scale) => new()
    {
        MeasurementId = read.Score.Measurement,
        TakenAt = read.Score.TakenAt,
        Value = read.Score.Value,
        Band = scale.BandOf(read.Score.Value)?.Code,
        Completeness = read.Score.Completeness,
        Moment = read.Score.Moment,
        SessionId = read.Session,
        AuthorDiscipline = read.Author.Discipline,
    };
}

/// <summary>A change from the baseline to the last score.</summary>
public sealed record TrendChangeView
{
    /// <summary>The last score minus the baseline. Unit: the scale's points.</summary>
    public required decimal Points { get; init; }

    /// <summary>The same as a share of the baseline. Unit: percent; <c>null</c> from a baseline of nought.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Which way it went by the scale's own direction; <c>null</c> where no way is better.</summary>
    public TrendWay? Way { get; init; }

    /// <summary>The thresholds that the change passes, each with its source; empty when it passes none or none is established.</summary>
    public required IReadOnlyList<ChangeFlagView> Flags { get; init; }

    /// <summary>What to bear in mind when the change is read.</summary>
    public required IReadOnlyList<TrendCaution> Cautions { get; init; }
}

/// <summary>A threshold that a change passes.</summary>
public sealed record ChangeFlagView
{
    /// <summary>Names it within its scale.</summary>
    public required string Code { get; init; }

    /// <summary>In which sense the change matters.</summary>
    public required ThresholdKind Kind { get; init; }

    /// <summary>How much. Unit: points, or percent of the baseline for `percent`; for `endState` the score to arrive at.</summary>
    public required decimal Value { get; init; }

    /// <summary>To which side it is passed.</summary>
    public required TrendWay Way { get; init; }

    /// <summary>In whom it was found.</summary>
    public required string Population { get; init; }

    /// <summary>Who found it.</summary>
    public required string Source { get; init; }

    /// <summary>True for the one of its kind that is used unless the clinic chooses another.</summary>
    public required bool IsUsual { get; init; }

    /// <summary>True for one that the clinic chose.</summary>
    public required bool IsChosenByTheClinic { get; init; }
}

/// <summary>How many sessions of one discipline were completed between two scores.</summary>
public sealed record SessionDoseView
{
    /// <summary>Care by talk or care by touch.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>How many. Sessions that were called off, missed or broken off do not count.</summary>
    public required int CompletedSessions { get; init; }
}

/// <summary>A completed session, as the diary knows it.</summary>
public sealed record SessionMarkView
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>Care by talk or care by touch.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>When it began by the diary, in UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }
}

/// <summary>Ratings right before and right after sessions: same session, same instrument in the same version, same span.</summary>
public sealed record SessionPairsView
{
    /// <summary>How many pairs there are for this reader in the period.</summary>
    public required int Count { get; init; }

    /// <summary>The mean change of all of them, after minus before. Unit: the scale's points, rounded to one place.</summary>
    public decimal? MeanChange { get; init; }

    /// <summary>The threshold by which each change is judged; <c>null</c> where none is established.</summary>
    public ThresholdView? Threshold { get; init; }

    /// <summary>The newest of them, oldest first.</summary>
    public required IReadOnlyList<SessionPairView> Sessions { get; init; }
}

/// <summary>A change that its source says matters.</summary>
public sealed record ThresholdView
{
    /// <summary>Names it within its scale.</summary>
    public required string Code { get; init; }

    /// <summary>In which sense the change matters.</summary>
    public required ThresholdKind Kind { get; init; }

    /// <summary>How much. Unit: points, or percent of the first score for `percent`.</summary>
    public required decimal Value { get; init; }

    /// <summary>In whom it was found.</summary>
    public required string Population { get; init; }

    /// <summary>Who found it.</summary>
    public required string Source { get; init; }
}

/// <summary>Ratings right before and right after one session.</summary>
public sealed record SessionPairView
{
    /// <summary>The session; <c>null</c> when the reader may not see it in the diary.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Care by talk or care by touch; <c>null</c> when the reader may not see that session in the diary.</summary>
    public Discipline? Discipline { get; init; }

    /// <summary>When the first rating was taken, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The rating before.</summary>
    public required decimal Before { get; init; }

    /// <summary>The rating after.</summary>
    public required decimal After { get; init; }

    /// <summary>After minus before. Unit: the scale's points.</summary>
    public required decimal Change { get; init; }

    /// <summary>Which way it went by the scale's own direction; <c>null</c> where no way is better.</summary>
    public TrendWay? Way { get; init; }

    /// <summary>True when the change passes the threshold, to the side that <see cref="Way"/> says.</summary>
    public required bool PassesThreshold { get; init; }
}
