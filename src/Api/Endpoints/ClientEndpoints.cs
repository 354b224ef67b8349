using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.Clients;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Clients, and what keeps them safe when touched.</summary>
public static class ClientEndpoints
{
    public static void MapClients(this IEndpointRouteBuilder api)
    {
        var clients = api.MapGroup("/clients").WithTags("Clients");
        clients.MapPost("", RegisterClient).WithName(nameof(RegisterClient));
        clients.MapRead("", FindClients).WithName(nameof(FindClients));
        clients.MapRead("/{clientId:guid}", GetClient).WithName(nameof(GetClient));
        clients.MapPatch("/{clientId:guid}", CorrectClient).WithName(nameof(CorrectClient));
        clients.MapRead("/{clientId:guid}/touch-safety-profile", GetTouchSafetyProfile).WithName(nameof(GetTouchSafetyProfile));
        clients.MapPut("/{clientId:guid}/touch-safety-profile", WriteTouchSafetyProfile).WithName(nameof(WriteTouchSafetyProfile));
    }

    /// <summary>Register a client</summary>
    /// <remarks>Starts an empty record. Nobody but the front desk and the client sees even the name until a care team forms and the client consents. The registration is the first row of the client's disclosures.</remarks>
    /// <param name="body">How to call and reach them.</param>
    /// <response code="201">The client's id.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk registers clients.</response>
    /// <response code="422">`request.invalid`, `client.language_unknown`, `client.phone_malformed`, `client.birth_date_out_of_range`, `client.preferred_contact_missing`, `email.malformed`, `time_zone.unknown`.</response>
    public static async Task<CreatedReceipt> RegisterClient(ClientDetailsBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new RegisterClient(ClientId.New(), body), ct);
        return Receipts.Created($"/api/v1/clients/{receipt.Id}", receipt);
    }

    /// <summary>Find clients</summary>
    /// <remarks>The front desk finds all clients of the clinic; a practitioner finds only clients whose name is shared with them. Each client that is listed gets a row in their disclosures.</remarks>
    /// <param name="q" example="may">The beginning of the name that they use; all when left out.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, in the order of registration.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ClientSummaryView>> FindClients(string? q, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new FindClients(q, paging.Limit, paging.After), ct)).Slice);

    /// <summary>Read a client</summary>
    /// <remarks>How to call and reach them, if that is shared with the reader, and which other kinds of information are not. To somebody without a standing with this client there is no such client.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <response code="200">The client, as far as the client lets the reader.</response>
    /// <response code="403">`practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    public static async Task<Representation<ClientView>> GetClient(Guid clientId, IMediator mediator, CancellationToken ct)
    {
        var client = (await mediator.Send(new GetClient(new ClientId(clientId)), ct)).Value;
        return Representation.Of(client, client.Revision);
    }

    /// <summary>Correct a client's details</summary>
    /// <remarks>The front desk and the client themselves correct how the client is called and reached. Who may see it stays as it is.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What to correct; what is left out stays, null takes away.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">As registering, and `request.cannot_be_null`.</response>
    public static async Task<ChangedReceipt> CorrectClient(Guid clientId, ExpectedRevision expected, ClientPatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CorrectClient(new ClientId(clientId), expected.Value, body), ct));

    /// <summary>Read the touch safety profile</summary>
    /// <remarks>What to do and avoid so that the client is and feels safe. It never says why. Shared as `safetyCues`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <response code="200">The profile.</response>
    /// <response code="403">`consent.not_given`: ask the client first. `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `touch_profile.not_found`.</response>
    public static async Task<Representation<TouchSafetyProfileView>> GetTouchSafetyProfile(Guid clientId, IMediator mediator, CancellationToken ct)
    {
        var profile = (await mediator.Send(new GetTouchSafetyProfile(new ClientId(clientId)), ct)).Value;
        return Representation.Of(profile, profile.Revision);
    }

    /// <summary>Write the touch safety profile</summary>
    /// <remarks>Replaces what stood before. Write what to do and what to avoid, never why: everybody who may see `safetyCues` reads it, across disciplines. The first one needs no `If-Match`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="expected">The revision that was read; left out for the first profile.</param>
    /// <param name="body">What was agreed with the client.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="412">`request.stale`: there is one that you have not read, or it changed since. Read it again.</response>
    /// <response code="422">`touch_profile.stop_signal_missing`, `touch_profile.region_twice`, `touch_profile.position_contradicts`, `touch_profile.pressure_out_of_range`, `touch_profile.region_rule_over`, `policy_pack.region_prohibited`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> WriteTouchSafetyProfile(Guid clientId, RevisionIfAny expected, SafeTouchBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new WriteTouchSafetyProfile(new ClientId(clientId), expected.Value, body), ct));
}
