using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Let an active plan rest.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record PutCarePlanOnHold(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision, HoldCarePlanBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<HoldCarePlanBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db) : IRequestHandler<PutCarePlanOnHold, Receipt>
    {
        public async Task<Receipt> Handle(PutCarePlanOnHold request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            plan.Explain(request.Body.Reason);
            plan.PutOnHold(request.Body.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(plan.Id.Value, plan.Revision);
        }
    }
}

/// <summary>Why the plan rests.</summary>
public sealed record HoldCarePlanBody
{
    /// <summary>In words for the whole team, at most 2,000 characters; may stay unsaid. Write what to do, not what was told in confidence.</summary>
    /// <example>Away until the end of the month</example>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }
}
