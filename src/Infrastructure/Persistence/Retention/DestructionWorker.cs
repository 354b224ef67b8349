using IntegrativeCare.Application.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Retention;

/// <summary>Looks every few seconds whether a destruction run is under way, and goes on with it. Any number of instances may.</summary>
internal sealed class DestructionWorker(DestructionWork work, TimeProvider clock, ILogger<DestructionWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, clock, stoppingToken);
                var looked = await work.Continue(stoppingToken);
                if (looked > 0) log.LogInformation("Destruction runs looked at {Records} records.", looked);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or LedgerUnavailableException or TimeoutException or IOException)
            {
                log.LogError("A destruction run waits, because the database or the ledger failed: {Failure} {SqlState}", failure.GetType().Name, (failure as PostgresException)?.SqlState);
            }
        }
    }
}
