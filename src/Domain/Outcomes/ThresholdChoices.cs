using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>A threshold that a clinic chose.</summary>
/// <param name="Instrument">The instrument's code.</param>
/// <param name="Scale">The scale's code.</param>
/// <param name="Code">The threshold's code within the scale.</param>
public sealed record ThresholdChoice(string Instrument, string Scale, string Code)
{
    /// <summary>The threshold that it names; <c>null</c> when there is none.</summary>
    public ChangeThreshold? Threshold => Instruments.Find(Instrument)?.FindScale(Scale)?.Thresholds.FirstOrDefault(threshold => threshold.Code == Code);
}

/// <summary>By which thresholds a clinic judges change where the sources differ. Of a kind for which it chose none, the usual one counts (Rule CR-244).</summary>
public sealed class ThresholdChoices : AggregateRoot
{
    /// <summary>The most choices of one clinic.</summary>
    public const int Most = 200;

    private ThresholdChoices() { }

    /// <summary>Whose they are. A clinic has them once.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>The choices; at most one for each kind of threshold of a scale.</summary>
    public IReadOnlyList<ThresholdChoice> Choices { get; private set; } = [];

    /// <summary>The account that chose.</summary>
    public Guid ChosenBy { get; private set; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset ChosenAt { get; private set; }

    /// <summary>Makes a clinic's first choices.</summary>
    /// <exception cref="DomainException"><see cref="ThresholdUnknown"/>, <see cref="ThresholdChosenTwice"/>.</exception>
    public static ThresholdChoices Of(ClinicId clinic, IReadOnlyList<ThresholdChoice> choices, Guid by, DateTimeOffset now) =>
        new() { ClinicId = clinic, Choices = Fitting(choices), ChosenBy = by, ChosenAt = now };

    /// <summary>Chooses anew, all at once; what is not named goes back to the usual one.</summary>
    /// <exception cref="DomainException"><see cref="ThresholdUnknown"/>, <see cref="ThresholdChosenTwice"/>.</exception>
    public void Choose(IReadOnlyList<ThresholdChoice> choices, Guid by, DateTimeOffset now)
    {
        (Choices, ChosenBy, ChosenAt) = (Fitting(choices), by, now);
        Changed();
    }

    private static IReadOnlyList<ThresholdChoice> Fitting(IReadOnlyList<ThresholdChoice> choices)
    {
        var kinds = new HashSet<(string, string, ThresholdKind)>();
        for (var i = 0; i < choices.Count; i++)
        {
            var threshold = choices[i].Threshold ?? throw new DomainException(new ThresholdUnknown { Pointer = $"/choices/{i}" });
            if (!kinds.Add((choices[i].Instrument, choices[i].Scale, threshold.Kind))) throw new DomainException(new ThresholdChosenTwice { Pointer = $"/choices/{i}" });
        }

        return [.. choices];
    }
}
