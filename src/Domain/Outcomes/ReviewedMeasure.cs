using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Which care a client had between two scores, by the sessions that were completed.</summary>
public enum CareMix
{
    /// <summary>Sessions of psychotherapy and none of massage.</summary>
    PsychotherapyOnly,

    /// <summary>Sessions of massage and none of psychotherapy.</summary>
    MassageOnly,

    /// <summary>Sessions of both.</summary>
    Both,
}

/// <summary>One measure over one span, as a clinic looks at it across its clients.</summary>
/// <param name="Instrument">The instrument, in its newest edition.</param>
/// <param name="Window">The span that the answers speak about; scores of different spans are never put together.</param>
public sealed record ReviewedMeasure(Instrument Instrument, string Window)
{
    /// <summary>The smallest group of clients of whom anything is told. Unit: clients.</summary>
    /// <remarks>Rule CR-261. Product rule: a count, a mean or a share of fewer could be put together with what somebody knows about one of them.</remarks>
    public const int SmallestGroup = 11;

    /// <summary>What a higher total means.</summary>
    public Direction HigherIs => Instrument.Total!.HigherIs;

    /// <summary>The usual threshold of the scale by which improved, unchanged and worse are told apart; <c>null</c> where none is established or neither way is better, so that nothing is claimed.</summary>
    /// <remarks>Rule CR-263 (I56). One whose source speaks of getting worse as well goes first; by any other one can only be said who improved and who did not. Where a score has to arrive is no change.</remarks>
    public ChangeThreshold? Threshold => HigherIs == Direction.Neither
        ? null
        : Instrument.Total!.Thresholds.Where(threshold => threshold.IsUsual && threshold.Kind != ThresholdKind.EndState).OrderByDescending(threshold => threshold.IsBothWays).FirstOrDefault();

    /// <summary>Every measure that has a total, over each of its spans, in the order of the instruments.</summary>
    /// <param name="instrument">Only this instrument.</param>
    /// <param name="window">Only this span.</param>
    /// <exception cref="DomainException"><see cref="InstrumentUnknown"/>, also for one without a total; <see cref="WindowUnknown"/>.</exception>
    public static IReadOnlyList<ReviewedMeasure> Of(string? instrument, string? window)
    {
        var withTotal = Instruments.All.Where(one => one.Total is not null && (instrument is null || one.Code == instrument)).ToList();
        if (withTotal.Count == 0) throw new DomainException(new InstrumentUnknown());
        List<ReviewedMeasure> all = [.. withTotal.SelectMany(one => one.Windows.Where(span => window is null || span == window).Select(span => new ReviewedMeasure(one, span)))];
        return all.Count > 0 ? all : throw new DomainException(new WindowUnknown());
    }
}
