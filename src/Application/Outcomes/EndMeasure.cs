using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>End what was agreed about a measure. The client may say so themselves, without a reason. Saying it twice changes nothing.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record EndMeasure(ClientId ClientId, OutcomeScheduleId ScheduleId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => ScheduleId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<EndMeasure, Receipt>
    {
        public async Task<Receipt> Handle(EndMeasure request, CancellationToken cancellationToken)
        {
            var schedule = await db.OutcomeSchedules.Require(s => s.Id == request.ScheduleId && s.ClientId == request.ClientId, new ScheduleNotFound(), cancellationToken);
            schedule.MustBeAt(request.ExpectedRevision);
            schedule.Stop(caller.PersonId(), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(schedule.Category);
            return new Receipt(schedule.Id.Value, schedule.Revision);
        }
    }
}
