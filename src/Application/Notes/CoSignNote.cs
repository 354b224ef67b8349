using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Notes;

/// <summary>Stand as supervisor behind exactly what you read (I46). The supervision must run and you must be registered on that day (I47). The note is final.</summary>
[For(Role.Psychotherapist)]
public sealed record CoSignNote(ClientId ClientId, NoteId NoteId, int ExpectedRevision, SignNoteBody Body) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IHasBody<SignNoteBody>
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<CoSignNote, Receipt>
    {
        public async Task<Receipt> Handle(CoSignNote request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(Discipline.Psychotherapy);
            if (caller.Purpose != PurposeOfUse.Supervision) throw new DomainException(new SupervisionPurposeNeeded());
            await db.MustBeFreshlySignedIn(caller, record.Now, cancellationToken);

            note.CoSign(by, await db.SupervisorsOf(note.Author, record.Today, record.Pack, cancellationToken), ContentHash.Of(request.Body.ContentHash), (await db.TextOf(note, by.PersonId, cancellationToken)).Sections, record.Now);
            await db.GiveWayTo(note, record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}
