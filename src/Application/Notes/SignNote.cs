using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Notes;

/// <summary>
/// Sign your own note, exactly as you read it (I43). From then on its text never changes, and whoever may see this kind of information sees it. A qualifying
/// psychotherapist's note awaits the supervisor's co-signature (I45).
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record SignNote(ClientId ClientId, NoteId NoteId, int ExpectedRevision, SignNoteBody Body) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IHasBody<SignNoteBody>
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<SignNote, Receipt>
    {
        public async Task<Receipt> Handle(SignNote request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(note.Author.Discipline ?? Discipline.Psychotherapy);
            if (ContentHash.Of(request.Body.ContentHash) != note.HashContent()) throw new DomainException(new NoteHashMismatch { Pointer = "/contentHash" });

            note.Sign(by, await db.StandingOf(by, record.Today, record.Pack, cancellationToken), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}

/// <summary>What is signed.</summary>
public sealed record SignNoteBody
{
    /// <summary>The <c>contentHash</c> that came with the text you read, 64 hexadecimal digits. Another text than the one that stands there is not signed.</summary>
    [StringLength(64, MinimumLength = 64)]
    public required string ContentHash { get; init; }
}
