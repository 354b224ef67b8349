using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>What was agreed about a measure.</summary>
public sealed record OutcomeScheduleView
{
    /// <summary>The schedule.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instrument's code.</summary>
    public required string Instrument { get; init; }

    /// <summary>The span that the answers will speak about.</summary>
    public required string Window { get; init; }

    /// <summary>The kind of information that the answers will be.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>How often.</summary>
    public required Cadence Cadence { get; init; }

    /// <summary>How many weeks from one time to the next.</summary>
    public int? Weeks { get; init; }

    /// <summary>Before and after whose sessions.</summary>
    public Discipline? Sessions { get; init; }

    /// <summary>Who is asked.</summary>
    public required AskedOf AskedOf { get; init; }

    /// <summary>The first day, in the clinic's calendar.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day; <c>null</c> when it goes on until somebody ends it.</summary>
    public DateOnly? LastOn { get; init; }

    /// <summary>Who agreed on it with the client.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>When it was agreed, in UTC.</summary>
    public required DateTimeOffset AgreedAt { get; init; }

    /// <summary>When it was ended, in UTC; <c>null</c> while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal DisclosedPart AsPart() => new(Category, new Author(AuthorId, AuthorDiscipline), Id);
}

/// <summary>An answer that is due.</summary>
public sealed record OutcomeDueView
{
    /// <summary>The schedule by which it is due, which names the line together with the session.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The instrument's code.</summary>
    public required string Instrument { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The span that the answers will speak about.</summary>
    public required string Window { get; init; }

    /// <summary>The kind of information that the answers will be.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>Who is asked.</summary>
    public required AskedOf AskedOf { get; init; }

    /// <summary>Since which day it is due, in the clinic's calendar.</summary>
    public required DateOnly DueSince { get; init; }

    /// <summary>Before or after the session, for a rating around one; otherwise `standalone`.</summary>
    public required SessionMoment Moment { get; init; }

    /// <summary>The session; <c>null</c> outside any.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>False when the clinic's permission to use the instrument has run out.</summary>
    public required bool MayBeAdministered { get; init; }

    /// <summary>True when an answer can ask for a safety follow-up. Show the client the clinic's crisis contacts before they answer, and that nobody may read the answers at once.</summary>
    public required bool HasSafetyItem { get; init; }

    /// <summary>False while the client is asked alone and nobody at the clinic reads answers.</summary>
    public required bool MayBeAnsweredNow { get; init; }

    /// <summary>Who agreed on it with the client.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    // The session's time of day, for the order of the list alone.
    internal TimeOnly SessionStartsAt { get; init; }

    internal DisclosedPart AsPart() => new(Category, new Author(AuthorId, AuthorDiscipline), Id);
}

/// <summary>Answers that are due, across clients.</summary>
public sealed record OutcomesDue(Slice<OutcomeDueView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown => [.. Slice.Items.Select(due => new ShownRecord(new ClientId(due.ClientId), due.AsPart()))];
}

internal sealed class ScheduleMaps : Profile
{
    public ScheduleMaps() => CreateMap<OutcomeSchedule, OutcomeScheduleView>()
        .ForMember(view => view.Id, from => from.MapFrom(schedule => schedule.Id.Value))
        .ForMember(view => view.AuthorId, from => from.MapFrom(schedule => schedule.Author.PersonId))
        .ForMember(view => view.AuthorDiscipline, from => from.MapFrom(schedule => schedule.Author.Discipline));
}
