using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>List what was said about a client's health, newest first. What is not shared with the reader is not in the list and leaves no trace in it.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListHealthScreenings(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<HealthScreeningView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListHealthScreenings, Disclosed<Slice<HealthScreeningView>>>
    {
        public async Task<Disclosed<Slice<HealthScreeningView>>> Handle(ListHealthScreenings request, CancellationToken cancellationToken)
        {
            var screenings = db.HealthScreenings.AsNoTracking().Where(s => s.ClientId == request.ClientId);
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new HealthScreeningId(after.Id));
                screenings = screenings.Where(s => s.RecordedAt <= at && (s.RecordedAt < at || s.Id.CompareTo(last) < 0));
            }

            var rows = await screenings.OrderByDescending(s => s.RecordedAt).ThenByDescending(s => s.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows.ConvertAll(HealthScreeningView.Of), request.Limit, screening => Cursor.After(screening.RecordedAt, screening.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.PhysicalHealth, InformationCategory.MentalHealthSummary) };
            return record.Disclose(page, page.Items.Select(screening => screening.AsPart()));
        }
    }
}
