using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using MediatR;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>Acknowledge what came of a handoff, a decline included: the loop is closed by the side that asked.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record CloseHandoff(ClientId ClientId, CarePlanId PlanId, HandoffId HandoffId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<CloseHandoff, Receipt>
    {
        public async Task<Receipt> Handle(CloseHandoff request, CancellationToken cancellationToken)
        {
            var handoff = await db.RequireHandoff(request.PlanId, request.HandoffId, request.ExpectedRevision, cancellationToken);
            handoff.Close(record.AuthorOn(handoff, HandoffMove.Close), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(handoff.Id.Value, handoff.Revision);
        }
    }
}
