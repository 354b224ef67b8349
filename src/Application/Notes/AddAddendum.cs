using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
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

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AddAddendum, Receipt>
    {
        public async Task<Receipt> Handle(AddAddendum request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(note.Author.Discipline ?? Discipline.Psychotherapy);
            await db.MustBeFreshlySignedIn(caller, record.Now, cancellationToken);
            (await db.StandingOf(by, record.Today, record.Pack, cancellationToken)).MustBeSupervised();

            var addendum = note.Append(request.Body.Text, request.Body.Reason, by, record.Now, request.Body.Category);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(addendum.Category ?? note.Category);
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

    /// <summary>Why it comes later, at most 2,000 characters.</summary>
    /// <example>Heard after the note was signed.</example>
    [StringLength(PlainText.Paragraph)]
    public required string Reason { get; init; }

    /// <summary>The kind of information that it carries, when it is another than the note's own; as for a section.</summary>
    public InformationCategory? Category { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Text.Length} characters";
}
