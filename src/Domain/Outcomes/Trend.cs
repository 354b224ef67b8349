namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Which way the scores of a series went, in the client's favour or not.</summary>
public enum TrendWay
{
    /// <summary>The way one hopes for.</summary>
    Better,

    /// <summary>The other way. Healing is not a line, and this is no verdict.</summary>
    Worse,

    /// <summary>The first and the last score are the same.</summary>
    NoChange,
}

/// <summary>What to bear in mind when a change is read.</summary>
public enum TrendCaution
{
    /// <summary>
    /// The first score stood in the half of the scale from which the change leads away. Scores far from the middle tend to be nearer to it the next time, whatever happened in between (Rule CR-243).
    /// </summary>
    RegressionToTheMean,
}

/// <summary>One score of a series: one instrument, one span, one scale.</summary>
/// <param name="Measurement">The measurement that it comes from.</param>
/// <param name="TakenAt">When the client answered. UTC.</param>
/// <param name="Value">The score, in the scale's points.</param>
/// <param name="Completeness">How whole the answers to the scale's items are.</param>
/// <param name="Moment">When, seen from a session.</param>
public sealed record TrendScore(Guid Measurement, DateTimeOffset TakenAt, decimal Value, Completeness Completeness, SessionMoment Moment)
{
    /// <summary>True when a change may be measured from or to it (Rule CR-241).</summary>
    /// <remarks>
    /// A prorated score is partly a guess, so it is shown and decides nothing. A score from right after a session's work is compared with the one before that work (Rule CR-057) and with no other day's:
    /// how somebody gets up from the table says little about the week.
    /// </remarks>
    public bool Decides => Completeness == Completeness.Complete && Moment != SessionMoment.After;
}

/// <summary>A threshold that a change passes, and to which side. It is never shown without its source (I56).</summary>
/// <param name="Threshold">The threshold, with population and source.</param>
/// <param name="Way">To which side.</param>
public sealed record PassedThreshold(ChangeThreshold Threshold, TrendWay Way);

/// <summary>How the scores of one series stand today beside where they began. It says which way they went and never why (Rule CR-240).</summary>
public sealed class Trend
{
    private Trend(Scale scale, TrendScore? baseline, TrendScore? last, IReadOnlyCollection<string> chosen)
    {
        (Scale, Baseline, Last) = (scale, baseline, last);
        if (last is { } now) (Band, CutsMet) = (scale.BandOf(now.Value), [.. scale.Cuts.Where(cut => cut.IsMetBy(now.Value))]);
        if (baseline is null || last is null || baseline == last) return;

        Points = last.Value - baseline.Value;
        Way = WayOf(Points.Value, scale.HigherIs);
        Passed =
        [
            .. scale.ThresholdsInUse(chosen)
                .Select(threshold => (Threshold: threshold, IsBetter: threshold.IsBetter(baseline.Value, last.Value, scale.HigherIs)))
                .Where(judged => judged.IsBetter is not null)
                .Select(judged => new PassedThreshold(judged.Threshold, judged.IsBetter == true ? TrendWay.Better : TrendWay.Worse)),
        ];
        if (LeadsToTheMiddle(baseline.Value, last.Value)) Cautions = [TrendCaution.RegressionToTheMean];
    }

    /// <summary>What is measured.</summary>
    public Scale Scale { get; }

    /// <summary>The first score of the period that decides; <c>null</c> when none does.</summary>
    public TrendScore? Baseline { get; }

    /// <summary>The last score that decides; <c>null</c> when none does.</summary>
    public TrendScore? Last { get; }

    /// <summary>The last score minus the first, in the scale's points; <c>null</c> from fewer than two scores (I56).</summary>
    public decimal? Points { get; }

    /// <summary>Which way it went by the scale's own direction (I54); <c>null</c> from fewer than two scores, and where no way is better.</summary>
    public TrendWay? Way { get; }

    /// <summary>The thresholds that the change passes; none from fewer than two scores (I56).</summary>
    public IReadOnlyList<PassedThreshold> Passed { get; } = [];

    /// <summary>What to bear in mind.</summary>
    public IReadOnlyList<TrendCaution> Cautions { get; } = [];

    /// <summary>The band of the last score; <c>null</c> without one.</summary>
    public Band? Band { get; }

    /// <summary>The cuts that the last score reaches.</summary>
    public IReadOnlyList<Cut> CutsMet { get; } = [];

    /// <summary>Sets the last score of a series beside its baseline (Rule CR-245).</summary>
    /// <param name="scores">Scores of this scale, in any order. Those without a value are not among them.</param>
    /// <param name="since">From when the baseline is looked for, such as the activation of the care plan: the first score from then on that decides. <c>null</c> for the first of all.</param>
    /// <param name="chosen">The codes of thresholds that the clinic chose on this scale (Rule CR-244).</param>
    public static Trend Of(Scale scale, IEnumerable<TrendScore> scores, DateTimeOffset? since = null, IReadOnlyCollection<string>? chosen = null)
    {
        // Two answers of one instant keep one order everywhere: that of their ids.
        var deciding = scores.Where(score => score.Decides).OrderBy(score => score.TakenAt).ThenBy(score => score.Measurement).ToList();
        return new(scale, deciding.Find(score => since is null || score.TakenAt >= since), deciding.LastOrDefault(), chosen ?? []);
    }

    /// <summary>Which way a change goes by a scale's direction; <c>null</c> where no way is better.</summary>
    internal static TrendWay? WayOf(decimal points, Direction higherIs) => higherIs == Direction.Neither ? null
        : points == 0 ? TrendWay.NoChange
        : points > 0 == (higherIs == Direction.Better) ? TrendWay.Better
        : TrendWay.Worse;

    private bool LeadsToTheMiddle(decimal from, decimal to)
    {
        var middle = (Scale.Lowest + Scale.Highest) / 2;
        return (from > middle && to < from) || (from < middle && to > from);
    }
}
