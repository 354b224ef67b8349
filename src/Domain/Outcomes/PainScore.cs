using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Pain right now on the 0–10 numeric rating scale. Unit: points; 0 is no pain, 10 the worst imaginable.</summary>
/// <remarks>A class, not a struct: <c>default</c> would read as "no pain", and nobody said that.</remarks>
public sealed record PainScore
{
    /// <summary>No pain.</summary>
    public const int Lowest = 0;

    /// <summary>The worst imaginable.</summary>
    public const int Highest = 10;

    /// <summary>Where the meaning of <see cref="IsMuchBetterThan"/> comes from.</summary>
    public const string Source = "Farrar et al., Pain 2001;94:149–158";

    private PainScore(int points) => Points = points;

    /// <summary>Points, 0–10.</summary>
    public int Points { get; }

    /// <summary>Takes a rating.</summary>
    /// <exception cref="DomainException"><see cref="ScoreOutOfRange"/> outside 0–10.</exception>
    public static PainScore Of(int points) =>
        points is >= Lowest and <= Highest
            ? new(points)
            : throw new DomainException(new ScoreOutOfRange("pain", points, Lowest, Highest));

    /// <summary>True when pain fell by at least 30 % of the baseline, the fall people themselves call "much improved".</summary>
    /// <remarks>Rule CR-052. Source: <see cref="Source"/>. A share, not a number of points, so that a high start is not favoured.</remarks>
    public bool IsMuchBetterThan(PainScore baseline) =>
        baseline.Points > 0 && (baseline.Points - Points) * 10 >= baseline.Points * 3;
}
