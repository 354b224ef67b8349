using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>What changed in one measure from before to after the same session (Rule CR-057; I60).</summary>
public sealed record Change
{
    private Change(int from, int to, Direction higherIs, bool? isMuchBetter, string? source) =>
        (From, To, HigherIs, IsMuchBetter, Source) = (from, to, higherIs, isMuchBetter, source);

    /// <summary>The total before.</summary>
    public int From { get; }

    /// <summary>The total after.</summary>
    public int To { get; }

    /// <summary>What a higher total means.</summary>
    public Direction HigherIs { get; }

    /// <summary>After minus before, in the instrument's points.</summary>
    public int Points => To - From;

    /// <summary>True when it moved the way one hopes for; false when it did not move.</summary>
    public bool IsBetter => HigherIs == Direction.Worse ? To < From : To > From;

    /// <summary>Whether the change is one that people themselves call "much improved"; <c>null</c> where no threshold is established, so that nothing is claimed.</summary>
    public bool? IsMuchBetter { get; }

    /// <summary>The citation behind <see cref="IsMuchBetter"/>; <c>null</c> exactly when that is (Rule CR-053; I56).</summary>
    public string? Source { get; }

    /// <summary>Sets the two ratings of one session side by side.</summary>
    /// <exception cref="DomainException"><see cref="NotAPair"/> unless both are of one client, one session and one version of one instrument, one before and one after; <see cref="NoTotalToCompare"/>.</exception>
    public static Change Within(OutcomeMeasurement before, OutcomeMeasurement after)
    {
        var pairs = before.ClientId == after.ClientId && before.SessionId is not null && before.SessionId == after.SessionId
            && before.Instrument == after.Instrument && before.InstrumentVersion == after.InstrumentVersion
            && before.Moment == SessionMoment.Before && after.Moment == SessionMoment.After;
        if (!pairs) throw new DomainException(new NotAPair());
        if (before.Total is not { } from || after.Total is not { } to) throw new DomainException(new NoTotalToCompare());

        var higherIs = Instruments.Of(before.Instrument, before.InstrumentVersion).HigherIs;
        return before.Instrument == Instruments.Nprs
            ? new(from, to, higherIs, PainScore.Of(to).IsMuchBetterThan(PainScore.Of(from)), PainScore.Source)
            : new(from, to, higherIs, null, null);
    }
}
