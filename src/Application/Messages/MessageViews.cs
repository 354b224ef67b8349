using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Messages;

/// <summary>A message on a plan.</summary>
public sealed record MessageView
{
    /// <summary>The message.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who wrote it: a practitioner, or the client.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline; <c>null</c> for the client.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>Of what it speaks; absent when of the plan as a whole, or of a session that is not shared with the reader.</summary>
    public MessageTopicView? About { get; init; }

    /// <summary>The earlier message that it sets right; <c>null</c> for a first word.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>The later message that sets this one right; <c>null</c> while it stands.</summary>
    public Guid? CorrectedBy { get; init; }

    /// <summary>True when the caller wrote it or has read it.</summary>
    public required bool IsRead { get; init; }

    /// <summary>Who else has read it, in the order in which they did.</summary>
    public required IReadOnlyList<MessageReadingView> ReadBy { get; init; }

    /// <summary>Its revision; a message never changes, so always 1.</summary>
    public required int Revision { get; init; }

    internal static MessageView Of(PlanMessage message, Guid reader, MessageId? correctedBy, bool topicIsInSight) => new()
    {
        Id = message.Id.Value,
        AuthorId = message.Author.PersonId,
        AuthorDiscipline = message.Author.Discipline,
        SentAt = message.SentAt,
        Text = message.Text,
        About = topicIsInSight && message is { AboutKind: { } kind, AboutId: { } id } ? new() { Kind = kind, Id = id } : null,
        Corrects = message.Corrects?.Value,
        CorrectedBy = correctedBy?.Value,
        IsRead = message.IsReadBy(reader),
        ReadBy = [.. message.Readings.OrderBy(reading => reading.ReadAt).ThenBy(reading => reading.Id.Value).Select(reading => new MessageReadingView { PersonId = reading.PersonId, ReadAt = reading.ReadAt })],
        Revision = message.Revision,
    };
}

/// <summary>Of what a message speaks.</summary>
public sealed record MessageTopicView
{
    /// <summary>What kind of thing.</summary>
    public required MessageTopic Kind { get; init; }

    /// <summary>Which one.</summary>
    public required Guid Id { get; init; }
}

/// <summary>That somebody has read a message.</summary>
public sealed record MessageReadingView
{
    /// <summary>Who.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>When first, in UTC.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}
