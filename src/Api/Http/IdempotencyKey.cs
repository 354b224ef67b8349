using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IntegrativeCare.Api.Http;

/// <summary>Reads the name that a caller gave to one act and what exactly was asked under it.</summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>The longest key. Unit: characters.</summary>
    public const int Longest = 255;

    public static IServiceCollection AddIdempotencyKeys(this IServiceCollection services)
    {
        services.TryAddScoped<IdempotentCall>();
        return services.AddSingleton<ReceiptSecret>();
    }

    /// <summary>Put it after routing and sign-in: the route is part of what was asked, and a stranger's body is not worth keeping.</summary>
    public static IApplicationBuilder UseIdempotencyKeys(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var given = http.Request.Headers[Header];
        if (given.Count > 0 && HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint() is RouteEndpoint route)
        {
            if (given is not [{ } key] || !IsReadable(key)) throw new DomainException(new IdempotencyKeyUnreadable());

            var call = http.RequestServices.GetRequiredService<IdempotentCall>();
            var fingerprints = http.RequestServices.GetRequiredService<ReceiptSecret>().Of(await Digest(http, route));
            call.Name(key, fingerprints[0], [.. fingerprints.Skip(1)]);
            http.Response.OnStarting(() =>
            {
                if (call.IsReplay) http.Response.Headers[ReplayedHeader] = "true";
                return Task.CompletedTask;
            });
        }

        await next(http);
    });

    private static bool IsReadable(string key) => key.Length is >= 1 and <= Longest && !key.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static async Task<byte[]> Digest(HttpContext http, RouteEndpoint route)
    {
        var request = http.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, request.Method);
        Add(hash, route.RoutePattern.RawText ?? "");
        foreach (var (name, value) in request.RouteValues.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            Add(hash, name);
            Add(hash, value?.ToString() ?? "");
        }

        Add(hash, request.QueryString.Value ?? "");
        await AddBody(hash, http);
        return hash.GetHashAndReset();
    }

    // Each part is led by its length, so that no two different requests write the same bytes.
    private static void Add(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    /// <summary>Reads the body once, keeps it in memory for the handler (never on disk: it is a client's record) and adds it to the fingerprint.</summary>
    private static async Task AddBody(IncrementalHash hash, HttpContext http)
    {
        var ct = http.RequestAborted;
        var body = new MemoryStream();
        http.Response.RegisterForDispose(body);

        var chunk = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            for (int read; (read = await http.Request.Body.ReadAsync(chunk, ct)) > 0;)
            {
                hash.AppendData(chunk, 0, read);
                await body.WriteAsync(chunk.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk, clearArray: true);
        }

        body.Position = 0;
        http.Request.Body = body;
    }
}
