using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.CareTeams;

/// <summary>End a practitioner's place on the care team: their next request finds nothing of this client (I14).</summary>
[For(Role.ClinicAdministrator), Writes(InformationCategory.Scheduling)]
public sealed record LeaveCareTeam(ClientId ClientId, CareTeamMemberId MemberId) : IRequest<Receipt>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<LeaveCareTeam, Receipt>
    {
        public async Task<Receipt> Handle(LeaveCareTeam request, CancellationToken cancellationToken)
        {
            var member = await db.CareTeam.Require(m => m.Id == request.MemberId, new CareTeamMemberNotFound(), cancellationToken);
            member.Leave(record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(member.Id.Value, member.Revision);
        }
    }
}
