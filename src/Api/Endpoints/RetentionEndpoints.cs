using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Retention;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Retention;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>How long records are kept, what keeps them longer, and how they end.</summary>
public static class RetentionEndpoints
{
    public static void MapRetention(this IEndpointRouteBuilder api)
    {
        var client = api.MapGroup("/clients/{clientId:guid}").WithTags("Retention");
        client.MapRead("/retention", GetRetention).WithName(nameof(GetRetention));
        client.MapPost("/legal-holds", PlaceLegalHold).WithName(nameof(PlaceLegalHold));
        client.MapRead("/legal-holds", ListLegalHolds).WithName(nameof(ListLegalHolds));
        client.MapPost("/legal-holds/{holdId:guid}/release", ReleaseLegalHold).WithName(nameof(ReleaseLegalHold));
        client.MapPost("/erasure-requests", FileErasureRequest).WithName(nameof(FileErasureRequest));
        client.MapRead("/erasure-requests", ListErasureRequests).WithName(nameof(ListErasureRequests));
        client.MapPost("/erasure-requests/{requestId:guid}/withdrawal", WithdrawErasureRequest).WithName(nameof(WithdrawErasureRequest));

        api.MapRead("/erasure-requests", ListErasuresToCarryOut).WithName(nameof(ListErasuresToCarryOut)).WithTags("Retention");

        var runs = api.MapGroup("/destruction-runs").WithTags("Retention");
        runs.MapPost("", StartDestructionRun).WithName(nameof(StartDestructionRun));
        runs.MapRead("", ListDestructionRuns).WithName(nameof(ListDestructionRuns));
        runs.MapRead("/{runId:guid}", GetDestructionRun).WithName(nameof(GetDestructionRun));
        runs.MapRead("/{runId:guid}/records", ListDestructionItems).WithName(nameof(ListDestructionItems));
        runs.MapPost("/{runId:guid}/execution", ExecuteDestructionRun).WithName(nameof(ExecuteDestructionRun));
        runs.MapPost("/{runId:guid}/cancellation", CancelDestructionRun).WithName(nameof(CancelDestructionRun));
    }

    /// <summary>See how long a record is kept</summary>
    /// <remarks>The earliest day on which the client's record may be destroyed, the day of its last entry, and the rule with the policy pack that asks for it. It tells that something was written on a day, and neither what nor by whom. While a legal hold is in force the record stays whatever its age.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <response code="200">The record's clock today.</response>
    /// <response code="403">`caller.role_not_allowed`: the client, the front desk and the privacy officer.</response>
    /// <response code="404">`client.not_found`.</response>
    public static async Task<Representation<RetentionView>> GetRetention(Guid clientId, IMediator mediator, CancellationToken ct) =>
        Representation.Of((await mediator.Send(new GetRetention(new ClientId(clientId)), ct)).Value);

    /// <summary>Place a legal hold</summary>
    /// <remarks>A complaint, a claim or an order of a court: nothing of the record is destroyed until the hold is released. It limits nobody's care. The client reads that there is a hold and since when, and not the reason. Write nothing clinical.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">Why the record has to be kept.</param>
    /// <response code="201">It is in force.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`text.missing`, `text.too_long`, `text.unreadable`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> PlaceLegalHold(Guid clientId, PlaceLegalHoldBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/legal-holds", await mediator.Send(new PlaceLegalHold(new ClientId(clientId), body), ct));

    /// <summary>List legal holds</summary>
    /// <remarks>Those in force and those that were released. The front desk and the privacy officer read the reasons; the client reads that there is a hold and since when.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, last placed first.</response>
    /// <response code="403">`caller.role_not_allowed`: the client, the front desk and the privacy officer.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<LegalHoldView>> ListLegalHolds(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListLegalHolds(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Release a legal hold</summary>
    /// <remarks>The duty behind it is over; the record's clock decides again. The hold stays in the list with its release.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="holdId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fe1">The legal hold.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Why the duty is over.</param>
    /// <response code="200">Its new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    /// <response code="404">`client.not_found`, `legal_hold.not_found`.</response>
    /// <response code="409">`legal_hold.released`.</response>
    /// <response code="412">`request.stale`: it changed since. Read it again.</response>
    /// <response code="422">`text.missing`, `text.too_long`, `text.unreadable`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> ReleaseLegalHold(Guid clientId, Guid holdId, ExpectedRevision expected, ReleaseLegalHoldBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ReleaseLegalHold(new ClientId(clientId), new LegalHoldId(holdId), expected.Value, body), ct));

    /// <summary>Ask that a record be erased</summary>
    /// <remarks>The client asks in their own account, or tells the front desk or the privacy officer, who may also hear it from a substitute decision maker with a recorded authority. The answer stands in the request at once: blocked, with each rule that blocks it and until when, or eligible, with the day by which it is carried out. Nothing is destroyed by asking.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What is asked for, and by whom.</param>
    /// <response code="201">It is filed and answered: read it in the list.</response>
    /// <response code="403">`caller.role_not_allowed`: the client, the front desk and the privacy officer.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`erasure_request.not_authorized`, `choice.unknown`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> FileErasureRequest(Guid clientId, FileErasureRequestBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/erasure-requests", await mediator.Send(new FileErasureRequest(new ClientId(clientId), body), ct));

