using System.Text.Json.Serialization;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>What these figures are not.</summary>
public enum OutcomeCaution
{
    /// <summary>They describe clients who were measured at least twice and had care in between. They do not say what brought a change about, compare no practitioners and no kinds of care, rank nothing, and say nothing of any single client.</summary>
    DescriptionOnly,
}

/// <summary>How the scores of the clinic's clients moved in a period, measure by measure and by the care they had.</summary>
public sealed record ClinicOutcomesView : IShowsCounts
{
    /// <summary>The first day, on the clinic's calendar.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, on the clinic's calendar.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Only of this instrument; <c>null</c> for all.</summary>
    public string? Instrument { get; init; }

    /// <summary>Only over this span; <c>null</c> for all.</summary>
    public string? Span { get; init; }

    /// <summary>What the figures are not.</summary>
    public required OutcomeCaution Caution { get; init; }

    /// <summary>The smallest group of which anything is told. Unit: clients.</summary>
    public required int SmallestGroup { get; init; }

    /// <summary>Each measure over each of its spans, whether anybody was measured with it or not.</summary>
    public required IReadOnlyList<MeasureOutcomesView> Items { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public CountsAsked Asked => new(From, To, Instrument, Span);
}

/// <summary>One measure over one span.</summary>
public sealed record MeasureOutcomesView
{
    /// <summary>The instrument's code.</summary>
    public required string Instrument { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of information that its scores are.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>The span that the answers speak about.</summary>
    public required string Span { get; init; }

    /// <summary>What a higher score means.</summary>
    public required Direction HigherIs { get; init; }

    /// <summary>By which change clients are said to have improved or got worse, and after whom; <c>null</c> where none is established or no way is better.</summary>
    public ChangeThreshold? Threshold { get; init; }

    /// <summary>All clients together.</summary>
    public required OutcomeGroupView All { get; init; }

    /// <summary>The same clients by the care that they had between the two scores. Told for all three or for none.</summary>
    public required IReadOnlyList<OutcomeGroupView> ByCareMix { get; init; }
}

/// <summary>A group of clients.</summary>
public sealed record OutcomeGroupView
{
    /// <summary>Which care they had; <c>null</c> for all together.</summary>
    public CareMix? CareMix { get; init; }

    /// <summary>True when the group, or one that could be reckoned from it, is too small; everything else is <c>null</c> then.</summary>
    public required bool Suppressed { get; init; }

    /// <summary>How many clients: with at least two complete scores in the period and at least one completed session between the first and the last.</summary>
    public int? Clients { get; init; }

    /// <summary>Their first scores.</summary>
    public SpreadView? Baseline { get; init; }

    /// <summary>Their last scores.</summary>
    public SpreadView? Last { get; init; }

    /// <summary>Last minus first, in the measure's points.</summary>
    public SpreadView? Change { get; init; }

    /// <summary>The median of the completed sessions of psychotherapy between the two scores.</summary>
    public decimal? MedianPsychotherapySessions { get; init; }

    /// <summary>The median of the completed sessions of massage between the two scores.</summary>
    public decimal? MedianMassageSessions { get; init; }

    /// <summary>How many changed by the measure's threshold; <c>null</c> without one.</summary>
    public ThresholdCountsView? ByThreshold { get; init; }
}

/// <summary>The middle and the quartiles of a group, each to one decimal. The lowest and the highest are never told: they are one client's.</summary>
public sealed record SpreadView
{
    /// <summary>The mean.</summary>
    public required decimal Mean { get; init; }

    /// <summary>A quarter of the group is at or below it.</summary>
    public required decimal LowerQuartile { get; init; }

    /// <summary>Half of the group is at or below it.</summary>
    public required decimal Median { get; init; }

    /// <summary>Three quarters of the group are at or below it.</summary>
    public required decimal UpperQuartile { get; init; }
}

/// <summary>How many of a group changed by the threshold. The counts make up the group; they are told together or not at all.</summary>
public sealed record ThresholdCountsView
{
    /// <summary>True when one of the counts, or one that could be reckoned from them, is too small; they are all <c>null</c> then.</summary>
    public required bool Suppressed { get; init; }

    /// <summary>Those who improved by the threshold or more.</summary>
    public ShareView? Improved { get; init; }

    /// <summary>Those who changed by less; <c>null</c> where the threshold's source does not speak of getting worse.</summary>
    public ShareView? Unchanged { get; init; }

    /// <summary>Those who got worse by the threshold or more; <c>null</c> where its source does not speak of it.</summary>
    public ShareView? Worse { get; init; }

    /// <summary>Those who did not improve by it, where its source says no more; otherwise <c>null</c>.</summary>
    public ShareView? NotImproved { get; init; }
}

/// <summary>A part of a group.</summary>
public sealed record ShareView
{
    /// <summary>How many clients.</summary>
    public required int Clients { get; init; }

    /// <summary>Of the group, to one decimal. Unit: percent.</summary>
    public required decimal Percent { get; init; }
}
