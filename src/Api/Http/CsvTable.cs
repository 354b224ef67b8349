using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace IntegrativeCare.Api.Http;

/// <summary>A table as a file for a spreadsheet: RFC 4180, UTF-8, one row of names first.</summary>
/// <param name="name">What the file is called, without its ending.</param>
/// <param name="rows">The rows, the names first. A text, a number, a day, or nothing.</param>
public sealed class CsvTable(string name, IEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "text/csv";

    // A program that opens the file takes a text that begins with one of these for a formula.
    private const string BeginAFormula = "=+-@\t\r\n";

    /// <summary>True when the caller's program prefers a table to JSON.</summary>
    public static bool IsWanted(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted)) return false;
        var (json, csv) = (0.0, 0.0);
        foreach (var type in accepted)
        {
            if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)) json = Math.Max(json, type.Quality ?? 1);
            else if (type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)) csv = Math.Max(csv, type.Quality ?? 1);
        }

        return csv > json;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(Write());
        var response = httpContext.Response;
        var tag = EntityTags.Of(null, bytes);
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-store";
        if (EntityTags.IsHeldBy(httpContext.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = MediaType + "; charset=utf-8; header=present";
        response.ContentLength = bytes.Length;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        if (!HttpMethods.IsHead(httpContext.Request.Method)) await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    internal string Write()
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        true => "true",
        false => "false",
        string text => Quoted(text.Length > 0 && BeginAFormula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text),
        // A number is no formula, also below nought.
        IFormattable number and (int or long or decimal) => number.ToString(null, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), "A cell holds a text, a number, a day or nothing."),
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") || text.StartsWith(' ') || text.EndsWith(' ') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
