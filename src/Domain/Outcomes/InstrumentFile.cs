using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>The shape of <c>instruments.json</c>, and what must hold before a line of it becomes an instrument.</summary>
internal sealed record InstrumentFile
{
    public static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Sets of answers that several questions share, by name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<OptionLine>> Options { get; init; }

    public required IReadOnlyList<InstrumentLine> Instruments { get; init; }
}

internal sealed record OptionLine(decimal Value, string? Text, string? Loinc);

internal sealed record LicenceLine
{
    public required WordingLicence Status { get; init; }
    public required string Note { get; init; }
}

internal sealed record InstrumentLine
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required int ScoringVersion { get; init; }
    public required string Name { get; init; }
    public required InformationCategory Category { get; init; }
    public required IReadOnlyList<string> Windows { get; init; }
    public required LicenceLine Licence { get; init; }
    public required string? PanelLoinc { get; init; }
    public string? Stem { get; init; }
    public required IReadOnlyList<ItemLine> Items { get; init; }
    public required IReadOnlyList<ScaleLine> Scales { get; init; }
    public IReadOnlyList<CriterionLine> Criteria { get; init; } = [];
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What keeps this from being an instrument; <c>null</c> when nothing does.</summary>
    public string? WhatIsWrong(IReadOnlyDictionary<string, IReadOnlyList<OptionLine>> options)
    {
        if (HasGap(Windows) || HasGap(Items) || HasGap(Scales) || HasGap(Criteria) || HasGap(Sources)) return "an entry is empty.";
        if (Code.Length is 0 or > 40 || !Code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))) return "the code must be lower-case letters and digits.";
        if (Version < 1 || ScoringVersion < 1) return "versions begin at 1.";
        if (string.IsNullOrWhiteSpace(Name) || Windows.Count == 0 || Windows.Any(string.IsNullOrWhiteSpace)) return "name and windows must say something.";
        if (Windows.Distinct(StringComparer.Ordinal).Count() < Windows.Count) return "a window stands twice.";
        if (Category is not (InformationCategory.PhysicalOutcomes or InformationCategory.MentalHealthOutcomes)) return "the category must be one of outcomes.";
        if (Items.Count == 0) return "it has no items.";
        if (Sources.Count == 0 || Sources.Any(string.IsNullOrWhiteSpace)) return "it names no source.";
        if (string.IsNullOrWhiteSpace(Licence.Note)) return "it says nothing about its licence.";
        if (Stem is not null && !Licence.Status.LetsTextShip()) return "its licence lets no text ship.";
        if (Stem is not null && string.IsNullOrWhiteSpace(Stem)) return "the words before the questions must say something, or be left out.";

        return WhatIsWrongWithItems(options) ?? WhatIsWrongWithScales() ?? WhatIsWrongWithCriteria();
    }

    private string? WhatIsWrongWithItems(IReadOnlyDictionary<string, IReadOnlyList<OptionLine>> options)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            var item = Items[i];
            if (item.Lowest >= item.Highest) return $"item {i + 1}: the lowest answer must be below the highest.";
            if (item.Step <= 0 || (item.Highest - item.Lowest) % item.Step != 0) return $"item {i + 1}: steps must lead from the lowest answer to the highest.";
            if (!LoincCode.IsOne(item.Loinc)) return $"item {i + 1}: '{item.Loinc}' is no LOINC code.";
            if (item.Text is not null && !Licence.Status.LetsTextShip()) return $"item {i + 1}: its licence lets no text ship.";
            if (item.Text is not null && string.IsNullOrWhiteSpace(item.Text)) return $"item {i + 1}: its text must say something, or be null.";
            if (item.Reversed && !item.Scored) return $"item {i + 1}: what counts in no score can't be reversed.";
            if (item.Safety && (!item.Scored || item.Reversed || item.Step != 1)) return $"item {i + 1}: a safety item is scored in whole points, as printed.";
            if (item.Options is not { } name) continue;

            if (!options.TryGetValue(name, out var answers)) return $"item {i + 1}: there are no options '{name}'.";
            if (!answers.Select(answer => answer.Value).SequenceEqual(item.Steps())) return $"item {i + 1}: the options '{name}' must name each of its answers, from the lowest.";
            if (answers.Any(answer => answer.Text is not null) && !Licence.Status.LetsTextShip()) return $"item {i + 1}: its licence lets no text ship.";
            if (answers.FirstOrDefault(answer => !LoincCode.IsAnswer(answer.Loinc)) is { } odd) return $"item {i + 1}: '{odd.Loinc}' is no LOINC answer.";
            if (answers.Where(answer => answer.Loinc is not null).GroupBy(answer => answer.Loinc, StringComparer.Ordinal).Any(same => same.Count() > 1)) return $"item {i + 1}: two of the options '{name}' have one code.";
        }

        return Items.Where(item => item.Loinc is not null).GroupBy(item => item.Loinc, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"'{twice.Key}' stands at two items." : null;
    }

    private string? WhatIsWrongWithScales()
    {
        if (!LoincCode.IsOne(PanelLoinc)) return $"'{PanelLoinc}' is no LOINC code.";
        if (Scales.Count == 0) return "it has no scale.";
        if (Scales.Select(scale => scale.Code).Distinct(StringComparer.Ordinal).Count() < Scales.Count) return "a scale stands twice.";

        if (Scales.Select(scale => scale.WhatIsWrong(Items)).FirstOrDefault(wrong => wrong is not null) is { } bad) return bad;

        // An answer that reaches no score would be asked for nothing and missed by nobody.
        var counted = Scales.SelectMany(scale => scale.Items ?? [.. Enumerable.Range(1, Items.Count)]).ToHashSet();
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i].Scored && !counted.Contains(i + 1)) return $"item {i + 1} counts in no scale.";
        }

        return null;
    }

    private string? WhatIsWrongWithCriteria()
    {
        foreach (var criterion in Criteria)
        {
            if (string.IsNullOrWhiteSpace(criterion.Code) || string.IsNullOrWhiteSpace(criterion.Source) || criterion.Parts.Count == 0) return "a criterion says nothing.";
            if (HasGap(criterion.Parts)) return $"criterion '{criterion.Code}' has an empty part.";
            if (criterion.Parts.Any(part => part.AtLeast is null == part.AtMost is null || part.Count < 1 || part.Count > part.Items.Count || part.Items.Any(item => item < 1 || item > Items.Count)))
                return $"criterion '{criterion.Code}' can't be met or asks for nothing.";
            if (criterion.Parts.Any(part => part.Items.Distinct().Count() < part.Items.Count)) return $"criterion '{criterion.Code}' names an item twice.";
            if (criterion.Parts.Any(part => part.Items.Any(item => (part.AtLeast ?? part.AtMost) < Items[item - 1].Lowest || (part.AtLeast ?? part.AtMost) > Items[item - 1].Highest)))
                return $"criterion '{criterion.Code}' asks for an answer that is not on the scale.";
        }

        return Criteria.Select(criterion => criterion.Code).Distinct(StringComparer.Ordinal).Count() < Criteria.Count ? "a criterion stands twice." : null;
    }

    /// <summary>What keeps this from being another edition of the same instrument, so that one series can hold the scores of both (Rule CR-224; I52); <c>null</c> when nothing does.</summary>
    public string? WhatIsWrongBeside(InstrumentLine earlier)
    {
        if (Category != earlier.Category) return "another version has another category.";
        if (Version == earlier.Version && !Items.SequenceEqual(earlier.Items)) return "the same version has other items; that is a new version.";

        foreach (var scale in Scales)
        {
            if (earlier.Scales.FirstOrDefault(known => known.Code == scale.Code) is { } before && (before.HigherIs, before.Range(earlier.Items)) != (scale.HigherIs, scale.Range(Items)))
                return $"scale '{scale.Code}' runs otherwise in another version; that is an instrument of its own.";
        }

        return null;
    }

    private static bool HasGap<T>(IReadOnlyList<T?> entries) where T : class => entries.Any(entry => entry is null);
}

