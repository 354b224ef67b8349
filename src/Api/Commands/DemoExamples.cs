using System.Globalization;
using System.Text;
using IntegrativeCare.Api.OpenApi;

namespace IntegrativeCare.Api.Commands;

internal static class DemoExamples
{
    // Days in examples, and how far from today they are meant.
    private static readonly (string Example, int Days)[] Dates =
        [("2026-11-14", -7), ("2026-11-16", -5), ("2026-11-20", -1), ("2026-11-27", -1), ("2026-12-07", 9), ("2027-02-01", 60), ("2027-03-01", 90), ("2027-04-01", 120)];

    /// <summary>Offers the demo people on the sign-in page. In Development only.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment()) return services;
        services.AddSingleton<DemoStore>();
        return services.AddSingleton<IDemoPeople>(provider => provider.GetRequiredService<DemoStore>());
    }

    /// <summary>Puts what is in the demo clinic, and days that lie ahead, into the document's examples, so that "Try it out" works as it stands. In Development only.</summary>
    public static IApplicationBuilder UseDemoExamples(this IApplicationBuilder app) =>
        app.ApplicationServices.GetService<DemoStore>() is not { } demo ? app : app.UseWhen(http => http.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal), document => document.Use(async (http, next) =>
        {
            var answer = http.Response.Body;
            using var held = new MemoryStream();
            http.Response.Body = held;
            try
            {
                await next(http);
            }
            finally
            {
                // Whoever answers a failure writes where the caller reads.
                http.Response.Body = answer;
            }

            var examples = await demo.Examples(http.RequestAborted);
            var text = new StringBuilder(Encoding.UTF8.GetString(held.GetBuffer(), 0, (int)held.Length));
            foreach (var (example, actual) in examples) text.Replace(example, actual);
            var today = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var (example, days) in examples.Count > 0 ? Dates : []) text.Replace(example, today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            http.Response.ContentLength = null;
            await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
        }));
}
