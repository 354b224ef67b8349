using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.SupervisedHours;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.SupervisedHours;

/// <summary>Read what the hours of one supervision come to: the supervisee and the supervisor, and nobody else.</summary>
[For(Role.Psychotherapist)]
public sealed record GetHoursSummary(SupervisionId SupervisionId) : IRequest<HoursSummaryView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, ICaller caller) : IRequestHandler<GetHoursSummary, HoursSummaryView>
    {
        public async Task<HoursSummaryView> Handle(GetHoursSummary request, CancellationToken cancellationToken)
        {
            var supervision = await db.RequireOwnSupervision(request.SupervisionId, caller, cancellationToken);
            var lines = await db.Hours.AsNoTracking().Where(h => h.SupervisionId == supervision.Id).ToListAsync(cancellationToken);
            return HoursSummaryView.Of(HoursSummary.Of(lines, await db.RequirementOf(supervision.SuperviseeId, cancellationToken)));
        }
    }
}
