using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;

namespace IntegrativeCare.Application.Notes;

/// <summary>What the use cases of notes ask again and again.</summary>
internal static class NoteQuestions
{
    /// <summary>The note, as far as it is open, at the revision that the caller saw.</summary>
    /// <exception cref="DomainException"><see cref="NoteNotFound"/>, <see cref="RequestStale"/>.</exception>
    public static async Task<SessionNote> RequireNote(this IClinicDb db, NoteId id, int expectedRevision, CancellationToken ct)
    {
        var note = await db.Notes.Require(n => n.Id == id, new NoteNotFound(), ct);
        note.MustBeAt(expectedRevision);
        return note;
    }
}
