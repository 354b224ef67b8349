using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
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

    /// <summary>Given back by the supervisor with a comment. It never becomes final; the author writes the next version.</summary>
    Returned,

    /// <summary>Replaced by a later version; it stays readable.</summary>
    Amended,

    /// <summary>Said by its author to be wrong as a whole. Its text is shown to nobody but them and their supervisor.</summary>
    EnteredInError,
}

/// <summary>What a practitioner writes down about a session, in their own discipline.</summary>
/// <remarks>
/// Only a member of the note's discipline writes in it (Rule CR-044; S2).
/// From the first signature on its text never changes (Rule CR-040; I42): what comes later is an <see cref="Addendum"/>, or an amendment, which is a note of its own
/// in a line of versions. A psychotherapist's note is progress notes, a massage therapist's is bodywork; which of the two follows from the author's discipline and
/// can't be chosen. A section may carry another kind of information (<see cref="SectionCategories"/>).
/// </remarks>
public sealed partial class SessionNote : AggregateRoot, IClientRecord
{
    /// <summary>The most sections in one note.</summary>
    public const int MostSections = 20;

    private readonly List<Addendum> _addenda = [];
    private readonly List<NoteReturn> _returns = [];
    private List<NoteSection>? _draft;

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

    /// <summary>The draft's text, in order; empty from the signature on, when it stands in <see cref="SignedSection"/>s.</summary>
    public IReadOnlyList<NoteSection> Draft => _draft ?? [];

    /// <summary>When it was begun. UTC.</summary>
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>How far it has come.</summary>
    public NoteStatus Status { get; private set; }

    /// <summary>The author asks for somebody to look at a risk: such a note always goes to the supervisor, whatever sample was agreed (Rule CR-193).</summary>
    public bool IsRiskFlagged { get; private set; }

    /// <summary>Its place in the line of versions, from 1.</summary>
    public int Version { get; private init; } = 1;

    /// <summary>The first version; itself for a first version.</summary>
    public NoteId OriginalId { get; private init; }

    /// <summary>The version that this one is to replace; <c>null</c> for a first version.</summary>
    public NoteId? AmendsId { get; private init; }

    /// <summary>Why there is a new version; <c>null</c> for a first version.</summary>
    public string? AmendmentReason { get; private init; }

    /// <summary>When its author signed it; <c>null</c> for a draft. UTC.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>Signed later after the session than the policy pack's hours (Rule CR-192); <c>false</c> for a draft.</summary>
    public bool IsLateEntry { get; private set; }

    /// <summary>When it became final: with its author's signature, or with the supervisor's. <c>null</c> before, and for what never did. UTC.</summary>
    public DateTimeOffset? FinalAt { get; private set; }

    /// <summary>The fingerprint of what was signed; <c>null</c> for a draft.</summary>
    public ContentHash? ContentHash { get; private set; }

    /// <summary>By which list of parts the fingerprint was drawn: 1 before sections carried kinds of information, 2 since.</summary>
    public int HashedBy { get; private set; } = 2;

    /// <summary>The supervisor who answered for the author when they signed; <c>null</c> when the author's signature stands alone.</summary>
    public PractitionerId? SupervisorId { get; private set; }

    /// <summary>When the supervisor co-signed; <c>null</c> when they have not, or need not. UTC.</summary>
    public DateTimeOffset? CoSignedAt { get; private set; }

    /// <summary>Who co-signed: the supervisor of that day, who may have come after the one of the signature; <c>null</c> before.</summary>
    public PractitionerId? CoSignedBy { get; private set; }

    /// <summary>The fingerprint of what the supervisor was shown and stands behind; <c>null</c> before.</summary>
    public ContentHash? CoSignedHash { get; private set; }

    /// <summary>What was added after signing, in order.</summary>
    public IReadOnlyList<Addendum> Addenda => _addenda;

    /// <summary>What the supervisor said when they gave it back.</summary>
    public IReadOnlyList<NoteReturn> Returns => _returns;

    /// <summary>When a later version replaced it. UTC.</summary>
    public DateTimeOffset? AmendedAt { get; private set; }

    /// <summary>When its author said that it is wrong as a whole, or gave the draft up. UTC.</summary>
    public DateTimeOffset? EnteredInErrorAt { get; private set; }

    /// <summary>Why it is wrong as a whole; <c>null</c> when it is not.</summary>
    public string? ErrorReason { get; private set; }

    /// <summary>True for a draft that its author gave up; nothing of it is kept but that there was one, for them alone.</summary>
    public bool IsGivenUp => Status == NoteStatus.Draft && EnteredInErrorAt is not null;

