using IntegrativeCare.Application.Access;

namespace IntegrativeCare.Api.Http;

/// <summary>Says with an answer that what it shows may not be passed on, and under which consent it was shown.</summary>
/// <remarks>42 CFR 2.32: every disclosure made with consent carries the notice and the consent or a clear explanation of its scope.</remarks>
public static class RedisclosureNotice
{
    /// <summary>Carries <see cref="ShortText"/>.</summary>
    public const string Header = "Redisclosure-Notice";

    /// <summary>Links to each directive under which it was shown, as in <c>Link</c>.</summary>
    public const string ScopeHeader = "Consent-Scope";

    /// <summary>The short form of the notice, 42 CFR 2.32(a)(2).</summary>
    public const string ShortText = "42 CFR part 2 prohibits unauthorized use or disclosure of these records";

    /// <summary>Put it before everything that may answer. Refusals and answers that show nothing of the kind stay as they are.</summary>
    public static IApplicationBuilder UseRedisclosureNotice(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode < StatusCodes.Status400BadRequest && http.RequestServices.GetRequiredService<CarriedObligations>() is { NoRedisclosure: true } carried) Set(http, carried);
            return Task.CompletedTask;
        });
        await next(http);
    });

    private static void Set(HttpContext http, CarriedObligations carried)
    {
        http.Response.Headers[Header] = ShortText;
        if (carried.Scope.Count > 0)
            http.Response.Headers[ScopeHeader] = string.Join(", ", carried.Scope.Select(one => $"</api/v1/clients/{one.Client.Value}/consent-directives/{one.Directive}>"));
    }
}
