using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.SupervisedHours;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.SupervisedHours;

/// <summary>List the hours ledger of a supervision, newest line first: the supervisee and the supervisor, and nobody else.</summary>
[For(Role.Psychotherapist)]
public sealed record ListHours(SupervisionId SupervisionId, int Limit, Cursor? After) : IRequest<Slice<HoursEntryView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, ICaller caller) : IRequestHandler<ListHours, Slice<HoursEntryView>>
    {
        public async Task<Slice<HoursEntryView>> Handle(ListHours request, CancellationToken cancellationToken)
        {
            var supervision = await db.RequireOwnSupervision(request.SupervisionId, caller, cancellationToken);
            var lines = db.Hours.AsNoTracking().Where(h => h.SupervisionId == supervision.Id);
            if (request.After is { } after)
            {
                var last = new HoursEntryId(after.Id);
                lines = lines.Where(h => h.Id.CompareTo(last) < 0);
            }

            var rows = await lines.OrderByDescending(h => h.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var ids = rows.ConvertAll(h => (HoursEntryId?)h.Id);
            var reversals = await db.Hours.AsNoTracking().Where(h => ids.Contains(h.Reverses)).Select(h => new { h.Id, h.Reverses }).ToDictionaryAsync(h => h.Reverses!.Value, h => h.Id.Value, cancellationToken);
            return Slice.Of(rows.ConvertAll(h => HoursEntryView.Of(h, reversals.TryGetValue(h.Id, out var by) ? by : null)), request.Limit, view => Cursor.After(view.EnteredAt, view.Id));
        }
    }
}
