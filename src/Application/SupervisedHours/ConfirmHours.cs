using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.SupervisedHours;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.SupervisedHours;

/// <summary>Confirm, as the supervisor, an hour of supervision that the supervisee entered. Only then it counts. Saying it twice changes nothing.</summary>
[For(Role.Psychotherapist)]
public sealed record ConfirmHours(SupervisionId SupervisionId, HoursEntryId EntryId) : IRequest<Receipt>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller) : IRequestHandler<ConfirmHours, Receipt>
    {
        public async Task<Receipt> Handle(ConfirmHours request, CancellationToken cancellationToken)
        {
            var supervision = await db.RequireOwnSupervision(request.SupervisionId, caller, cancellationToken);
            var entry = await db.Hours.Require(h => h.Id == request.EntryId && h.SupervisionId == supervision.Id, new HoursEntryNotFound(), cancellationToken);
            if (await db.Hours.AnyAsync(h => h.Reverses == entry.Id, cancellationToken)) throw new DomainException(new HoursReversedBefore());

            entry.Confirm(caller.PractitionerId!.Value, at.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(entry.Id.Value, entry.Revision);
        }
    }
}
