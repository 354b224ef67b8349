using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>The people around one client.</summary>
public static class CareTeamEndpoints
{
    public static void MapCareTeams(this IEndpointRouteBuilder api)
    {
        var team = api.MapGroup("/clients/{clientId:guid}/care-team").WithTags("Care team");
        team.MapRead("", GetCareTeam).WithName(nameof(GetCareTeam));
        team.MapPost("", JoinCareTeam).WithName(nameof(JoinCareTeam));
        team.MapPost("/{memberId:guid}/departure", LeaveCareTeam).WithName(nameof(LeaveCareTeam));
    }

    /// <summary>Read the care team</summary>
    /// <remarks>Who is and was on it. Whoever has a standing with the client may know who else has.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <response code="200">The team, present members first.</response>
    /// <response code="404">`client.not_found`.</response>
    public static async Task<Representation<CareTeamView>> GetCareTeam(Guid clientId, IMediator mediator, CancellationToken ct) =>
        Representation.Of((await mediator.Send(new GetCareTeam(new ClientId(clientId)), ct)).Value);

    /// <summary>Put a practitioner on the care team</summary>
    /// <remarks>Gives them a standing with the client and, inside their own discipline, what colleagues on one team share. Across disciplines they see only what the client permits.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">Who joins, as what.</param>
    /// <response code="201">The membership's id.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk forms care teams.</response>
    /// <response code="404">`client.not_found`, `practitioner.not_found`.</response>
    /// <response code="409">`care_team.already_member`.</response>
    /// <response code="422">`practitioner.not_licensed`, `practitioner.deactivated`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> JoinCareTeam(Guid clientId, JoinCareTeamBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new JoinCareTeam(new ClientId(clientId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-team", receipt);
    }

    /// <summary>Take a practitioner off the care team</summary>
    /// <remarks>Their very next request finds nothing of this client, their own notes included, unless something else gives them a standing. What they wrote stays.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="memberId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e17">The membership.</param>
    /// <response code="200">The membership's new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk forms care teams.</response>
    /// <response code="404">`client.not_found`, `care_team.member_not_found`.</response>
    /// <response code="409">`care_team.already_left`.</response>
    public static async Task<ChangedReceipt> LeaveCareTeam(Guid clientId, Guid memberId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new LeaveCareTeam(new ClientId(clientId), new CareTeamMemberId(memberId)), ct));
}
