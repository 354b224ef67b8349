using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
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
        var http = context.HttpContext;
        foreach (var key in KeysOf(context))
        {
            using var lease = windows.AttemptAcquire(key);
            if (lease.IsAcquired) continue;

            await SignInProblems.WriteTooMany(http, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1));
            return Results.Empty;
        }

        return await next(context);
    }

    public void Dispose() => windows.Dispose();

    private static IEnumerable<string> KeysOf(EndpointFilterInvocationContext context)
    {
        yield return $"address:{Neighbourhood(context.HttpContext.Connection.RemoteIpAddress)}";
        if (context.Arguments.OfType<SignInBody>().FirstOrDefault() is { } body)
            yield return $"email:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body.Email.Trim().ToUpperInvariant())))}";
    }

    // One household holds a whole /64 of IPv6 addresses.
    private static string Neighbourhood(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
