using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Why somebody else was asked.</summary>
public enum EscalationReason
{
    /// <summary>Nobody took it up in time. The owner stays the owner; this person answers for it too.</summary>
    ClockLapsed,

    /// <summary>The owner is away: it is this person's now.</summary>
    OwnerAway,

    /// <summary>The owner left the team or the clinic, or may not practise: it is this person's now.</summary>
    OwnerLeft,

    /// <summary>Who answered for it handed it over, or somebody took it over: it is this person's now.</summary>
    HandedOver,
}

/// <summary>Why a signal is handed over.</summary>
public enum HandoverReason
{
    /// <summary>The owner cannot get to it in time.</summary>
    Unavailable,

    /// <summary>The client asked for somebody else.</summary>
    ClientAsked,

    /// <summary>The owner should not be the one to assess.</summary>
    ConflictOfInterest,

    /// <summary>Whoever it went on to takes it over.</summary>
    TakingOver,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>The different ways in which a client's safety was seen to.</summary>
public enum SignalOutcome
{
    /// <summary>Assessed; no further step was needed.</summary>
    Assessed,

    /// <summary>The assessment found no current risk.</summary>
    NoRiskFound,

    /// <summary>A safety plan was made or gone through again.</summary>
    SafetyPlanMade,

    /// <summary>The client was brought to further care.</summary>
    ReferredOn,

    /// <summary>Emergency services were called.</summary>
    EmergencyServicesCalled,
}

/// <summary>That somebody else was asked to follow a signal up. It is only ever added, never changed.</summary>
public sealed class SignalEscalation
{
    private SignalEscalation() { }

    internal SignalEscalation(int step, PractitionerId to, EscalationReason why, HandoverReason? reason, DateTimeOffset at) => (Step, ToId, Why, Reason, At) = (step, to, why, reason, at);

    /// <summary>Counts them, from 1.</summary>
    public int Step { get; private init; }

    /// <summary>Who was asked.</summary>
    public PractitionerId ToId { get; private init; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Why.</summary>
    public EscalationReason Why { get; private init; }

    /// <summary>Why it was handed over; <c>null</c> when it went on by itself.</summary>
    public HandoverReason? Reason { get; private init; }
}
