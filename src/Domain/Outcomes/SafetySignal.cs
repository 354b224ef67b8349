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

    /// <summary>When a psychotherapist took it up; <c>null</c> before. UTC.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Who took it up.</summary>
    public PractitionerId? AcknowledgedBy { get; private set; }

    /// <summary>When it was closed; <c>null</c> while open. UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who closed it.</summary>
    public PractitionerId? ClosedBy { get; private set; }

    /// <summary>Where the assessment can be found; <c>null</c> while open.</summary>
    public string? AssessmentReference { get; private set; }

    /// <summary>True until it is closed.</summary>
    public bool IsOpen => ClosedAt is null;

    /// <summary>Raises the signal for an answer, in the same save as the measurement (Rule CR-054; I57).</summary>
    /// <param name="owner">The client's psychotherapist, or the one who covers for them.</param>
    /// <exception cref="DomainException"><see cref="NothingToFollowUp"/>, <see cref="SignalUnassigned"/>.</exception>
    public static SafetySignal Raise(OutcomeMeasurement measurement, PractitionerId owner, DateTimeOffset now)
    {
        if (measurement.SafetyAnswer is not { } answer) throw new DomainException(new NothingToFollowUp());

        return new SafetySignal
        {
            Id = SafetySignalId.New(),
            ClinicId = measurement.ClinicId,
            ClientId = measurement.ClientId,
            Author = Owned(owner),
            MeasurementId = measurement.Id,
            Level = answer == 1 ? SignalLevel.Prompt : SignalLevel.Urgent,
            RaisedAt = now,
        };
    }

    /// <summary>Hands the responsibility to another psychotherapist. It is never nobody's.</summary>
    /// <exception cref="DomainException"><see cref="SignalClosed"/>, <see cref="SignalUnassigned"/>.</exception>
    public void HandTo(PractitionerId owner)
    {
        MustBeOpen();
        Author = Owned(owner);
        Changed();
    }

    /// <summary>A psychotherapist takes it up. Taking it up again changes nothing.</summary>
    /// <exception cref="DomainException"><see cref="SignalClosed"/>, <see cref="OnlyPsychotherapistsFollowUp"/>.</exception>
    public void Acknowledge(Author by, DateTimeOffset now)
    {
        MustBeOpen();
        MustBePsychotherapist(by);
        if (AcknowledgedAt is not null) return;

        TakeUp(by, now);
        Changed();
    }

    /// <summary>Closes it with an assessment. A qualifying psychotherapist assesses with, and leaves closing to, the supervisor (Rule CR-055).</summary>
    /// <param name="assessmentReference">Where the structured assessment or the safety plan can be found; a reference, not its content.</param>
    /// <exception cref="DomainException"><see cref="SignalClosed"/>, <see cref="OnlyPsychotherapistsFollowUp"/>, <see cref="SupervisorMustClose"/>, or what <see cref="PlainText"/> says of the reference.</exception>
    public void Close(string assessmentReference, Author by, SignerStanding standing, DateTimeOffset now)
    {
        MustBeOpen();
        MustBePsychotherapist(by);
        if (standing.IsQualifying) throw new DomainException(new SupervisorMustClose());

        AssessmentReference = PlainText.Of(assessmentReference, "/assessmentReference");
        if (AcknowledgedAt is null) TakeUp(by, now);
        (ClosedAt, ClosedBy) = (now, new PractitionerId(by.PersonId));
        Changed();
    }

    private void TakeUp(Author by, DateTimeOffset now) => (AcknowledgedAt, AcknowledgedBy) = (now, new PractitionerId(by.PersonId));

    private void MustBeOpen()
    {
        if (!IsOpen) throw new DomainException(new SignalClosed());
    }

    private static void MustBePsychotherapist(Author by)
    {
        if (by.Discipline != Discipline.Psychotherapy) throw new DomainException(new OnlyPsychotherapistsFollowUp());
    }

    private static Author Owned(PractitionerId owner) =>
        owner != default ? new Author(owner.Value, Discipline.Psychotherapy) : throw new DomainException(new SignalUnassigned { Pointer = "/ownerId" });
}
