namespace IntegrativeCare.Domain.Outcomes;

/// <summary>How a scale's score comes from its items.</summary>
public enum ScaleRule
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,
}

/// <summary>One thing that an instrument measures: the total, a cluster, a region.</summary>
public sealed class Scale
{
    /// <summary>The code of the scale that stands for the whole instrument.</summary>
    public const string Total = "total";

    private readonly IReadOnlyList<InstrumentItem> items;

    internal Scale(ScaleLine line, IReadOnlyList<InstrumentItem> all)
    {
        items = line.Items is { } numbers ? [.. numbers.Select(number => all[number - 1])] : [.. all.Where(item => item.IsScored)];
        (Code, Name, Rule, Times, Decimals, MostProrated, HigherIs, Loinc) = (line.Code, line.Name, line.Rule, line.Times, line.Decimals, line.MostProrated, line.HigherIs, line.Loinc);
        Bands = [.. line.Bands.Select(band => new Band(band.Code, band.From, band.To))];
        Cuts = [.. line.Cuts.Select(cut => new Cut(cut.Code, cut.AtLeast, cut.AtMost, cut.Sensitivity, cut.Specificity, cut.Population, cut.Source))];
        Thresholds = [.. line.Thresholds.Select(threshold => new ChangeThreshold(
            threshold.Code, threshold.Kind, threshold.Value, threshold.Population, threshold.Source, threshold.EffectiveFrom, threshold.IsUsual, threshold.BothWays))];
    }

    /// <summary>Names it within its instrument, such as <c>total</c> or <c>noticing</c>.</summary>
    public string Code { get; }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>How its score comes from its items.</summary>
    public ScaleRule Rule { get; }

    /// <summary>What sum or mean is multiplied with: 4 turns the raw WHO-5 into its index.</summary>
    public int Times { get; }

    /// <summary>To how many places the score is rounded; a half goes up.</summary>
    public int Decimals { get; }

    /// <summary>How many missing answers may be filled with the mean of the others; 0 when any missing answer means no score.</summary>
    public int MostProrated { get; }

    /// <summary>What a higher score means (Rule CR-221; I54).</summary>
    public Direction HigherIs { get; }

    /// <summary>The LOINC code of the score, where one was verified; otherwise <c>null</c>.</summary>
    public string? Loinc { get; }

    /// <summary>The numbers of its items.</summary>
    public IReadOnlyList<int> Items => [.. items.Select(item => item.Number)];

    /// <summary>What scores are called, from the lowest; empty when nothing is in use.</summary>
    public IReadOnlyList<Band> Bands { get; }

    /// <summary>Scores at which to look closer.</summary>
    public IReadOnlyList<Cut> Cuts { get; }

    /// <summary>What change is said to matter, each with its source; empty where none could be read, so that nothing is claimed (Rule CR-053; I56).</summary>
    public IReadOnlyList<ChangeThreshold> Thresholds { get; }

    /// <summary>The lowest score.</summary>
    public decimal Lowest => (Rule == ScaleRule.Sum ? items.Sum(item => item.Lowest) : items.Average(item => item.Lowest)) * Times;

    /// <summary>The highest score.</summary>
    public decimal Highest => (Rule == ScaleRule.Sum ? items.Sum(item => item.Highest) : items.Average(item => item.Highest)) * Times;

    /// <summary>The thresholds by which changes are judged: of each kind the one that the clinic chose, otherwise the usual one, otherwise all of that kind (Rule CR-244).</summary>
    /// <param name="chosen">The codes that the clinic chose.</param>
    public IReadOnlyList<ChangeThreshold> ThresholdsInUse(IReadOnlyCollection<string> chosen) =>
    [
        .. Thresholds.Where(threshold =>
        {
            var ofKind = Thresholds.Where(other => other.Kind == threshold.Kind).ToList();
            return (ofKind.Find(other => chosen.Contains(other.Code, StringComparer.Ordinal)) ?? ofKind.Find(other => other.IsUsual) ?? threshold) == threshold;
        }),
    ];

    /// <summary>The band of a score; <c>null</c> without bands.</summary>
    public Band? BandOf(decimal score) => Bands.FirstOrDefault(band => score >= band.From && score <= band.To);

    /// <summary>Scores the answers to its items.</summary>
    /// <param name="answers">One per item of the instrument, as printed on the form.</param>
    /// <remarks>
    /// Rule CR-051. Where a few missing answers are allowed, each counts as the mean of the given ones. The safety item is never filled in. The score is rounded
    /// to its places and a half goes up.
    /// </remarks>
    internal ScaleScore Score(IReadOnlyList<decimal?> answers)
    {
        if (items.Any(item => item.IsSafetyItem && answers[item.Number - 1] is null)) return new(Code, null, null, Completeness.IncompleteSafetyItem);

        var given = items.Where(item => answers[item.Number - 1] is not null).Select(item => item.Counts(answers[item.Number - 1]!.Value)).ToList();
        var missing = items.Count - given.Count;
        if (missing > MostProrated) return new(Code, null, null, Completeness.Incomplete);

        // One division at the very end: filling in the mean and adding up would round twice.
        var sum = given.Sum() * Times;
        var value = Rule == ScaleRule.Mean ? sum / given.Count : sum * items.Count / given.Count;
        value = Plain(Math.Round(value, Decimals, MidpointRounding.AwayFromZero));
        return new(Code, value, BandOf(value)?.Code, missing == 0 ? Completeness.Complete : Completeness.Prorated);
    }

    /// <summary>The same number without zeros at its end, so that one score is always written in one way.</summary>
    internal static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
