using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>A handoff from one discipline to the other.</summary>
public sealed record HandoffView
{
    /// <summary>The handoff.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose care it is about.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The plan under which it is asked.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The discipline that is asked.</summary>
    public required Discipline ToDiscipline { get; init; }

    /// <summary>Who of it; <c>null</c> when anybody of that discipline on the team may take it.</summary>
    public Guid? ToPractitionerId { get; init; }

    /// <summary>Why.</summary>
    public required HandoffReason Reason { get; init; }

    /// <summary>What is asked.</summary>
    public required string Words { get; init; }

    /// <summary>How soon.</summary>
    public required HandoffUrgency Urgency { get; init; }

    /// <summary>The last day on which an answer helps; <c>null</c> when none was named.</summary>
    public DateOnly? WantedBy { get; init; }

    /// <summary>How far it has come.</summary>
    public required HandoffStatus Status { get; init; }

    /// <summary>What was done with it, in order.</summary>
    public required IReadOnlyList<HandoffStepView> Steps { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static HandoffView Of(Handoff handoff) => new()
    {
        Id = handoff.Id.Value,
        ClientId = handoff.ClientId.Value,
        PlanId = handoff.PlanId.Value,
        AuthorId = handoff.Author.PersonId,
        AuthorDiscipline = handoff.Author.Discipline,
        RequestedAt = handoff.RequestedAt,
        ToDiscipline = handoff.ToDiscipline,
        ToPractitionerId = handoff.ToPractitionerId?.Value,
        Reason = handoff.Reason,
        Words = handoff.Words,
        Urgency = handoff.Urgency,
        WantedBy = handoff.WantedBy,
        Status = handoff.Status,
        Steps =
        [
            .. handoff.Steps.OrderBy(step => step.At).ThenBy(step => step.Id.Value)
                .Select(step => new HandoffStepView { Move = step.Move, AuthorId = step.Author.PersonId, AuthorDiscipline = step.Author.Discipline, Words = step.Words, At = step.At }),
        ],
        Revision = handoff.Revision,
    };
}

/// <summary>Something that was done with a handoff.</summary>
public sealed record HandoffStepView
{
    /// <summary>What.</summary>
    public required HandoffMove Move { get; init; }

    /// <summary>Who.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>Reason, reply or outcome; <c>null</c> where none belongs.</summary>
    public string? Words { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
