using System.Diagnostics;
using System.Text.RegularExpressions;

namespace IntegrativeCare.Api.Http;

/// <summary>One name per request, the caller's if it gave a usable one, said back on every answer; and the W3C trace it belongs to.</summary>
public static partial class RequestId
{
    public const string Header = "X-Request-Id";

    /// <summary>Put it first: all that follows is named by it.</summary>
    public static IApplicationBuilder UseRequestId(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var given = http.Request.Headers[Header];
        var id = given is [{ } one] && Readable().IsMatch(one) ? one : Guid.CreateVersion7().ToString();
        http.TraceIdentifier = id;
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });

        using var own = Activity.Current is null ? StartTrace(http) : null;
        await next(http);
    });

    /// <summary>The trace's id, 32 hexadecimal digits; the request's own name when nothing is traced.</summary>
    public static string TraceOf(HttpContext http) =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } trace ? trace.TraceId.ToHexString() : http.TraceIdentifier;

    // The host traces by itself as long as anybody logs or listens; a trace handed in must be honoured even when nobody does.
    private static Activity StartTrace(HttpContext http)
    {
        var trace = new Activity("request").SetIdFormat(ActivityIdFormat.W3C);
        if (http.Request.Headers.TraceParent is [{ } parent] && ActivityContext.TryParse(parent, null, out _)) trace.SetParentId(parent);
        return trace.Start();
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Readable();
}
