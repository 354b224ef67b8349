using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Take a resting plan up again. What makes touch safe must hold again.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ResumeCarePlan(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, ITeamSight sight, OpenRecord record) : IRequestHandler<ResumeCarePlan, Receipt>
    {
        public async Task<Receipt> Handle(ResumeCarePlan request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            await db.MustBeSupervised(record, cancellationToken);
            plan.Resume(TouchTeamReadiness.Of(await sight.OfMassageTherapists(plan, cancellationToken)));
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(plan.Id.Value, plan.Revision);
        }
    }
}
