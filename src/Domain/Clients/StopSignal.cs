using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clients;

/// <summary>How the client says stop.</summary>
public enum StopSignalKind
{
    /// <summary>A word.</summary>
    Word,

    /// <summary>A raised hand.</summary>
    HandRaise,

    /// <summary>Tapping, on the table or on the therapist.</summary>
    Tap,

    /// <summary>A bell within reach.</summary>
    Bell,
}

/// <summary>The agreed sign that ends touch at once. It needs no reason, and nobody asks for one.</summary>
public sealed record StopSignal
{
    /// <summary>How it is given.</summary>
    public required StopSignalKind Kind { get; init; }

    /// <summary>What exactly: the word, which hand, how many taps.</summary>
    public required string Sign { get; init; }

    internal StopSignal Checked(string pointer) =>
        new() { Kind = Choice.Of(Kind, $"{pointer}/kind"), Sign = PlainText.Of(Sign, $"{pointer}/sign") };
}
