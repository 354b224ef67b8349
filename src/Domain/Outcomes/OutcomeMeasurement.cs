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

/// <summary>Who read or wrote for the client.</summary>
public enum AnswerHelp
{
    /// <summary>Somebody of the clinic.</summary>
    Staff,

    /// <summary>An interpreter.</summary>
    Interpreter,

    /// <summary>Family, a friend or another support person.</summary>
    SupportPerson,

    /// <summary>Whoever decides for the client.</summary>
    SubstituteDecisionMaker,
}

/// <summary>Why a measurement counts no longer.</summary>
public enum MeasurementEnd
{
    /// <summary>It was written down wrongly; another measurement says what was answered.</summary>
    Corrected,

    /// <summary>It should not be here: another client's form, a test.</summary>
    EnteredInError,
}

/// <summary>What the same answers came to by an earlier rule (Rule CR-222; I52).</summary>
public sealed class EarlierScore
{
    private EarlierScore() { }

    internal EarlierScore(OutcomeMeasurement measurement, DateTimeOffset until) =>
        (ScoringVersion, Total, Band, Completeness, Scales, Until) = (measurement.ScoringVersion, measurement.Total, measurement.Band, measurement.Completeness, measurement.Scales, until);

    /// <summary>Which edition of the scoring rule gave it.</summary>
    public int ScoringVersion { get; private init; }

    /// <summary>The total it gave; <c>null</c> when it gave none.</summary>
    public decimal? Total { get; private init; }

    /// <summary>The band of that total.</summary>
    public string? Band { get; private init; }

    /// <summary>How whole the answers were by that rule.</summary>
    public Completeness Completeness { get; private init; }

    /// <summary>What each scale came to.</summary>
    public IReadOnlyList<ScaleScore> Scales { get; private init; } = [];

    /// <summary>When a newer rule took its place. UTC.</summary>
    public DateTimeOffset Until { get; private init; }
}

/// <summary>What the client answered, kept whole, and what it comes to by the instrument's rule. The answers never change.</summary>
public sealed class OutcomeMeasurement : AggregateRoot, IClientRecord
{
    private readonly List<decimal?> _answers = [];
    private readonly List<EarlierScore> _earlierScores = [];

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

    /// <summary>Which edition of the scoring rule gave the score.</summary>
    public int ScoringVersion { get; private set; }

    /// <summary>The span that the answers speak about.</summary>
    public string Window { get; private init; } = "";

    /// <summary>One answer per item, in order, as printed on the form; <c>null</c> where the client skipped it.</summary>
    public IReadOnlyList<decimal?> Answers => _answers;

    /// <summary>The total; <c>null</c> when the rule gives none for these answers, or the instrument has none.</summary>
    public decimal? Total { get; private set; }

    /// <summary>The band of the total; <c>null</c> without total or bands.</summary>
    public string? Band { get; private set; }

    /// <summary>How whole the answers are.</summary>
    public Completeness Completeness { get; private set; }

    /// <summary>What each scale comes to.</summary>
    public IReadOnlyList<ScaleScore> Scales { get; private set; } = [];

    /// <summary>What the same answers came to by earlier rules, oldest first.</summary>
    public IReadOnlyList<EarlierScore> EarlierScores => _earlierScores;

    /// <summary>When, seen from the session.</summary>
    public SessionMoment Moment { get; private init; }

    /// <summary>The session it was taken in; <c>null</c> when outside any.</summary>
    public SessionId? SessionId { get; private init; }

    /// <summary>Who gave the answers.</summary>
    public AnsweredBy AnsweredBy { get; private init; }

    /// <summary>Who helped; <c>null</c> when nobody did or nobody said who.</summary>
    public AnswerHelp? Help { get; private init; }

    /// <summary>When the client answered. UTC.</summary>
    public DateTimeOffset TakenAt { get; private init; }

    /// <summary>When it was recorded. UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>The measurement whose place it takes; <c>null</c> for one that corrects nothing.</summary>
    public MeasurementId? Corrects { get; private init; }

    /// <summary>When it ceased to count; <c>null</c> while it does. UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it ceased to count.</summary>
    public MeasurementEnd? End { get; private set; }

    /// <summary>The person who said so.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>Their reason, in their words.</summary>
    public string? EndReason { get; private set; }

    /// <summary>What was answered to the safety item, when it is more than "not at all"; otherwise <c>null</c>. Never shown to the other discipline.</summary>
    public int? SafetyAnswer { get; private init; }

    /// <summary>True when a psychotherapist has to follow this up: whoever records it raises a <see cref="SafetySignal"/> in the same save (Rule CR-054; I57), whatever the total says.</summary>
    public bool NeedsSafetyFollowUp => SafetyAnswer is not null;

    /// <summary>True while it counts.</summary>
    public bool Counts => EndedAt is null;

    /// <summary>Records answers and their score.</summary>
    /// <param name="answers">One per item, in order; <c>null</c> where the client skipped it.</param>
    /// <exception cref="DomainException">
    /// <see cref="AnswersMiscounted"/>, <see cref="ScoreOutOfRange"/>, <see cref="AnswerBetweenSteps"/>, <see cref="MomentNeedsSession"/>, <see cref="WindowUnknown"/>, <see cref="TakenInTheFuture"/>, <see cref="NobodyHelped"/>, <see cref="ChoiceUnknown"/>.
    /// </exception>
    public static OutcomeMeasurement Record(ClinicId clinic, ClientId client, Instrument instrument, IReadOnlyList<decimal?> answers, Occasion occasion, Author author, DateTimeOffset now) =>
        Record(clinic, client, instrument, answers, occasion, author, now, corrects: null);

