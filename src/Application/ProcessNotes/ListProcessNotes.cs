using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.ProcessNotes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.ProcessNotes;

/// <summary>List the process notes about a client that you may read, without their text, newest first: your own, and what an authorization or supervision opens. For everybody else the list is empty.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Partner), KeptFromLogs]
public sealed record ListProcessNotes(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<ProcessNoteSummaryView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListProcessNotes, Disclosed<Slice<ProcessNoteSummaryView>>>
    {
        public async Task<Disclosed<Slice<ProcessNoteSummaryView>>> Handle(ListProcessNotes request, CancellationToken cancellationToken)
        {
            var notes = db.ProcessNotes.AsNoTracking().Where(n => n.ClientId == request.ClientId);
            if (request.After is { } after)
            {
                var last = new ProcessNoteId(after.Id);
                notes = notes.Where(n => n.Id.CompareTo(last) < 0);
            }

            var rows = await notes.OrderByDescending(n => n.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows, request.Limit, note => Cursor.After(note.WrittenAt, note.Id.Value));
            return record.Disclose(
                new Slice<ProcessNoteSummaryView>([.. page.Items.Select(ProcessNoteSummaryView.Of)], page.Next),
                page.Items.Select(note => note.Part()));
        }
    }
}
