using System.Globalization;
using System.Reflection;
using System.Text.Json;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using MediatR;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What the scores of the clinic's clients did, for quality review.</summary>
public static class ClinicOutcomeEndpoints
{
    public static void MapClinicOutcomes(this IEndpointRouteBuilder api) =>
        api.MapRead("/clinic-outcomes", GetClinicOutcomes).WithName(nameof(GetClinicOutcomes)).WithTags("Quality review");

    /// <summary>See how the clinic's outcomes moved</summary>
    /// <remarks>
    /// For quality review: by measure, and by the care that clients had between two scores, how many there are, where they began, where they ended, and how many changed by the usual threshold of the scale, with its source. It describes and does not explain: it says nothing of what brought a change about, compares no practitioners and no kinds of care, ranks nothing and is about no single client.
    ///
    /// Groups under 11 clients are suppressed, and so is whatever they could be reckoned from within one answer; two answers about periods a month apart can differ by few clients, so who asked for what stands in the ledger; nobody and ten look the same. Periods are whole years of months that are over. A client who withholds this kind of information, or when sessions take place, for the purpose of running the clinic is not counted from the next request on; where only express consent counts, only those are counted who permitted it. No client's record is opened; who asked for which counts stands in the ledger.
    ///
    /// With `Accept: text/csv` or `format=csv` it comes as a table, a row for each group.
    /// </remarks>
    /// <param name="from" example="2025-01-01">The first day: the first of a month. A year before the end when left out.</param>
    /// <param name="to" example="2025-12-31">The last day: the last of a month that is over, one to five whole years after the first. The end of last month when both are left out.</param>
    /// <param name="instrument" example="phq9">Only this instrument.</param>
    /// <param name="span">Only this span of it.</param>
    /// <param name="format">`json` or `csv`; what `Accept` prefers when left out.</param>
    /// <response code="200">The groups that may be told, and which are suppressed.</response>
    /// <response code="403">`caller.role_not_allowed`: the administrator and the privacy officer read it. `account.disabled`.</response>
    /// <response code="422">`outcome.review_period_unclear`, `outcome.instrument_unknown`: also for an instrument without a total. `outcome.window_unknown`, `request.invalid`.</response>
    public static async Task<ClinicOutcomesAnswer> GetClinicOutcomes(Day? from, Day? to, string? instrument, string? span, Word<TableFormat>? format, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var outcomes = await mediator.Send(new GetClinicOutcomes(from?.Value, to?.Value, instrument, span), ct);
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var isTable = format is { Value: var said } ? said == TableFormat.Csv : CsvTable.IsWanted(http);
        return new(isTable ? Table(outcomes) : Representation.Of(outcomes));
    }

    private static CsvTable Table(ClinicOutcomesView outcomes)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"clinic-outcomes-{outcomes.From:yyyy-MM}-to-{outcomes.To:yyyy-MM}");
        return new(name, [Names, .. outcomes.Items.SelectMany(measure => measure.ByCareMix.Prepend(measure.All).Select(group => Row(outcomes, measure, group)))]);
    }

    private static readonly string[] Names =
    [
        "from", "to", "instrument", "span", "higherIs", "careMix", "suppressed", "clients",
        "baselineMean", "baselineLowerQuartile", "baselineMedian", "baselineUpperQuartile", "lastMean", "lastLowerQuartile", "lastMedian", "lastUpperQuartile",
        "changeMean", "changeLowerQuartile", "changeMedian", "changeUpperQuartile", "medianPsychotherapySessions", "medianMassageSessions",
        "threshold", "thresholdKind", "thresholdValue", "thresholdSource", "countsSuppressed",
        "improved", "improvedPercent", "unchanged", "unchangedPercent", "worse", "worsePercent", "notImproved", "notImprovedPercent", "caution",
    ];

    private static IReadOnlyList<object?> Row(ClinicOutcomesView outcomes, MeasureOutcomesView measure, OutcomeGroupView group) =>
    [
        outcomes.From, outcomes.To, measure.Instrument, measure.Span, Word(measure.HigherIs), group.CareMix is { } mix ? Word(mix) : "all", group.Suppressed, group.Clients,
        .. Spread(group.Baseline), .. Spread(group.Last), .. Spread(group.Change), group.MedianPsychotherapySessions, group.MedianMassageSessions,
        measure.Threshold?.Code, measure.Threshold is { } threshold ? Word(threshold.Kind) : null, measure.Threshold?.Value, measure.Threshold?.Source, group.ByThreshold?.Suppressed,
        .. Share(group.ByThreshold?.Improved), .. Share(group.ByThreshold?.Unchanged), .. Share(group.ByThreshold?.Worse), .. Share(group.ByThreshold?.NotImproved), Word(outcomes.Caution),
    ];

    private static object?[] Spread(SpreadView? spread) => [spread?.Mean, spread?.LowerQuartile, spread?.Median, spread?.UpperQuartile];

    private static object?[] Share(ShareView? share) => [share?.Clients, share?.Percent];

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>How a table is told.</summary>
public enum TableFormat
{
    /// <summary>As JSON.</summary>
    Json,

    /// <summary>As a file for a spreadsheet.</summary>
    Csv,
}

/// <summary>The clinic's outcomes, or the same as a table.</summary>
public sealed class ClinicOutcomesAnswer(IResult answer) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => answer.ExecuteAsync(httpContext);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ClinicOutcomesView), ["application/json", CsvTable.MediaType]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}
