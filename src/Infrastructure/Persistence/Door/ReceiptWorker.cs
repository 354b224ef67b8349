using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Door;

/// <summary>Forgets old receipts every few minutes. Any number of instances may.</summary>
internal sealed class ReceiptWorker(OldReceipts receipts, TimeProvider clock, ILogger<ReceiptWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, clock, stoppingToken);
                await receipts.Forget(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
            {
                log.LogError("Old receipts wait, because the database failed: {Failure} {SqlState}", failure.GetType().Name, (failure as PostgresException)?.SqlState);
            }
        }
    }
}
