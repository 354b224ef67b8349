using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
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

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<CoSignNote, Receipt>
    {
        public async Task<Receipt> Handle(CoSignNote request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(Discipline.Psychotherapy);
            note.CoSign(by, ContentHash.Of(request.Body.ContentHash), record.Now);
            if (!await db.Supervises(new PractitionerId(by.PersonId), new PractitionerId(note.Author.PersonId), record.Today, record.Pack, cancellationToken))
                throw new DomainException(new NotTheNotesSupervisor());

            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}
