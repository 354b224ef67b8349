using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Retention;
using MediatR;

namespace IntegrativeCare.Application.Retention;

/// <summary>Take an erasure request back. Saying it twice changes nothing.</summary>
[For(Role.Client, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record WithdrawErasureRequest(ClientId ClientId, ErasureRequestId Id) : IRequest<Receipt>, IIsAlwaysHeard
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<WithdrawErasureRequest, Receipt>
    {
        public async Task<Receipt> Handle(WithdrawErasureRequest request, CancellationToken cancellationToken)
        {
            var erasure = await db.ErasureRequests.Require(r => r.Id == request.Id && r.ClientId == request.ClientId, new ErasureRequestNotFound(), cancellationToken);
            erasure.Withdraw(caller.PersonId(), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(erasure.Id.Value, erasure.Revision);
        }
    }
}
