using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Messages;

/// <summary>Say that you have read this message and, with it, all that stand before it on the plan. Saying it twice changes nothing.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client), Writes(InformationCategory.CarePlan)]
public sealed record MarkMessageRead(ClientId ClientId, CarePlanId PlanId, MessageId MessageId) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IIsAlwaysHeard
{
    /// <summary>How many earlier messages are marked at once. Whoever has more unread marks the next of them by the next request.</summary>
    public const int MostAtOnce = 500;

    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<MarkMessageRead, Receipt>
    {
        public async Task<Receipt> Handle(MarkMessageRead request, CancellationToken cancellationToken)
        {
            await db.RequirePlanAsPart(request.PlanId, cancellationToken);
            var (me, upTo) = (caller.PersonId(), request.MessageId);
            var message = await db.Messages.Require(m => m.Id == upTo && m.PlanId == request.PlanId, new MessageNotFound(), cancellationToken);
            var unread = await db.Messages
                .Where(m => m.PlanId == request.PlanId && m.Id.CompareTo(upTo) <= 0 && m.Author.PersonId != me && !m.Readings.Any(reading => reading.PersonId == me))
                .OrderByDescending(m => m.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
            foreach (var one in unread) one.Read(me, record.Now);

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(message.Id.Value, message.Revision);
        }
    }
}
