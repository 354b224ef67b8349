using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Reads a client's scores as series in one round trip, behind the same gate and the same row security as everything else.</summary>
public interface ITrendReader
{
    /// <summary>The series as far as row security shows them to this request: never more rows than series times points, however many scores there are.</summary>
    Task<TrendRead> Read(ClientId client, TrendQuestion question, CancellationToken ct);
}

/// <summary>Which scores are asked for.</summary>
/// <param name="Instrument">Only this instrument.</param>
/// <param name="Scale">Only this scale.</param>
/// <param name="Span">Only answers that speak about this span.</param>
/// <param name="From">Only answers of this instant or later.</param>
/// <param name="To">Only answers before this instant.</param>
/// <param name="MostPoints">How many points of a series, before-and-after pairs of a series and sessions of a discipline at most.</param>
/// <param name="ForPaper">True for what is printed with the client's name on it, as far as the reader may see that.</param>
public sealed record TrendQuestion(string? Instrument, string? Scale, string? Span, DateTimeOffset? From, DateTimeOffset? To, int MostPoints, bool ForPaper);

/// <summary>What was read, with each record that it shows something of.</summary>
public sealed record TrendRead
{
    /// <summary>The clinic's name.</summary>
    public required string ClinicName { get; init; }

    /// <summary>The IANA zone of its wall clock.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What the client is called; <c>null</c> when it was not asked for or may not be seen.</summary>
    public string? ClientName { get; init; }

    /// <summary>When the plan that runs now was activated; <c>null</c> when none runs that the reader may see, or the question names a beginning itself.</summary>
    public DateTimeOffset? PlanActivatedAt { get; init; }

    /// <summary>The series by instrument, span and scale.</summary>
    public required IReadOnlyList<SeriesRead> Series { get; init; }

    /// <summary>Sessions that were held from the first score shown to the last.</summary>
    public required IReadOnlyList<SessionMarkView> Sessions { get; init; }

    /// <summary>True when not all of those sessions are among them.</summary>
    public required bool SessionsAreThinned { get; init; }

    /// <summary>The thresholds that the clinic chose.</summary>
    public required IReadOnlyList<ThresholdChoice> Chosen { get; init; }

    /// <summary>The records behind it.</summary>
    public required IReadOnlyList<DisclosedPart> Parts { get; init; }
}

/// <summary>One series as stored.</summary>
/// <param name="Instrument">The instrument's code.</param>
/// <param name="Span">What the answers speak about.</param>
/// <param name="Scale">The scale's code.</param>
/// <param name="Category">The kind of information.</param>
/// <param name="Count">How many scores it has for this reader.</param>
/// <param name="Scores">Those that are shown, and the two between which a change is measured, oldest first.</param>
/// <param name="Talk">Psychotherapy sessions held between those two.</param>
/// <param name="Touch">Massage sessions held between those two.</param>
public sealed record SeriesRead(string Instrument, string Span, string Scale, InformationCategory Category, long Count, IReadOnlyList<ScoreRead> Scores, int Talk, int Touch)
{
    /// <summary>Scores right before and right after a session's work, oldest first.</summary>
    public IReadOnlyList<PairRead> Pairs { get; init; } = [];

    /// <summary>How many such pairs there are.</summary>
    public long PairCount { get; init; }

    /// <summary>The mean change of all of them, in the scale's points.</summary>
    public decimal? MeanChange { get; init; }
}

/// <summary>One score as stored.</summary>
/// <param name="Score">The score.</param>
/// <param name="Session">The session in which it was taken, as far as the reader may see it in the diary.</param>
/// <param name="Author">Who recorded it.</param>
/// <param name="IsShown">False for one that is read only since a change is measured from or to it.</param>
public sealed record ScoreRead(TrendScore Score, Guid? Session, Author Author, bool IsShown);

/// <summary>Scores right before and right after the work of one session.</summary>
/// <param name="Session">The session; <c>null</c> when the reader may not see it in the diary.</param>
/// <param name="Discipline">In which discipline it was held; <c>null</c> when the reader may not see that.</param>
/// <param name="At">When the first was taken.</param>
/// <param name="From">The score before.</param>
/// <param name="To">The score after.</param>
public sealed record PairRead(Guid? Session, Discipline? Discipline, DateTimeOffset At, decimal From, decimal To);
