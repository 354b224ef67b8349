using AutoMapper;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>A questionnaire or rating scale.</summary>
public sealed record InstrumentView
{
    /// <summary>Names it, such as <c>phq9</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Which edition of items and wording, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Which edition of the scoring rule, from 1.</summary>
    public required int ScoringVersion { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of information that its answers are, and so who may see them.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>The span that the answers speak about.</summary>
    public required string Window { get; init; }

    /// <summary>What a higher total means.</summary>
    public required Direction HigherIs { get; init; }

    /// <summary>The lowest total.</summary>
    public required int Lowest { get; init; }

    /// <summary>The highest total.</summary>
    public required int Highest { get; init; }

    /// <summary>How many missing answers may be filled with the mean of the others.</summary>
    public required int MostProrated { get; init; }

    /// <summary>The LOINC code of the whole, where one was verified.</summary>
    public string? PanelLoinc { get; init; }

    /// <summary>The LOINC code of the total, where one was verified.</summary>
    public string? TotalLoinc { get; init; }

    /// <summary>The questions, in order.</summary>
    public required IReadOnlyList<InstrumentItemView> Items { get; init; }

    /// <summary>What totals are called; a word for orientation, never a diagnosis. Empty when nothing official exists.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }

    /// <summary>Where all this comes from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}

/// <summary>One question of an instrument.</summary>
public sealed record InstrumentItemView
{
    /// <summary>Its place, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its wording, where the licence lets it be shown; otherwise <c>null</c> (I55).</summary>
    public string? Text { get; init; }

    /// <summary>The lowest answer.</summary>
    public required int Lowest { get; init; }

    /// <summary>The highest answer.</summary>
    public required int Highest { get; init; }

    /// <summary>Its LOINC code, where one was verified.</summary>
    public string? Loinc { get; init; }

    /// <summary>True when any answer above the lowest demands a safety follow-up (I57).</summary>
    public required bool IsSafetyItem { get; init; }
}

/// <summary>What the client answered, and what it comes to.</summary>
public sealed record OutcomeMeasurementView
{
    /// <summary>The measurement.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instrument's code.</summary>
    public required string Instrument { get; init; }

    /// <summary>Which edition of the instrument was answered.</summary>
    public required int InstrumentVersion { get; init; }

    /// <summary>Which edition of the scoring rule gave the total.</summary>
    public required int ScoringVersion { get; init; }

    /// <summary>The kind of information that it is.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>One answer per item, in order; <c>null</c> where the client skipped it.</summary>
    public required IReadOnlyList<int?> Answers { get; init; }

    /// <summary>The total; <c>null</c> when the rule gives none for these answers.</summary>
    public int? Total { get; init; }

    /// <summary>The band of the total; <c>null</c> without total or bands.</summary>
    public string? Band { get; init; }

    /// <summary>How whole the answers are.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>When, seen from the session.</summary>
    public required SessionMoment Moment { get; init; }

    /// <summary>The session in which it was taken; <c>null</c> outside any.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Who gave the answers.</summary>
    public required AnsweredBy AnsweredBy { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline they recorded it; <c>null</c> for the client.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    internal DisclosedPart AsPart() => new(Category, new Author(AuthorId, AuthorDiscipline), Id);
}

internal sealed class OutcomeMaps : Profile
{
    public OutcomeMaps()
    {
        CreateMap<Instrument, InstrumentView>();
        CreateMap<InstrumentItem, InstrumentItemView>();
        CreateMap<OutcomeMeasurement, OutcomeMeasurementView>()
            .ForMember(view => view.Id, from => from.MapFrom(measurement => measurement.Id.Value))
            .ForMember(view => view.SessionId, from => from.MapFrom(measurement => measurement.SessionId == null ? (Guid?)null : measurement.SessionId.Value.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(measurement => measurement.Author.PersonId))
            .ForMember(view => view.AuthorDiscipline, from => from.MapFrom(measurement => measurement.Author.Discipline));
    }
}
