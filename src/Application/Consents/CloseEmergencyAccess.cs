using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>End an emergency access before its time: the one who opened it, or a privacy officer. Nothing more is open from the next request on.</summary>
/// <remarks>It shows less, so it asks for no <c>If-Match</c>, and saying it twice changes nothing.</remarks>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.PrivacyOfficer)]
public sealed record CloseEmergencyAccess(ClientId ClientId, EmergencyAccessId Id) : IRequest<Receipt>, INeedsNoStanding, IIsAlwaysHeard
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<CloseEmergencyAccess, Receipt>
    {
        public async Task<Receipt> Handle(CloseEmergencyAccess request, CancellationToken cancellationToken)
        {
            var access = await db.EmergencyAccesses.VisibleTo(caller, request.ClientId).Require(a => a.Id == request.Id, new EmergencyNotFound(), cancellationToken);
            access.Close(caller.PersonId(), caller.Is(Role.PrivacyOfficer), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(access.Id.Value, access.Revision);
        }
    }
}
