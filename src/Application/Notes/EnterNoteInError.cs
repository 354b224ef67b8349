using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Notes;

/// <summary>
/// Say that your own note is wrong as a whole, such as about another client. That there was one stays visible; its text is shown to you and your supervisor alone,
/// your reason to the client too. A draft is given up, and its text is gone.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record EnterNoteInError(ClientId ClientId, NoteId NoteId, int ExpectedRevision, NoteErrorBody Body) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IHasBody<NoteErrorBody>
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<EnterNoteInError, Receipt>
    {
        public async Task<Receipt> Handle(EnterNoteInError request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            await db.MustBeFreshlySignedIn(caller, record.Now, cancellationToken);

            var stood = note.Status == NoteStatus.Signed;
            note.EnterInError(request.Body.Reason, record.AuthorFor(note.Author.Discipline ?? Discipline.Psychotherapy), record.Now);
            if (await db.Notes.AnyAsync(n => n.AmendsId == note.Id && n.EnteredInErrorAt == null && n.Status != NoteStatus.Signed && n.Status != NoteStatus.Amended, cancellationToken)) throw new DomainException(new NoteAmendmentBegun());
            if (stood && await db.Notes.Where(n => n.OriginalId == note.OriginalId && n.Version < note.Version && n.Status == NoteStatus.Amended && n.FinalAt != null).OrderByDescending(n => n.Version).FirstOrDefaultAsync(cancellationToken) is { } before)
                before.StandAgain(note);

            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}

/// <summary>Why the note is wrong as a whole.</summary>
public sealed record NoteErrorBody
{
    /// <summary>Why, at most 2,000 characters. You, your supervisor and the client read it.</summary>
    /// <example>Written about the wrong session.</example>
    [StringLength(PlainText.Paragraph)]
    public required string Reason { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Reason.Length} characters";
}