    /// <summary>Begins a note.</summary>
    /// <exception cref="DomainException">
    /// <see cref="OnlyPractitionersWriteNotes"/>, <see cref="NoteFormatOfOtherDiscipline"/>, <see cref="ChoiceUnknown"/>, or what <see cref="Redraft"/> says of the sections.
    /// </exception>
    public static SessionNote Write(
        ClinicId clinic, ClientId client, SessionId session, NoteFormat format, IReadOnlyList<NoteSection> sections, Author author, DateTimeOffset now, bool isRiskFlagged = false)
    {
        if (author.Discipline is not { } discipline) throw new DomainException(new OnlyPractitionersWriteNotes());
        if (format == NoteFormat.MassageRecord && discipline != Discipline.MassageTherapy) throw new DomainException(new NoteFormatOfOtherDiscipline(format) { Pointer = "/format" });

        var id = NoteId.New();
        var note = new SessionNote
        {
            Id = id,
            OriginalId = id,
            ClinicId = clinic,
            ClientId = client,
            SessionId = session,
            Category = SectionCategories.Of(discipline)[0],
            Author = author,
            Format = Choice.Of(format, "/format"),
            WrittenAt = now,
            Status = NoteStatus.Draft,
            IsRiskFlagged = isRiskFlagged,
        };
        note._draft = note.Checked(sections);
        return note;
    }

    /// <summary>Writes the draft anew, whole and to the letter. Its author only. Sections may still be empty.</summary>
    /// <param name="isRiskFlagged">Whether somebody is asked to look at a risk; <c>null</c> leaves it as it is.</param>
    /// <exception cref="DomainException">
    /// <see cref="NotTheNotesAuthor"/>, <see cref="NoteSigned"/>, <see cref="NoteGivenUp"/>, <see cref="NoteEmpty"/>, <see cref="NoteTooManySections"/>, <see cref="NoteHeadingUnknown"/>,
    /// <see cref="NoteHeadingTwice"/>, <see cref="SectionCategoryNotAllowed"/>, <see cref="WorkedRegionsMisplaced"/>, <see cref="TextTooLong"/>, <see cref="TextUnreadable"/>.
    /// </exception>
    public void Redraft(IReadOnlyList<NoteSection> sections, Author by, bool? isRiskFlagged = null)
    {
        MustBeAuthor(by);
        MustBeDraft();
        _draft = Checked(sections);
        IsRiskFlagged = isRiskFlagged ?? IsRiskFlagged;
        Changed();
    }

    /// <summary>The author signs exactly what stands there now (Rule CR-041; I43). A qualifying practitioner's note may then await the supervisor; without one it stays a draft (Rule CR-042; I45).</summary>
    /// <param name="sessionEnd">When the session ended, or was to end. UTC.</param>
    /// <returns>The sections, to be kept for ever.</returns>
    /// <exception cref="DomainException">
    /// <see cref="NotTheNotesAuthor"/>, <see cref="NoteSigned"/>, <see cref="NoteGivenUp"/>, <see cref="NoteSupervisionMissing"/>, <see cref="CoSignerIsAuthor"/>, <see cref="TextMissing"/> for a section that says nothing, <see cref="NoteNeedsOwnSection"/>.
    /// </exception>
    public IReadOnlyList<SignedSection> Sign(Author by, SignerStanding standing, DateTimeOffset sessionEnd, PolicyPack pack, DateTimeOffset now)
    {
        MustBeAuthor(by);
        MustBeDraft();
        for (var i = 0; i < Draft.Count; i++)
        {
            if (Draft[i].SaysNothing) throw new DomainException(new TextMissing { Pointer = $"/sections/{i}/text" });
        }

        if (Draft.All(section => section.Category != Category)) throw new DomainException(new NoteNeedsOwnSection { Pointer = "/sections" });
        if (standing is { IsQualifying: true, Supervisor: null }) throw new DomainException(new NoteSupervisionMissing());
        if (standing.Supervisor?.Value == Author.PersonId) throw new DomainException(new CoSignerIsAuthor());

        ContentHash = HashOf(Draft);
        (SignedAt, SupervisorId) = (now, standing.Supervisor);
        IsLateEntry = now > sessionEnd.AddHours(pack.NoteLateAfterHours);
        Status = standing.IsQualifying && standing.AsksForCoSignature ? NoteStatus.AwaitingCoSignature : NoteStatus.Signed;
        FinalAt = Status == NoteStatus.Signed ? now : null;
        IReadOnlyList<SignedSection> sections = [.. Draft.Select((section, i) => SignedSection.Of(this, section, i))];
        _draft = null;
        Changed();
        return sections;
    }

