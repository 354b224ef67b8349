using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CareTeams;

/// <summary>Put a practitioner on a client's care team. It gives them a standing with the client; what they see is still the client's to decide.</summary>
[For(Role.ClinicAdministrator), Writes(InformationCategory.Scheduling)]
public sealed record JoinCareTeam(ClientId ClientId, JoinCareTeamBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<JoinCareTeamBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<JoinCareTeam, Receipt>
    {
        public async Task<Receipt> Handle(JoinCareTeam request, CancellationToken cancellationToken)
        {
            var practitionerId = new PractitionerId(request.Body.PractitionerId);
            var client = await db.Clients.Require(c => c.Id == request.ClientId, new ClientNotFound(), cancellationToken);
            var practitioner = await db.Practitioners.Require(p => p.Id == practitionerId, new PractitionerNotFound { Pointer = "/practitionerId" }, cancellationToken);
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var member = CareTeamMember.Join(client, practitioner, request.Body.Discipline, request.Body.IsLead, clinic, record.Pack, record.Now);
            db.CareTeam.Add(member);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(member.Id.Value, member.Revision);
        }
    }
}

/// <summary>Who joins, as what.</summary>
public sealed record JoinCareTeamBody
{
    /// <summary>The practitioner, with an active licence in the discipline.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>The discipline in which they join.</summary>
    /// <example>massageTherapy</example>
    public required Discipline Discipline { get; init; }

    /// <summary>True for who keeps the plan up.</summary>
    /// <example>false</example>
    public bool IsLead { get; init; }
}
