using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>An answer that a psychotherapist has to follow up. It never holds the answer.</summary>
public sealed record SafetySignalView
{
    /// <summary>What the client reads instead of who was asked and when.</summary>
    public const string CalmWords = "Your clinic follows up on this answer with you. If you need somebody now, call one of the crisis contacts of your clinic.";

    /// <summary>The signal.</summary>
    public required Guid Id { get; init; }

    /// <summary>The measurement that raised it.</summary>
    public required Guid MeasurementId { get; init; }

    /// <summary>The psychotherapist responsible for it. It is never nobody's. Left out for the client.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>How soon somebody has to look.</summary>
    public required SignalLevel Level { get; init; }

    /// <summary>How far it has come. When it is <c>assessed</c> it waits for who may close it.</summary>
    public required SignalStatus Status { get; init; }

    /// <summary>When it was raised, in UTC.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>By when a psychotherapist has to have taken it up, in UTC. Left out for the client.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>True when nobody has taken it up in time. Left out for the client.</summary>
    public bool? IsOverdue { get; init; }

    /// <summary>When a psychotherapist took it up, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who took it up. Left out for the client.</summary>
    public Guid? AcknowledgedBy { get; init; }

    /// <summary>When the client was assessed, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? AssessedAt { get; init; }

    /// <summary>Who assessed. Left out for the client.</summary>
    public Guid? AssessedBy { get; init; }

    /// <summary>When it was closed, in UTC; <c>null</c> while open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who closed it. Left out for the client.</summary>
    public Guid? ClosedBy { get; init; }

    /// <summary>Where the assessment can be found; <c>null</c> before there is one.</summary>
    public string? AssessmentReference { get; init; }

    /// <summary>How the client's safety was seen to; <c>null</c> before there is an assessment.</summary>
    public SignalOutcome? Outcome { get; init; }

    /// <summary>Who is asked besides the owner by now, whether it has been written down already or not. Left out for the client.</summary>
    public IReadOnlyList<Guid>? EscalatedToIds { get; init; }

    /// <summary>To whom it went on and why, in order. Left out for the client.</summary>
    public IReadOnlyList<SignalEscalationView>? Escalations { get; init; }

    /// <summary>Words for the client; <c>null</c> for everybody else, and once it is closed.</summary>
    public string? Words { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static SafetySignalView Of(SafetySignal signal, FollowUpDuty? duty, int escalationMinutes, DateTimeOffset now) => new()
    {
        Id = signal.Id.Value,
        MeasurementId = signal.MeasurementId.Value,
        OwnerId = signal.OwnerId.Value,
        Level = signal.Level,
        Status = signal.Status,
        RaisedAt = signal.RaisedAt,
        DueAt = signal.DueAt,
        IsOverdue = signal.IsOverdue(now),
        AcknowledgedAt = signal.AcknowledgedAt,
        AcknowledgedBy = signal.AcknowledgedBy?.Value,
        AssessedAt = signal.AssessedAt,
        AssessedBy = signal.AssessedBy?.Value,
        ClosedAt = signal.ClosedAt,
        ClosedBy = signal.ClosedBy?.Value,
        AssessmentReference = signal.AssessmentReference,
        Outcome = signal.Outcome,
        EscalatedToIds = signal.AskedByNow(duty, escalationMinutes, now),
        Escalations = [.. signal.Escalations.OrderBy(one => one.Step).Select(one => new SignalEscalationView { Step = one.Step, ToId = one.ToId.Value, At = one.At, Why = one.Why, Reason = one.Reason })],
        Revision = signal.Revision,
    };

    /// <summary>What the client reads of it: that it is followed up, and nothing of how the clinic divides its work (Rule CR-237).</summary>
    internal static SafetySignalView ForTheClient(SafetySignal signal) => new()
    {
        Id = signal.Id.Value,
        MeasurementId = signal.MeasurementId.Value,
        Level = signal.Level,
        Status = signal.Status,
        RaisedAt = signal.RaisedAt,
        AcknowledgedAt = signal.AcknowledgedAt,
        AssessedAt = signal.AssessedAt,
        ClosedAt = signal.ClosedAt,
        AssessmentReference = signal.AssessmentReference,
        Outcome = signal.Outcome,
        Words = signal.IsOpen ? CalmWords : null,
        Revision = signal.Revision,
    };
}

/// <summary>That somebody else was asked to follow up.</summary>
public sealed record SignalEscalationView
{
    /// <summary>Counts them, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>Who was asked.</summary>
    public required Guid ToId { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required EscalationReason Why { get; init; }

    /// <summary>Why it was handed over; <c>null</c> when it went on by itself.</summary>
    public HandoverReason? Reason { get; init; }
}

/// <summary>A safety signal in a list across clients: enough to know that somebody has to be looked after now, and nothing of why.</summary>
public sealed record MySafetySignalView
{
    /// <summary>The signal.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The psychotherapist responsible for it.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>How soon somebody has to look.</summary>
    public required SignalLevel Level { get; init; }

    /// <summary>How far it has come. When it is <c>assessed</c> it waits for who may close it.</summary>
    public required SignalStatus Status { get; init; }

    /// <summary>When it was raised, in UTC.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>By when a psychotherapist has to have taken it up, in UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>True when nobody has taken it up in time.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>To whom it went on, as written down.</summary>
    public required IReadOnlyList<Guid> EscalatedToIds { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static MySafetySignalView Of(SafetySignal signal, DateTimeOffset now) => new()
    {
        Id = signal.Id.Value,
        ClientId = signal.ClientId.Value,
        OwnerId = signal.OwnerId.Value,
        Level = signal.Level,
        Status = signal.Status,
        RaisedAt = signal.RaisedAt,
        DueAt = signal.DueAt,
        IsOverdue = signal.IsOverdue(now),
        EscalatedToIds = signal.AskedByNow(duty: null, 0, now),
        Revision = signal.Revision,
    };

    internal DisclosedPart AsPart() => new(InformationCategory.MentalHealthOutcomes, new Author(OwnerId, Discipline.Psychotherapy), Id);
}

/// <summary>Safety signals across clients.</summary>
public sealed record SafetySignalsToFollow(Slice<MySafetySignalView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown => [.. Slice.Items.Select(signal => new ShownRecord(new ClientId(signal.ClientId), signal.AsPart()))];
}

internal static class SignalsAsParts
{
    public static DisclosedPart AsPart(this SafetySignal signal) => new(signal.Category, signal.Author, signal.Id.Value);

    /// <summary>Who was asked because the clock lapsed, and who is asked by now though nothing has been written down yet.</summary>
    public static IReadOnlyList<Guid> AskedByNow(this SafetySignal signal, FollowUpDuty? duty, int escalationMinutes, DateTimeOffset now)
    {
        var written = signal.Escalations.Where(one => one.Why == EscalationReason.ClockLapsed).OrderBy(one => one.Step).Select(one => one.ToId.Value);
        var due = duty is not null && signal.IsOverdue(now) ? duty.Due(signal.OwnerId, signal.DueAt, escalationMinutes, now).Select(step => step.To.Value) : [];
        return [.. written.Concat(due).Distinct()];
    }
}
