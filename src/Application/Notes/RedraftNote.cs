using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Notes;

/// <summary>Write a draft anew, as often as somebody types: to the letter, blank sections included. Once it is signed its text stays, and what comes later is an addendum (I42).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record RedraftNote(ClientId ClientId, NoteId NoteId, int ExpectedRevision, NotePatch Body) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IHasBody<NotePatch>
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<RedraftNote, Receipt>
    {
        public async Task<Receipt> Handle(RedraftNote request, CancellationToken cancellationToken)
        {
            var note = await db.Notes.Require(n => n.Id == request.NoteId, new NoteNotFound(), cancellationToken);
            IReadOnlyList<NoteSection> sections = [.. request.Body.Sections.Select(section => section.AsSection())];

            // The save before this one was this one, and only its answer was lost.
            if (note.Revision == request.ExpectedRevision + 1 && note.Author.PersonId == record.PersonId && note.Says(sections, request.Body.IsRiskFlagged)) return new Receipt(note.Id.Value, note.Revision);

            note.MustBeAt(request.ExpectedRevision);
            note.Redraft(sections, record.AuthorFor(note.Author.Discipline ?? Discipline.Psychotherapy), request.Body.IsRiskFlagged);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}

/// <summary>The draft's new text. The layout stays.</summary>
public sealed record NotePatch
{
    /// <summary>The whole text, in order: each heading once, at most 20 sections.</summary>
    [MaxLength(SessionNote.MostSections)]
    public required IReadOnlyList<NoteSectionBody> Sections { get; init; }

    /// <summary>Whether you ask for somebody to look at a risk; left out, it stays as it is.</summary>
    public bool? IsRiskFlagged { get; init; }
}
