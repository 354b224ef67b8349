using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Notes;

/// <summary>What a supervisor said when they gave a note back; for the author and the supervisor alone.</summary>
public sealed class NoteReturn
{
    private NoteReturn() { }

    internal NoteReturn(string comment, Author by, DateTimeOffset now) => (Id, Comment, By, At) = (NoteReturnId.New(), comment, by, now);

    /// <summary>Names it.</summary>
    public NoteReturnId Id { get; private init; }

    /// <summary>What has to be thought over. At most 2,000 UTF-16 characters.</summary>
    public string Comment { get; private init; } = "";

    /// <summary>Who gave it back.</summary>
    public Author By { get; private init; } = null!;

    /// <summary>When. UTC.</summary>
    public DateTimeOffset At { get; private init; }
}
