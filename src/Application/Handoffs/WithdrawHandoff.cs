using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using MediatR;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>Take a handoff back before it is done: only who asked.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record WithdrawHandoff(ClientId ClientId, CarePlanId PlanId, HandoffId HandoffId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<WithdrawHandoff, Receipt>
    {
        public async Task<Receipt> Handle(WithdrawHandoff request, CancellationToken cancellationToken)
        {
            var handoff = await db.RequireHandoff(request.PlanId, request.HandoffId, request.ExpectedRevision, cancellationToken);
            handoff.Withdraw(record.AuthorOn(handoff, HandoffMove.Withdraw), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(handoff.Id.Value, handoff.Revision);
        }
    }
}
