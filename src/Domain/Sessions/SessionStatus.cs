namespace IntegrativeCare.Domain.Sessions;

/// <summary>How far a session has come.</summary>
public enum SessionStatus
{
    /// <summary>In the diary.</summary>
    Planned,

    /// <summary>The client is here.</summary>
    CheckedIn,

    /// <summary>Planned or checked in, and the client's consent to touch stands. It is bodywork, so only <see cref="Session.StateWith"/> says it; the diary never does.</summary>
    ConsentConfirmed,

    /// <summary>Taking place.</summary>
    InProgress,

    /// <summary>Interrupted; nobody is touched meanwhile.</summary>
    Paused,

    /// <summary>Ended because the client, or the practitioner for them, said stop.</summary>
    Stopped,

    /// <summary>Held to its end.</summary>
    Completed,

    /// <summary>Ended, and the client was asked how they leave.</summary>
    Debriefed,

    /// <summary>Called off beforehand.</summary>
    Cancelled,

    /// <summary>The client did not come.</summary>
    NoShow,
}

/// <summary>What people do with a session as a whole.</summary>
public enum SessionAct
{
    /// <summary>Another time or room is agreed.</summary>
    Reschedule,

    /// <summary>The client has come.</summary>
    CheckIn,

    /// <summary>The client agrees to touch.</summary>
    ConsentToTouch,

    /// <summary>It begins.</summary>
    Start,

    /// <summary>It is interrupted.</summary>
    Pause,

    /// <summary>It goes on.</summary>
    Resume,

    /// <summary>Somebody says stop.</summary>
    Stop,

    /// <summary>It ends as planned.</summary>
    Complete,

    /// <summary>The client is asked how they leave.</summary>
    Debrief,

    /// <summary>It is called off.</summary>
    Cancel,

    /// <summary>The client did not come.</summary>
    MarkNoShow,

    /// <summary>It was held while nothing could be typed, and is written down afterwards.</summary>
    EnterLate,
}

/// <summary>Who does something with a session.</summary>
public enum SessionActor
{
    /// <summary>The practitioner who holds it, in its discipline.</summary>
    Practitioner,

    /// <summary>Any other practitioner who has part in the client's care and heard it.</summary>
    Colleague,

    /// <summary>The front desk.</summary>
    FrontDesk,

    /// <summary>The client.</summary>
    Client,
}

/// <summary>Why a session was called off or moved: a word for the diary, which the front desk reads, and never a story. Illness has no word here on purpose.</summary>
public enum DiaryReason
{
    /// <summary>The client asked for it.</summary>
    ClientAsked,

    /// <summary>The practitioner cannot be there.</summary>
    PractitionerUnavailable,

    /// <summary>The room or the house cannot be used.</summary>
    RoomUnavailable,

    /// <summary>Weather or the way here.</summary>
    Travel,

    /// <summary>It was put into the diary wrongly.</summary>
    BookedByMistake,
}
