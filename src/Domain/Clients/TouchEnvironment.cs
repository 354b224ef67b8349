using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clients;

/// <summary>How bright the room is.</summary>
public enum LightLevel
{
    /// <summary>Bright.</summary>
    Bright,

    /// <summary>Soft.</summary>
    Soft,

    /// <summary>Dim, never dark without asking.</summary>
    Dim,
}

/// <summary>Music in the room.</summary>
public enum MusicPreference
{
    /// <summary>Music on.</summary>
    On,

    /// <summary>No music.</summary>
    Off,

    /// <summary>The client chooses each time.</summary>
    Choice,
}

/// <summary>Scents in the room and on the skin. Scent is never simply assumed to be fine.</summary>
public enum ScentPreference
{
    /// <summary>No scent at all.</summary>
    None,

    /// <summary>Ask each time.</summary>
    Ask,
}

/// <summary>How warm the room is.</summary>
public enum RoomTemperature
{
    /// <summary>Cooler than usual.</summary>
    Cool,

    /// <summary>As usual.</summary>
    Neutral,

    /// <summary>Warmer than usual.</summary>
    Warm,
}

/// <summary>How the door stands during the session.</summary>
public enum DoorPosition
{
    /// <summary>Open.</summary>
    Open,

    /// <summary>Ajar.</summary>
    Ajar,

    /// <summary>Closed.</summary>
    Closed,
}

/// <summary>How the room should be. Whatever is <c>null</c> was not said: ask.</summary>
public sealed record TouchEnvironment
{
    /// <summary>Light.</summary>
    public LightLevel? Light { get; init; }

    /// <summary>Music.</summary>
    public MusicPreference? Music { get; init; }

    /// <summary>Scent.</summary>
    public ScentPreference? Scent { get; init; }

    /// <summary>Temperature.</summary>
    public RoomTemperature? Temperature { get; init; }

    /// <summary>The door.</summary>
    public DoorPosition? Door { get; init; }

    /// <summary>The door may be locked.</summary>
    public bool? LockAcceptable { get; init; }

    /// <summary>Phones stay out of the room.</summary>
    public bool? PhonesAway { get; init; }

    /// <summary>Somebody whom the client brings is in the room.</summary>
    public bool? SupportPerson { get; init; }

    /// <summary>One line more, such as "phone out of the room".</summary>
    public string? Note { get; init; }

    internal TouchEnvironment Checked(string pointer) => new()
    {
        Light = Choice.Optional(Light, $"{pointer}/light"),
        Music = Choice.Optional(Music, $"{pointer}/music"),
        Scent = Choice.Optional(Scent, $"{pointer}/scent"),
        Temperature = Choice.Optional(Temperature, $"{pointer}/temperature"),
        Door = Choice.Optional(Door, $"{pointer}/door"),
        LockAcceptable = LockAcceptable,
        PhonesAway = PhonesAway,
        SupportPerson = SupportPerson,
        Note = PlainText.Optional(Note, $"{pointer}/note"),
    };
}
