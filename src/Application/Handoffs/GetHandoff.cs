using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>Read one handoff with all that was done with it.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record GetHandoff(ClientId ClientId, CarePlanId PlanId, HandoffId HandoffId) : IRequest<Disclosed<HandoffView>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<GetHandoff, Disclosed<HandoffView>>
    {
        public async Task<Disclosed<HandoffView>> Handle(GetHandoff request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlanAsPart(request.PlanId, cancellationToken);
            var handoff = await db.Handoffs.AsNoTracking().Require(h => h.Id == request.HandoffId && h.PlanId == request.PlanId, new HandoffNotFound(), cancellationToken);
            return record.Disclose(HandoffView.Of(handoff), plan);
        }
    }
}
