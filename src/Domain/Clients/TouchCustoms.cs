using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clients;

/// <summary>What the client wears during touch.</summary>
public enum ClothingState
{
    /// <summary>All of it.</summary>
    FullyClothed,

    /// <summary>Some of it.</summary>
    PartlyClothed,

    /// <summary>Little, under a sheet or towel.</summary>
    Draped,
}

/// <summary>Who moves the drape.</summary>
public enum WhoUndrapes
{
    /// <summary>The client, alone.</summary>
    Client,

    /// <summary>The therapist, after asking each time.</summary>
    TherapistAfterAsking,
}

/// <summary>What to wear and what lies between. Whatever is <c>null</c> was not said: ask.</summary>
public sealed record TouchClothing
{
    /// <summary>What the client wears.</summary>
    public ClothingState? State { get; init; }

    /// <summary>Who moves the drape.</summary>
    public WhoUndrapes? Undraping { get; init; }

    /// <summary>An extra blanket.</summary>
    public bool? ExtraBlanket { get; init; }

    /// <summary>A weighted blanket.</summary>
    public bool? WeightedBlanket { get; init; }

    internal TouchClothing Checked(string pointer) => this with { State = Choice.Optional(State, $"{pointer}/state"), Undraping = Choice.Optional(Undraping, $"{pointer}/undraping") };
}

/// <summary>How much is said during touch.</summary>
public enum Narration
{
    /// <summary>Quiet, but for what has to be asked.</summary>
    Silence,

    /// <summary>The therapist says what comes next.</summary>
    Narrated,

    /// <summary>The client chooses each time.</summary>
    Choice,
}

/// <summary>How client and therapist talk during touch. Whatever is <c>null</c> was not said: ask.</summary>
public sealed record TouchCommunication
{
    /// <summary>The longest time without a check-in that can be agreed. Unit: minutes.</summary>
    public const int LongestMinutes = 60;

    /// <summary>The sign for a pause, when there is one beside the stop signal.</summary>
    public StopSignal? PauseSignal { get; init; }

    /// <summary>The therapist asks how it is at least this often. Unit: minutes, 1–60.</summary>
    public int? CheckInEveryMinutes { get; init; }

    /// <summary>How much is said.</summary>
    public Narration? Narration { get; init; }

    /// <summary>Only questions that yes or no answers.</summary>
    public bool YesNoQuestionsOnly { get; init; }

    /// <summary>In which language an interpreter is needed, such as <c>sv</c>; <c>null</c> for none.</summary>
    public string? InterpreterLanguage { get; init; }

    internal TouchCommunication Checked(string pointer) => CheckInEveryMinutes is < 1 or > LongestMinutes
        ? throw new DomainException(new CheckInOutOfRange(LongestMinutes) { Pointer = $"{pointer}/checkInEveryMinutes" })
        : this with
        {
            PauseSignal = PauseSignal?.Checked($"{pointer}/pauseSignal"),
            Narration = Choice.Optional(Narration, $"{pointer}/narration"),
            InterpreterLanguage = PlainText.Optional(InterpreterLanguage, $"{pointer}/interpreterLanguage", 35),
        };
}

/// <summary>What makes leaving easy. Whatever is <c>null</c> was not said: ask.</summary>
public sealed record TouchAftercare
{
    /// <summary>The longest time that can be planned. Unit: minutes.</summary>
    public const int LongestMinutes = 60;

    /// <summary>Time to sit up and come back. Unit: minutes, 0–60.</summary>
    public int? SitUpMinutes { get; init; }

    /// <summary>Offer water.</summary>
    public bool? Water { get; init; }

    /// <summary>The one question to ask before they leave.</summary>
    public string? CheckOutQuestion { get; init; }

    /// <summary>Whom they call if it gets hard later: as they call that person.</summary>
    public string? WhomToCall { get; init; }

    /// <summary>How they get home.</summary>
    public string? Transport { get; init; }

    /// <summary>No deep talk afterwards.</summary>
    public bool NoDeepTalk { get; init; }

    internal TouchAftercare Checked(string pointer) => SitUpMinutes is < 0 or > LongestMinutes
        ? throw new DomainException(new SitUpOutOfRange(LongestMinutes) { Pointer = $"{pointer}/sitUpMinutes" })
        : this with
        {
            CheckOutQuestion = PlainText.Optional(CheckOutQuestion, $"{pointer}/checkOutQuestion"),
            WhomToCall = PlainText.Optional(WhomToCall, $"{pointer}/whomToCall"),
            Transport = PlainText.Optional(Transport, $"{pointer}/transport"),
        };
}
