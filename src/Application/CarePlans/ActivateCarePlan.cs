using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>
/// Take the plan into use; on an active plan, start what was planned since. Everyone must have approved and the client agreed to exactly this version, and each
/// massage therapist on the team must be allowed to see the plan and the safety cues: otherwise touch would not be safe.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ActivateCarePlan(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, ITeamSight sight, OpenRecord record) : IRequestHandler<ActivateCarePlan, Receipt>
    {
        public async Task<Receipt> Handle(ActivateCarePlan request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            await db.MustBeSupervised(record, cancellationToken);
            var touch = TouchTeamReadiness.Of(await sight.OfMassageTherapists(plan, cancellationToken));
            if (plan.Status == CarePlanStatus.Active && plan.Interventions.Any(i => i.Status == InterventionStatus.Proposed)) plan.StartAgreedInterventions(touch);
            else plan.Activate(touch, record.Today, record.Now);

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(plan.Id.Value, plan.Revision);
        }
    }
}
