using IntegrativeCare.Domain.ProcessNotes;

namespace IntegrativeCare.Application.ProcessNotes;

/// <summary>A process note in a list of those that the reader may read: that it is there, not what it says.</summary>
public sealed record ProcessNoteSummaryView
{
    /// <summary>The note.</summary>
    public required Guid Id { get; init; }

    /// <summary>Under which law's name it is kept apart.</summary>
    public required ProcessNoteKind Kind { get; init; }

    /// <summary>The session that it is about; <c>null</c> when about none.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When it was begun, in UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When it was last written anew, in UTC; <c>null</c> when never.</summary>
    public DateTimeOffset? RewrittenAt { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static ProcessNoteSummaryView Of(ProcessNote note) => new()
    {
        Id = note.Id.Value,
        Kind = note.Content.Kind,
        SessionId = note.Content.Session,
        AuthorId = note.Author.PersonId,
        WrittenAt = note.WrittenAt,
        RewrittenAt = note.RewrittenAt,
        Revision = note.Revision,
    };
}

/// <summary>One process note with its text.</summary>
public sealed record ProcessNoteView
{
    /// <summary>The note.</summary>
    public required Guid Id { get; init; }

    /// <summary>Under which law's name it is kept apart.</summary>
    public required ProcessNoteKind Kind { get; init; }

    /// <summary>The session that it is about; <c>null</c> when about none.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When it was begun, in UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When it was last written anew, in UTC; <c>null</c> when never.</summary>
    public DateTimeOffset? RewrittenAt { get; init; }

    /// <summary>What was written.</summary>
    public required string Text { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Text.Length} characters";

    internal static ProcessNoteView Of(ProcessNote note) => new()
    {
        Id = note.Id.Value,
        Kind = note.Content.Kind,
        SessionId = note.Content.Session,
        AuthorId = note.Author.PersonId,
        WrittenAt = note.WrittenAt,
        RewrittenAt = note.RewrittenAt,
        Text = note.Content.Text,
        Revision = note.Revision,
    };
}