    /// <summary>List erasure requests of a client</summary>
    /// <remarks>Each with the answer that it got on its day, and with the rules that block it today. The list tells nothing of what is in the record.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, last asked first.</response>
    /// <response code="403">`caller.role_not_allowed`: the client, the front desk and the privacy officer.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ErasureRequestView>> ListErasureRequests(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListErasureRequests(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Take an erasure request back</summary>
    /// <remarks>Always heard. The request and its answer stay in the list. It stops nothing that a destruction run, for which no request is needed, has begun.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="requestId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fe2">The request.</param>
    /// <response code="200">Its revision. Saying it twice changes nothing.</response>
    /// <response code="403">`caller.role_not_allowed`: the client, the front desk and the privacy officer.</response>
    /// <response code="404">`client.not_found`, `erasure_request.not_found`.</response>
    public static async Task<ChangedReceipt> WithdrawErasureRequest(Guid clientId, Guid requestId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new WithdrawErasureRequest(new ClientId(clientId), new ErasureRequestId(requestId)), ct));

    /// <summary>List erasures to carry out</summary>
    /// <remarks>For the privacy officer, across clients: the requests that nothing blocked and nothing blocks today, with the day by which each is carried out. Ids and days only. A request goes from the list when it is taken back, or with its record, and for as long as a legal hold or the clock keeps the record.</remarks>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, last asked first.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ErasureToCarryOutView>> ListErasuresToCarryOut(Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListErasuresToCarryOut(paging.Limit, paging.After), ct));

    /// <summary>Preview a destruction run</summary>
    /// <remarks>Finds the records whose clock has run out and that no legal hold keeps. Nothing is destroyed; somebody else confirms within a week.</remarks>
    /// <response code="201">The run, to be looked through.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk and the privacy officer.</response>
    public static async Task<CreatedReceipt> StartDestructionRun(IMediator mediator, CancellationToken ct)
    {
        var run = await mediator.Send(new StartDestructionRun(), ct);
        return Receipts.Created($"/api/v1/destruction-runs/{run.Id}", run);
    }

    /// <summary>List destruction runs</summary>
    /// <remarks>Counts only; whose records they are is asked run by run.</remarks>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk and the privacy officer.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<DestructionRunView>> ListDestructionRuns(Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListDestructionRuns(paging.Limit, paging.After), ct));

    /// <summary>Read a destruction run</summary>
    /// <remarks>How far it has come, while it runs and afterwards: how many records wait, are gone or were spared, and how many rows of each kind are gone. No client is named.</remarks>
    /// <param name="runId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fe3">The run.</param>
    /// <response code="200">The run.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk and the privacy officer.</response>
    /// <response code="404">`destruction_run.not_found`.</response>
    public static async Task<Representation<DestructionRunView>> GetDestructionRun(Guid runId, IMediator mediator, CancellationToken ct)
    {
        var run = await mediator.Send(new GetDestructionRun(new DestructionRunId(runId)), ct);
        return Representation.Of(run, run.Revision);
    }

    /// <summary>List the records of a destruction run</summary>
    /// <remarks>Whose they are, by id and initials, until when each had to be kept, and what became of it. Every client who is still here gets a row in their ledger. Of a destroyed record the id and the days are all that is left.</remarks>
    /// <param name="runId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fe3">The run.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, by the client's id.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk and the privacy officer.</response>
    /// <response code="404">`destruction_run.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<DestructionItemView>> ListDestructionItems(Guid runId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListDestructionItems(new DestructionRunId(runId), paging.Limit, paging.After), ct)).Slice);

    /// <summary>Confirm a destruction run</summary>
    /// <remarks>By somebody other than who previewed it. The records then go one by one in the background, each looked at again in its own moment: a legal hold or an entry since the preview spares it. What is gone cannot be brought back. The ledger stays and keeps ids alone.</remarks>
    /// <param name="runId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fe3">The run.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">It is under way: read the run to see how far.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk and the privacy officer.</response>
    /// <response code="404">`destruction_run.not_found`.</response>
    /// <response code="409">`destruction_run.second_person_needed`, `destruction_run.preview_outdated`, `destruction_run.not_waiting`.</response>
    /// <response code="412">`request.stale`: it changed since. Read it again.</response>
    public static async Task<ChangedReceipt> ExecuteDestructionRun(Guid runId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ExecuteDestructionRun(new DestructionRunId(runId), expected.Value), ct));

    /// <summary>Call a destruction run off</summary>
    /// <remarks>Before it is confirmed. No record was touched, and none is.</remarks>
    /// <param name="runId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fe4">The run.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">It is called off.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk and the privacy officer.</response>
    /// <response code="404">`destruction_run.not_found`.</response>
    /// <response code="409">`destruction_run.not_waiting`.</response>
    /// <response code="412">`request.stale`: it changed since. Read it again.</response>
    public static async Task<ChangedReceipt> CancelDestructionRun(Guid runId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CancelDestructionRun(new DestructionRunId(runId), expected.Value), ct));
}
