using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Handoffs;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Handoffs;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Closed-loop requests from one discipline to the other.</summary>
public static class HandoffEndpoints
{
    public static void MapHandoffs(this IEndpointRouteBuilder api)
    {
        var handoffs = api.MapGroup("/clients/{clientId:guid}/care-plans/{planId:guid}/handoffs").WithTags("Working together");
        handoffs.MapPost("", RequestHandoff).WithName(nameof(RequestHandoff));
        handoffs.MapRead("", ListHandoffs).WithName(nameof(ListHandoffs));
        handoffs.MapRead("/{handoffId:guid}", GetHandoff).WithName(nameof(GetHandoff));
        handoffs.MapPost("/{handoffId:guid}/acceptance", AcceptHandoff).WithName(nameof(AcceptHandoff));
        handoffs.MapPost("/{handoffId:guid}/decline", DeclineHandoff).WithName(nameof(DeclineHandoff));
        handoffs.MapPost("/{handoffId:guid}/replies", ReplyToHandoff).WithName(nameof(ReplyToHandoff));
        handoffs.MapPost("/{handoffId:guid}/completion", CompleteHandoff).WithName(nameof(CompleteHandoff));
        handoffs.MapPost("/{handoffId:guid}/closure", CloseHandoff).WithName(nameof(CloseHandoff));
        handoffs.MapPost("/{handoffId:guid}/withdrawal", WithdrawHandoff).WithName(nameof(WithdrawHandoff));
        api.MapRead("/me/handoffs", ListMyHandoffs).WithName(nameof(ListMyHandoffs)).WithTags("My work");
    }

