using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.BridgeSummaries;

/// <summary>What one discipline told the other. What it was drawn from is kept nowhere.</summary>
public sealed record BridgeSummaryView
{
    /// <summary>The bridge summary.</summary>
    public required Guid Id { get; init; }

    /// <summary>The discipline that is told.</summary>
    public required Discipline Audience { get; init; }

    /// <summary>The kind of information that it is.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>What is told.</summary>
    public required string Text { get; init; }

    /// <summary>Who answers for it, and whom to ask.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>The author's discipline.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>Who published it: the author, or their supervisor.</summary>
    public required Guid PublishedBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When it ends by itself, in UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was withdrawn, in UTC; <c>null</c> when nobody did. The audience never reads a withdrawn one.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>True while the audience reads it.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>Its revision.</summary>
    public required int Revision { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Text.Length} characters";

    internal static BridgeSummaryView Of(BridgeSummary bridge, DateTimeOffset now) => new()
    {
        Id = bridge.Id.Value,
        Audience = bridge.Audience,
        Category = bridge.Category,
        Text = bridge.Text,
        AuthorId = bridge.Author.PersonId,
        AuthorDiscipline = bridge.Author.Discipline,
        PublishedBy = bridge.PublishedBy.Value,
        PublishedAt = bridge.PublishedAt,
        ExpiresAt = bridge.ExpiresAt,
        WithdrawnAt = bridge.WithdrawnAt,
        IsCurrent = bridge.IsCurrent(now),
        Revision = bridge.Revision,
    };
}
