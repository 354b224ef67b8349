using IntegrativeCare.Application.Accounts;
using Microsoft.Extensions.Options;

namespace IntegrativeCare.Api.Security;

/// <summary>Reads keys, providers and rules before the first request is taken: what is missing or wrong stops the start.</summary>
internal sealed class SignInAtStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<SigningKeys>();
        services.GetRequiredService<OutsideIssuers>();
        _ = services.GetRequiredService<IOptions<AccountRules>>().Value;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