    /// <summary>The supervisor stands behind exactly what they read. The note is final.</summary>
    /// <param name="supervisors">Who supervises the author today (I47).</param>
    /// <param name="read">The fingerprint that came with the text they read (Rule CR-043; I46).</param>
    /// <param name="shown">The sections that are shown to them now.</param>
    /// <exception cref="DomainException"><see cref="NoteNotAwaitingCoSignature"/>, <see cref="CoSignerIsAuthor"/>, <see cref="NotTheNotesSupervisor"/>, <see cref="NoteHashMismatch"/>.</exception>
    public void CoSign(Author by, IReadOnlyCollection<PractitionerId> supervisors, ContentHash read, IEnumerable<NoteSection> shown, DateTimeOffset now)
    {
        MustBeSupervisor(by, supervisors);
        if (read != HashOf(shown)) throw new DomainException(new NoteHashMismatch { Pointer = "/contentHash" });

        (CoSignedAt, CoSignedBy, CoSignedHash, FinalAt) = (now, new(by.PersonId), read, now);
        Status = NoteStatus.Signed;
        Changed();
    }

    /// <summary>The supervisor gives the note back with what has to be thought over (Rule CR-194). It stays as it was signed; the author answers with the next version.</summary>
    /// <param name="supervisors">Who supervises the author today (I47).</param>
    /// <param name="comment">For the author alone. At most 2,000 characters.</param>
    /// <exception cref="DomainException"><see cref="NoteNotAwaitingCoSignature"/>, <see cref="CoSignerIsAuthor"/>, <see cref="NotTheNotesSupervisor"/>, or what <see cref="PlainText"/> says.</exception>
    public void Return(string comment, Author by, IReadOnlyCollection<PractitionerId> supervisors, DateTimeOffset now)
    {
        MustBeSupervisor(by, supervisors);
        _returns.Add(new NoteReturn(PlainText.Of(comment, "/comment", PlainText.Paragraph), by, now));
        Status = NoteStatus.Returned;
        Changed();
    }

    /// <summary>Begins the next version, with the text as it stands (Rule CR-191; I42). Its author only; the one before stays readable and stands until the new one is final.</summary>
    /// <remarks>A note that awaits a co-signature is answered so only when nobody is left to give it: then the author's standing of today decides anew.</remarks>
    /// <param name="supervisors">Who supervises the author today.</param>
    /// <param name="sections">The text of this version.</param>
    /// <param name="reason">Why. At most 2,000 characters.</param>
    /// <exception cref="DomainException"><see cref="NotTheNotesAuthor"/>, <see cref="NoteNotAmendable"/>, or what <see cref="PlainText"/> says of the reason.</exception>
    public SessionNote Amend(IReadOnlyCollection<PractitionerId> supervisors, IEnumerable<NoteSection> sections, string reason, Author by, DateTimeOffset now)
    {
        MustBeAuthor(by);
        if (Status is not (NoteStatus.Signed or NoteStatus.Returned) && (Status != NoteStatus.AwaitingCoSignature || supervisors.Count > 0)) throw new DomainException(new NoteNotAmendable(Status));

        return new SessionNote
        {
            Id = NoteId.New(),
            OriginalId = OriginalId,
            AmendsId = Id,
            Version = Version + 1,
            AmendmentReason = PlainText.Of(reason, "/reason", PlainText.Paragraph),
            ClinicId = ClinicId,
            ClientId = ClientId,
            SessionId = SessionId,
            Category = Category,
            Author = Author,
            Format = Format,
            WrittenAt = now,
            Status = NoteStatus.Draft,
            IsRiskFlagged = IsRiskFlagged,
            _draft = [.. sections.Select(section => section with { Category = section.Category ?? Category })],
        };
    }

    /// <summary>A later version is final and stands in this one's place.</summary>
    /// <exception cref="DomainException"><see cref="NoteNotAmendable"/> when another version came first.</exception>
    public void GiveWayTo(SessionNote next, DateTimeOffset now)
    {
        var isLater = next.OriginalId == OriginalId && next.Version > Version && next.Status == NoteStatus.Signed;
        if (!isLater || Status is not (NoteStatus.Signed or NoteStatus.Returned or NoteStatus.AwaitingCoSignature)) throw new DomainException(new NoteNotAmendable(Status));

        AmendedAt = now;
        Status = NoteStatus.Amended;
        Changed();
    }

