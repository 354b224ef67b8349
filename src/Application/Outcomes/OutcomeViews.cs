using AutoMapper;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>What the client answered, and what it comes to.</summary>
public sealed record OutcomeMeasurementView
{
    /// <summary>The measurement.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instrument's code.</summary>
    public required string Instrument { get; init; }

    /// <summary>Which edition of the instrument was answered.</summary>
    public required int InstrumentVersion { get; init; }

    /// <summary>Which edition of the scoring rule gave the score.</summary>
    public required int ScoringVersion { get; init; }

    /// <summary>The kind of information that it is.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>The span that the answers speak about.</summary>
    public required string Window { get; init; }

    /// <summary>One answer per item, in order, as printed on the form; <c>null</c> where the client skipped it.</summary>
    public required IReadOnlyList<decimal?> Answers { get; init; }

    /// <summary>The total; <c>null</c> when the rule gives none for these answers, or the instrument has none.</summary>
    public decimal? Total { get; init; }

    /// <summary>The band of the total; <c>null</c> without total or bands.</summary>
    public string? Band { get; init; }

    /// <summary>How whole the answers are. Anything but `complete` was answered in part.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>What each scale comes to.</summary>
    public required IReadOnlyList<ScaleScore> Scales { get; init; }

    /// <summary>Which screening criteria the answers meet, by their codes. They screen and never diagnose.</summary>
    public required IReadOnlyList<string> Criteria { get; init; }

    /// <summary>What the same answers came to by earlier rules, oldest first.</summary>
    public required IReadOnlyList<EarlierScoreView> EarlierScores { get; init; }

    /// <summary>When, seen from the session.</summary>
    public required SessionMoment Moment { get; init; }

    /// <summary>The session in which it was taken; <c>null</c> outside any, or when the reader may not see it in the diary.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Who gave the answers.</summary>
    public required AnsweredBy AnsweredBy { get; init; }

    /// <summary>Who helped; <c>null</c> when nobody did or nobody said who.</summary>
    public AnswerHelp? Help { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline they recorded it; <c>null</c> for the client.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>When the client answered, in UTC.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The measurement whose place it takes; <c>null</c> for one that corrects nothing, or nothing that the reader may see.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>When it ceased to count, in UTC; <c>null</c> while it does.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ceased to count.</summary>
    public MeasurementEnd? End { get; init; }

    /// <summary>The reason, in the words of whoever said so.</summary>
    public string? EndReason { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal DisclosedPart AsPart() => new(Category, new Author(AuthorId, AuthorDiscipline), Id);
}

/// <summary>What the same answers came to by an earlier rule.</summary>
public sealed record EarlierScoreView
{
    /// <summary>Which edition of the scoring rule gave it.</summary>
    public required int ScoringVersion { get; init; }

    /// <summary>The total it gave; <c>null</c> when it gave none.</summary>
    public decimal? Total { get; init; }

    /// <summary>The band of that total.</summary>
    public string? Band { get; init; }

    /// <summary>How whole the answers were by that rule.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>What each scale came to.</summary>
    public required IReadOnlyList<ScaleScore> Scales { get; init; }

    /// <summary>When a newer rule took its place, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }
}

internal sealed class OutcomeMaps : Profile
{
    public OutcomeMaps()
    {
        CreateMap<EarlierScore, EarlierScoreView>();
        CreateMap<OutcomeMeasurement, OutcomeMeasurementView>()
            .ForMember(view => view.Id, from => from.MapFrom(measurement => measurement.Id.Value))
            .ForMember(view => view.SessionId, from => from.MapFrom(measurement => measurement.SessionId == null ? (Guid?)null : measurement.SessionId.Value.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(measurement => measurement.Author.PersonId))
            .ForMember(view => view.AuthorDiscipline, from => from.MapFrom(measurement => measurement.Author.Discipline))
            .ForMember(view => view.EarlierScores, from => from.MapFrom(measurement => measurement.EarlierScores.OrderBy(earlier => earlier.ScoringVersion)))
            .ForMember(view => view.Corrects, from => from.MapFrom(measurement => measurement.Corrects == null ? (Guid?)null : measurement.Corrects.Value.Value))
            .ForMember(view => view.Criteria, from => from.MapFrom(measurement =>
                Instruments.Of(measurement.Instrument, measurement.InstrumentVersion, measurement.ScoringVersion).CriteriaMetBy(measurement.Answers)));
    }
}
