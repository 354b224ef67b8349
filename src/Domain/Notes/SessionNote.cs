using System.Globalization;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Notes;

/// <summary>How far a note has come.</summary>
public enum NoteStatus
{
    /// <summary>Being written; the author's alone.</summary>
    Draft,

    /// <summary>Signed by a qualifying practitioner; final once the supervisor has co-signed.</summary>
    AwaitingCoSignature,

    /// <summary>Final.</summary>
    Signed,
}

/// <summary>What a practitioner writes down about a session, in their own discipline.</summary>
/// <remarks>
/// Only a member of the note's discipline writes in it (Rule CR-044; S2).
/// From the first signature on its text never changes (Rule CR-040; I42): what comes later is an <see cref="Addendum"/>. A psychotherapist's note is
/// progress notes, a massage therapist's is bodywork; which of the two follows from the author's discipline and can't be chosen.
/// </remarks>
public sealed class SessionNote : AggregateRoot, IClientRecord
{
    /// <summary>The most sections in one note.</summary>
    public const int MostSections = 20;

    private readonly List<NoteSection> _sections = [];
    private readonly List<Addendum> _addenda = [];

    private SessionNote() { }

    /// <summary>Names it.</summary>
    public NoteId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>The session it is about.</summary>
    public SessionId SessionId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category { get; private init; }

    /// <summary>Who writes and signs it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>How it is laid out.</summary>
    public NoteFormat Format { get; private init; }

    /// <summary>The text, in order.</summary>
    public IReadOnlyList<NoteSection> Sections => _sections;

    /// <summary>When it was begun. UTC.</summary>
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>How far it has come.</summary>
    public NoteStatus Status { get; private set; }

    /// <summary>When its author signed it; <c>null</c> for a draft. UTC.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>The fingerprint of what was signed; <c>null</c> for a draft.</summary>
    public ContentHash? ContentHash { get; private set; }

    /// <summary>The supervisor who has to co-sign or has done so; <c>null</c> when the author's signature stands alone.</summary>
    public PractitionerId? SupervisorId { get; private set; }

    /// <summary>When the supervisor co-signed; <c>null</c> when they have not, or need not. UTC.</summary>
    public DateTimeOffset? CoSignedAt { get; private set; }

    /// <summary>What was added after signing, in order.</summary>
    public IReadOnlyList<Addendum> Addenda => _addenda;

    /// <summary>Begins a note.</summary>
    /// <exception cref="DomainException">
    /// <see cref="OnlyPractitionersWriteNotes"/>, <see cref="NoteFormatOfOtherDiscipline"/>, <see cref="NoteEmpty"/>, <see cref="NoteTooManySections"/>, <see cref="NoteHeadingUnknown"/>, <see cref="NoteHeadingTwice"/>, <see cref="ChoiceUnknown"/>,
    /// or what <see cref="PlainText"/> says of a text.
    /// </exception>
    public static SessionNote Write(ClinicId clinic, ClientId client, SessionId session, NoteFormat format, IReadOnlyList<NoteSection> sections, Author author, DateTimeOffset now)
    {
        if (author.Discipline is not { } discipline) throw new DomainException(new OnlyPractitionersWriteNotes());
        if (format == NoteFormat.MassageRecord && discipline != Discipline.MassageTherapy) throw new DomainException(new NoteFormatOfOtherDiscipline(format) { Pointer = "/format" });

        var note = new SessionNote
        {
            Id = NoteId.New(),
            ClinicId = clinic,
            ClientId = client,
            SessionId = session,
            Category = discipline == Discipline.Psychotherapy ? InformationCategory.PsychotherapyProgress : InformationCategory.Bodywork,
            Author = author,
            Format = Choice.Of(format, "/format"),
            WrittenAt = now,
            Status = NoteStatus.Draft,
        };
        note._sections.AddRange(Checked(format, sections));
        return note;
    }

    /// <summary>Writes the draft anew, whole. Its author only.</summary>
    /// <exception cref="DomainException"><see cref="NotTheNotesAuthor"/>, <see cref="NoteSigned"/>, or as <see cref="Write"/>.</exception>
    public void Redraft(IReadOnlyList<NoteSection> sections, Author by)
    {
        MustBeAuthor(by);
        MustBeDraft();
        var written = Checked(Format, sections);

        _sections.Clear();
        _sections.AddRange(written);
        Changed();
    }

    /// <summary>The author signs exactly what stands there now (Rule CR-041; I43). A qualifying practitioner's note then awaits the supervisor; without one it stays a draft (Rule CR-042; I45).</summary>
    /// <exception cref="DomainException"><see cref="NotTheNotesAuthor"/>, <see cref="NoteSigned"/>, <see cref="NoteSupervisionMissing"/>, <see cref="CoSignerIsAuthor"/>.</exception>
    public void Sign(Author by, SignerStanding standing, DateTimeOffset now)
    {
        MustBeAuthor(by);
        MustBeDraft();
        if (standing is { IsQualifying: true, Supervisor: null }) throw new DomainException(new NoteSupervisionMissing());
        if (standing.Supervisor?.Value == Author.PersonId) throw new DomainException(new CoSignerIsAuthor());

        ContentHash = HashContent();
        SignedAt = now;
        SupervisorId = standing.Supervisor;
        Status = standing.IsQualifying ? NoteStatus.AwaitingCoSignature : NoteStatus.Signed;
        Changed();
    }

