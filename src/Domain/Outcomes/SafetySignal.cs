using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Names one safety signal.</summary>
public readonly record struct SafetySignalId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static SafetySignalId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(SafetySignalId other) => Value.CompareTo(other.Value);
}

/// <summary>How soon somebody has to look (Rule CR-054).</summary>
public enum SignalLevel
{
    /// <summary>Answer 1: promptly.</summary>
    Prompt,

    /// <summary>Answer 2 or 3: at once.</summary>
    Urgent,
}

/// <summary>An answer that a psychotherapist has to follow up. It always has an owner, and closes only with an assessment (Rule CR-055; I58).</summary>
/// <remarks>
/// It is stored under <see cref="InformationCategory.MentalHealthOutcomes"/>, since that it exists says something about an answer. What the
/// massage therapist may know is <see cref="Cue"/>, which goes under <see cref="InformationCategory.SafetyCues"/> and names neither instrument,
/// level nor answer (Rule CR-056; I59).
/// </remarks>
public sealed class SafetySignal : AggregateRoot, IClientRecord
{
    /// <summary>All that crosses to the other discipline while a signal is open.</summary>
    public const string Cue = "Safety follow-up active: check holds before you start.";

    private readonly List<SignalEscalation> _escalations = [];

    private SafetySignal() { }

    /// <summary>Names it.</summary>
    public SafetySignalId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category => InformationCategory.MentalHealthOutcomes;

    /// <summary>The psychotherapist responsible for it, whoever recorded the answer: so that its owner can always read it.</summary>
    public Author Author { get; private set; } = null!;

    /// <summary>The psychotherapist responsible for it.</summary>
    public PractitionerId OwnerId => new(Author.PersonId);

    /// <summary>The measurement that raised it. One measurement raises one signal.</summary>
    public MeasurementId MeasurementId { get; private init; }

    /// <summary>How soon somebody has to look.</summary>
    public SignalLevel Level { get; private init; }

    /// <summary>When it was raised. UTC.</summary>
    public DateTimeOffset RaisedAt { get; private init; }

    /// <summary>By when a psychotherapist has to have taken it up, as promised when it was raised or last handed over (Rule CR-231). UTC.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When a psychotherapist took it up; <c>null</c> before. UTC.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Who took it up.</summary>
    public PractitionerId? AcknowledgedBy { get; private set; }

    /// <summary>When the client was assessed; <c>null</c> before. UTC.</summary>
    public DateTimeOffset? AssessedAt { get; private set; }

    /// <summary>Who assessed.</summary>
    public PractitionerId? AssessedBy { get; private set; }

    /// <summary>When it was closed; <c>null</c> while open. UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who closed it.</summary>
    public PractitionerId? ClosedBy { get; private set; }

    /// <summary>Where the assessment can be found; <c>null</c> before there is one.</summary>
    public string? AssessmentReference { get; private set; }

    /// <summary>How the client's safety was seen to; <c>null</c> before it was assessed, and in signals that were closed before this was asked.</summary>
    public SignalOutcome? Outcome { get; private set; }

    /// <summary>Who else was asked to follow it up, in order.</summary>
    public IReadOnlyList<SignalEscalation> Escalations => _escalations;

    /// <summary>How far it has come.</summary>
    public SignalStatus Status => ClosedAt is not null ? SignalStatus.Closed : AssessedAt is not null ? SignalStatus.Assessed : AcknowledgedAt is not null ? SignalStatus.Acknowledged : SignalStatus.Waiting;

    /// <summary>True until it is closed.</summary>
    public bool IsOpen => ClosedAt is null;

    /// <summary>True when nobody has taken it up in time; its time is over at <see cref="DueAt"/>, that instant included.</summary>
    public bool IsOverdue(DateTimeOffset now) => Status == SignalStatus.Waiting && DueAt <= now;

    /// <summary>True for who answers for it: its owner and everybody to whom it went on.</summary>
    public bool IsAnsweredBy(PractitionerId who) => OwnerId == who || _escalations.Exists(one => one.ToId == who);

    /// <summary>Raises the signal for an answer, in the same save as the measurement (Rule CR-054; I57).</summary>
    /// <param name="owner">The client's psychotherapist, or the one who covers for them.</param>
    /// <param name="clock">By when a signal of a level is due that is raised at an instant (Rule CR-231).</param>
    /// <exception cref="DomainException"><see cref="NothingToFollowUp"/>, <see cref="SignalUnassigned"/>.</exception>
    public static SafetySignal Raise(OutcomeMeasurement measurement, PractitionerId owner, Func<SignalLevel, DateTimeOffset, DateTimeOffset> clock, DateTimeOffset now)
    {
        if (measurement.SafetyAnswer is not { } answer) throw new DomainException(new NothingToFollowUp());

        var level = answer == 1 ? SignalLevel.Prompt : SignalLevel.Urgent;
        return new SafetySignal
        {
            Id = SafetySignalId.New(),
            ClinicId = measurement.ClinicId,
            ClientId = measurement.ClientId,
            Author = Owned(owner),
            MeasurementId = measurement.Id,
            Level = level,
            RaisedAt = now,
            DueAt = clock(level, now),
        };
    }

