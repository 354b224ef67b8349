using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Record that the client was offered psychotherapy for a mental-health goal and chose not to have it (I07). Nothing else in their care depends on it.</summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record RecordPsychotherapyDeclined(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<RecordPsychotherapyDeclined, Receipt>
    {
        public async Task<Receipt> Handle(RecordPsychotherapyDeclined request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            plan.RecordPsychotherapyDeclined(caller.ClientId == request.ClientId ? new Author(caller.PersonId(), null) : record.Author(), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(plan.Id.Value, plan.Revision);
        }
    }
}
