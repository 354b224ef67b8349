namespace IntegrativeCare.Api.Http;

/// <summary>What browsers may do with an answer: as little as possible.</summary>
public static class SecurityHeaders
{
    /// <summary>For everything that is not a page: nothing may be loaded, run or framed.</summary>
    public const string DataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>For our own pages: our own files and calls, no script or style inside the page.</summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>For a drawing: as for data, and the one style that is written in it, known by its hash.</summary>
    public static string DrawingPolicy { get; } = $"{DataPolicy}; style-src {OutcomeChart.StyleHash}";

    /// <summary>A year, with every name below ours.</summary>
    public const string TransportPolicy = "max-age=31536000; includeSubDomains";

    private const string Permissions =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    /// <summary>Put it before everything that may answer.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        var isDevelopment = app.ApplicationServices.GetRequiredService<IHostEnvironment>().IsDevelopment();
        return app.Use(async (http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                Set(http, isDevelopment);
                return Task.CompletedTask;
            });
            await next(http);
        });
    }

    private static void Set(HttpContext http, bool isDevelopment)
    {
        var headers = http.Response.Headers;
        var isPage = http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;
        var isDrawing = http.Response.ContentType?.StartsWith("image/svg+xml", StringComparison.OrdinalIgnoreCase) is true;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = isPage ? PagePolicy : isDrawing ? DrawingPolicy : DataPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // Whoever may be stored says so; silence means no.
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        if (http.Request.IsHttps && !isDevelopment) headers.StrictTransportSecurity = TransportPolicy;
    }
}
