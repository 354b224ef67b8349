using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List a client's outcome measurements, newest first. What is not shared with the reader is not in the list and leaves no trace in it.</summary>
/// <param name="Instrument">Only this instrument, by its code.</param>
/// <param name="Session">Only those taken in this session.</param>
/// <param name="Counting">Only those that count, or only those that were corrected or entered in error.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListOutcomeMeasurements(ClientId ClientId, string? Instrument, SessionId? Session, int Limit, Cursor? After, bool? Counting = null)
    : IRequest<Disclosed<Slice<OutcomeMeasurementView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper)
        : IRequestHandler<ListOutcomeMeasurements, Disclosed<Slice<OutcomeMeasurementView>>>
    {
        public async Task<Disclosed<Slice<OutcomeMeasurementView>>> Handle(ListOutcomeMeasurements request, CancellationToken cancellationToken)
        {
            var measurements = db.Measurements.AsNoTracking().Where(m => m.ClientId == request.ClientId);
            if (request.Instrument is { } instrument) measurements = measurements.Where(m => m.Instrument == instrument);
            if (request.Session is { } session) measurements = measurements.Where(m => m.SessionId == session);
            if (request.Counting is { } counting) measurements = measurements.Where(m => m.EndedAt == null == counting);
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new MeasurementId(after.Id));
                measurements = measurements.Where(m => m.TakenAt <= at && (m.TakenAt < at || m.Id.CompareTo(last) < 0));
            }

            var rows = await measurements.OrderByDescending(m => m.TakenAt).ThenByDescending(m => m.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(await db.WithoutHiddenIds(mapper.Map<List<OutcomeMeasurementView>>(rows), cancellationToken), request.Limit, measurement => Cursor.After(measurement.TakenAt, measurement.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.PhysicalOutcomes, InformationCategory.MentalHealthOutcomes) };
            return record.Disclose(page, page.Items.Select(measurement => measurement.AsPart()));
        }
    }
}
