using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Notes;

/// <summary>Notes for the tests.</summary>
internal static class A_note
{
    public static readonly SessionId Session = SessionId.New();

    public static SessionNote By(Author author, params NoteSection[] sections) =>
        SessionNote.Write(Clinic, MayaId, Session, NoteFormat.FreeForm, sections.Length == 0 ? [new("summary", "We practised orienting to the room.")] : sections, author, Monday);

    public static SessionNote SignedBy(Author author)
    {
        var note = By(author);
        note.Sign(author, SignerStanding.Independent, Monday.AddHours(1));
        return note;
    }

    public static SessionNote OfQuinnAwaitingRuth()
    {
        var note = By(Quinn);
        note.Sign(Quinn, SignerStanding.Qualifying(RuthId), Monday.AddHours(1));
        return note;
    }
}
