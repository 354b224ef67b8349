using IntegrativeCare.Api.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IntegrativeCare.Api.Observability;

/// <summary>Two questions of whoever runs the API: does the process live, and should it be sent requests?</summary>
/// <remarks>The answers say yes or no. Which check failed stands in the log, because anybody may ask.</remarks>
public static partial class Health
{
    private const string Ready = "ready";

    /// <summary>How long one check may take. Unit: seconds.</summary>
    public const int SecondsPerCheck = 3;

    public static IHealthChecksBuilder AddClinicHealth(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        return services.AddHealthChecks();
    }

    /// <summary>Adds something that must hold before requests are sent here.</summary>
    /// <param name="name">What it is, for the log: <c>database</c>, <c>migrations</c>.</param>
    /// <param name="holds">True when it holds. It gets services of its own scope; an exception means no.</param>
    public static IHealthChecksBuilder AddReadiness(this IHealthChecksBuilder health, string name, Func<IServiceProvider, CancellationToken, Task<bool>> holds) =>
        health.Add(new HealthCheckRegistration(name, services => new Check(services, holds), HealthStatus.Unhealthy, [Ready], TimeSpan.FromSeconds(SecondsPerCheck)));

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapRead("/health/live", GetLive).AllowAnonymous().WithoutRateLimit().ExcludeFromDescription();
        app.MapRead("/health/ready", GetReady).AllowAnonymous().WithoutRateLimit().ExcludeFromDescription();
    }

    public static IResult GetLive() => Results.Json(new { status = "live" });

    public static async Task<IResult> GetReady(Readiness readiness) =>
        await readiness.Holds()
            ? Results.Json(new { status = "ready" })
            : Results.Json(new { status = "notReady" }, statusCode: StatusCodes.Status503ServiceUnavailable);

    private sealed class Check(IServiceProvider services, Func<IServiceProvider, CancellationToken, Task<bool>> holds) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await holds(services, cancellationToken) ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus);
    }

    /// <summary>Remembers the last answer for a second, so that asking costs the database nothing however often it is done.</summary>
    public sealed partial class Readiness(HealthCheckService checks, TimeProvider clock, IHostApplicationLifetime life, ILogger<Readiness> log) : IDisposable
    {
        private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

        private readonly SemaphoreSlim _asking = new(1, 1);
        private (long At, bool Holds)? _last;

        public async Task<bool> Holds()
        {
            if (life.ApplicationStopping.IsCancellationRequested) return false;

            // Not the caller's token: the answer is for all who ask in this second.
            await _asking.WaitAsync(CancellationToken.None);
            try
            {
                if (_last is { } last && clock.GetElapsedTime(last.At) < Fresh) return last.Holds;

                var report = await checks.CheckHealthAsync(check => check.Tags.Contains(Ready), CancellationToken.None);
                foreach (var (name, entry) in report.Entries)
                    if (entry.Status is not HealthStatus.Healthy) NotReady(log, name, entry.Exception);

                var holds = report.Status is HealthStatus.Healthy;
                _last = (clock.GetTimestamp(), holds);
                return holds;
            }
            finally
            {
                _asking.Release();
            }
        }

        public void Dispose() => _asking.Dispose();

        [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: {Check} does not hold")]
        private static partial void NotReady(ILogger log, string check, Exception? failure);
    }
}
