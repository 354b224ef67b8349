using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Application.Accounts;
using Microsoft.Extensions.Options;

namespace IntegrativeCare.Api.Security;

/// <summary>How often signing in can be tried: so many times a minute from one address, and for one e-mail address, whether it has an account or not.</summary>
internal sealed class SignInRateLimit : IEndpointFilter, IDisposable
{
    private readonly PartitionedRateLimiter<string> windows;

    public SignInRateLimit(IOptions<AccountRules> rules) => windows = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = rules.Value.SignInsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var key in KeysOf(context))
        {
            using var lease = windows.AttemptAcquire(key);
            if (lease.IsAcquired) continue;

            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var rest) ? rest : TimeSpan.FromMinutes(1);
            throw new DoorException(DoorRefusal.TooMany) { RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };
        }

        return await next(context);
    }

    public void Dispose() => windows.Dispose();

    private static IEnumerable<string> KeysOf(EndpointFilterInvocationContext context)
    {
        yield return $"address:{RateLimits.Neighbourhood(context.HttpContext.Connection.RemoteIpAddress)}";
        if (context.Arguments.OfType<SignInBody>().FirstOrDefault() is { } body)
            yield return $"email:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body.Email.Trim().ToUpperInvariant())))}";
    }
}
