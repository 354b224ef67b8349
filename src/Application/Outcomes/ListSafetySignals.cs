using AutoMapper.QueryableExtensions;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List a client's safety signals, newest first. To the other discipline crosses a cue alone, in the safety cues: check holds before you start (I59).</summary>
/// <param name="IsOpen">Only open ones, or only closed ones.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListSafetySignals(ClientId ClientId, bool? IsOpen, int Limit, Cursor? After) : IRequest<Disclosed<Slice<SafetySignalView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, AutoMapper.IConfigurationProvider maps) : IRequestHandler<ListSafetySignals, Disclosed<Slice<SafetySignalView>>>
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

            var rows = await signals.OrderByDescending(s => s.Id).Take(request.Limit + 1).ProjectTo<SafetySignalView>(maps).ToListAsync(cancellationToken);
            var page = Slice.Of(rows, request.Limit, signal => Cursor.After(signal.RaisedAt, signal.Id));
            return record.Disclose(page, page.Items.Select(signal => signal.AsPart()));
        }
    }
}
