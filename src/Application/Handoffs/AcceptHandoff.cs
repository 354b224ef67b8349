using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using MediatR;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>Take a handoff on: whom it was asked of, or anybody of that discipline when nobody was named.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record AcceptHandoff(ClientId ClientId, CarePlanId PlanId, HandoffId HandoffId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<AcceptHandoff, Receipt>
    {
        public async Task<Receipt> Handle(AcceptHandoff request, CancellationToken cancellationToken)
        {
            var handoff = await db.RequireHandoff(request.PlanId, request.HandoffId, request.ExpectedRevision, cancellationToken);
            handoff.Accept(record.AuthorOn(handoff, HandoffMove.Accept), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(handoff.Id.Value, handoff.Revision);
        }
    }
}
