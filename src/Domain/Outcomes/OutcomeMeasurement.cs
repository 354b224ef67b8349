using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Names one measurement.</summary>
public readonly record struct MeasurementId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static MeasurementId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(MeasurementId other) => Value.CompareTo(other.Value);
}

/// <summary>When a measurement was taken, seen from a session.</summary>
public enum SessionMoment
{
    /// <summary>Before the session's work.</summary>
    Before,

    /// <summary>After the session's work.</summary>
    After,

    /// <summary>By itself.</summary>
    Standalone,
}

/// <summary>Who gave the answers.</summary>
public enum AnsweredBy
{
    /// <summary>The client alone.</summary>
    Client,

    /// <summary>The client, with somebody reading or writing for them.</summary>
    ClientWithHelp,
}

/// <summary>What the client answered, kept whole, and what it comes to by the instrument's rule. It never changes.</summary>
public sealed class OutcomeMeasurement : AggregateRoot, IClientRecord
{
    private readonly List<int?> _answers = [];

    private OutcomeMeasurement() { }

    /// <summary>Names it.</summary>
    public MeasurementId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category { get; private init; }

    /// <summary>Who recorded it: staff, or the client in their own account.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>The instrument's code.</summary>
    public string Instrument { get; private init; } = "";

    /// <summary>Which edition of the instrument was answered.</summary>
    public int InstrumentVersion { get; private init; }

    /// <summary>Which edition of the scoring rule gave the total.</summary>
    public int ScoringVersion { get; private init; }

    /// <summary>One answer per item, in order; <c>null</c> where the client skipped it.</summary>
    public IReadOnlyList<int?> Answers => _answers;

    /// <summary>The total; <c>null</c> when the rule gives none for these answers.</summary>
    public int? Total { get; private init; }

    /// <summary>The band of the total; <c>null</c> without total or bands.</summary>
    public string? Band { get; private init; }

    /// <summary>How whole the answers are.</summary>
    public Completeness Completeness { get; private init; }

    /// <summary>When, seen from the session.</summary>
    public SessionMoment Moment { get; private init; }

    /// <summary>The session it was taken in; <c>null</c> when outside any.</summary>
    public SessionId? SessionId { get; private init; }

    /// <summary>Who gave the answers.</summary>
    public AnsweredBy AnsweredBy { get; private init; }

    /// <summary>When it was recorded. UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>What was answered to the safety item, when it is more than "not at all"; otherwise <c>null</c>. Never shown to the other discipline.</summary>
    public int? SafetyAnswer { get; private init; }

    /// <summary>True when a psychotherapist has to follow this up: whoever records it raises a <see cref="SafetySignal"/> in the same save (Rule CR-054; I57), whatever the total says.</summary>
    public bool NeedsSafetyFollowUp => SafetyAnswer is not null;

    /// <summary>Records answers and their score.</summary>
    /// <param name="answers">One per item, in order; <c>null</c> where the client skipped it.</param>
    /// <param name="session">The session; needed before and after one.</param>
    /// <exception cref="DomainException"><see cref="AnswersMiscounted"/>, <see cref="ScoreOutOfRange"/>, <see cref="MomentNeedsSession"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static OutcomeMeasurement Record(
        ClinicId clinic, ClientId client, Instrument instrument, IReadOnlyList<int?> answers, SessionMoment moment, SessionId? session, AnsweredBy answeredBy, Author author, DateTimeOffset now)
    {
        var score = instrument.Score(answers);
        if (moment != SessionMoment.Standalone && session is null) throw new DomainException(new MomentNeedsSession(moment) { Pointer = "/sessionId" });

        var measurement = new OutcomeMeasurement
        {
            Id = MeasurementId.New(),
            ClinicId = clinic,
            ClientId = client,
            Category = instrument.Category,
            Author = author,
            Instrument = instrument.Code,
            InstrumentVersion = instrument.Version,
            ScoringVersion = instrument.ScoringVersion,
            Total = score.Total,
            Band = score.Band,
            Completeness = score.Completeness,
            Moment = Choice.Of(moment, "/moment"),
            SessionId = session,
            AnsweredBy = Choice.Of(answeredBy, "/answeredBy"),
            RecordedAt = now,
            SafetyAnswer = instrument.SafetyAnswer(answers),
        };
        measurement._answers.AddRange(answers);
        return measurement;
    }
}
