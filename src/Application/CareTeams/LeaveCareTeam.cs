using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CareTeams;

/// <summary>End a practitioner's place on the care team: their next request finds nothing of this client (I14). A safety signal of theirs goes on to who answers for it now (I58).</summary>
[For(Role.ClinicAdministrator), Writes(InformationCategory.Scheduling)]
public sealed record LeaveCareTeam(ClientId ClientId, CareTeamMemberId MemberId) : IRequest<Receipt>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ISafetySignals signals) : IRequestHandler<LeaveCareTeam, Receipt>
    {
        public async Task<Receipt> Handle(LeaveCareTeam request, CancellationToken cancellationToken)
        {
            var member = await db.CareTeam.Require(m => m.Id == request.MemberId, new CareTeamMemberNotFound(), cancellationToken);
            member.Leave(record.Now);
            await db.SaveChangesAsync(cancellationToken);
            if (member.Discipline == Discipline.Psychotherapy)
            {
                foreach (var moved in await signals.PassOn(member.PractitionerId, request.ClientId, EscalationReason.OwnerLeft, cancellationToken)) record.Writes(moved.Part!.Value.Category, moved.Part.Value.Record);
            }

            return new Receipt(member.Id.Value, member.Revision);
        }
    }
}
