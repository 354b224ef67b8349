using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IntegrativeCare.Api.Problems;

/// <summary>Finds the place in a request that could not be read, without repeating what stood there.</summary>
internal static partial class PlaceInRequest
{
    /// <summary>A member name longer than this is cut out of the answer with everything below it. Unit: UTF-16 characters.</summary>
    private const int LongestPointer = 256;

    /// <summary>The place named by the failure underneath; <c>null</c> when it names none.</summary>
    public static ProblemPlace? Of(BadHttpRequestException failure)
    {
        if (failure.InnerException is JsonException json) return Pointer(json.Path) is { } pointer ? Unreadable with { Pointer = pointer } : null;
        return ParameterName().Match(failure.Message) is { Success: true } named ? Unreadable with { Parameter = named.Groups["name"].Value } : null;
    }

    /// <summary>Turns the reader's path (<c>$.goals[0].title</c>) into a JSON pointer (<c>/goals/0/title</c>).</summary>
    public static string? Pointer(string? path)
    {
        if (path is null || !path.StartsWith('$')) return null;

        var pointer = new StringBuilder();
        for (var i = 1; i < path.Length && pointer.Length <= LongestPointer;)
        {
            var (step, next) = Step(path, i);
            pointer.Append('/').Append(step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            i = next;
        }

        return pointer.Length <= LongestPointer ? pointer.ToString() : null;
    }

    private static ProblemPlace Unreadable { get; } =
        new() { Code = "unreadable", Message = "This could not be read: check its name, its type and its form." };

    // The reader writes .name for plain names, ['na.me'] for others (quotes inside are not escaped) and [0] for places in a list.
    private static (string Step, int Next) Step(string path, int at)
    {
        if (path[at] == '.')
        {
            var end = path.AsSpan(at + 1).IndexOfAny('.', '[');
            var next = end < 0 ? path.Length : at + 1 + end;
            return (path[(at + 1)..next], next);
        }

        var quoted = path.AsSpan(at).StartsWith("['", StringComparison.Ordinal);
        var close = path.IndexOf(quoted ? "']" : "]", at, StringComparison.Ordinal);
        if (close < 0) return (path[(at + 1)..], path.Length);
        return quoted ? (path[(at + 2)..close], close + 2) : (path[(at + 1)..close].ToString(CultureInfo.InvariantCulture), close + 1);
    }

    // The framework writes: Failed to bind parameter "int limit" from "…". Only the first quotation is ours; the second is what was sent.
    [GeneratedRegex("""\A[^"]*"[^"]*?(?<name>\w+)"(?: |$)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}
