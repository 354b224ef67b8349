using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.ProcessNotes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.ProcessNotes;

/// <summary>
/// Read one process note: your own, one that the client has authorized you to read, or a supervisee's where the policy pack lets a supervisor. For everybody else there is none (Rule CR-200).
/// </summary>
/// <remarks>It does not name the record to the gate: nothing but "not found" is ever said of one that is kept from the reader (I48).</remarks>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Partner), KeptFromLogs]
public sealed record GetProcessNote(ClientId ClientId, ProcessNoteId NoteId) : IRequest<Disclosed<ProcessNoteView>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<GetProcessNote, Disclosed<ProcessNoteView>>
    {
        public async Task<Disclosed<ProcessNoteView>> Handle(GetProcessNote request, CancellationToken cancellationToken)
        {
            var note = await db.ProcessNotes.AsNoTracking().Require(n => n.Id == request.NoteId, new ProcessNoteNotFound(), cancellationToken);
            return record.Disclose(ProcessNoteView.Of(note), note.Part());
        }
    }
}
