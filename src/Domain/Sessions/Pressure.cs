using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>How firm touch is. Unit: steps from 1, resting hands, to 5, the firmest.</summary>
/// <remarks>A class, not a struct: <c>default</c> would read as a pressure that nobody chose.</remarks>
public sealed record Pressure
{
    /// <summary>Resting hands.</summary>
    public const int Lightest = 1;

    /// <summary>The firmest.</summary>
    public const int Firmest = 5;

    private Pressure() { }

    /// <summary>The step, 1–5.</summary>
    public int Level { get; private init; }

    /// <summary>Takes a step of the scale.</summary>
    /// <exception cref="DomainException"><see cref="PressureOffTheScale"/> outside 1–5.</exception>
    public static Pressure Of(int level) =>
        level is >= Lightest and <= Firmest ? new Pressure { Level = level } : throw new DomainException(new PressureOffTheScale(level));

    /// <summary>True when this is firmer than the client agreed to.</summary>
    public bool IsFirmerThan(Pressure ceiling) => Level > ceiling.Level;
}
