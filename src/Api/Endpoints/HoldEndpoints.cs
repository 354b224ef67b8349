using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Holds;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Limits in time that one discipline puts on the other's work.</summary>
public static class HoldEndpoints
{
    public static void MapHolds(this IEndpointRouteBuilder api)
    {
        var holds = api.MapGroup("/clients/{clientId:guid}/holds").WithTags("Touch safety");
        holds.MapPost("", PlaceHold).WithName(nameof(PlaceHold));
        holds.MapRead("", ListHolds).WithName(nameof(ListHolds));
        holds.MapPost("/{holdId:guid}/lifting", LiftHold).WithName(nameof(LiftHold));
    }

    /// <summary>Place a hold</summary>
    /// <remarks>From this request on, until it ends or is lifted: no sessions of a discipline, or gentler ones. The hold is shared as `safetyCues`: effect, until when and whom to ask. A reason is kept apart, in your own kind of information, and binds nobody to read it. Sessions that fall into a hold become a task of whoever holds them.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What is limited, and until when.</param>
    /// <response code="201">The hold's id.</response>
    /// <response code="403">`care_team.only_members`, `caller.discipline_not_yours`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`hold.limits_nothing`, `hold.talk_is_whole`, `hold.ends_too_early`, `hold.too_long`, `session.region_has_no_sides`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> PlaceHold(Guid clientId, PlaceHoldBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/holds", await mediator.Send(new PlaceHold(new ClientId(clientId), body), ct));

    /// <summary>List a client's holds</summary>
    /// <remarks>Newest first: the effect, until when, and whom to ask. The reason stands there only where the author's kind of information is shared with the reader.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="inForce">Only those in force (`true`), or only those that are over (`false`).</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<HoldView>> ListHolds(Guid clientId, bool? inForce, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListHolds(new ClientId(clientId), inForce, paging.Limit, paging.After), ct)).Value);

    /// <summary>Lift a hold</summary>
    /// <remarks>Before its time, by who placed it, their supervisor, or the lead of the client's care team or plan.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="holdId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1eb1">The hold.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The hold's new revision.</response>
    /// <response code="403">`hold.not_yours`. `caller.role_not_allowed`, `consent.not_given`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `hold.not_found`.</response>
    /// <response code="409">`hold.over`: it has ended already.</response>
    /// <response code="412">`request.stale`: somebody changed the hold since. Read it again.</response>
    public static async Task<ChangedReceipt> LiftHold(Guid clientId, Guid holdId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new LiftHold(new ClientId(clientId), new HoldId(holdId), expected.Value), ct));
}
