using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

/// <summary>Looks every half minute whether a safety signal has to go on. Any number of instances may.</summary>
internal sealed class EscalationWorker(EscalationWork work, TimeProvider clock, ILogger<EscalationWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, clock, stoppingToken);
                var moved = await work.LookAtAll(stoppingToken);
                if (moved > 0) log.LogInformation("{Signals} safety signals went on.", moved);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever fails, the ladder has to be looked at again: a signal must not wait because another one could not be read.
            catch (Exception failure)
            {
                log.LogError("Safety signals wait, because looking at them failed: {Failure} {SqlState}", failure.GetType().Name, (failure as PostgresException)?.SqlState);
            }
        }
    }
}