    /// <summary>Says what was really answered. This one stays readable and counts no longer; the new one stands in its place, on the same occasion (Rule CR-223).</summary>
    /// <param name="answers">What was really answered.</param>
    /// <param name="reason">Why it was written down wrongly, in a few words.</param>
    /// <returns>The measurement that counts from now on.</returns>
    /// <exception cref="DomainException"><see cref="MeasurementOver"/>, <see cref="NotYourMeasurement"/>, what <see cref="Record(ClinicId, ClientId, Instrument, IReadOnlyList{decimal?}, Occasion, Author, DateTimeOffset)"/> says of answers, or what <see cref="PlainText"/> says of the reason.</exception>
    public OutcomeMeasurement Correct(IReadOnlyList<decimal?> answers, string reason, Author author, DateTimeOffset now)
    {
        MustBeFor(author);
        var instead = Record(
            ClinicId, ClientId, Instruments.Of(Instrument, InstrumentVersion), answers, new(Moment, SessionId, AnsweredBy, Help, Window, TakenAt), author, now, corrects: Id);
        Cease(MeasurementEnd.Corrected, reason, author, now);
        return instead;
    }

    /// <summary>Says that this should not be in the record. It stays readable and counts no longer (Rule CR-223).</summary>
    /// <exception cref="DomainException"><see cref="MeasurementOver"/>, <see cref="NotYourMeasurement"/>, or what <see cref="PlainText"/> says of the reason.</exception>
    public void EnterInError(string reason, Author author, DateTimeOffset now)
    {
        MustBeFor(author);
        Cease(MeasurementEnd.EnteredInError, reason, author, now);
    }

    /// <summary>Scores the same answers by the newest rule, and keeps what the earlier one gave (Rule CR-222; I52).</summary>
    /// <exception cref="DomainException"><see cref="MeasurementOver"/>, <see cref="ScoredByNewestRule"/>.</exception>
    public void Rescore(DateTimeOffset now)
    {
        MustCount();
        var newest = Instruments.Of(Instrument, InstrumentVersion);
        if (newest.ScoringVersion == ScoringVersion) throw new DomainException(new ScoredByNewestRule());

        _earlierScores.Add(new EarlierScore(this, now));
        var sheet = newest.Score(_answers);
        (ScoringVersion, Total, Band, Completeness, Scales) = (newest.ScoringVersion, sheet.Total, sheet.Band, sheet.Completeness, sheet.Scales);
        Changed();
    }

    private static OutcomeMeasurement Record(
        ClinicId clinic, ClientId client, Instrument instrument, IReadOnlyList<decimal?> answers, Occasion occasion, Author author, DateTimeOffset now, MeasurementId? corrects)
    {
        var taken = instrument.Take(answers);
        var sheet = instrument.Score(taken);
        if (occasion.Moment != SessionMoment.Standalone && occasion.Session is null) throw new DomainException(new MomentNeedsSession(occasion.Moment) { Pointer = "/sessionId" });
        var window = occasion.Window ?? instrument.Window;
        if (!instrument.Windows.Contains(window, StringComparer.Ordinal)) throw new DomainException(new WindowUnknown { Pointer = "/window" });
        if (occasion.TakenAt > now) throw new DomainException(new TakenInTheFuture { Pointer = "/takenAt" });
        if (occasion.Help is not null && occasion.AnsweredBy != AnsweredBy.ClientWithHelp) throw new DomainException(new NobodyHelped { Pointer = "/help" });

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
            Window = window,
            Total = sheet.Total,
            Band = sheet.Band,
            Completeness = sheet.Completeness,
            Scales = sheet.Scales,
            Moment = Choice.Of(occasion.Moment, "/moment"),
            SessionId = occasion.Session,
            AnsweredBy = Choice.Of(occasion.AnsweredBy, "/answeredBy"),
            Help = occasion.Help is { } help ? Choice.Of(help, "/help") : null,
            TakenAt = (occasion.TakenAt ?? now).ToUniversalTime(),
            RecordedAt = now,
            Corrects = corrects,
            SafetyAnswer = instrument.SafetyAnswer(taken),
        };
        measurement._answers.AddRange(taken);
        return measurement;
    }

    private void Cease(MeasurementEnd why, string reason, Author by, DateTimeOffset now)
    {
        EndReason = PlainText.Of(reason, "/reason");
        (EndedAt, End, EndedBy) = (now, why, by.PersonId);
        Changed();
    }

    // By whoever recorded it, or a colleague of that discipline; what the client recorded, by any practitioner who works with them.
    private void MustBeFor(Author by)
    {
        MustCount();
        if (by.PersonId != Author.PersonId && (by.Discipline is null || (Author.Discipline is { } discipline && by.Discipline != discipline))) throw new DomainException(new NotYourMeasurement());
    }

    private void MustCount()
    {
        if (!Counts) throw new DomainException(new MeasurementOver());
    }
}
