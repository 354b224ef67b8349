using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List the answers that are due across the caller's clients, the longest due first. Each client is decided by itself.</summary>
/// <param name="AskedOf">Only what staff asks, or only what the clients answer in their own account.</param>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListMyOutcomesDue(AskedOf? AskedOf, int Limit, Cursor? After) : IRequest<OutcomesDue>, IUsesManyClientRecords
{
    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.PhysicalOutcomes, InformationCategory.MentalHealthOutcomes, InformationCategory.Scheduling];

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ListMyOutcomesDue, OutcomesDue>
    {
        public async Task<OutcomesDue> Handle(ListMyOutcomesDue request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.AsNoTracking().Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var due = await record.OverCaseload(() => db.OutcomesDue(request.AskedOf, clinic, record, cancellationToken));
            return new OutcomesDue(due.Page(request.Limit, request.After));
        }
    }
}
