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
        measurements.MapRead("/{measurementId:guid}", GetOutcomeMeasurement).WithName(nameof(GetOutcomeMeasurement));
        measurements.MapPost("/{measurementId:guid}/corrections", CorrectOutcome).WithName(nameof(CorrectOutcome));
        measurements.MapPost("/{measurementId:guid}/entered-in-error", EnterOutcomeInError).WithName(nameof(EnterOutcomeInError));
        measurements.MapPost("/{measurementId:guid}/rescoring", RescoreOutcome).WithName(nameof(RescoreOutcome));
    }

    /// <summary>List the instruments</summary>
    /// <remarks>Each in its newest edition, with its scoring, its bands, and what change is said to matter and by whom. Wording stands there where it is free, or where your clinic has filed its permission. Nothing in it is about a client.</remarks>
    /// <response code="200">All of them.</response>
    public static async Task<Page<InstrumentView>> ListInstruments(IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListInstruments(), ct));

    /// <summary>Read an instrument</summary>
    /// <remarks>Its items, its scoring and what its scores mean. Item text stands there only where the licence lets it, or where your clinic has filed its permission.</remarks>
    /// <param name="code" example="phq9">The instrument's code.</param>
    /// <param name="version" example="1">Which edition of the items; the newest when nothing is said.</param>
    /// <response code="200">The instrument.</response>
    /// <response code="404">`outcome.instrument_not_found`.</response>
    public static async Task<Representation<InstrumentView>> GetInstrument(string code, int? version, IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new GetInstrument(code, version), ct));

    /// <summary>Record a measurement</summary>
    /// <remarks>Scores what the client answered and keeps the answers whole; a slip of the pen is corrected by another measurement. Answers come in order, or by item as printed, as LOINC answers or as LOINC scores, and are kept as printed. Skipped answers are kept as skipped. Which kind of information it is follows from the instrument. An answer that asks for a safety follow-up raises a signal to a psychotherapist of the care team in the same save, whoever records it; to the other discipline crosses a cue alone.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What the client answered.</param>
    /// <response code="201">The measurement's id.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="409">`outcome.already_measured`, `outcome.session_not_held`. `outcome.licence_not_filed`: the clinic files its permission first. `safety_signal.no_psychotherapist`: nothing was stored; act on the answer now. `outcome.not_monitored`: a client answers alone and nobody reads answers now; nothing was stored.</response>
    /// <response code="422">`outcome.instrument_unknown`, `outcome.answers_miscounted`, `outcome.score_out_of_range`, `outcome.answer_between_steps`, `outcome.item_unknown`, `outcome.item_answered_twice`, `outcome.answer_unknown`, `outcome.window_unknown`, `outcome.taken_in_the_future`, `outcome.nobody_helped`, `outcome.moment_needs_session`, `outcome.outside_the_session`, `outcome.session_unknown`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordOutcome(Guid clientId, RecordOutcomeBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new RecordOutcome(new ClientId(clientId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/outcome-measurements/{receipt.Id}", receipt);
    }

    /// <summary>List a client's measurements</summary>
    /// <remarks>With their answers, newest first by when they were taken; what was corrected or entered in error stays in the list and says so. A measurement that is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <param name="instrument">Only this instrument, by its code.</param>
    /// <param name="sessionId">Only those taken in this session.</param>
    /// <param name="counting" example="true">`true` for those that count, `false` for those that were corrected or entered in error.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<OutcomeMeasurementView>> ListOutcomeMeasurements(Guid clientId, string? instrument, Guid? sessionId, bool? counting, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListOutcomeMeasurements(new ClientId(clientId), instrument, sessionId is { } session ? new SessionId(session) : null, paging.Limit, paging.After, counting), ct)).Value);

    /// <summary>Read a measurement</summary>
    /// <remarks>What the client answered, what it comes to, and what the same answers came to by earlier rules.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="measurementId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e61">The measurement.</param>
    /// <response code="200">The measurement.</response>
    /// <response code="403">`consent.not_given`: ask the client first. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `outcome.not_found`.</response>
    public static async Task<Representation<OutcomeMeasurementView>> GetOutcomeMeasurement(Guid clientId, Guid measurementId, IMediator mediator, CancellationToken ct)
    {
        var measurement = (await mediator.Send(new GetOutcomeMeasurement(new ClientId(clientId), new MeasurementId(measurementId)), ct)).Value;
        return Representation.Of(measurement, measurement.Revision);
    }

    /// <summary>Correct a measurement</summary>
    /// <remarks>Says what was really answered. The wrong one stays readable with the reason and counts no longer; another takes its place on the same occasion. A safety answer that is another than before raises a signal like any answer.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="measurementId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e62">The measurement that is wrong.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What was really answered.</param>
    /// <response code="201">The id of the measurement that takes its place.</response>
    /// <response code="403">`outcome.not_yours`, `care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `outcome.not_found`.</response>
    /// <response code="409">`outcome.measurement_over`. `safety_signal.no_psychotherapist`: nothing was stored; act on the answer now.</response>
    /// <response code="412">`request.stale`: read it again.</response>
    /// <response code="422">`outcome.answers_miscounted`, `outcome.score_out_of_range`, `outcome.answer_between_steps`, `outcome.item_unknown`, `outcome.item_answered_twice`, `outcome.answer_unknown`, `caller.discipline_unclear`, `text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> CorrectOutcome(Guid clientId, Guid measurementId, ExpectedRevision expected, CorrectOutcomeBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new CorrectOutcome(new ClientId(clientId), new MeasurementId(measurementId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/outcome-measurements/{receipt.Id}", receipt);
    }

    /// <summary>Mark a measurement as entered in error</summary>
    /// <remarks>It should not be here: another client's form, a test. It stays readable with the reason and counts no longer. A safety signal that it raised stays until somebody has looked at it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="measurementId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e63">The measurement.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Why.</param>
    /// <response code="200">The measurement's new revision.</response>
    /// <response code="403">`outcome.not_yours`, `care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `outcome.not_found`.</response>
    /// <response code="409">`outcome.measurement_over`.</response>
    /// <response code="412">`request.stale`: read it again.</response>
    /// <response code="422">`caller.discipline_unclear`, `text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> EnterOutcomeInError(Guid clientId, Guid measurementId, ExpectedRevision expected, EnterOutcomeInErrorBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new EnterOutcomeInError(new ClientId(clientId), new MeasurementId(measurementId), expected.Value, body), ct));

    /// <summary>Score a measurement anew</summary>
    /// <remarks>By the instrument's newest rule. The answers stay as they were given, and what the earlier rule gave stays beside the new score.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="measurementId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e61">The measurement.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The measurement's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `outcome.not_found`.</response>
    /// <response code="409">`outcome.scored_by_newest_rule`, `outcome.measurement_over`.</response>
    /// <response code="412">`request.stale`: read it again.</response>
    public static async Task<ChangedReceipt> RescoreOutcome(Guid clientId, Guid measurementId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RescoreOutcome(new ClientId(clientId), new MeasurementId(measurementId), expected.Value), ct));
}
