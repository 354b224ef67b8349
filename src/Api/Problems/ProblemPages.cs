using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IntegrativeCare.Api.Http;
using Microsoft.Net.Http.Headers;

namespace IntegrativeCare.Api.Problems;

/// <summary>The readable page behind every problem's <c>type</c>.</summary>
public static class ProblemPages
{
    public static void MapProblemPages(this IEndpointRouteBuilder app)
    {
        app.MapRead("/problems", ListProblems).AllowAnonymous().ExcludeFromDescription();
        app.MapRead("/problems/{code}", GetProblem).AllowAnonymous().ExcludeFromDescription();
    }

    public static IResult ListProblems(HttpContext http, ProblemCatalogue catalogue)
    {
        if (WantsJson(http)) return Json(http, JsonSerializer.SerializeToUtf8Bytes(catalogue.Entries, ProblemJson.Default.IReadOnlyListProblemEntry));

        var rows = new StringBuilder();
        foreach (var entry in catalogue.Entries)
            rows.Append(CultureInfo.InvariantCulture, $"""
                <tr><th scope="row"><a href="/problems/{Html(entry.Code)}"><code>{Html(entry.Code)}</code></a></th><td>{entry.Status}</td><td>{Html(entry.Title)}</td></tr>

                """);
        return Page(http, "Problems", $"""
            <h1>Problems</h1>
            <p>Every way this API says no. Programs ask for <code>application/json</code> and get the same list.</p>
            <table>
            <caption>All codes</caption>
            <thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Title</th></tr></thead>
            <tbody>
            {rows}</tbody>
            </table>
            """);
    }

    public static IResult GetProblem(string code, HttpContext http, ProblemCatalogue catalogue)
    {
        if (!catalogue.TryFind(code, out var entry)) throw new DoorException(DoorRefusal.RouteNotFound);
        if (WantsJson(http)) return Json(http, JsonSerializer.SerializeToUtf8Bytes(entry, ProblemJson.Default.ProblemEntry));

        return Page(http, entry.Title, $"""
            <p><a href="/problems">All problems</a></p>
            <h1>{Html(entry.Title)}</h1>
            <dl>
            <dt>Code</dt><dd><code>{Html(entry.Code)}</code></dd>
            <dt>Status</dt><dd>{entry.Status}</dd>
            </dl>
            <h2>What it means</h2>
            <p>{Html(entry.Meaning)}</p>
            <h2>What to do</h2>
            <p>{Html(entry.WhatToDo)}</p>
            """);
    }

    /// <summary>People get a page; JSON is for who prefers it by name.</summary>
    private static bool WantsJson(HttpContext http)
    {
        var (json, html) = (0.0, 0.0);
        if (!MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted)) return false;
        foreach (var type in accepted)
        {
            var quality = type.Quality ?? 1;
            if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals(DomainProblems.MediaType, StringComparison.OrdinalIgnoreCase))
                json = Math.Max(json, quality);
            else if (type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
                html = Math.Max(html, quality);
        }

        return json > html;
    }

    private static IResult Json(HttpContext http, byte[] body)
    {
        http.Response.Headers.Vary = HeaderNames.Accept;
        return Results.Bytes(body, "application/json; charset=utf-8");
    }

    private static IResult Page(HttpContext http, string title, string main)
    {
        http.Response.Headers.Vary = HeaderNames.Accept;
        return Results.Text($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html(title)} · IntegrativeCare</title>
            <link rel="stylesheet" href="/assets/pages.css">
            </head>
            <body>
            <main>
            {main}
            </main>
            </body>
            </html>
            """, "text/html; charset=utf-8");
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
