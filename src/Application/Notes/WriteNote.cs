using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Notes;

/// <summary>
/// Begin a note about a session that you held. As a draft it is yours alone: nobody else can see it or learn that it is there. A psychotherapist's note is
/// progress notes, a massage therapist's is bodywork.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record WriteNote(ClientId ClientId, SessionId SessionId, WriteNoteBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<WriteNoteBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<WriteNote, Receipt>
    {
        public async Task<Receipt> Handle(WriteNote request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, cancellationToken);
            var author = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(author);

            var note = SessionNote.Write(caller.ClinicId, request.ClientId, session.Id, request.Body.Format, request.Body.AsSections(), author, record.Now, request.Body.IsRiskFlagged);
            db.Notes.Add(note);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}

/// <summary>What you write about the session.</summary>
public sealed record WriteNoteBody
{
    /// <summary>How it is laid out; it stays so. `massageRecord` is for massage therapists.</summary>
    /// <example>dap</example>
    public required NoteFormat Format { get; init; }

    /// <summary>The text, in order: each heading once, at most 20 sections.</summary>
    [MaxLength(SessionNote.MostSections)]
    public required IReadOnlyList<NoteSectionBody> Sections { get; init; }

    /// <summary>True when you ask for somebody to look at a risk: such a note always goes to the supervisor.</summary>
    public bool IsRiskFlagged { get; init; }

    internal IReadOnlyList<NoteSection> AsSections() => [.. Sections.Select(section => section.AsSection())];
}
