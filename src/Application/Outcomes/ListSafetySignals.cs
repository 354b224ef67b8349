using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List a client's safety signals, newest first. To the other discipline crosses a cue alone, in the safety cues: check holds before you start (I59). The client reads that they are followed up.</summary>
/// <param name="IsOpen">Only open ones, or only closed ones.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListSafetySignals(ClientId ClientId, bool? IsOpen, int Limit, Cursor? After) : IRequest<Disclosed<Slice<SafetySignalView>>>, IUsesClientRecord, IFollowsUpSignals
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ISafetySignals responsible) : IRequestHandler<ListSafetySignals, Disclosed<Slice<SafetySignalView>>>
    {
        public async Task<Disclosed<Slice<SafetySignalView>>> Handle(ListSafetySignals request, CancellationToken cancellationToken)
        {
            var signals = db.SafetySignals.AsNoTracking().Where(s => s.ClientId == request.ClientId);
            if (request.IsOpen is { } isOpen) signals = signals.Where(s => s.ClosedAt == null == isOpen);
            if (request.After is { } after)
            {
                var last = new SafetySignalId(after.Id);
                signals = signals.Where(s => s.Id.CompareTo(last) < 0);
            }

            var page = Slice.Of(await signals.OrderByDescending(s => s.Id).Take(request.Limit + 1).ToListAsync(cancellationToken), request.Limit, signal => Cursor.After(signal.RaisedAt, signal.Id.Value));
            var views = caller.ClientId == request.ClientId ? [.. page.Items.Select(SafetySignalView.ForTheClient)] : await Views(request.ClientId, page.Items, cancellationToken);
            return record.Disclose(new Slice<SafetySignalView>(views, page.Next), page.Items.Select(signal => signal.AsPart()));
        }

        private async Task<IReadOnlyList<SafetySignalView>> Views(ClientId client, IReadOnlyList<SafetySignal> signals, CancellationToken ct)
        {
            // Only what is overdue asks who is next.
            var duty = signals.Any(signal => signal.IsOverdue(record.Now)) ? await responsible.DutyFor(client, ct) : null;
            var minutes = duty is null ? 0 : await db.SafetySettings.Select(s => s.EscalationMinutes).SingleAsync(ct);
            return [.. signals.Select(signal => SafetySignalView.Of(signal, duty, minutes, record.Now))];
        }
    }
}