    /// <summary>The version that stood in this one's place was entered in error, so this one stands again (Rule CR-195). Its author may enter it in error as well.</summary>
    /// <exception cref="DomainException"><see cref="NoteNotAmendable"/> when nothing stood in its place, or still does.</exception>
    public void StandAgain(SessionNote inError)
    {
        if (Status != NoteStatus.Amended || FinalAt is null || inError.OriginalId != OriginalId || inError.Version <= Version || inError.Status != NoteStatus.EnteredInError) throw new DomainException(new NoteNotAmendable(Status));

        AmendedAt = null;
        Status = NoteStatus.Signed;
        Changed();
    }

    /// <summary>The author says that the note is wrong as a whole: another client, another session (Rule CR-195). A draft is given up, and its text is gone.</summary>
    /// <param name="reason">Why. At most 2,000 characters.</param>
    /// <exception cref="DomainException"><see cref="NotTheNotesAuthor"/>, <see cref="NoteNotAmendable"/>, <see cref="NoteGivenUp"/>, or what <see cref="PlainText"/> says of the reason.</exception>
    public void EnterInError(string reason, Author by, DateTimeOffset now)
    {
        MustBeAuthor(by);
        if (IsGivenUp) throw new DomainException(new NoteGivenUp());
        if (Status is NoteStatus.Amended or NoteStatus.EnteredInError) throw new DomainException(new NoteNotAmendable(Status));

        (ErrorReason, EnteredInErrorAt) = (PlainText.Of(reason, "/reason", PlainText.Paragraph), now);
        if (Status == NoteStatus.Draft) _draft = null;
        else Status = NoteStatus.EnteredInError;
        Changed();
    }

    /// <summary>Adds to a final note what was learned or noticed later; the text itself stays. Any member of the note's discipline may.</summary>
    /// <param name="reason">Why it comes later.</param>
    /// <param name="category">The kind of information that it carries when it is another than the note's own (Rule CR-190): it is shown only where that kind is shown, too.</param>
    /// <exception cref="DomainException"><see cref="NoteNotSigned"/>, <see cref="NoteOfOtherDiscipline"/>, <see cref="SectionCategoryNotAllowed"/>, or what <see cref="PlainText"/> says.</exception>
    public Addendum Append(string text, string reason, Author by, DateTimeOffset now, InformationCategory? category = null)
    {
        if (Status != NoteStatus.Signed) throw new DomainException(new NoteNotSigned(Status));
        if (by.Discipline != Author.Discipline) throw new DomainException(new NoteOfOtherDiscipline());

        if (category is { } kind && !SectionCategories.Of(Author.Discipline ?? Discipline.Psychotherapy).Contains(kind)) throw new DomainException(new SectionCategoryNotAllowed(kind) { Pointer = "/category" });

        var own = category == Category ? null : category;
        var addendum = new Addendum(PlainText.Of(text, "/text", PlainText.Note), PlainText.Of(reason, "/reason", PlainText.Paragraph), own, by, now);
        _addenda.Add(addendum);
        Changed();
        return addendum;
    }

    /// <summary>True when this reader may read the text, once consent has opened the note to them: what was entered in error is for its author and their supervisor (Rule CR-195).</summary>
    /// <param name="reader">Who reads, by their id as a practitioner.</param>
    public bool ShowsTextTo(Guid reader) => Status != NoteStatus.EnteredInError || reader == Author.PersonId || IsTheirSupervisors(reader);

    /// <summary>True when this reader answered for the author: at the signature, by co-signing, or by giving it back.</summary>
    /// <param name="reader">Who reads, by their id as a practitioner.</param>
    public bool IsTheirSupervisors(Guid reader) => reader == SupervisorId?.Value || reader == CoSignedBy?.Value || _returns.Exists(back => back.By.PersonId == reader);

    private void MustBeAuthor(Author by)
    {
        if (by != Author) throw new DomainException(new NotTheNotesAuthor());
    }

    private void MustBeDraft()
    {
        if (IsGivenUp) throw new DomainException(new NoteGivenUp());
        if (Status != NoteStatus.Draft) throw new DomainException(new NoteSigned());
    }

    private void MustBeSupervisor(Author by, IReadOnlyCollection<PractitionerId> supervisors)
    {
        if (Status != NoteStatus.AwaitingCoSignature) throw new DomainException(new NoteNotAwaitingCoSignature(Status));
        if (by.PersonId == Author.PersonId) throw new DomainException(new CoSignerIsAuthor());
        if (!supervisors.Contains(new PractitionerId(by.PersonId)) || by.Discipline != Author.Discipline) throw new DomainException(new NotTheNotesSupervisor());
    }
}