internal sealed record ItemLine
{
    public required string? Text { get; init; }
    public required decimal Lowest { get; init; }
    public required decimal Highest { get; init; }
    public decimal Step { get; init; } = 1;
    public required string? Loinc { get; init; }
    public bool Safety { get; init; }
    public bool Reversed { get; init; }
    public bool Scored { get; init; } = true;
    public string? Options { get; init; }

    /// <summary>Each answer that it takes, from the lowest.</summary>
    public IEnumerable<decimal> Steps()
    {
        for (var answer = Lowest; answer <= Highest; answer += Step) yield return answer;
    }

    public InstrumentItem AsItem(int number, IReadOnlyDictionary<string, IReadOnlyList<OptionLine>> options) => new(
        number, Text, Lowest, Highest, Step, Loinc, Safety, Reversed, Scored,
        Options is { } name ? [.. options[name].Select(option => new AnswerOption(option.Value, option.Text, option.Loinc))] : []);
}

internal sealed record ScaleLine
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Its items by number; all scored ones when nothing is said.</summary>
    public IReadOnlyList<int>? Items { get; init; }
    public required ScaleRule Rule { get; init; }
    public int Times { get; init; } = 1;
    public int Decimals { get; init; }
    public required int MostProrated { get; init; }
    public required Direction HigherIs { get; init; }
    public required string? Loinc { get; init; }
    public IReadOnlyList<BandLine> Bands { get; init; } = [];
    public IReadOnlyList<CutLine> Cuts { get; init; } = [];
    public IReadOnlyList<ThresholdLine> Thresholds { get; init; } = [];

    /// <summary>What keeps this from being a scale of these items; <c>null</c> when nothing does.</summary>
    public string? WhatIsWrong(IReadOnlyList<ItemLine> all)
    {
        if (Code.Length is 0 or > 40 || !char.IsAsciiLetterLower(Code[0]) || !Code.All(char.IsAsciiLetterOrDigit)) return $"scale '{Code}': the code must be letters and digits, and begin with a small letter.";
        if (string.IsNullOrWhiteSpace(Name)) return $"scale '{Code}' has no name.";
        if (Items is { } numbers && (numbers.Count == 0 || numbers.Distinct().Count() < numbers.Count || numbers.Any(number => number < 1 || number > all.Count || !all[number - 1].Scored)))
            return $"scale '{Code}' names items that can't be scored.";
        if (Times < 1 || Decimals is < 0 or > 4) return $"scale '{Code}' can't be reckoned.";
        if (!LoincCode.IsOne(Loinc)) return $"scale '{Code}': '{Loinc}' is no LOINC code.";

        var items = ItemsOf(all);
        if (items.Count == 0) return $"scale '{Code}' has no items.";
        if (MostProrated < 0 || MostProrated >= items.Count) return $"scale '{Code}': at least one answer must be given.";
        if ((MostProrated > 0 || Rule == ScaleRule.Mean) && items.Exists(item => (item.Lowest, item.Highest) != (items[0].Lowest, items[0].Highest))) return $"scale '{Code}': a mean needs items of one scale.";

        var (lowest, highest) = Range(all);
        var (step, place) = (Times * items.Min(item => item.Step), 1m);
        for (var i = 0; i < Decimals; i++) place /= 10;
        if (Rule == ScaleRule.Sum && items.Exists(item => item.Step * Times % place != 0 || item.Lowest * Times % place != 0)) return $"scale '{Code}': {Decimals} decimals would round answers away.";
        if (Bands.Count > 0 && MostProrated > 0 && step != place) return $"scale '{Code}': a filled-in score could fall between two bands.";

        return WhatIsWrongWithBands(lowest, highest, step) ?? WhatIsWrongWithCuts(lowest, highest) ?? WhatIsWrongWithThresholds(lowest, highest);
    }

    /// <summary>The lowest and the highest score.</summary>
    public (decimal Lowest, decimal Highest) Range(IReadOnlyList<ItemLine> all)
    {
        var items = ItemsOf(all);
        return Rule == ScaleRule.Sum ? (items.Sum(item => item.Lowest) * Times, items.Sum(item => item.Highest) * Times) : (items[0].Lowest * Times, items[0].Highest * Times);
    }

    private List<ItemLine> ItemsOf(IReadOnlyList<ItemLine> all) => Items is null ? [.. all.Where(item => item.Scored)] : [.. Items.Select(number => all[number - 1])];

    // Bands lie beside one another on the scale's steps and leave nothing out.
    private string? WhatIsWrongWithBands(decimal lowest, decimal highest, decimal step)
    {
        if (Bands.Count == 0) return null;
        if (Rule == ScaleRule.Mean) return $"scale '{Code}': a mean has no bands.";

        var next = lowest;
        foreach (var band in Bands)
        {
            if (string.IsNullOrWhiteSpace(band.Code)) return "a band has no name.";
            if (band.From != next || band.To < band.From || (band.To - lowest) % step != 0) return $"band '{band.Code}' must begin at {next}, not end before it begins, and end on a score.";
            next = band.To + step;
        }

        if (Bands.Select(band => band.Code).Distinct(StringComparer.Ordinal).Count() < Bands.Count) return $"scale '{Code}': a band stands twice.";
        return next == highest + step ? null : $"the bands must end at {highest}.";
    }

    private string? WhatIsWrongWithCuts(decimal lowest, decimal highest)
    {
        foreach (var cut in Cuts)
        {
            if (string.IsNullOrWhiteSpace(cut.Code) || string.IsNullOrWhiteSpace(cut.Population) || string.IsNullOrWhiteSpace(cut.Source)) return $"scale '{Code}': a cut names no population or source.";
            if (cut.AtLeast is null == cut.AtMost is null || (cut.AtLeast ?? cut.AtMost) < lowest || (cut.AtLeast ?? cut.AtMost) > highest) return $"cut '{cut.Code}' is not on the scale.";
            if (cut.Sensitivity is < 0 or > 100 || cut.Specificity is < 0 or > 100) return $"cut '{cut.Code}': shares are percent.";
        }

        return Cuts.Select(cut => cut.Code).Distinct(StringComparer.Ordinal).Count() < Cuts.Count ? $"scale '{Code}': a cut stands twice." : null;
    }

    private string? WhatIsWrongWithThresholds(decimal lowest, decimal highest)
    {
        foreach (var threshold in Thresholds)
        {
            if (string.IsNullOrWhiteSpace(threshold.Code) || string.IsNullOrWhiteSpace(threshold.Population) || string.IsNullOrWhiteSpace(threshold.Source)) return $"scale '{Code}': a threshold names no population or source.";
            var most = threshold.Kind switch { ThresholdKind.Percent => 100, ThresholdKind.EndState => highest, _ => highest - lowest };
            if (threshold.Value <= 0 || threshold.Value > most || (threshold.Kind == ThresholdKind.EndState && threshold.Value < lowest)) return $"threshold '{threshold.Code}' is beyond the scale.";
        }

        if (Thresholds.Count > 0 && HigherIs == Direction.Neither) return $"scale '{Code}': without a direction no change is better.";
        if (Thresholds.GroupBy(threshold => threshold.Kind).Any(same => same.Count(threshold => threshold.IsUsual) > 1)) return $"scale '{Code}' has two usual thresholds of one kind.";
        return Thresholds.Select(threshold => threshold.Code).Distinct(StringComparer.Ordinal).Count() < Thresholds.Count ? $"scale '{Code}': a threshold stands twice." : null;
    }
}

