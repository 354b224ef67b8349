using AutoMapper.QueryableExtensions;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>List a client's care plans, newest first. A plan that is not shared with the reader is not in the list and leaves no trace in it.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListCarePlans(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<CarePlanSummaryView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, AutoMapper.IConfigurationProvider maps) : IRequestHandler<ListCarePlans, Disclosed<Slice<CarePlanSummaryView>>>
    {
        public async Task<Disclosed<Slice<CarePlanSummaryView>>> Handle(ListCarePlans request, CancellationToken cancellationToken)
        {
            var plans = db.CarePlans.AsNoTracking().Where(p => p.ClientId == request.ClientId);
            if (request.After is { } after)
            {
                var last = new CarePlanId(after.Id);
                plans = plans.Where(p => p.Id.CompareTo(last) < 0);
            }

            var rows = await plans.OrderByDescending(p => p.Id).Take(request.Limit + 1).ProjectTo<CarePlanSummaryView>(maps).ToListAsync(cancellationToken);
            var page = Slice.Of(rows, request.Limit, plan => Cursor.After(plan.DraftedAt, plan.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.CarePlan) };
            return record.Disclose(page, page.Items.Select(plan => plan.AsPart()));
        }
    }
}
