using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Notes;

/// <summary>Write a draft anew. Once it is signed its text stays, and what comes later is an addendum (I42).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record RedraftNote(ClientId ClientId, NoteId NoteId, int ExpectedRevision, NotePatch Body) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IHasBody<NotePatch>
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<RedraftNote, Receipt>
    {
        public async Task<Receipt> Handle(RedraftNote request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            note.Redraft([.. request.Body.Sections.Select(section => section.AsSection())], record.AuthorFor(note.Author.Discipline ?? Discipline.Psychotherapy));
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
}
