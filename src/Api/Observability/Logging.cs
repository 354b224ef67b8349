using System.Diagnostics;
using System.Globalization;
using IntegrativeCare.Api.Http;
using Serilog;
using Serilog.Core;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace IntegrativeCare.Api.Observability;

/// <summary>What the clinic's operators read: one line per request, and what went wrong. Ids only; never what a client's record says.</summary>
public static partial class Logging
{
    private const string Other = "(other)";

    /// <summary>Readable lines in Development, JSON lines elsewhere. Levels are set under <c>Logging:LogLevel</c>; more sinks under <c>Serilog:WriteTo</c>, all behind <see cref="Redaction"/>.</summary>
    public static WebApplicationBuilder AddClinicLogging(this WebApplicationBuilder builder)
    {
        var sinks = new LoggerConfiguration().MinimumLevel.Verbose();
        if (builder.Environment.IsDevelopment())
            sinks.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {Failure:lj}{NewLine}", formatProvider: CultureInfo.InvariantCulture);
        else
            sinks.WriteTo.Console(new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture));
        if (builder.Configuration.GetSection("Serilog").Exists()) sinks.ReadFrom.Configuration(builder.Configuration);

        return builder.AddClinicLogging(sinks.CreateLogger());
    }

    /// <summary>The same with given sinks.</summary>
    internal static WebApplicationBuilder AddClinicLogging(this WebApplicationBuilder builder, Logger sinks)
    {
        // Levels are decided once, by Logging:LogLevel, before an event comes here.
        var logger = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext().WriteTo.Sink(new Redaction(sinks)).CreateLogger();
        builder.Logging.ClearProviders();
        foreach (var (category, level) in UsualLevels)
            if (builder.Configuration[$"Logging:LogLevel:{category}"] is null) builder.Logging.AddFilter(category, level);

        // Not AddSerilog: it lifts every level filter for its own provider.
        builder.Logging.AddProvider(new SerilogLoggerProvider(logger, dispose: true));
        return builder;
    }

    // The framework's own lines about a request repeat ours; the health checks' repeat what Readiness says.
    private static readonly (string Category, LogLevel Level)[] UsualLevels =
    [
        ("Microsoft", LogLevel.Warning), ("System", LogLevel.Warning), ("Microsoft.Hosting.Lifetime", LogLevel.Information), ("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None),
    ];

    /// <summary>One line per request. Put it right after the request's name is known, outside everything that answers.</summary>
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("RequestLog");
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
            Write(log, http, http.Response.StatusCode, start);
        }
        catch
        {
            // Refusals were answered further in; what comes here broke an answer on its way.
            Write(log, http, http.Response.HasStarted ? http.Response.StatusCode : StatusCodes.Status500InternalServerError, start);
            throw;
        }
    });

    private static void Write(Microsoft.Extensions.Logging.ILogger log, HttpContext http, int status, long start)
    {
        var route = http.GetEndpoint() is RouteEndpoint endpoint ? endpoint.RoutePattern.RawText ?? "(none)" : "(none)";
        var told = http.GetEndpoint()?.Metadata.GetMetadata<LoggedAs>();
        route = told?.Route ?? route;
        NameTrace(http, route, status);

        Guid? client = told is null or { TellsWho: true } && Guid.TryParse(http.Request.RouteValues["clientId"] as string, out var id) ? id : null;
        var account = told is null or { TellsWho: true } ? CallerClaims.AccountOf(http) : null;
        var level = status >= StatusCodes.Status500InternalServerError ? LogLevel.Error : LogLevel.Information;
        Answered(log, level, MethodOf(http), route, status, Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1), http.TraceIdentifier, RequestId.TraceOf(http), account, client);
    }

    // A method is free text on the wire; only the known ones are worth a line.
    private static string MethodOf(HttpContext http) => IsKnown(http.Request.Method) ? http.Request.Method : Other;

    internal static bool IsKnown(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" or Other;

    // The trace is exported too: it bears the route's template, never the address.
    private static void NameTrace(HttpContext http, string route, int status)
    {
        if (http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpActivityFeature>()?.Activity is not { } trace) return;
        trace.DisplayName = $"{MethodOf(http)} {route}";
        trace.SetTag("http.route", route).SetTag("http.response.status_code", status).SetTag("url.path", null).SetTag("url.query", null);
    }

    [LoggerMessage(Message = "{Method} {Route} answered {StatusCode} in {ElapsedMs} ms ({RequestId} {TraceId} {AccountId} {ClientId})")]
    private static partial void Answered(Microsoft.Extensions.Logging.ILogger log, LogLevel level, string method, string route, int statusCode, double elapsedMs, string requestId, string traceId, Guid? accountId, Guid? clientId);
}
