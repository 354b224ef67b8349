using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>What changed in one measure from before to after the same session (Rule CR-057; I60).</summary>
public sealed record Change
{
    private Change(decimal from, decimal to, Direction higherIs, ChangeThreshold? threshold) => (From, To, HigherIs, Threshold) = (from, to, higherIs, threshold);

    /// <summary>The total before.</summary>
    public decimal From { get; }

    /// <summary>The total after.</summary>
    public decimal To { get; }

    /// <summary>What a higher total means.</summary>
    public Direction HigherIs { get; }

    /// <summary>After minus before, in the instrument's points.</summary>
    public decimal Points => To - From;

    /// <summary>True when it moved the way one hopes for, false when it moved the other way; <c>null</c> when it did not move or no way is better.</summary>
    public bool? IsBetter => HigherIs == Direction.Neither || Points == 0 ? null : (HigherIs == Direction.Worse ? Points < 0 : Points > 0);

    /// <summary>Which way it went, in a word; <c>null</c> where no way is better.</summary>
    public TrendWay? Way => Trend.WayOf(Points, HigherIs);

    /// <summary>The usual threshold of the scale, or the one that the clinic chose; <c>null</c> where none is established, so that nothing is claimed (Rule CR-053; I56).</summary>
    public ChangeThreshold? Threshold { get; }

    /// <summary>Whether the change passes <see cref="Threshold"/>, and to which side; <c>null</c> when it does not or there is none.</summary>
    public bool? IsBeyondThreshold => Threshold?.IsBetter(From, To, HigherIs);

    /// <summary>Sets the two ratings of one session side by side.</summary>
    /// <exception cref="DomainException"><see cref="NotAPair"/> unless both are of one client, one session, one span and one version of one instrument, one before and one after; <see cref="NoTotalToCompare"/>.</exception>
    public static Change Within(OutcomeMeasurement before, OutcomeMeasurement after)
    {
        var pairs = before.Counts && after.Counts && before.ClientId == after.ClientId && before.SessionId is not null && before.SessionId == after.SessionId
            && before.Instrument == after.Instrument && before.InstrumentVersion == after.InstrumentVersion && before.Window == after.Window
            && before.Moment == SessionMoment.Before && after.Moment == SessionMoment.After;
        if (!pairs) throw new DomainException(new NotAPair());
        if (before.Total is not { } from || after.Total is not { } to) throw new DomainException(new NoTotalToCompare());

        return Between(from, to, Instruments.Of(before.Instrument, before.InstrumentVersion).Total!);
    }

    /// <summary>Sets two scores of one scale side by side that are known to pair.</summary>
    /// <param name="chosen">The codes of thresholds that the clinic chose on this scale; where it chose none the usual one counts.</param>
    public static Change Between(decimal from, decimal to, Scale scale, IReadOnlyCollection<string>? chosen = null)
    {
        var ofChanges = scale.Thresholds.Where(threshold => threshold.Kind != ThresholdKind.EndState).ToList();
        return new(from, to, scale.HigherIs, ofChanges.Find(threshold => chosen?.Contains(threshold.Code, StringComparer.Ordinal) == true) ?? ofChanges.Find(threshold => threshold.IsUsual));
    }
}
