using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.SupervisedHours;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.SupervisedHours;

/// <summary>Read what your own hours come to, under all supervisions that you have had here.</summary>
[For(Role.Psychotherapist)]
public sealed record GetMyHours : IRequest<HoursSummaryView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, ICaller caller) : IRequestHandler<GetMyHours, HoursSummaryView>
    {
        public async Task<HoursSummaryView> Handle(GetMyHours request, CancellationToken cancellationToken)
        {
            var lines = await db.Hours.AsNoTracking().Where(h => h.SuperviseeId == caller.PractitionerId).ToListAsync(cancellationToken);
            return HoursSummaryView.Of(HoursSummary.Of(lines, await db.RequirementOf(caller.PractitionerId!.Value, cancellationToken)));
        }
    }
}
