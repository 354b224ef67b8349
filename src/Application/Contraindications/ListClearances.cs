using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>List a client's written medical clearances, newest first, those that are over included. What is not shared with the reader is not in the list.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListClearances(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<ClearanceView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListClearances, Disclosed<Slice<ClearanceView>>>
    {
        public async Task<Disclosed<Slice<ClearanceView>>> Handle(ListClearances request, CancellationToken cancellationToken)
        {
            var clearances = db.Clearances.AsNoTracking().Where(c => c.ClientId == request.ClientId);
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new ClearanceId(after.Id));
                clearances = clearances.Where(c => c.RecordedAt <= at && (c.RecordedAt < at || c.Id.CompareTo(last) < 0));
            }

            var rows = await clearances.OrderByDescending(c => c.RecordedAt).ThenByDescending(c => c.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows.ConvertAll(row => ClearanceView.Of(row, record.Today)), request.Limit, clearance => Cursor.After(clearance.RecordedAt, clearance.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.PhysicalHealth, InformationCategory.MentalHealthSummary) };
            return record.Disclose(page, page.Items.Select(clearance => clearance.AsPart()));
        }
    }
}