    /// <summary>Hand something to the other discipline</summary>
    /// <remarks>Asked under a plan, and shared as the plan is: the client reads it too. It is never sent into a void: when nobody on the team could take it, or the client has not shared the plan with who should, it is refused. It alerts nobody; what cannot wait is said in person.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="body">What is asked, of whom and how soon.</param>
    /// <response code="201">The handoff's id.</response>
    /// <response code="403">`care_team.only_members`, `handoff.only_practitioners`, `caller.discipline_not_yours`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.closed`, `handoff.receiver_unavailable`, `handoff.needs_consent`: ask the client to share the plan with who should take it.</response>
    /// <response code="422">`handoff.own_discipline`, `handoff.wanted_in_the_past`, `caller.discipline_unclear`, `text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RequestHandoff(Guid clientId, Guid planId, RequestHandoffBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new RequestHandoff(new ClientId(clientId), new CarePlanId(planId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}/handoffs/{receipt.Id}", receipt);
    }

    /// <summary>List the handoffs on a plan</summary>
    /// <remarks>Newest first, with all that was done with each. They are shared as the plan is, under `carePlan`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="open">`true`: only those in which somebody still has to do something; `false`: only the others.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<HandoffView>> ListHandoffs(Guid clientId, Guid planId, bool? open, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListHandoffs(new ClientId(clientId), new CarePlanId(planId), open, paging.Limit, paging.After), ct)).Value);

    /// <summary>Read a handoff</summary>
    /// <remarks>With all that was done with it. It is shared as the plan is, under `carePlan`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="handoffId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fb1">The handoff.</param>
    /// <response code="200">The handoff.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `handoff.not_found`.</response>
    public static async Task<Representation<HandoffView>> GetHandoff(Guid clientId, Guid planId, Guid handoffId, IMediator mediator, CancellationToken ct)
    {
        var handoff = (await mediator.Send(new GetHandoff(new ClientId(clientId), new CarePlanId(planId), new HandoffId(handoffId)), ct)).Value;
        return Representation.Of(handoff, handoff.Revision);
    }

    /// <summary>Take a handoff on</summary>
    /// <remarks>By whom it was asked of, or by anybody of that discipline when nobody was named. It opens nothing: what you see of the client stays as consent has it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="handoffId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fb1">The handoff.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The handoff's new revision.</response>
    /// <response code="403">`care_team.only_members`, `handoff.not_yours`: it is for the other side to do. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `handoff.not_found`.</response>
    /// <response code="409">`handoff.move_not_allowed`: it does not stand where this can be done.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    public static async Task<ChangedReceipt> AcceptHandoff(Guid clientId, Guid planId, Guid handoffId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new AcceptHandoff(new ClientId(clientId), new CarePlanId(planId), new HandoffId(handoffId), expected.Value), ct));

    /// <summary>Decline a handoff</summary>
    /// <remarks>Says why, so that who asked can look elsewhere; the client reads it too. It waits until who asked has acknowledged it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="handoffId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fb2">The handoff.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Why.</param>
    /// <response code="200">The handoff's new revision.</response>
    /// <response code="403">`care_team.only_members`, `handoff.not_yours`: it is for the other side to do. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `handoff.not_found`.</response>
    /// <response code="409">`handoff.move_not_allowed`: it does not stand where this can be done.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> DeclineHandoff(Guid clientId, Guid planId, Guid handoffId, ExpectedRevision expected, DeclineHandoffBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new DeclineHandoff(new ClientId(clientId), new CarePlanId(planId), new HandoffId(handoffId), expected.Value, body), ct));

    /// <summary>Reply to a handoff</summary>
    /// <remarks>Either side asks back or answers while it is open. The client reads it too.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="handoffId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fb1">The handoff.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What is said.</param>
    /// <response code="200">The handoff's new revision.</response>
    /// <response code="403">`care_team.only_members`, `handoff.not_yours`: it is for the other side to do. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `handoff.not_found`.</response>
    /// <response code="409">`handoff.move_not_allowed`: it does not stand where this can be done.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> ReplyToHandoff(Guid clientId, Guid planId, Guid handoffId, ExpectedRevision expected, ReplyToHandoffBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ReplyToHandoff(new ClientId(clientId), new CarePlanId(planId), new HandoffId(handoffId), expected.Value, body), ct));

    /// <summary>Complete a handoff</summary>
    /// <remarks>Says what came of it, for who asked and for the client.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="handoffId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fb3">The handoff.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What came of it.</param>
    /// <response code="200">The handoff's new revision.</response>
    /// <response code="403">`care_team.only_members`, `handoff.not_yours`: it is for the other side to do. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `handoff.not_found`.</response>
    /// <response code="409">`handoff.move_not_allowed`: it does not stand where this can be done.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> CompleteHandoff(Guid clientId, Guid planId, Guid handoffId, ExpectedRevision expected, CompleteHandoffBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CompleteHandoff(new ClientId(clientId), new CarePlanId(planId), new HandoffId(handoffId), expected.Value, body), ct));

    /// <summary>Close a handoff</summary>
    /// <remarks>By the side that asked, once it has read what came of it. The loop is closed and nothing more is expected of anybody.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="handoffId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fb4">The handoff.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The handoff's new revision.</response>
    /// <response code="403">`care_team.only_members`, `handoff.not_yours`: it is for the other side to do. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `handoff.not_found`.</response>
    /// <response code="409">`handoff.move_not_allowed`: it does not stand where this can be done.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    public static async Task<ChangedReceipt> CloseHandoff(Guid clientId, Guid planId, Guid handoffId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CloseHandoff(new ClientId(clientId), new CarePlanId(planId), new HandoffId(handoffId), expected.Value), ct));

    /// <summary>Withdraw a handoff</summary>
    /// <remarks>By who asked, before it is done. It stays readable.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="handoffId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fb5">The handoff.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The handoff's new revision.</response>
    /// <response code="403">`care_team.only_members`, `handoff.not_yours`: it is for the other side to do. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `handoff.not_found`.</response>
    /// <response code="409">`handoff.move_not_allowed`: it does not stand where this can be done.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    public static async Task<ChangedReceipt> WithdrawHandoff(Guid clientId, Guid planId, Guid handoffId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new WithdrawHandoff(new ClientId(clientId), new CarePlanId(planId), new HandoffId(handoffId), expected.Value), ct));

    /// <summary>List my handoffs</summary>
    /// <remarks>Across clients, newest first: what you asked for, what was asked of you, and what was asked of your discipline without naming anybody. Each client is decided by itself; where the plan is not shared with you, its handoffs are not in the list.</remarks>
    /// <param name="open">`true`: only those in which somebody still has to do something; `false`: only the others.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<HandoffView>> ListMyHandoffs(bool? open, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListMyHandoffs(open, paging.Limit, paging.After), ct)).Slice);
}
