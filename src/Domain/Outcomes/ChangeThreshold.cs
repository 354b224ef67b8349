namespace IntegrativeCare.Domain.Outcomes;

/// <summary>In which sense a change matters.</summary>
public enum ThresholdKind
{
    /// <summary>The smallest change that people notice as one. Unit: points.</summary>
    MinimalImportant,

    /// <summary>A change larger than what measuring twice would give by itself. Unit: points.</summary>
    Reliable,

    /// <summary>A change of this share of the first score. Unit: percent.</summary>
    Percent,

    /// <summary>Where the last score has to arrive, from the other side. Unit: points.</summary>
    EndState,
}

/// <summary>A change that its source says matters. Whoever shows it shows the source too (Rule CR-053; I56).</summary>
/// <param name="Code">Names it within its scale.</param>
/// <param name="Kind">In which sense.</param>
/// <param name="Value">How much. Unit: the scale's points, or percent; always positive.</param>
/// <param name="Population">In whom it was found.</param>
/// <param name="Source">Who found it.</param>
/// <param name="EffectiveFrom">From which day the product uses it.</param>
/// <param name="IsUsual">True for the one that is used unless the clinic chooses another.</param>
/// <param name="IsBothWays">True when the source speaks of getting worse as well; otherwise it says nothing about that.</param>
public sealed record ChangeThreshold(string Code, ThresholdKind Kind, decimal Value, string Population, string Source, DateOnly EffectiveFrom, bool IsUsual, bool IsBothWays)
{
    /// <summary>What stands for a population that the source does not name.</summary>
    public const string NotSaid = "not said";

    /// <summary>Whether the way from one score to another passes it, and to which side.</summary>
    /// <returns><c>true</c> when it got better by that much, <c>false</c> when it got worse by that much, <c>null</c> when neither; always <c>null</c> where a higher score is neither better nor worse.</returns>
    /// <remarks>Rule CR-052. A share is taken of the first score, so that a high start is not favoured; from a first score of nought there is no share. An end state is reached by who was on the other side of it before.</remarks>
    public bool? IsBetter(decimal from, decimal to, Direction higherIs)
    {
        if (higherIs == Direction.Neither) return null;

        var isBetter = WhichWay(from, to, higherIs);
        return isBetter == false && !IsBothWays ? null : isBetter;
    }

    private bool? WhichWay(decimal from, decimal to, Direction higherIs)
    {
        var gain = higherIs == Direction.Worse ? from - to : to - from;
        if (Kind == ThresholdKind.EndState)
        {
            var (was, isNow) = higherIs == Direction.Worse ? (from <= Value, to <= Value) : (from >= Value, to >= Value);
            return was == isNow ? null : isNow;
        }

        var needed = Kind == ThresholdKind.Percent ? from * Value / 100 : Value;
        return needed <= 0 || Math.Abs(gain) < needed ? null : gain > 0;
    }
}
