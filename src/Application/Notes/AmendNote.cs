using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Notes;

/// <summary>
/// Begin the next version of your own note, as a draft with the text as it stands. The version before stays readable, and stands until the new one is final.
/// After a return by the supervisor this is the answer.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record AmendNote(ClientId ClientId, NoteId NoteId, int ExpectedRevision, AmendmentBody Body) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IHasBody<AmendmentBody>
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<AmendNote, Receipt>
    {
        public async Task<Receipt> Handle(AmendNote request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(note.Author.Discipline ?? Discipline.Psychotherapy);
            var next = note.Amend(await db.SupervisorsOf(note.Author, record.Today, record.Pack, cancellationToken), (await db.TextOf(note, by.PersonId, cancellationToken)).Sections, request.Body.Reason, by, record.Now);
            db.Notes.Add(next);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(next.Id.Value, next.Revision);
        }
    }
}

/// <summary>Why there is a new version.</summary>
public sealed record AmendmentBody
{
    /// <summary>Why, at most 2,000 characters.</summary>
    /// <example>The number of nights was taken down wrongly.</example>
    [StringLength(PlainText.Paragraph)]
    public required string Reason { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Reason.Length} characters";
}
