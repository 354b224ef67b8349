using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Which measures are agreed how often, and who is due.</summary>
public static class OutcomeScheduleEndpoints
{
    public static void MapOutcomeSchedules(this IEndpointRouteBuilder api)
    {
        var schedules = api.MapGroup("/clients/{clientId:guid}/outcome-schedules").WithTags("Outcomes");
        schedules.MapPost("", AgreeOnMeasure).WithName(nameof(AgreeOnMeasure));
        schedules.MapRead("", ListOutcomeSchedules).WithName(nameof(ListOutcomeSchedules));
        schedules.MapPost("/{scheduleId:guid}/ending", EndMeasure).WithName(nameof(EndMeasure));
        api.MapRead("/clients/{clientId:guid}/outcomes-due", ListOutcomesDue).WithName(nameof(ListOutcomesDue)).WithTags("Outcomes");
        api.MapRead("/me/outcomes-due", ListMyOutcomesDue).WithName(nameof(ListMyOutcomesDue)).WithTags("My work");
    }

    /// <summary>Agree on a measure</summary>
    /// <remarks>Which instrument, how often and who asks: once, every so many weeks, or before and after each session of one discipline. It tells who is due and forces nobody to answer. It is shared like the answers will be.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What was agreed.</param>
    /// <response code="201">The schedule's id.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="409">`outcome.licence_not_filed`: the clinic files its permission first. `outcome.not_monitored`: the clinic has no hours in which somebody reads answers, so this can't be sent to the client.</response>
    /// <response code="422">`outcome.instrument_unknown`, `outcome.cadence_unclear`, `outcome.window_unknown`, `outcome.schedule_ends_before_it_begins`, `choice.unknown`, `caller.discipline_unclear`, `caller.discipline_not_yours`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AgreeOnMeasure(Guid clientId, AgreeOnMeasureBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/outcome-schedules", await mediator.Send(new AgreeOnMeasure(new ClientId(clientId), body), ct));

    /// <summary>List what was agreed about measures</summary>
    /// <remarks>What is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <param name="underWay" example="true">`true` for what goes on, `false` for what was ended.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<OutcomeScheduleView>> ListOutcomeSchedules(Guid clientId, bool? underWay, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListOutcomeSchedules(new ClientId(clientId), underWay, paging.Limit, paging.After), ct)).Value);

    /// <summary>End what was agreed about a measure</summary>
    /// <remarks>Nothing more is due by it; what was answered stays. The client may end it without a reason. Saying it twice changes nothing.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="scheduleId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e65">The schedule.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The schedule's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `outcome.schedule_not_found`.</response>
    /// <response code="412">`request.stale`: read it again.</response>
    public static async Task<ChangedReceipt> EndMeasure(Guid clientId, Guid scheduleId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new EndMeasure(new ClientId(clientId), new OutcomeScheduleId(scheduleId), expected.Value), ct));

    /// <summary>List the answers that are due</summary>
    /// <remarks>By what was agreed with the client, the longest due first. Drawn from what the reader may see: what was answered out of their sight does not count for them.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="askedOf">Only what `staff` asks, or only what the `client` answers in their own account.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<OutcomeDueView>> ListOutcomesDue(Guid clientId, Word<AskedOf>? askedOf, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListOutcomesDue(new ClientId(clientId), askedOf?.Value, paging.Limit, paging.After), ct)).Value);

    /// <summary>List who is due across my clients</summary>
    /// <remarks>The longest due first. Each client is decided by itself; a client who is not shared with you is not in the list.</remarks>
    /// <param name="askedOf">Only what `staff` asks, or only what the `client`s answer in their own account.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<OutcomeDueView>> ListMyOutcomesDue(Word<AskedOf>? askedOf, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListMyOutcomesDue(askedOf?.Value, paging.Limit, paging.After), ct)).Slice);
}
