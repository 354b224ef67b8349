using System.Diagnostics;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.Extensions.Logging;

namespace IntegrativeCare.Application.Pipeline;

/// <summary>Logs what was asked, about whom and how it ended: names of messages, ids, codes, milliseconds. Never a body, a name or a text, and of some messages not even that they were sent.</summary>
internal sealed class RequestLog<TRequest, TResponse>(ILogger<RequestLog<TRequest, TResponse>> log) : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly bool IsKeptFromLogs = typeof(TRequest).IsDefined(typeof(KeptFromLogsAttribute), inherit: false);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (IsKeptFromLogs) return await next();

        var start = Stopwatch.GetTimestamp();
        var client = (request as IUsesClientRecord)?.ClientId.Value;
        try
        {
            var response = await next();
            log.LogInformation("{Message} for client {ClientId} done in {Elapsed:0.0} ms", typeof(TRequest).Name, client, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            return response;
        }
        catch (DomainException refusal)
        {
            log.LogInformation("{Message} for client {ClientId} refused as {Code} in {Elapsed:0.0} ms", typeof(TRequest).Name, client, refusal.Error.Code, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            throw;
        }
    }
}
