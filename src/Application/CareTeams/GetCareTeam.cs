using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CareTeams;

/// <summary>Read who is on a client's care team. Whoever has a standing with the client may know who else has.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record GetCareTeam(ClientId ClientId) : IRequest<Disclosed<CareTeamView>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<GetCareTeam, Disclosed<CareTeamView>>
    {
        public async Task<Disclosed<CareTeamView>> Handle(GetCareTeam request, CancellationToken cancellationToken)
        {
            var members = await db.CareTeam.AsNoTracking()
                .Join(db.Practitioners, member => member.PractitionerId, practitioner => practitioner.Id, (member, practitioner) => new { member, practitioner.DisplayName })
                .OrderBy(row => row.member.LeftAt != null).ThenBy(row => row.member.JoinedAt)
                .ToListAsync(cancellationToken);
            return record.Disclose(new CareTeamView
            {
                ClientId = request.ClientId.Value,
                Members =
                [
                    .. members.Select(row => new CareTeamMemberView
                    {
                        Id = row.member.Id.Value,
                        PractitionerId = row.member.PractitionerId.Value,
                        Name = row.DisplayName,
                        Discipline = row.member.Discipline,
                        IsLead = row.member.IsLead,
                        JoinedAt = row.member.JoinedAt,
                        LeftAt = row.member.LeftAt,
                    }),
                ],
            });
        }
    }
}
