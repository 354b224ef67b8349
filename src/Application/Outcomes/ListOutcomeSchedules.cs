using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List what was agreed about measures with one client, newest first, what ended included.</summary>
/// <param name="UnderWay">Only what goes on, or only what ended.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListOutcomeSchedules(ClientId ClientId, bool? UnderWay, int Limit, Cursor? After) : IRequest<Disclosed<Slice<OutcomeScheduleView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<ListOutcomeSchedules, Disclosed<Slice<OutcomeScheduleView>>>
    {
        public async Task<Disclosed<Slice<OutcomeScheduleView>>> Handle(ListOutcomeSchedules request, CancellationToken cancellationToken)
        {
            var schedules = db.OutcomeSchedules.AsNoTracking().Where(s => s.ClientId == request.ClientId);
            if (request.UnderWay is { } underWay) schedules = schedules.Where(s => s.EndedAt == null == underWay);
            if (request.After is { } after)
            {
                var last = new OutcomeScheduleId(after.Id);
                schedules = schedules.Where(s => s.Id.CompareTo(last) < 0);
            }

            var rows = await schedules.OrderByDescending(s => s.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows.ConvertAll(mapper.Map<OutcomeScheduleView>), request.Limit, schedule => Cursor.After(schedule.AgreedAt, schedule.Id));
            return record.Disclose(page, page.Items.Select(schedule => schedule.AsPart()));
        }
    }
}
