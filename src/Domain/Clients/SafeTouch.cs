using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clients;

/// <summary>How the client lies, sits or stands.</summary>
public enum BodyPosition
{
    /// <summary>Sitting.</summary>
    Seated,

    /// <summary>Lying on the back.</summary>
    Supine,

    /// <summary>Lying on the side.</summary>
    SideLying,

    /// <summary>Lying on the front.</summary>
    Prone,

    /// <summary>Standing.</summary>
    Standing,
}

/// <summary>A sign that it is getting too much, in the client's words, and what was agreed to do then.</summary>
public sealed record WarningSign
{
    /// <summary>What can be seen or heard, such as "I go quiet".</summary>
    public required string Sign { get; init; }

    /// <summary>What to do then, such as "pause, hands off, ask where I am".</summary>
    public required string Response { get; init; }

    internal WarningSign Checked(string pointer) =>
        new() { Sign = PlainText.Of(Sign, $"{pointer}/sign"), Response = PlainText.Of(Response, $"{pointer}/response") };
}

/// <summary>From where to come close.</summary>
public enum ApproachFrom
{
    /// <summary>From the front, where the client sees it.</summary>
    Front,

    /// <summary>From the client's left.</summary>
    Left,

    /// <summary>From the client's right.</summary>
    Right,
}

/// <summary>How hands move.</summary>
public enum TouchMovement
{
    /// <summary>They rest.</summary>
    Still,

    /// <summary>They move slowly.</summary>
    SlowlyMoving,

    /// <summary>They move as the technique asks.</summary>
    Moving,
}

/// <summary>How to come close and how to touch.</summary>
public sealed record TouchApproach
{
    /// <summary>The lightest pressure.</summary>
    public const int Lightest = 1;

    /// <summary>The deepest pressure.</summary>
    public const int Deepest = 5;

    /// <summary>The most pressure that is fine, from 1 (lightest) to 5 (deepest); <c>null</c> was not said: ask.</summary>
    public int? PressureCeiling { get; init; }

    /// <summary>True when touch stays on top of clothing or a sheet.</summary>
    public bool ThroughCloth { get; init; }

    /// <summary>True when each touch is announced first. True unless the client says otherwise: nobody is to be surprised.</summary>
    public bool AnnounceBeforeTouch { get; init; } = true;

    /// <summary>From where to come close; <c>null</c> was not said: ask.</summary>
    public ApproachFrom? From { get; init; }

    /// <summary>True when leaving the table or the room, and coming back, is announced too.</summary>
    public bool AnnounceLeaving { get; init; } = true;

    /// <summary>True when the therapist never stands between the client and the door.</summary>
    public bool WayToTheDoorFree { get; init; }

    /// <summary>How hands move; <c>null</c> was not said: ask.</summary>
    public TouchMovement? Movement { get; init; }

    /// <summary>Hands are warmed first.</summary>
    public bool WarmHands { get; init; }

    /// <summary>One hand stays in contact while the other moves, so that nothing comes as a surprise.</summary>
    public bool KeepContact { get; init; }

    /// <summary>One line more, such as "come from the front".</summary>
    public string? Note { get; init; }

    internal TouchApproach Checked(string pointer) =>
        PressureCeiling is < Lightest or > Deepest
            ? throw new DomainException(new PressureOutOfRange(Lightest, Deepest) { Pointer = $"{pointer}/pressureCeiling" })
            : this with
            {
                From = Choice.Optional(From, $"{pointer}/from"),
                Movement = Choice.Optional(Movement, $"{pointer}/movement"),
                Note = PlainText.Optional(Note, $"{pointer}/note"),
            };
}

/// <summary>What a client and a practitioner have agreed about touch: <em>what to do, never why</em>.</summary>
/// <remarks>There is no place for a reason, and none may be added: the reason belongs to the record of whoever was told it.
/// What people say is judged when a <see cref="TouchSafetyProfile"/> takes it in, not here.</remarks>
public sealed record SafeTouch
{
    /// <summary>Longest list of grounding methods, of things not to do, and of warning signs.</summary>
    public const int MostLines = 20;

    /// <summary>The sign that ends touch at once. No profile without it.</summary>
    public required StopSignal StopSignal { get; init; }

    /// <summary>Rules for sites of the body, at most one each. A region without a rule: ask first.</summary>
    public IReadOnlyList<RegionRule> Regions { get; init; } = [];

    /// <summary>Positions that are fine.</summary>
    public IReadOnlyList<BodyPosition> PositionsAcceptable { get; init; } = [];

    /// <summary>Positions to avoid.</summary>
    public IReadOnlyList<BodyPosition> PositionsToAvoid { get; init; } = [];

    /// <summary>How the room should be.</summary>
    public TouchEnvironment Environment { get; init; } = new();

    /// <summary>How to come close and how to touch.</summary>
    public TouchApproach Approach { get; init; } = new();

    /// <summary>What helps the client back to here and now, such as "feet on the floor".</summary>
    public IReadOnlyList<string> Grounding { get; init; } = [];

    /// <summary>What not to do when the client is overwhelmed, such as "don't hold my hands".</summary>
    public IReadOnlyList<string> GroundingToAvoid { get; init; } = [];

    /// <summary>Signs that it is getting too much, each with the agreed response.</summary>
    public IReadOnlyList<WarningSign> EarlyWarningSigns { get; init; } = [];

    /// <summary>What to wear and what lies between.</summary>
    public TouchClothing Clothing { get; init; } = new();

    /// <summary>How to talk.</summary>
    public TouchCommunication Communication { get; init; } = new();

    /// <summary>What makes leaving easy.</summary>
    public TouchAftercare Aftercare { get; init; } = new();

    /// <summary>Instructions beside all that, each with who said it.</summary>
    public IReadOnlyList<Precaution> Precautions { get; init; } = [];

    /// <summary>What the client wants to be asked in every session anew.</summary>
    public IReadOnlyList<TouchTopic> AskEverySession { get; init; } = [];
}
