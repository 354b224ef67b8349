using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>The text of one note, as far as it is open: a draft's own, or of a signed note the sections whose kind of information is shown to the reader.</summary>
    public static async Task<ShownNote> TextOf(this IClinicDb db, SessionNote note, Guid reader, CancellationToken ct)
    {
        if (note.Status == NoteStatus.Draft) return new(note, note.Draft, reader);
        if (!note.ShowsTextTo(reader)) return new(note, [], reader);

        var sections = await db.NoteSections.AsNoTracking().Where(s => s.NoteId == note.Id).OrderBy(s => s.Position).ToListAsync(ct);
        return new(note, [.. sections.Select(s => s.Said)], reader);
    }

    /// <summary>Whom the caller supervises today.</summary>
    public static async Task<IReadOnlyList<Guid>> SuperviseesOf(this IClinicDb db, OpenRecord record, CancellationToken ct)
    {
        var (me, today) = (new PractitionerId(record.PersonId), record.Today);
        return [.. (await db.Supervisions.AsNoTracking().Where(s => s.SupervisorId == me && s.StartedOn <= today && (s.EndedOn == null || today < s.EndedOn)).Select(s => s.SuperviseeId).ToListAsync(ct)).Select(id => id.Value).Distinct()];
    }

    /// <summary>The texts of several notes, in one question.</summary>
    public static async Task<IReadOnlyList<ShownNote>> TextsOf(this IClinicDb db, IReadOnlyCollection<SessionNote> notes, Guid reader, CancellationToken ct)
    {
        var signed = notes.Where(note => note.Status != NoteStatus.Draft && note.ShowsTextTo(reader)).Select(note => note.Id).ToList();
        var sections = (await db.NoteSections.AsNoTracking().Where(s => signed.Contains(s.NoteId)).OrderBy(s => s.NoteId).ThenBy(s => s.Position).ToListAsync(ct)).ToLookup(s => s.NoteId, s => s.Said);
        return [.. notes.Select(note => new ShownNote(note, note.Status == NoteStatus.Draft ? note.Draft : [.. sections[note.Id]], reader))];
    }
}

/// <summary>A note with the text that one reader is shown.</summary>
internal sealed record ShownNote(SessionNote Note, IReadOnlyList<NoteSection> Sections, Guid Reader)
{
    // What the database shows of a note's addenda is what this reader may see; nothing more is left out here than of the text itself.
    private IEnumerable<Addendum> Addenda => Note.ShowsTextTo(Reader) ? Note.Addenda.OrderBy(addendum => addendum.AddedAt) : [];

    /// <summary>The fingerprint of exactly this text.</summary>
    public ContentHash Hash => Note.HashOf(Sections);

    /// <summary>Each record that it shows something of.</summary>
    public IEnumerable<DisclosedPart> Parts => Sections.Select(section => section.Category ?? Note.Category).Concat(Addenda.Select(addendum => addendum.Category ?? Note.Category)).Prepend(Note.Category).Distinct().Select(category => new DisclosedPart(category, Note.Author, Note.Id.Value));

    /// <summary>As it is shown.</summary>
    public NoteView AsView(IMapper mapper)
    {
        var isAuthor = Reader == Note.Author.PersonId;
        var isClient = Reader == Note.ClientId.Value;
        var isBetweenTheTwo = isAuthor || Note.IsTheirSupervisors(Reader);
        return mapper.Map<NoteView>(Note) with
        {
            Sections = [.. Sections.Select(section => NoteSectionView.Of(section, Note.Category))],
            ContentHash = Hash.Value,
            IsCoSignedInFull = (isAuthor || isClient) && Note.CoSignedHash is { } coSigned ? coSigned == Note.ContentHash : null,
            AmendmentReason = isBetweenTheTwo || isClient ? Note.AmendmentReason : null,
            ErrorReason = isBetweenTheTwo || isClient ? Note.ErrorReason : null,
            IsAsSigned = isAuthor && Note.ContentHash is not null ? Note.IsAsSigned(Sections) : null,
            Addenda = [.. Addenda.Select(mapper.Map<AddendumView>)],
            Returns = isBetweenTheTwo ? [.. Note.Returns.OrderBy(back => back.At).Select(mapper.Map<NoteReturnView>)] : [],
        };
    }
}
