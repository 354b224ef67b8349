using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>How the client is doing, and what somebody has to follow up.</summary>
public static class OutcomeEndpoints
{
    public static void MapOutcomes(this IEndpointRouteBuilder api)
    {
        var instruments = api.MapGroup("/outcome-instruments").WithTags("Outcomes");
        instruments.MapRead("", ListInstruments).WithName(nameof(ListInstruments));
        instruments.MapRead("/{code}", GetInstrument).WithName(nameof(GetInstrument));

        var measurements = api.MapGroup("/clients/{clientId:guid}/outcome-measurements").WithTags("Outcomes");
        measurements.MapPost("", RecordOutcome).WithName(nameof(RecordOutcome));
        measurements.MapRead("", ListOutcomeMeasurements).WithName(nameof(ListOutcomeMeasurements));

        var signals = api.MapGroup("/clients/{clientId:guid}/safety-signals").WithTags("Safety");
        signals.MapRead("", ListSafetySignals).WithName(nameof(ListSafetySignals));
        signals.MapPost("/{signalId:guid}/acknowledgement", AcknowledgeSafetySignal).WithName(nameof(AcknowledgeSafetySignal));
        signals.MapPost("/{signalId:guid}/closure", CloseSafetySignal).WithName(nameof(CloseSafetySignal));
    }

    /// <summary>List the instruments</summary>
    /// <remarks>Each in its newest edition. Nothing in it is about a client.</remarks>
    /// <response code="200">All of them.</response>
    public static async Task<Page<InstrumentView>> ListInstruments(IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListInstruments(), ct));

    /// <summary>Read an instrument</summary>
    /// <remarks>Its items, its scoring and what its totals mean. Item text stands there only where the licence lets it.</remarks>
    /// <param name="code" example="phq9">The instrument's code.</param>
    /// <response code="200">The instrument.</response>
    /// <response code="404">`outcome.instrument_not_found`.</response>
    public static async Task<Representation<InstrumentView>> GetInstrument(string code, IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new GetInstrument(code), ct));

    /// <summary>Record a measurement</summary>
    /// <remarks>Scores what the client answered and keeps the answers whole; it never changes afterwards. Which kind of information it is follows from the instrument. An answer that asks for a safety follow-up raises a signal to a psychotherapist of the care team in the same save, whoever records it; to the other discipline crosses a cue alone.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What the client answered.</param>
    /// <response code="201">The measurement's id.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="409">`outcome.already_measured`. `safety_signal.no_psychotherapist`: nothing was stored; act on the answer now.</response>
    /// <response code="422">`outcome.instrument_unknown`, `outcome.answers_miscounted`, `outcome.score_out_of_range`, `outcome.moment_needs_session`, `outcome.session_unknown`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordOutcome(Guid clientId, RecordOutcomeBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new RecordOutcome(new ClientId(clientId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/outcome-measurements", receipt);
    }

    /// <summary>List a client's measurements</summary>
    /// <remarks>With their answers, newest first. A measurement that is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <param name="instrument">Only this instrument, by its code.</param>
    /// <param name="sessionId">Only those taken in this session.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<OutcomeMeasurementView>> ListOutcomeMeasurements(Guid clientId, string? instrument, Guid? sessionId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListOutcomeMeasurements(new ClientId(clientId), instrument, sessionId is { } session ? new SessionId(session) : null, paging.Limit, paging.After), ct)).Value);

    /// <summary>List a client's safety signals</summary>
    /// <remarks>Shared as `mentalHealthOutcomes`, since that there is one says something about an answer. A massage therapist without that learns of an open one through the cue in the shared plan alone.</remarks>
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
    /// <remarks>It says who looks after it. Taking it up again changes nothing.</remarks>
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
    /// <remarks>With a reference to the assessment, never with its content. The cue to the other discipline ends with the last open signal.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="signalId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e71">The signal.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Where the assessment can be found.</param>
    /// <response code="200">The signal's new revision.</response>
    /// <response code="403">`safety_signal.supervisor_must_close`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `safety_signal.not_found`.</response>
    /// <response code="409">`safety_signal.closed`.</response>
    /// <response code="412">`request.stale`: somebody took it up or closed it since. Read the list again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> CloseSafetySignal(Guid clientId, Guid signalId, ExpectedRevision expected, CloseSafetySignalBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CloseSafetySignal(new ClientId(clientId), new SafetySignalId(signalId), expected.Value, body), ct));
}
