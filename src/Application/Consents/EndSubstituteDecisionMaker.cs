using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>End the authority of a substitute decision maker at once. What was signed under it stays signed; saying it twice changes nothing.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record EndSubstituteDecisionMaker(ClientId ClientId, SubstituteDecisionMakerId Id) : IRequest<Receipt>, INeedsNoMembership, IIsAlwaysHeard
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<EndSubstituteDecisionMaker, Receipt>
    {
        public async Task<Receipt> Handle(EndSubstituteDecisionMaker request, CancellationToken cancellationToken)
        {
            if (caller.ClientId != request.ClientId) await db.MustRecordDecisionMakers(caller, record.Now, cancellationToken);
            var maker = await db.SubstituteDecisionMakers.Require(m => m.Id == request.Id, new SubstituteDecisionMakerNotFound(), cancellationToken);
            maker.End(caller.PersonId(), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(maker.Id.Value, maker.Revision);
        }
    }
}
