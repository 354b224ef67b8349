using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace IntegrativeCare.Api.Http;

/// <summary>A page to be printed and handed over: one head, one list of facts, no script, everything that was typed or named encoded.</summary>
internal static class PrintedPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA, UnicodeRanges.GeneralPunctuation);

    /// <summary>True when the caller's program prefers a page to JSON.</summary>
    public static bool IsWanted(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted)) return false;
        var (json, html) = (0.0, 0.0);
        foreach (var type in accepted)
        {
            if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)) json = Math.Max(json, type.Quality ?? 1);
            else if (type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)) html = Math.Max(html, type.Quality ?? 1);
        }

        return html > json;
    }

    /// <summary>The whole page.</summary>
    /// <param name="stylesheets">Which of our own files it is styled by.</param>
    /// <param name="facts">What the page says of itself, each a term in plain text and what stands beside it as HTML.</param>
    /// <param name="body">What follows, as HTML.</param>
    public static IResult Of(LanguageTag language, string title, string clinicName, IEnumerable<string> stylesheets, IEnumerable<(string Term, string Html)> facts, string body) => Results.Text(
        $"""
        <!doctype html>
        <html lang="{language.Tag}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html(title)} · {Html(clinicName)}</title>
        {string.Join('\n', stylesheets.Select(name => $"<link rel=\"stylesheet\" href=\"/assets/{name}\">"))}
        </head>
        <body>
        <main>
        <h1>{Html(title)}</h1>
        <dl>
        {string.Join('\n', facts.Select(fact => $"<dt>{Html(fact.Term)}</dt><dd>{fact.Html}</dd>"))}
        </dl>
        {body}</main>
        </body>
        </html>
        """,
        "text/html; charset=utf-8");

    /// <summary>Text as it may stand in HTML and in XML, between tags and in attributes. What neither can hold is left out.</summary>
    public static string Html(string text) => Encoder.Encode(text.Any(IsNoCharacterOfXml) ? string.Concat(text.Where(one => !IsNoCharacterOfXml(one))) : text);

    /// <summary>The same, with its lines kept.</summary>
    public static string Lines(string text) => string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Html));

    private static bool IsNoCharacterOfXml(char one) => one is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF';
}
