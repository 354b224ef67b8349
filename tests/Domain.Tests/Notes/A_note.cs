using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Notes;

/// <summary>Notes for the tests.</summary>
internal static class A_note
{
    public static readonly SessionId Session = SessionId.New();

    public static SessionNote By(Author author, params NoteSection[] sections) =>
        SessionNote.Write(Clinic, MayaId, Session, NoteFormat.FreeForm, sections.Length == 0 ? [new("summary", "We practised orienting to the room.")] : sections, author, Monday);

    public static (SessionNote Note, IReadOnlyList<SignedSection> Sections) Signs(SessionNote note, SignerStanding standing, DateTimeOffset? at = null, DateTimeOffset? sessionEnd = null) =>
        (note, note.Sign(note.Author, standing, sessionEnd ?? Monday, Ontario, at ?? Monday.AddHours(1)));

    public static SessionNote SignedBy(Author author) => Signs(By(author), SignerStanding.Independent).Note;

    public static (SessionNote Note, IReadOnlyList<NoteSection> Shown) OfQuinnAwaitingRuth()
    {
        var (note, sections) = Signs(By(Quinn), SignerStanding.Qualifying(RuthId));
        return (note, [.. sections.Select(section => section.Content)]);
    }

    public static IReadOnlyList<NoteSection> Text(this IReadOnlyList<SignedSection> sections) => [.. sections.Select(section => section.Content)];

    public static PolicyPack Ontario { get; } = PolicyPackShelf.Shipped.Find("CA-ON", "2026-11-01")!;
}
