using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>What clients' scores did between two of them, counted in the database: no row of a client leaves it, and no group that is too small (Rules CR-260, CR-261, CR-262 and CR-264).</summary>
public interface IClinicOutcomes
{
    /// <summary>The groups of the caller's clinic that may be told.</summary>
    /// <param name="period">Over which days, on the clinic's calendar.</param>
    /// <param name="measures">Of which measures.</param>
    Task<IReadOnlyList<CountedGroup>> Count(ReviewPeriod period, IReadOnlyList<ReviewedMeasure> measures, CancellationToken ct);
}

/// <summary>Clients with one measure, counted together. There is none of a group that is too small.</summary>
/// <param name="Measure">Of which measure.</param>
/// <param name="CareMix">With which care; <c>null</c> for all of them.</param>
/// <param name="Clients">How many.</param>
/// <param name="Baseline">Their first scores.</param>
/// <param name="Last">Their last scores.</param>
/// <param name="Change">Last minus first.</param>
/// <param name="MedianPsychotherapySessions">Sessions of psychotherapy between the two.</param>
/// <param name="MedianMassageSessions">Sessions of massage between the two.</param>
/// <param name="Improved">How many improved by the measure's threshold; <c>null</c> without one, and where it may not be told.</param>
/// <param name="Unchanged">How many neither improved nor got worse.</param>
/// <param name="Worse">How many got worse.</param>
/// <param name="NotImproved">How many did not improve, where the threshold says no more.</param>
public sealed record CountedGroup(
    ReviewedMeasure Measure, CareMix? CareMix, int Clients, SpreadView Baseline, SpreadView Last, SpreadView Change, decimal MedianPsychotherapySessions, decimal MedianMassageSessions,
    int? Improved, int? Unchanged, int? Worse, int? NotImproved);
