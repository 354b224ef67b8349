using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.ProcessNotes;

/// <summary>
/// Begin a process note: yours alone, apart from the record, and nobody else learns that it is there. A session note about the same session is owed all the same (I48, I49).
/// </summary>
[For(Role.Psychotherapist), Writes(InformationCategory.PsychotherapyProcess), KeptFromLogs]
public sealed record WriteProcessNote(ClientId ClientId, WriteProcessNoteBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<WriteProcessNoteBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<WriteProcessNote, Receipt>
    {
        public async Task<Receipt> Handle(WriteProcessNote request, CancellationToken cancellationToken)
        {
            var author = record.AuthorFor(Discipline.Psychotherapy);
            var session = request.Body.SessionId is { } id ? await db.RequireSession(new SessionId(id), cancellationToken) : null;
            session?.MustBeHeldBy(author);

            var note = ProcessNote.Write(caller.ClinicId, request.ClientId, request.Body.Kind, session?.Id, request.Body.Text, author, record.Now);
            db.ProcessNotes.Add(note);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}

/// <summary>What you keep to yourself.</summary>
public sealed record WriteProcessNoteBody
{
    /// <summary>Under which law's name it is kept apart: <c>psychotherapyProcess</c> or <c>substanceUseCounselling</c>. Both are kept alike.</summary>
    public ProcessNoteKind Kind { get; init; } = ProcessNoteKind.PsychotherapyProcess;

    /// <summary>A session that you held, when the note is about one. From the session nobody finds the note.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>What you write, at most 20,000 characters. Start and end, modality, results and summaries belong into the session note.</summary>
    /// <example>I noticed how much slower I spoke when she looked at the door.</example>
    [StringLength(PlainText.Note)]
    public required string Text { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Text.Length} characters";
}
