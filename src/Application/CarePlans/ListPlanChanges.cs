using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>List who changed what in a plan, newest first, with each member before and after, and why where somebody said so. It is shown exactly as far as the plan is.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListPlanChanges(ClientId ClientId, CarePlanId PlanId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<PlanChangeView>>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, IPlanHistory history, OpenRecord record) : IRequestHandler<ListPlanChanges, Disclosed<Slice<PlanChangeView>>>
    {
        public async Task<Disclosed<Slice<PlanChangeView>>> Handle(ListPlanChanges request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlanPart(request.PlanId, cancellationToken);
            var rows = await history.Read(request.PlanId, request.Limit + 1, request.After, cancellationToken);
            return record.Disclose(Slice.Of(rows, request.Limit, change => Cursor.After(change.At, change.Id)), plan);
        }
    }
}
