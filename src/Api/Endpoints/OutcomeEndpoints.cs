using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Clients;
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
    /// <response code="409">`outcome.already_measured`. `safety_signal.no_psychotherapist`: nothing was stored; act on the answer now. `outcome.not_monitored`: a client answers alone and nobody reads answers now; nothing was stored.</response>
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
}
