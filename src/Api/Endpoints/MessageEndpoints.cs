using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Messages;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Messages;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What the people around a plan say to each other, the client included.</summary>
public static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/clients/{clientId:guid}/care-plans/{planId:guid}/messages").WithTags("Working together");
        messages.MapPost("", WriteMessage).WithName(nameof(WriteMessage));
        messages.MapRead("", ListMessages).WithName(nameof(ListMessages));
        messages.MapPost("/{messageId:guid}/reading", MarkMessageRead).WithName(nameof(MarkMessageRead));
    }

    /// <summary>Write a message on a plan</summary>
    /// <remarks>Everybody who may see the plan reads it, in both disciplines, and so does the client; nobody else. It never changes: name the wrong one in `corrects` and write anew.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="body">What is said, and of what it speaks.</param>
    /// <response code="201">The message's id.</response>
    /// <response code="403">`care_team.only_members`, `message.not_yours`: only its author sets a message right. `caller.discipline_not_yours`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `message.not_found`.</response>
    /// <response code="409">`care_plan.closed`, `message.corrected_before`.</response>
    /// <response code="422">`message.topic_unknown`, `caller.discipline_unclear`, `text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> WriteMessage(Guid clientId, Guid planId, WriteMessageBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new WriteMessage(new ClientId(clientId), new CarePlanId(planId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}/messages", receipt);
    }

    /// <summary>List the messages on a plan</summary>
    /// <remarks>Newest first. They are shared as the plan is, under `carePlan`: who may not see the plan learns nothing of them. A session that a message speaks of is named only to who may see that session.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="unread">`true`: only what you have not read yet; `false`: only what you have.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<MessageView>> ListMessages(Guid clientId, Guid planId, bool? unread, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListMessages(new ClientId(clientId), new CarePlanId(planId), unread, paging.Limit, paging.After), ct)).Value);

    /// <summary>Say that you have read a message</summary>
    /// <remarks>Marks this message and all earlier ones on the plan as read by you; the others on the plan see that and when. Saying it twice changes nothing.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="messageId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fa1">The message.</param>
    /// <response code="200">It is marked.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `message.not_found`.</response>
    public static async Task<ChangedReceipt> MarkMessageRead(Guid clientId, Guid planId, Guid messageId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new MarkMessageRead(new ClientId(clientId), new CarePlanId(planId), new MessageId(messageId)), ct));
}
