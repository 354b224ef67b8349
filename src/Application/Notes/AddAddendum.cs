using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Notes;

/// <summary>Add to a final note what was learned or noticed later. The note itself stays as it was signed (I42).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record AddAddendum(ClientId ClientId, NoteId NoteId, int ExpectedRevision, AddendumBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<AddendumBody>
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<AddAddendum, Receipt>
    {
        public async Task<Receipt> Handle(AddAddendum request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            var addendum = note.Append(request.Body.Text, record.AuthorFor(note.Author.Discipline ?? Discipline.Psychotherapy), record.Now, request.Body.Reason);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(addendum.Id.Value, note.Revision);
        }
    }
}

/// <summary>What is added.</summary>
public sealed record AddendumBody
{
    /// <summary>What is added, at most 20,000 characters.</summary>
    /// <example>Maya called after the session: the exercise helped her to fall asleep.</example>
    [StringLength(PlainText.Note)]
    public required string Text { get; init; }

    /// <summary>Why it comes later, at most 2,000 characters; may stay unsaid.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Text.Length} characters";
}
