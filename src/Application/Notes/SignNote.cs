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
/// Sign your own note, exactly as you read it (I43). From then on its text never changes, and whoever may see this kind of information sees it. A qualifying
/// psychotherapist's note awaits the supervisor's co-signature (I45).
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record SignNote(ClientId ClientId, NoteId NoteId, int ExpectedRevision, SignNoteBody Body) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IHasBody<SignNoteBody>
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IRiskSigns risk) : IRequestHandler<SignNote, Receipt>
    {
        public async Task<Receipt> Handle(SignNote request, CancellationToken cancellationToken)
        {
            var note = await db.RequireNote(request.NoteId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(note.Author.Discipline ?? Discipline.Psychotherapy);
            await db.MustBeFreshlySignedIn(caller, record.Now, cancellationToken);

            // A note that is signed already answers so, whatever text the caller read.
            if (note.Status == NoteStatus.Draft && !note.IsGivenUp && ContentHash.Of(request.Body.ContentHash) != note.HashOf(note.Draft)) throw new DomainException(new NoteHashMismatch { Pointer = "/contentHash" });

            var standing = await db.StandingToSign(risk, note, by, record.Today, record.Pack, cancellationToken);
            db.NoteSections.AddRange(note.Sign(by, standing, await SessionEnd(note, cancellationToken), record.Pack, record.Now));
            if (note.Status == NoteStatus.Signed) await db.GiveWayTo(note, record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(note.Category);
            return new Receipt(note.Id.Value, note.Revision);
        }

        // A session that was handed on since may be closed to the author; then the note counts from when it was begun.
        private async Task<DateTimeOffset> SessionEnd(SessionNote note, CancellationToken ct)
        {
            var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == note.SessionId, ct);
            return session is null ? note.WrittenAt : session.StoppedAt ?? session.CompletedAt ?? session.EndsAt;
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
