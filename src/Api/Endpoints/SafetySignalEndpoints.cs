using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What a psychotherapist has to follow up.</summary>
public static class SafetySignalEndpoints
{
    public static void MapSafetySignals(this IEndpointRouteBuilder api)
    {
        var signals = api.MapGroup("/clients/{clientId:guid}/safety-signals").WithTags("Safety");
        signals.MapRead("", ListSafetySignals).WithName(nameof(ListSafetySignals));
        signals.MapPost("/{signalId:guid}/acknowledgement", AcknowledgeSafetySignal).WithName(nameof(AcknowledgeSafetySignal));
        signals.MapPost("/{signalId:guid}/handover", HandOverSafetySignal).WithName(nameof(HandOverSafetySignal));
        signals.MapPost("/{signalId:guid}/assessment", AssessSafetySignal).WithName(nameof(AssessSafetySignal));
        signals.MapPost("/{signalId:guid}/closure", CloseSafetySignal).WithName(nameof(CloseSafetySignal));
        api.MapRead("/me/safety-signals", ListMySafetySignals).WithName(nameof(ListMySafetySignals)).WithTags("My work");
    }

    /// <summary>List the safety signals that I answer for</summary>
    /// <remarks>Open ones across clients, by when they are due: what is overdue comes first. You answer for a signal as its owner, as a cover, or because it went on to you; a supervisor who names the purpose `supervision` lists those of the people they supervise. Each client is decided by itself. It says that somebody has to be looked after, and nothing of the answer.</remarks>
    /// <param name="acknowledged" example="false">`true` for those that somebody has taken up, `false` for those that wait.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, what is due first at the beginning.</response>
    /// <response code="403">`caller.role_not_allowed`: psychotherapists follow up. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<MySafetySignalView>> ListMySafetySignals(bool? acknowledged, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListMySafetySignals(acknowledged, paging.Limit, paging.After), ct)).Slice);

    /// <summary>List a client's safety signals</summary>
    /// <remarks>Shared as `mentalHealthOutcomes`, since that there is one says something about an answer. A massage therapist without that learns of an open one through the cue in the shared plan alone. Who answers for a signal without being on the care team sees that signal and nothing else. Nobody reads the answer here. The client reads that it is followed up, and not how the clinic divides its work.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <param name="open" example="true">`true` for open ones only, `false` for closed ones only.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<SafetySignalView>> ListSafetySignals(Guid clientId, bool? open, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListSafetySignals(new ClientId(clientId), open, paging.Limit, paging.After), ct)).Value);

    /// <summary>Take a safety signal up</summary>
    /// <remarks>It says who looks after it, and its clock stops. By a psychotherapist who sees it: its owner, a colleague of the team, the supervisor, and everybody to whom it went on, who see nothing else of the record. Taking it up again changes nothing.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="signalId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e71">The signal.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The signal's new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: psychotherapists follow up. `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `safety_signal.not_found`.</response>
    /// <response code="409">`safety_signal.closed`.</response>
    /// <response code="412">`request.stale`: somebody took it up or closed it since. Read the list again.</response>
    public static async Task<ChangedReceipt> AcknowledgeSafetySignal(Guid clientId, Guid signalId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new AcknowledgeSafetySignal(new ClientId(clientId), new SafetySignalId(signalId), expected.Value), ct));

    /// <summary>Close a safety signal</summary>
    /// <remarks>With what was done and a reference to the assessment, never with its content. It does not open again; a new answer raises a new signal. The cue to the other discipline ends with the last open signal.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="signalId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e71">The signal.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Where the assessment can be found.</param>
    /// <response code="200">The signal's new revision.</response>
    /// <response code="403">`safety_signal.supervisor_must_close`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `safety_signal.not_found`.</response>
    /// <response code="409">`safety_signal.closed`.</response>
    /// <response code="412">`request.stale`: somebody took it up or closed it since. Read the list again.</response>
    /// <response code="422">`text.missing`, `text.too_long`, `text.unreadable`, `choice.unknown`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> CloseSafetySignal(Guid clientId, Guid signalId, ExpectedRevision expected, CloseSafetySignalBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CloseSafetySignal(new ClientId(clientId), new SafetySignalId(signalId), expected.Value, body), ct));

    /// <summary>Hand a safety signal over, or take it over</summary>
    /// <remarks>By who answers for it or the clinical lead, to a psychotherapist of the team, the clinical lead, who is on call or one who covers for them. The new owner sees this signal even when they see nothing else of the client, and has to take it up anew. The reason is a code; it stays with the signal.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="signalId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e71">The signal.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">To whom, and why.</param>
    /// <response code="200">The signal's new revision.</response>
    /// <response code="403">`safety_signal.not_yours`: who answers for it hands it over. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `safety_signal.not_found`.</response>
    /// <response code="409">`safety_signal.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read the list again.</response>
    /// <response code="422">`safety_signal.cannot_follow_up`: name somebody who can act on it now. `choice.unknown`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> HandOverSafetySignal(Guid clientId, Guid signalId, ExpectedRevision expected, HandOverSafetySignalBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new HandOverSafetySignal(new ClientId(clientId), new SafetySignalId(signalId), expected.Value, body), ct));

    /// <summary>Say that the client was assessed</summary>
    /// <remarks>For who may not close the signal: it waits for the supervisor then, who sees that it does. With what was done and a reference to the assessment, never with its content. The newest assessment counts.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="signalId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e71">The signal.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What came of the assessment.</param>
    /// <response code="200">The signal's new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: psychotherapists follow up. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `safety_signal.not_found`.</response>
    /// <response code="409">`safety_signal.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read the list again.</response>
    /// <response code="422">`text.missing`, `text.too_long`, `text.unreadable`, `choice.unknown`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> AssessSafetySignal(Guid clientId, Guid signalId, ExpectedRevision expected, AssessSafetySignalBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new AssessSafetySignal(new ClientId(clientId), new SafetySignalId(signalId), expected.Value, body), ct));
}
