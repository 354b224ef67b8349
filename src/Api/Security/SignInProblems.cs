using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IntegrativeCare.Application.Accounts;

namespace IntegrativeCare.Api.Security;

/// <summary>Answers whoever cannot be let in (RFC 9457). The one place that knows how a refused sign-in looks in HTTP.</summary>
internal static class SignInProblems
{
    /// <summary>How long to wait for a provider that does not answer. Unit: seconds.</summary>
    private const int ProviderRetrySeconds = 10;

    private static readonly SignInRefusal TooManyAttempts = new("auth.too_many_attempts", "Too many sign-ins", "Wait a moment and try again.");
    private static readonly SignInRefusal ProviderOutOfReach = new("auth.provider_unavailable", "The sign-in provider does not answer", "Try again in a moment.");

    public static Task Write(HttpContext http, SignInRefusal refusal, string challenge = BearerHandler.Name)
    {
        http.Response.Headers.WWWAuthenticate = challenge;
        return Write(http, StatusCodes.Status401Unauthorized, refusal);
    }

    public static Task WriteTooMany(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Write(http, StatusCodes.Status429TooManyRequests, TooManyAttempts);
    }

    public static Task WriteProviderOutOfReach(HttpContext http)
    {
        http.Response.Headers.RetryAfter = ProviderRetrySeconds.ToString(CultureInfo.InvariantCulture);
        return Write(http, StatusCodes.Status503ServiceUnavailable, ProviderOutOfReach);
    }

    private static Task Write(HttpContext http, int status, SignInRefusal refusal)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        var body = new
        {
            Type = $"/problems/{refusal.Code}",
            refusal.Title,
            Status = status,
            refusal.Detail,
            Instance = $"{http.Request.PathBase}{http.Request.Path}",
            refusal.Code,
            TraceId = Activity.Current is { IdFormat: ActivityIdFormat.W3C } trace ? trace.TraceId.ToHexString() : http.TraceIdentifier,
        };
        return http.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Web, "application/problem+json", http.RequestAborted);
    }
}

/// <summary>Answers a refused sign-in of the endpoints it stands before, and keeps tokens out of every cache.</summary>
internal sealed class SignInDoor : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (SignInRefusedException refused)
        {
            await SignInProblems.Write(http, refused.Refusal);
            return Results.Empty;
        }
    }
}
