using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IntegrativeCare.Api.Problems;

/// <summary>One code of the catalogue, as its page tells it.</summary>
public sealed record ProblemEntry
{
    /// <summary>The permanent code, <c>feature.what_happened</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The HTTP status it comes with.</summary>
    public required int Status { get; init; }

    /// <summary>The code in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What happened, in the clinic's words.</summary>
    public required string Meaning { get; init; }

    /// <summary>What the caller can do now.</summary>
    public required string WhatToDo { get; init; }
}

/// <summary>Every way the API says no, with its page. Read from <c>catalogue.json</c> beside this file and checked when the API starts.</summary>
public sealed partial class ProblemCatalogue
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly FrozenDictionary<string, ProblemEntry> _byCode;

    private ProblemCatalogue(IReadOnlyList<ProblemEntry> entries) =>
        (Entries, _byCode) = (entries, entries.ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal));

    /// <summary>The catalogue that was built into this API.</summary>
    public static ProblemCatalogue Embedded { get; } = ReadEmbedded();

    /// <summary>All entries, sorted by code.</summary>
    public IReadOnlyList<ProblemEntry> Entries { get; }

    public bool TryFind(string code, [NotNullWhen(true)] out ProblemEntry? entry) => _byCode.TryGetValue(code, out entry);

    /// <summary>Reads a catalogue and refuses one that would leave a caller without an explanation.</summary>
    /// <exception cref="InvalidOperationException">It names each fault: a text is missing, a code is malformed or stands twice, the order is wrong.</exception>
    public static ProblemCatalogue Read(Stream json)
    {
        var entries = JsonSerializer.Deserialize<List<ProblemEntry>>(json, Strict)!;
        var faults = entries.SelectMany(FaultsOf)
            .Concat(entries.Zip(entries.Skip(1)).Where(pair => string.CompareOrdinal(pair.First.Code, pair.Second.Code) >= 0)
                .Select(pair => $"{pair.Second.Code}: entries are sorted by code and each stands once."))
            .ToList();
        return faults.Count == 0 ? new(entries) : throw new InvalidOperationException($"catalogue.json: {string.Join(' ', faults)}");
    }

    /// <summary>The catalogue as <c>docs/errors.md</c> prints it.</summary>
    public string ToMarkdown()
    {
        var page = new StringBuilder("""
            # Errors

            Every error is `application/problem+json` (RFC 9457) with a permanent `code`. The API serves this list at `/problems` and each code at
            `/problems/{code}`. This page is written by `scripts/errors.sh` from `src/Api/Problems/catalogue.json`; change it there.

            """);
        foreach (var feature in Entries.GroupBy(entry => entry.Code[..entry.Code.IndexOf('.', StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {feature.Key}\n\n| Code | Status | Meaning | What to do |\n| --- | --- | --- | --- |\n");
            foreach (var entry in feature)
                page.Append(CultureInfo.InvariantCulture, $"| `{entry.Code}` | {entry.Status} | **{Cell(entry.Title)}.** {Cell(entry.Meaning)} | {Cell(entry.WhatToDo)} |\n");
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static ProblemCatalogue ReadEmbedded()
    {
        using var json = typeof(ProblemCatalogue).Assembly.GetManifestResourceStream("problems/catalogue.json")
            ?? throw new InvalidOperationException("The problem catalogue is not built into the API.");
        return Read(json);
    }

    private static IEnumerable<string> FaultsOf(ProblemEntry entry)
    {
        if (!Code().IsMatch(entry.Code)) yield return $"{entry.Code}: a code is feature.what_happened in lower case.";
        if (entry.Status is < 400 or > 599) yield return $"{entry.Code}: {entry.Status} is no error status.";
        if (string.IsNullOrWhiteSpace(entry.Title) || entry.Title.EndsWith('.')) yield return $"{entry.Code}: the title is a few words without a full stop.";
        if (string.IsNullOrWhiteSpace(entry.Meaning)) yield return $"{entry.Code}: the meaning is missing.";
        if (string.IsNullOrWhiteSpace(entry.WhatToDo)) yield return $"{entry.Code}: what to do is missing.";
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
