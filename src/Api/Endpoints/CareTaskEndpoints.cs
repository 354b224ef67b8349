using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What somebody has to see to.</summary>
public static class CareTaskEndpoints
{
    public static void MapCareTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/clients/{clientId:guid}/tasks").WithTags("Care tasks");
        tasks.MapRead("", ListCareTasks).WithName(nameof(ListCareTasks));
        tasks.MapPost("/{taskId:guid}/completion", CompleteCareTask).WithName(nameof(CompleteCareTask));
        api.MapRead("/me/tasks", ListMyCareTasks).WithName(nameof(ListMyCareTasks)).WithTags("My work");
    }

    /// <summary>List what has to be seen to for a client</summary>
    /// <remarks>Raised by the rules of the clinic, such as a session whose practitioner may not practise any more. A task says what is to be done and about what, and nothing of what happens in a session: it is shared as `scheduling`. Only that touch was talked through late, and that an unwanted effect has to be asked after, is shared as `bodywork`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="status">Only this status: `open`, `done` or `cancelled`.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<CareTaskView>> ListCareTasks(Guid clientId, Word<CareTaskStatus>? status, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListCareTasks(new ClientId(clientId), status?.Value, paging.Limit, paging.After), ct)).Value);

    /// <summary>List what I have to see to</summary>
    /// <remarks>Across clients: practitioners what they answer for, the front desk everything about the diary. Each client is decided by itself; a client who is not shared with you is not in the list.</remarks>
    /// <param name="status">Only this status: `open`, `done` or `cancelled`.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<CareTaskView>> ListMyCareTasks(Word<CareTaskStatus>? status, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListMyCareTasks(status?.Value, paging.Limit, paging.After), ct)).Slice);

    /// <summary>Say that a task was seen to</summary>
    /// <remarks>By who answers for it, or by the front desk. Most tasks end by themselves when the thing they ask for is done.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="taskId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fd1">The task.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What was done.</param>
    /// <response code="200">The task's new revision.</response>
    /// <response code="403">`care_team.only_members`, `care_task.not_yours`: who answers for it, or the front desk. `caller.role_not_allowed`, `consent.not_given`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_task.not_found`.</response>
    /// <response code="409">`care_task.over`: it was done or cancelled before. `care_task.ends_with_its_thing`: write down what it asks for.</response>
    /// <response code="412">`request.stale`: somebody changed the task since. Read it again.</response>
    /// <response code="422">`choice.unknown`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> CompleteCareTask(Guid clientId, Guid taskId, ExpectedRevision expected, CompleteCareTaskBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CompleteCareTask(new ClientId(clientId), new CareTaskId(taskId), expected.Value, body), ct));
}
