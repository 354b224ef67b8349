using System.Text.Json;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Application.Accounts;

namespace IntegrativeCare.Api.Security;

/// <summary>Answers whoever cannot be let in: 401, always with the challenge that says how to come in.</summary>
internal static class SignInProblems
{
    /// <summary>Who somebody says they are was refused.</summary>
    public static Task Write(HttpContext http, SignInRefusal refusal, string challenge = BearerHandler.Name) => Write(http, refusal.Code, refusal.Detail, challenge);

    /// <summary>Nobody said who they are.</summary>
    public static Task WriteRequired(HttpContext http) => Write(http, DoorRefusal.SignInRequired.Code, null, BearerHandler.Name);

    private static async Task Write(HttpContext http, string code, string? detail, string challenge)
    {
        var entry = http.RequestServices.GetRequiredService<ProblemCatalogue>().TryFind(code, out var found) ? found : null;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new Problem
            {
                Type = $"/problems/{code}",
                Title = entry?.Title ?? code,
                Status = StatusCodes.Status401Unauthorized,
                Detail = detail ?? entry?.Meaning ?? code,
                Instance = $"{http.Request.PathBase}{http.Request.Path}",
                Code = code,
                TraceId = RequestId.TraceOf(http),
            },
            ProblemJson.Default.Problem);
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = challenge;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = DomainProblems.MediaType;
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body, http.RequestAborted);
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