    /// <summary>The supervisor stands behind exactly what they read. The note is final.</summary>
    /// <param name="read">The fingerprint that came with the text they read (Rule CR-043; I46).</param>
    /// <exception cref="DomainException"><see cref="NoteNotAwaitingCoSignature"/>, <see cref="CoSignerIsAuthor"/>, <see cref="NotTheNotesSupervisor"/>, <see cref="NoteHashMismatch"/>.</exception>
    public void CoSign(Author by, ContentHash read, DateTimeOffset now)
    {
        if (Status != NoteStatus.AwaitingCoSignature) throw new DomainException(new NoteNotAwaitingCoSignature(Status));
        if (by.PersonId == Author.PersonId) throw new DomainException(new CoSignerIsAuthor());
        if (by.PersonId != SupervisorId?.Value || by.Discipline != Author.Discipline) throw new DomainException(new NotTheNotesSupervisor());
        if (read != HashContent()) throw new DomainException(new NoteHashMismatch { Pointer = "/contentHash" });

        CoSignedAt = now;
        Status = NoteStatus.Signed;
        Changed();
    }

    /// <summary>Adds to a final note what was learned or noticed later; the text itself stays. Any member of the note's discipline may.</summary>
    /// <param name="reason">Why it comes later; <c>null</c> when that needs no saying.</param>
    /// <exception cref="DomainException"><see cref="NoteNotSigned"/>, <see cref="NoteOfOtherDiscipline"/>, or what <see cref="PlainText"/> says.</exception>
    public Addendum Append(string text, Author by, DateTimeOffset now, string? reason = null)
    {
        if (Status != NoteStatus.Signed) throw new DomainException(new NoteNotSigned(Status));
        if (by.Discipline != Author.Discipline) throw new DomainException(new NoteOfOtherDiscipline());

        var addendum = new Addendum(PlainText.Of(text, "/text", PlainText.Note), PlainText.Optional(reason, "/reason", PlainText.Paragraph), by, now);
        _addenda.Add(addendum);
        Changed();
        return addendum;
    }

    /// <summary>The fingerprint of what stands there now.</summary>
    /// <remarks>
    /// Over the note's id, client, session, author, layout and sections. No instant is in it: a database may keep fewer digits of a second than
    /// were signed. Whoever changes this list makes every old signature unverifiable: add a new leading tag instead and keep the old way for old notes.
    /// </remarks>
    public ContentHash HashContent() => ContentHash.Over(
    [
        "session-note/1",
        Id.Value.ToString("D", CultureInfo.InvariantCulture),
        ClientId.Value.ToString("D", CultureInfo.InvariantCulture),
        SessionId.Value.ToString("D", CultureInfo.InvariantCulture),
        Author.PersonId.ToString("D", CultureInfo.InvariantCulture),
        Author.Discipline.ToString()!,
        Format.ToString(),
        .. _sections.SelectMany(section => new[] { section.Heading, section.Text }),
    ]);

    /// <summary>True for a signed note whose text still is what was signed; false for a draft.</summary>
    public bool IsAsSigned => ContentHash is not null && ContentHash == HashContent();

    private static List<NoteSection> Checked(NoteFormat format, IReadOnlyList<NoteSection> sections)
    {
        if (sections.Count == 0) throw new DomainException(new NoteEmpty { Pointer = "/sections" });
        if (sections.Count > MostSections) throw new DomainException(new NoteTooManySections(MostSections) { Pointer = "/sections" });

        var known = NoteHeadings.Of(format);
        var written = new List<NoteSection>(sections.Count);
        for (var i = 0; i < sections.Count; i++)
        {
            var heading = sections[i].Heading;
            if (!(known.Count > 0 ? known.Contains(heading, StringComparer.Ordinal) : IsHeading(heading))) throw new DomainException(new NoteHeadingUnknown(format) { Pointer = $"/sections/{i}/heading" });
            if (written.Exists(w => w.Heading == heading)) throw new DomainException(new NoteHeadingTwice { Pointer = $"/sections/{i}/heading" });
            written.Add(new NoteSection(heading, PlainText.Of(sections[i].Text, $"/sections/{i}/text", PlainText.Note)));
        }

        return written;
    }

    private static bool IsHeading(string heading) =>
        heading is { Length: >= 1 and <= NoteSection.LongestHeading } && char.IsAsciiLetterLower(heading[0]) && heading.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private void MustBeAuthor(Author by)
    {
        if (by != Author) throw new DomainException(new NotTheNotesAuthor());
    }

    private void MustBeDraft()
    {
        if (Status != NoteStatus.Draft) throw new DomainException(new NoteSigned());
    }
}

/// <summary>What was added to a note after it was signed.</summary>
public sealed class Addendum
{
    private Addendum() { }

    internal Addendum(string text, string? reason, Author by, DateTimeOffset now) => (Id, Text, Reason, Author, AddedAt) = (AddendumId.New(), text, reason, by, now);

    /// <summary>Names it.</summary>
    public AddendumId Id { get; private init; }

    /// <summary>What was added. At most 20,000 UTF-16 characters.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Why it comes later; <c>null</c> when not said.</summary>
    public string? Reason { get; private init; }

    /// <summary>Who added it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When. UTC.</summary>
    public DateTimeOffset AddedAt { get; private init; }
}
