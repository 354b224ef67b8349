using System.Globalization;
using System.Text.RegularExpressions;
using IntegrativeCare.Api.Problems;

namespace IntegrativeCare.Api.Http;

/// <summary>The revision that the caller last saw, from <c>If-Match</c>. A handler that takes one can't be called without it.</summary>
/// <param name="Value">From 1. Hand it to the aggregate's <c>MustBeAt</c>.</param>
public readonly partial record struct ExpectedRevision(int Value)
{
    /// <summary>Reads one strong tag as this API wrote it, <c>"7"</c> or <c>"7-c2hvd24"</c>. Not a list, not a weak tag, not <c>*</c>.</summary>
    /// <exception cref="DoorException"><see cref="DoorRefusal.IfMatchMissing"/>, <see cref="DoorRefusal.IfMatchUnreadable"/>.</exception>
    public static ValueTask<ExpectedRevision> BindAsync(HttpContext context)
    {
        var given = context.Request.Headers.IfMatch;
        if (given.Count == 0 || (given is [var one] && string.IsNullOrWhiteSpace(one))) throw new DoorException(DoorRefusal.IfMatchMissing);

        if (given is [{ } tag] && Tag().Match(tag.Trim()) is { Success: true } read
            && int.TryParse(read.Groups["revision"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return ValueTask.FromResult(new ExpectedRevision(revision));

        throw new DoorException(DoorRefusal.IfMatchUnreadable);
    }

    [GeneratedRegex(@"\A""(?<revision>[1-9][0-9]{0,9})(-[A-Za-z0-9_-]{1,64})?""\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}

/// <summary>As <see cref="ExpectedRevision"/>, where there may be nothing to match yet.</summary>
/// <param name="Value">From 1; <c>null</c> when the caller sent no <c>If-Match</c>.</param>
public readonly record struct RevisionIfAny(int? Value)
{
    /// <summary>Reads <c>If-Match</c> when there is one.</summary>
    public static async ValueTask<RevisionIfAny> BindAsync(HttpContext context) =>
        context.Request.Headers.IfMatch.Count == 0 ? new(null) : new((await ExpectedRevision.BindAsync(context)).Value);
}
