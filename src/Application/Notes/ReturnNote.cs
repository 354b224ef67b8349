using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Notes;

/// <summary>Give a note back to its author with what has to be thought over, instead of co-signing it. It stays as it was signed; the author answers with the next version.</summary>
[For(Role.Psychotherapist)]
public sealed record ReturnNote(ClientId ClientId, NoteId NoteId, int ExpectedRevision, ReturnBody Body) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IHasBody<ReturnBody>
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ReturnNote, Receipt>
    {
        public async Task<Receipt> Handle(ReturnNote request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(Discipline.Psychotherapy);
            if (caller.Purpose != PurposeOfUse.Supervision) throw new DomainException(new SupervisionPurposeNeeded());

            note.Return(request.Body.Comment, by, await db.SupervisorsOf(note.Author, record.Today, record.Pack, cancellationToken), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}

/// <summary>What has to be thought over.</summary>
public sealed record ReturnBody
{
    /// <summary>For the author alone, at most 2,000 characters.</summary>
    /// <example>Please say how the plan for the bad evenings was agreed on.</example>
    [StringLength(PlainText.Paragraph)]
    public required string Comment { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Comment.Length} characters";
}
