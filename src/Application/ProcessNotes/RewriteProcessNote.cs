using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using MediatR;

namespace IntegrativeCare.Application.ProcessNotes;

/// <summary>Write your own process note anew. Nobody signs it, and no earlier version is kept.</summary>
[For(Role.Psychotherapist), Writes(InformationCategory.PsychotherapyProcess), KeptFromLogs]
public sealed record RewriteProcessNote(ClientId ClientId, ProcessNoteId NoteId, int ExpectedRevision, ProcessNotePatch Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<ProcessNotePatch>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<RewriteProcessNote, Receipt>
    {
        public async Task<Receipt> Handle(RewriteProcessNote request, CancellationToken cancellationToken)
        {
            var note = await db.ProcessNotes.Require(n => n.Id == request.NoteId, new ProcessNoteNotFound(), cancellationToken);
            note.MustBeAt(request.ExpectedRevision);
            note.Rewrite(request.Body.Text, record.AuthorFor(Discipline.Psychotherapy), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(note.Id.Value, note.Revision);
        }
    }
}

/// <summary>The note's new text.</summary>
public sealed record ProcessNotePatch
{
    /// <summary>The whole text, at most 20,000 characters.</summary>
    /// <example>I noticed how much slower I spoke when she looked at the door; I want to bring it to supervision.</example>
    [StringLength(PlainText.Note)]
    public required string Text { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Text.Length} characters";
}
