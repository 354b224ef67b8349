using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>By which thresholds the clinic judges change.</summary>
public sealed record OutcomeThresholdsView
{
    /// <summary>Every scale for which thresholds are established.</summary>
    public required IReadOnlyList<ScaleThresholdsView> Scales { get; init; }

    /// <summary>The account that chose; <c>null</c> while the usual ones stand.</summary>
    public Guid? ChosenBy { get; init; }

    /// <summary>When, in UTC; <c>null</c> while the usual ones stand.</summary>
    public DateTimeOffset? ChosenAt { get; init; }

    internal static OutcomeThresholdsView Of(ThresholdChoices? choices) => new()
    {
        ChosenBy = choices?.ChosenBy,
        ChosenAt = choices?.ChosenAt,
        Scales =
        [
            .. from instrument in Instruments.All
               from scale in instrument.Scales
               where scale.Thresholds.Count > 0
               let chosen = choices?.Choices.Where(choice => choice.Instrument == instrument.Code && choice.Scale == scale.Code).Select(choice => choice.Code).ToList() ?? []
               let inUse = scale.ThresholdsInUse(chosen)
               select new ScaleThresholdsView
               {
                   Instrument = instrument.Code,
                   InstrumentName = instrument.Name,
                   Scale = scale.Code,
                   Thresholds = [.. scale.Thresholds.Select(threshold => new KnownThresholdView
                   {
                       Code = threshold.Code,
                       Kind = threshold.Kind,
                       Value = threshold.Value,
                       Population = threshold.Population,
                       Source = threshold.Source,
                       IsUsual = threshold.IsUsual,
                       IsChosenByTheClinic = chosen.Contains(threshold.Code, StringComparer.Ordinal),
                       IsInUse = inUse.Contains(threshold),
                   })],
               },
        ],
    };
}

/// <summary>The thresholds of one scale.</summary>
public sealed record ScaleThresholdsView
{
    /// <summary>The instrument's code.</summary>
    public required string Instrument { get; init; }

    /// <summary>What people call the instrument.</summary>
    public required string InstrumentName { get; init; }

    /// <summary>The scale's code.</summary>
    public required string Scale { get; init; }

    /// <summary>Each with its source.</summary>
    public required IReadOnlyList<KnownThresholdView> Thresholds { get; init; }
}

/// <summary>A threshold that can be chosen.</summary>
public sealed record KnownThresholdView
{
    /// <summary>Names it within its scale.</summary>
    public required string Code { get; init; }

    /// <summary>In which sense a change matters. Of each kind one can be chosen.</summary>
    public required ThresholdKind Kind { get; init; }

    /// <summary>How much. Unit: points, or percent of the first score for `percent`; for `endState` the score to arrive at.</summary>
    public required decimal Value { get; init; }

    /// <summary>In whom it was found.</summary>
    public required string Population { get; init; }

    /// <summary>Who found it.</summary>
    public required string Source { get; init; }

    /// <summary>True for the one of its kind that is used unless the clinic chooses another.</summary>
    public required bool IsUsual { get; init; }

    /// <summary>True for one that the clinic chose.</summary>
    public required bool IsChosenByTheClinic { get; init; }

    /// <summary>True when changes are judged by it now.</summary>
    public required bool IsInUse { get; init; }
}

/// <summary>The thresholds that the clinic chooses.</summary>
public sealed record ChooseOutcomeThresholdsBody
{
    /// <summary>All choices at once, at most one of each kind for a scale. What is not named goes back to the usual one.</summary>
    [MaxLength(ThresholdChoices.Most)]
    public required IReadOnlyList<ThresholdChoiceBody> Choices { get; init; }
}

/// <summary>One chosen threshold.</summary>
public sealed record ThresholdChoiceBody
{
    /// <summary>The instrument's code.</summary>
    /// <example>pcl5</example>
    [StringLength(40)]
    public required string Instrument { get; init; }

    /// <summary>The scale's code.</summary>
    /// <example>total</example>
    [StringLength(40)]
    public required string Scale { get; init; }

    /// <summary>The threshold's code within the scale.</summary>
    /// <example>reliableSecondSample</example>
    [StringLength(40)]
    public required string Code { get; init; }
}