internal sealed record BandLine
{
    public required string Code { get; init; }
    public required decimal From { get; init; }
    public required decimal To { get; init; }
}

internal sealed record CutLine
{
    public required string Code { get; init; }
    public decimal? AtLeast { get; init; }
    public decimal? AtMost { get; init; }
    public decimal? Sensitivity { get; init; }
    public decimal? Specificity { get; init; }
    public required string Population { get; init; }
    public required string Source { get; init; }
}

internal sealed record ThresholdLine
{
    public required string Code { get; init; }
    public required ThresholdKind Kind { get; init; }
    public required decimal Value { get; init; }
    public required string Population { get; init; }
    public required string Source { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public bool IsUsual { get; init; }
    public bool BothWays { get; init; }
}

internal sealed record CriterionLine
{
    public required string Code { get; init; }
    public required IReadOnlyList<CriterionPartLine> Parts { get; init; }
    public required string Source { get; init; }
}

internal sealed record CriterionPartLine
{
    public required IReadOnlyList<int> Items { get; init; }
    public decimal? AtLeast { get; init; }
    public decimal? AtMost { get; init; }
    public required int Count { get; init; }
}

/// <summary>What a LOINC code looks like.</summary>
internal static class LoincCode
{
    /// <summary>True for what looks like a LOINC answer, such as <c>LA6568-5</c>, and for none at all. Its last digit checks nothing that we could read of.</summary>
    public static bool IsAnswer(string? code) => code is null || (code.Length is > 4 and < 12 && code.StartsWith("LA", StringComparison.Ordinal) && code[^2] == '-' && code.Remove(code.Length - 2, 1)[2..].All(char.IsAsciiDigit));

    /// <summary>True for a code whose last digit checks the others by the Luhn rule, which catches a slip of the finger; and for none at all.</summary>
    public static bool IsOne(string? code)
    {
        if (code is null) return true;
        if (code.Length is < 3 or > 9 || code[^2] != '-') return false;

        var digits = code.Remove(code.Length - 2, 1);
        if (!digits.All(char.IsAsciiDigit)) return false;

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }
}
