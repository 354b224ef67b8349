using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.CareTasks;

/// <summary>Something in a client's care that somebody has to see to.</summary>
public sealed record CareTaskView
{
    /// <summary>The task.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What is to be done.</summary>
    public required CareTaskKind Kind { get; init; }

    /// <summary>What it is about, as its kind says: a session, or an unwanted effect.</summary>
    public required Guid AboutId { get; init; }

    /// <summary>Whose work it is about; in their discipline.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>In which discipline; <c>null</c> for neither.</summary>
    public Discipline? Discipline { get; init; }

    /// <summary>Which practitioners answer for it; nobody means the front desk.</summary>
    public required IReadOnlyList<Guid> ResponsibleIds { get; init; }

    /// <summary>When it was raised, in UTC.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>By when it should be seen to, in UTC; <c>null</c> where no rule says it.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How far it has come.</summary>
    public required CareTaskStatus Status { get; init; }

    /// <summary>When it was done or cancelled, in UTC; <c>null</c> while open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What became of it; <c>null</c> while open.</summary>
    public CareTaskOutcome? Outcome { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal DisclosedPart AsPart() => new(Kind.CategoryOf(), new Author(PersonId, Discipline), Id);
}

/// <summary>Tasks across clients.</summary>
public sealed record CareTasksToDo(Slice<CareTaskView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown => [.. Slice.Items.Select(task => new ShownRecord(new ClientId(task.ClientId), task.AsPart()))];
}

internal sealed class CareTaskMaps : Profile
{
    public CareTaskMaps() => CreateMap<CareTask, CareTaskView>()
        .ForMember(view => view.Id, from => from.MapFrom(task => task.Id.Value))
        .ForMember(view => view.ClientId, from => from.MapFrom(task => task.ClientId.Value))
        .ForMember(view => view.PersonId, from => from.MapFrom(task => task.Author.PersonId))
        .ForMember(view => view.Discipline, from => from.MapFrom(task => task.Author.Discipline))
        .ForMember(view => view.ResponsibleIds, from => from.MapFrom(task => task.Responsible.Select(who => who.Value)));
}
