using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

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
            var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == caller.ClinicId, cancellationToken);
            if (!clinic.TakesSignature(caller.SignedInAt, record.Now)) throw new DomainException(new SignatureNeedsFreshSignIn(clinic.FreshSignInMinutes ?? 0));

            note.CoSign(by, await db.SupervisorsOf(note.Author, record.Today, record.Pack, cancellationToken), ContentHash.Of(request.Body.ContentHash), (await db.TextOf(note, by.PersonId, cancellationToken)).Sections, record.Now);
            await db.GiveWayTo(note, record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}
