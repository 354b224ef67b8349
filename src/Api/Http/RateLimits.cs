using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IntegrativeCare.Api.Problems;

namespace IntegrativeCare.Api.Http;

/// <summary>How many requests one caller and one clinic may make. Configured under <c>RateLimits</c>.</summary>
public sealed record RateLimitOptions
{
    /// <summary>Requests per minute of one account, or of one address that is not signed in.</summary>
    public int PerCallerPerMinute { get; init; } = 600;

    /// <summary>Requests per minute of all accounts of one clinic together.</summary>
    public int PerClinicPerMinute { get; init; } = 6000;
}

/// <summary>Keeps one caller from taking the whole clinic's share, and one clinic from taking everybody's.</summary>
/// <remarks>Headers follow draft-ietf-httpapi-ratelimit-headers: the quota in <c>RateLimit-Policy</c>, what is left of it in <c>RateLimit</c>.</remarks>
public static class RateLimits
{
    public const string Header = "RateLimit";
    public const string PolicyHeader = "RateLimit-Policy";

    private const int WindowSeconds = 60;

    /// <summary>Reads the limits and keeps the buckets.</summary>
    /// <exception cref="InvalidOperationException">A limit below 1 is configured.</exception>
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new();
        if (options.PerCallerPerMinute < 1 || options.PerClinicPerMinute < 1) throw new InvalidOperationException("RateLimits: each limit is at least 1 request per minute.");
        return services.AddSingleton(options).AddSingleton<TokenBuckets>();
    }

    /// <summary>Marks a route that anybody may ask as often as they like, such as a liveness probe.</summary>
    public static TBuilder WithoutRateLimit<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(Unlimited.Instance);

    /// <summary>Put it after sign-in: a caller is an account, or an address until it has signed in.</summary>
    public static IApplicationBuilder UseRateLimits(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<RateLimitOptions>();
        var buckets = app.ApplicationServices.GetRequiredService<TokenBuckets>();
        return app.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<Unlimited>() is null) Take(http, options, buckets);
            return next(http);
        });
    }

    private static void Take(HttpContext http, RateLimitOptions options, TokenBuckets buckets)
    {
        var account = CallerClaims.AccountOf(http);
        var caller = buckets.Of(account is { } id ? $"account:{id:N}" : $"address:{Neighbourhood(http.Connection.RemoteIpAddress)}", options.PerCallerPerMinute);
        var clinic = account is not null && CallerClaims.ClinicOf(http) is { } clinicId ? buckets.Of($"clinic:{clinicId:N}", options.PerClinicPerMinute) : null;

        var now = buckets.Now;
        var (callerTaken, clinicTaken) = (caller.TryTake(now), true);
        if (callerTaken && clinic is not null && !(clinicTaken = clinic.TryTake(now))) caller.GiveBack();

        http.Response.OnStarting(() =>
        {
            var at = buckets.Now;
            http.Response.Headers[PolicyHeader] = Line(clinic, (name, bucket) => Invariant($"\"{name}\";q={bucket.Quota};w={WindowSeconds}"), caller);
            http.Response.Headers[Header] = Line(clinic, (name, bucket) => Invariant($"\"{name}\";r={bucket.Left(at)};t={bucket.SecondsUntilFull(at)}"), caller);
            return Task.CompletedTask;
        });

        if (callerTaken && clinicTaken) return;
        throw new DoorException(DoorRefusal.TooMany) { RetryAfterSeconds = (callerTaken ? clinic! : caller).SecondsUntilNext(now) };
    }

    private static string Line(TokenBucket? clinic, Func<string, TokenBucket, string> write, TokenBucket caller) =>
        clinic is null ? write("caller", caller) : $"{write("caller", caller)}, {write("clinic", clinic)}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // One household or office holds a whole /64 of IPv6 addresses; counting single ones would count nothing.
    internal static string Neighbourhood(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private sealed class Unlimited
    {
        public static readonly Unlimited Instance = new();
    }
}

/// <summary>All buckets in use. Memory is bounded: the ones not asked for lately are forgotten, which gives them back their full quota.</summary>
public sealed class TokenBuckets(TimeProvider clock)
{
    /// <summary>How many buckets one generation holds; at most two generations are kept.</summary>
    public const int Most = 20_000;

    private readonly Lock _turning = new();
    private ConcurrentDictionary<string, TokenBucket> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, TokenBucket> _old = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>A clock that never goes back. Unit: seconds.</summary>
    public double Now => clock.GetElapsedTime(0).TotalSeconds;

    /// <summary>How many buckets are kept now.</summary>
    public int Count => _young.Count + _old.Count;

    public TokenBucket Of(string key, int quota)
    {
        var young = _young;
        if (young.TryGetValue(key, out var known)) return known;

        var bucket = young.GetOrAdd(key, _old.TryGetValue(key, out var old) ? old : new TokenBucket(quota, Now));
        if (Interlocked.Increment(ref _count) >= Most) Turn(young);
        return bucket;
    }

    private void Turn(ConcurrentDictionary<string, TokenBucket> full)
    {
        lock (_turning)
        {
            if (!ReferenceEquals(full, _young)) return;
            _old = full;
            _young = new(StringComparer.Ordinal);
            _count = 0;
        }
    }
}

/// <summary>A quota that fills again evenly over a minute.</summary>
public sealed class TokenBucket(int quota, double now)
{
    private readonly Lock _gate = new();
    private double _tokens = quota;
    private double _at = now;

    /// <summary>Requests per minute, and how many may come at once after a quiet minute.</summary>
    public int Quota { get; } = quota;

    private double PerSecond => Quota / 60.0;

    public bool TryTake(double now)
    {
        lock (_gate)
        {
            Fill(now);
            if (_tokens < 1) return false;
            _tokens--;
            return true;
        }
    }

    public void GiveBack()
    {
        lock (_gate) _tokens = Math.Min(Quota, _tokens + 1);
    }

    public int Left(double now)
    {
        lock (_gate)
        {
            Fill(now);
            return (int)_tokens;
        }
    }

    public int SecondsUntilFull(double now)
    {
        lock (_gate)
        {
            Fill(now);
            return SecondsFor(Quota - _tokens);
        }
    }

    public int SecondsUntilNext(double now)
    {
        lock (_gate)
        {
            Fill(now);
            return Math.Max(1, SecondsFor(1 - _tokens));
        }
    }

    // A sum of many small parts ends a hair beside the whole; a hair must not cost a request or a second.
    private int SecondsFor(double tokens) => (int)Math.Ceiling(Math.Round(tokens / PerSecond, 6));

    private void Fill(double now)
    {
        if (now <= _at) return;
        _tokens = Math.Min(Quota, Math.Round(_tokens + ((now - _at) * PerSecond), 9));
        _at = now;
    }
}
