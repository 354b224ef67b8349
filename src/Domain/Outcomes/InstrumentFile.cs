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
    public required LicenceStatus Status { get; init; }
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
    public required IReadOnlyList<ItemLine> Items { get; init; }
    public required IReadOnlyList<ScaleLine> Scales { get; init; }
    public IReadOnlyList<CriterionLine> Criteria { get; init; } = [];
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What keeps this from being an instrument; <c>null</c> when nothing does.</summary>
    public string? WhatIsWrong(IReadOnlyDictionary<string, IReadOnlyList<OptionLine>> options)
    {
        if (Code.Length is 0 or > 40 || !Code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))) return "the code must be lower-case letters and digits.";
        if (Version < 1 || ScoringVersion < 1) return "versions begin at 1.";
        if (string.IsNullOrWhiteSpace(Name) || Windows.Count == 0 || Windows.Any(string.IsNullOrWhiteSpace)) return "name and windows must say something.";
        if (Windows.Distinct(StringComparer.Ordinal).Count() < Windows.Count) return "a window stands twice.";
        if (Category is not (InformationCategory.PhysicalOutcomes or InformationCategory.MentalHealthOutcomes)) return "the category must be one of outcomes.";
        if (Items.Count == 0) return "it has no items.";
        if (Sources.Count == 0 || Sources.Any(string.IsNullOrWhiteSpace)) return "it names no source.";
        if (string.IsNullOrWhiteSpace(Licence.Note)) return "it says nothing about its licence.";

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
            if (item.Safety && (!item.Scored || item.Reversed || item.Step != 1)) return $"item {i + 1}: a safety item is scored in whole points, as printed.";
            if (item.Options is not { } name) continue;

            if (!options.TryGetValue(name, out var answers)) return $"item {i + 1}: there are no options '{name}'.";
            if (answers.Select(answer => answer.Value).Distinct().Count() < answers.Count || answers.Any(answer => answer.Value < item.Lowest || answer.Value > item.Highest))
                return $"item {i + 1}: the options '{name}' do not fit its scale.";
            if (answers.Any(answer => answer.Text is not null) && !Licence.Status.LetsTextShip()) return $"item {i + 1}: its licence lets no text ship.";
        }

        return Items.Where(item => item.Loinc is not null).GroupBy(item => item.Loinc, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"'{twice.Key}' stands at two items." : null;
    }

    private string? WhatIsWrongWithScales()
    {
        if (!LoincCode.IsOne(PanelLoinc)) return $"'{PanelLoinc}' is no LOINC code.";
        if (Scales.Count == 0) return "it has no scale.";
        if (Scales.Select(scale => scale.Code).Distinct(StringComparer.Ordinal).Count() < Scales.Count) return "a scale stands twice.";

        return Scales.Select(scale => scale.WhatIsWrong(Items)).FirstOrDefault(wrong => wrong is not null);
    }

    private string? WhatIsWrongWithCriteria()
    {
        foreach (var criterion in Criteria)
        {
            if (string.IsNullOrWhiteSpace(criterion.Code) || string.IsNullOrWhiteSpace(criterion.Source) || criterion.Parts.Count == 0) return "a criterion says nothing.";
            if (criterion.Parts.Any(part => part.AtLeast is null == part.AtMost is null || part.Count < 1 || part.Count > part.Items.Count || part.Items.Any(item => item < 1 || item > Items.Count)))
                return $"criterion '{criterion.Code}' can't be met or asks for nothing.";
        }

        return null;
    }
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

        var items = Items is null ? [.. all.Where(item => item.Scored)] : Items.Select(number => all[number - 1]).ToList();
        if (items.Count == 0) return $"scale '{Code}' has no items.";
        if (MostProrated < 0 || MostProrated >= items.Count) return $"scale '{Code}': at least one answer must be given.";
        if ((MostProrated > 0 || Rule == ScaleRule.Mean) && items.Exists(item => (item.Lowest, item.Highest) != (items[0].Lowest, items[0].Highest))) return $"scale '{Code}': a mean needs items of one scale.";

        var (lowest, highest) = Rule == ScaleRule.Sum ? (items.Sum(item => item.Lowest) * Times, items.Sum(item => item.Highest) * Times) : (items[0].Lowest * Times, items[0].Highest * Times);
        return WhatIsWrongWithBands(lowest, highest, Times * items.Min(item => item.Step)) ?? WhatIsWrongWithCuts(lowest, highest) ?? WhatIsWrongWithThresholds(highest - lowest);
    }

    // Bands lie beside one another on the scale's steps and leave nothing out.
    private string? WhatIsWrongWithBands(decimal lowest, decimal highest, decimal step)
    {
        if (Bands.Count == 0) return null;
        if (Rule == ScaleRule.Mean) return $"scale '{Code}': a mean has no bands.";

        var next = lowest;
        foreach (var band in Bands)
        {
            if (string.IsNullOrWhiteSpace(band.Code)) return "a band has no name.";
            if (band.From != next || band.To < band.From) return $"band '{band.Code}' must begin at {next} and not end before it begins.";
            next = band.To + step;
        }

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

    private string? WhatIsWrongWithThresholds(decimal range)
    {
        foreach (var threshold in Thresholds)
        {
            if (string.IsNullOrWhiteSpace(threshold.Code) || string.IsNullOrWhiteSpace(threshold.Population) || string.IsNullOrWhiteSpace(threshold.Source)) return $"scale '{Code}': a threshold names no population or source.";
            if (threshold.Value <= 0 || (threshold.Kind == ThresholdKind.Percent ? threshold.Value > 100 : threshold.Value > range)) return $"threshold '{threshold.Code}' is beyond the scale.";
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
