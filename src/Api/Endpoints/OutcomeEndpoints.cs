using System.Reflection;
using System.Text;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Trends = IntegrativeCare.Application.Outcomes.GetOutcomeTrends;

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

        var trends = api.MapGroup("/clients/{clientId:guid}/outcomes").WithTags("Outcomes");
        trends.MapRead("", GetOutcomeTrends).WithName(nameof(GetOutcomeTrends));
        trends.MapRead("/chart.svg", DrawOutcomeTrends).WithName(nameof(DrawOutcomeTrends));
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

    /// <summary>See how a client's scores moved</summary>
    /// <remarks>
    /// A series for each instrument, span and scale: where it began, where it stands, which thresholds the change passes and whose they are. Both disciplines on one time line, as far as the reader may see; what is withheld leaves no trace, no count and no gap.
    ///
    /// The change goes from the first complete score since the running care plan was activated (of the period, when one is asked for) to the last. A prorated score and one from right after a session are shown and decide nothing. Sessions stand beside the scores; nothing is said of causes.
    /// With `Accept: text/html` it comes as a page to print, with a drawing and tables.
    /// </remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="query">Which scores.</param>
    /// <param name="points" example="100">How many points of a series at most, 1–500; 100 when left out. What is left out is left out evenly, and the answer says so.</param>
    /// <param name="language">Of the page: `en-CA` or `fr-CA`; what `Accept-Language` prefers when left out.</param>
    /// <response code="200">The series.</response>
    /// <response code="400">`request.unreadable`.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`outcome.period_empty`, `request.invalid`.</response>
    public static async Task<OutcomesAnswer> GetOutcomeTrends(Guid clientId, [AsParameters] OutcomeQuery query, int? points, LanguageTag? language, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (points is < Trends.FewestPoints or > Trends.MostPoints)
            throw new DomainException(new RequestInvalid([new FieldError("", "range", $"Ask for {Trends.FewestPoints} to {Trends.MostPoints} points.") { Parameter = "points" }]));

        var isPage = PrintedPage.IsWanted(http);
        var trends = (await mediator.Send(query.As(clientId, points ?? Trends.UsualPoints) with { ForPaper = isPage }, ct)).Value;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return new(isPage ? OutcomePage.Of(trends, query.Scale is not null, LanguageTag.Of(language, http), http.RequestServices.GetRequiredService<CarriedObligations>().NoRedisclosure) : Representation.Of(trends.View));
    }

    /// <summary>Draw how a client's scores moved</summary>
    /// <remarks>
    /// The same series as SVG: a panel for each, with its ranges, its first and its last score, and the completed sessions of both disciplines under all of them, told apart by shape as well as by colour. Every mark says in words what it is, and each score stands once more as text below. Of an instrument with a total that alone is drawn, unless you ask for a scale.
    /// It follows the same decisions as every other read, and stands in the client's disclosures as one.
    /// </remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="query">Which scores. Without an instrument all of them, one panel for each series.</param>
    /// <param name="language">Of the words: `en-CA` or `fr-CA`; what `Accept-Language` prefers when left out.</param>
    /// <response code="200">The drawing. When there is nothing that the reader may see, it says so.</response>
    /// <response code="400">`request.unreadable`.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`outcome.period_empty`, `request.invalid`.</response>
    public static async Task<Drawing> DrawOutcomeTrends(Guid clientId, [AsParameters] OutcomeQuery query, LanguageTag? language, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var view = (await mediator.Send(query.As(clientId, query.Instrument is null ? Trends.UsualPoints : Trends.MostPoints), ct)).Value.View;
        return new(OutcomeChart.Alone(query.Scale is null ? OutcomeChart.Panels(view) : view, new(LanguageTag.Of(language, http).Value, TimeZoneInfo.FindSystemTimeZoneById(view.TimeZone))));
    }
}

/// <summary>Which scores are asked for.</summary>
public sealed record OutcomeQuery
{
    /// <summary>Only this instrument, by its code, such as <c>nprs</c>.</summary>
    [FromQuery(Name = "instrument")]
    public string? Instrument { get; init; }

    /// <summary>Only this scale, by its code, such as <c>total</c>.</summary>
    [FromQuery(Name = "scale")]
    public string? Scale { get; init; }

    /// <summary>Only answers that speak about this span, such as <c>now</c>.</summary>
    [FromQuery(Name = "span")]
    public string? Span { get; init; }

    /// <summary>Only answers of this instant or later. The change is then measured from the first of them.</summary>
    [FromQuery(Name = "from")]
    public Instant? From { get; init; }

    /// <summary>Only answers before this instant.</summary>
    [FromQuery(Name = "to")]
    public Instant? To { get; init; }

    internal GetOutcomeTrends As(Guid client, int points) => new(new ClientId(client), Instrument, Scale, Span, From?.Value, To?.Value, points);
}

/// <summary>The series as JSON, or as a page.</summary>
public sealed class OutcomesAnswer(IResult answer) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => answer.ExecuteAsync(httpContext);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(OutcomeTrendsView), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}

/// <summary>A drawing with its strong <c>ETag</c>. It answers 304 when the caller already holds these bytes.</summary>
public sealed class Drawing(string svg) : IResult, IEndpointMetadataProvider
{
    /// <summary>What it is.</summary>
    public const string MediaType = "image/svg+xml";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(svg);
        await Representation.Send(httpContext, bytes, $"{MediaType}; charset=utf-8", StatusCodes.Status200OK, EntityTags.Of(null, bytes));
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaType]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}
