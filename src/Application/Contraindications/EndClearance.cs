using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Contraindications;
using MediatR;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>End a clearance at once, because the document was retracted or recorded by mistake (I40).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record EndClearance(ClientId ClientId, ClearanceId ClearanceId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => ClearanceId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<EndClearance, Receipt>
    {
        public async Task<Receipt> Handle(EndClearance request, CancellationToken cancellationToken)
        {
            var clearance = await db.Clearances.Require(c => c.Id == request.ClearanceId, new ClearanceNotFound(), cancellationToken);
            clearance.MustBeAt(request.ExpectedRevision);
            clearance.End(caller.PersonId(), record.Now);
            record.Writes(clearance.Category);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(clearance.Id.Value, clearance.Revision);
        }
    }
}