    /// <summary>Hands the responsibility to another psychotherapist, who has to take it up anew. It is never nobody's (Rule CR-235).</summary>
    /// <param name="by">Who hands it over: somebody who answers for it, or the clinical lead.</param>
    /// <param name="duty">Who may take it over.</param>
    /// <param name="due">By when the new owner has to have taken it up; a time that is running is never put off.</param>
    /// <exception cref="DomainException"><see cref="SignalClosed"/>, <see cref="OnlyPsychotherapistsFollowUp"/>, <see cref="SignalNotYours"/>, <see cref="CannotFollowUp"/>, <see cref="ChoiceUnknown"/>.</exception>
    public void HandOver(PractitionerId to, HandoverReason reason, Author by, FollowUpDuty duty, DateTimeOffset due, DateTimeOffset now)
    {
        MustAllow(SignalAct.HandOver);
        MustBePsychotherapist(by);
        var asking = new PractitionerId(by.PersonId);
        if (!IsAnsweredBy(asking) && duty.ClinicalLead != asking) throw new DomainException(new SignalNotYours());
        if (to == OwnerId || !duty.MayTakeOver(to)) throw new DomainException(new CannotFollowUp { Pointer = "/toId" });

        var why = Choice.Of(reason, "/reason");
        HandTo(to, due);
        _escalations.Add(new(_escalations.Count + 1, to, EscalationReason.HandedOver, why, now));
        Changed();
    }

    /// <summary>A psychotherapist takes it up. Taking it up again changes nothing.</summary>
    /// <exception cref="DomainException"><see cref="SignalClosed"/>, <see cref="OnlyPsychotherapistsFollowUp"/>.</exception>
    public void Acknowledge(Author by, DateTimeOffset now)
    {
        MustAllow(SignalAct.Acknowledge);
        MustBePsychotherapist(by);
        if (AcknowledgedAt is not null) return;

        TakeUp(by, now);
        Changed();
    }

    /// <summary>Says that the client was assessed and how their safety was seen to. Who may not close it leaves it so for the supervisor; the newest assessment counts (Rules CR-055 and CR-235).</summary>
    /// <param name="assessmentReference">Where the structured assessment or the safety plan can be found; a reference, not its content.</param>
    /// <exception cref="DomainException"><see cref="SignalClosed"/>, <see cref="OnlyPsychotherapistsFollowUp"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the reference.</exception>
    public void Assess(string assessmentReference, SignalOutcome outcome, Author by, DateTimeOffset now)
    {
        MustAllow(SignalAct.Assess);
        MustBePsychotherapist(by);
        (AssessmentReference, Outcome) = (PlainText.Of(assessmentReference, "/assessmentReference"), Choice.Of(outcome, "/outcome"));
        (AssessedAt, AssessedBy) = (now, new PractitionerId(by.PersonId));
        if (AcknowledgedAt is null) TakeUp(by, now);
        Changed();
    }

    /// <summary>Closes it with an assessment. A qualifying psychotherapist assesses with, and leaves closing to, the supervisor (Rule CR-055).</summary>
    /// <param name="assessmentReference">Where the structured assessment or the safety plan can be found; a reference, not its content.</param>
    /// <exception cref="DomainException"><see cref="SignalClosed"/>, <see cref="OnlyPsychotherapistsFollowUp"/>, <see cref="SupervisorMustClose"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the reference.</exception>
    public void Close(string assessmentReference, SignalOutcome outcome, Author by, SignerStanding standing, DateTimeOffset now)
    {
        MustAllow(SignalAct.Close);
        MustBePsychotherapist(by);
        if (standing.IsQualifying) throw new DomainException(new SupervisorMustClose());

        (AssessmentReference, Outcome) = (PlainText.Of(assessmentReference, "/assessmentReference"), Choice.Of(outcome, "/outcome"));
        if (AssessedAt is null) (AssessedAt, AssessedBy) = (now, new PractitionerId(by.PersonId));
        if (AcknowledgedAt is null) TakeUp(by, now);
        (ClosedAt, ClosedBy) = (now, new PractitionerId(by.PersonId));
        Changed();
    }

    private void HandTo(PractitionerId to, DateTimeOffset due)
    {
        // What was taken up by one who gives it away is taken up by nobody; what was assessed stays so.
        if (Status == SignalStatus.Acknowledged) (AcknowledgedAt, AcknowledgedBy, DueAt) = (null, null, due);
        Author = Owned(to);
    }

    private void TakeUp(Author by, DateTimeOffset now) => (AcknowledgedAt, AcknowledgedBy) = (now, new PractitionerId(by.PersonId));

    private void MustAllow(SignalAct act)
    {
        if (SignalMoves.After(Status, act) is null) throw new DomainException(new SignalClosed());
    }

    private static void MustBePsychotherapist(Author by)
    {
        if (by.Discipline != Discipline.Psychotherapy) throw new DomainException(new OnlyPsychotherapistsFollowUp());
    }

    private static Author Owned(PractitionerId owner) =>
        owner != default ? new Author(owner.Value, Discipline.Psychotherapy) : throw new DomainException(new SignalUnassigned { Pointer = "/ownerId" });
}
