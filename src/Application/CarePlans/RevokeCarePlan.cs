using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Take an active plan back before it is done. It stays readable and changes no more (I12); who holds a session that lies ahead under it is told to look at it.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record RevokeCarePlan(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ISessionReviews reviews) : IRequestHandler<RevokeCarePlan, Receipt>
    {
        public async Task<Receipt> Handle(RevokeCarePlan request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            plan.Revoke(record.Now);
            await reviews.Raise(plan.Id, Enum.GetValues<Discipline>(), [], record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(plan.Id.Value, plan.Revision);
        }
    }
}
