namespace IntegrativeCare.Domain.Outcomes;

/// <summary>How far a safety signal has come.</summary>
public enum SignalStatus
{
    /// <summary>Nobody has taken it up; its clock runs.</summary>
    Waiting,

    /// <summary>A psychotherapist has taken it up.</summary>
    Acknowledged,

    /// <summary>A psychotherapist has assessed the client, and the signal waits for who may close it.</summary>
    Assessed,

    /// <summary>Closed with an assessment. It never opens again; a new answer raises a new signal.</summary>
    Closed,
}

/// <summary>What can be done with a safety signal.</summary>
public enum SignalAct
{
    /// <summary>Its clock lapsed: the next of the ladder is asked as well.</summary>
    Escalate,

    /// <summary>Take it up.</summary>
    Acknowledge,

    /// <summary>Say that the client was assessed.</summary>
    Assess,

    /// <summary>Hand it to another psychotherapist, whose clock begins anew.</summary>
    HandOver,

    /// <summary>Close it with an assessment.</summary>
    Close,
}

/// <summary>The way of a safety signal: what may be done in which status, and where it leads (Rule CR-235).</summary>
public static class SignalMoves
{
    /// <summary>The status after the act; <c>null</c> where it is refused.</summary>
    public static SignalStatus? After(SignalStatus from, SignalAct act) => (from, act) switch
    {
        (SignalStatus.Closed, _) => null,
        (_, SignalAct.Close) => SignalStatus.Closed,
        (_, SignalAct.Assess) => SignalStatus.Assessed,
        (SignalStatus.Assessed, SignalAct.Acknowledge or SignalAct.HandOver) => SignalStatus.Assessed,
        (_, SignalAct.Acknowledge) => SignalStatus.Acknowledged,
        (_, SignalAct.HandOver) => SignalStatus.Waiting,
        (SignalStatus.Waiting, SignalAct.Escalate) => SignalStatus.Waiting,
        _ => null,
    };
}
