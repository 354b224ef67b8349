using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.PolicyPacks;

/// <summary>A policy pack as a file says it, checked member by member before anybody relies on it.</summary>
internal sealed partial record PolicyPackFile
{
    private const int MostHours = 168;
    private const int MostYears = 50;
    private const string LicenceRule = "licencesAlsoFrom";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    // The rules of a pack, each of which needs a source. What only names or dates the pack needs none.
    private static readonly string[] Rules =
    [
        "consentElements", "writtenConsentRegions", "prohibitedRegions", "touchConsentDocumentedWithinHours", "initialConsultationDocument", "retention", "ageOfMajority", "ageOfOwnConsent",
        "supervisorSeesProcessNotes", "impliedConsentWithinDiscipline", "noticeOfIncompleteness", "accountingYears", LicenceRule,
    ];

    public required string Code { get; init; }
    public required string Version { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<string> Jurisdictions { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public DateOnly? EffectiveUntil { get; init; }
    public required IReadOnlyList<DiscussionElement> ConsentElements { get; init; }
    public required IReadOnlyList<WrittenConsentRule> WrittenConsentRegions { get; init; }
    public required IReadOnlyList<BodyRegion> ProhibitedRegions { get; init; }
    public required int TouchConsentDocumentedWithinHours { get; init; }
    public int NoteLateAfterHours { get; init; } = 24;
    public required ConsultationDocument? InitialConsultationDocument { get; init; }
    public required RetentionRule Retention { get; init; }
    public required int AgeOfMajority { get; init; }
    public required int? AgeOfOwnConsent { get; init; }
    public required bool SupervisorSeesProcessNotes { get; init; }
    public required bool ImpliedConsentWithinDiscipline { get; init; }
    public required bool NoticeOfIncompleteness { get; init; }
    public required int AccountingYears { get; init; }
    public IReadOnlyList<string> LicencesAlsoFrom { get; init; } = [];
    public required IReadOnlyList<RuleSource> Sources { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Reads and checks one file.</summary>
    /// <param name="name">What people call the file; it stands in each fault.</param>
    /// <param name="faults">Takes up everything that is wrong.</param>
    /// <returns>The file; <c>null</c> when anything is wrong with it.</returns>
    public static PolicyPackFile? Read(string name, string json, ICollection<PolicyPackFault> faults)
    {
        PolicyPackFile? file;
        try
        {
            file = JsonSerializer.Deserialize<PolicyPackFile>(json, Shape);
        }
        catch (JsonException unreadable)
        {
            faults.Add(new(name, (int)(unreadable.LineNumber ?? 0) + 1, PointerOf(unreadable.Path), InWords(unreadable)));
            return null;
        }

        if (file is null)
        {
            faults.Add(new(name, 1, "", "holds no policy pack."));
            return null;
        }

        var wrong = file.WhatIsWrong().ToList();
        if (wrong.Count == 0) return file;

        var lines = LinesOf(json);
        foreach (var (pointer, what) in wrong) faults.Add(new(name, LineAt(lines, pointer), pointer, what));
        return null;
    }

    /// <summary>The line on which a member of a file stands; that of the whole when there is no such member.</summary>
    internal static int LineIn(string json, string pointer) => LineAt(LinesOf(json), pointer);

    private IEnumerable<(string Pointer, string What)> WhatIsWrong()
    {
        if (!CodeShape().IsMatch(Code)) yield return ("/code", "must be 'default', or capitals and digits such as CA-ON, at most 20 characters.");
        if (!DateOnly.TryParseExact(Version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) yield return ("/version", "must be the day on which the version was written, such as 2026-11-01.");
        if (string.IsNullOrWhiteSpace(Title)) yield return ("/title", "must say something.");
        if (EffectiveUntil < EffectiveFrom) yield return ("/effectiveUntil", "must not be before effectiveFrom.");
        for (var i = 0; i < Jurisdictions.Count; i++)
        {
            if (!PlaceShape().IsMatch(Jurisdictions[i])) yield return ($"/jurisdictions/{i}", "must be a country or one of its parts, such as CA or CA-ON.");
            if (Jurisdictions.Take(i).Contains(Jurisdictions[i], StringComparer.Ordinal)) yield return ($"/jurisdictions/{i}", "stands twice.");
        }

        for (var i = 0; i < LicencesAlsoFrom.Count; i++)
        {
            if (!PlaceShape().IsMatch(LicencesAlsoFrom[i])) yield return ($"/licencesAlsoFrom/{i}", "must be a country or one of its parts, such as CA or CA-ON.");
        }

        if (Code == PolicyPack.General && Jurisdictions.Count > 0) yield return ("/jurisdictions", "must be empty for the general pack, which is for every other place.");

        foreach (var fault in WhatIsWrongWithTouch()) yield return fault;
        foreach (var fault in WhatIsWrongWithFigures()) yield return fault;
        foreach (var fault in WhatIsWrongWithSources()) yield return fault;
    }

    private IEnumerable<(string Pointer, string What)> WhatIsWrongWithTouch()
    {
        // That touch ends when the client says so is no rule of a place: no pack takes it away.
        if (!ConsentElements.Contains(DiscussionElement.RightToStopAnytime)) yield return ("/consentElements", "must hold rightToStopAnytime, which holds everywhere.");
        for (var i = 0; i < ConsentElements.Count; i++)
        {
            if (ConsentElements.Take(i).Contains(ConsentElements[i])) yield return ($"/consentElements/{i}", "stands twice.");
        }

        for (var i = 0; i < ProhibitedRegions.Count; i++)
        {
            if (ProhibitedRegions.Take(i).Contains(ProhibitedRegions[i])) yield return ($"/prohibitedRegions/{i}", "stands twice.");
        }

        for (var i = 0; i < WrittenConsentRegions.Count; i++)
        {
            var region = WrittenConsentRegions[i].Region;
            if (WrittenConsentRegions.Take(i).Any(rule => rule.Region == region)) yield return ($"/writtenConsentRegions/{i}/region", "stands twice.");
            if (ProhibitedRegions.Contains(region)) yield return ($"/writtenConsentRegions/{i}/region", "is prohibited, so no consent can open it.");
        }
    }

    private IEnumerable<(string Pointer, string What)> WhatIsWrongWithFigures()
    {
        if (NoteLateAfterHours is < 1 or > MostHours) yield return ("/noteLateAfterHours", $"must be from 1 to {MostHours} hours.");
        if (TouchConsentDocumentedWithinHours is < 1 or > MostHours) yield return ("/touchConsentDocumentedWithinHours", $"must be from 1 to {MostHours} hours.");
        if (Retention.Years is < 1 or > MostYears) yield return ("/retention/years", $"must be from 1 to {MostYears} years.");
        if (AgeOfMajority is < 16 or > 25) yield return ("/ageOfMajority", "must be from 16 to 25 years.");
        if (AgeOfOwnConsent is < 10 or > 25) yield return ("/ageOfOwnConsent", "must be from 10 to 25 years, or null where capacity decides.");
        if (AccountingYears is < 1 or > MostYears) yield return ("/accountingYears", $"must be from 1 to {MostYears} years.");
        if (InitialConsultationDocument is not { } document) yield break;
        if (document.Elements.Count == 0 || document.Elements.Any(string.IsNullOrWhiteSpace)) yield return ("/initialConsultationDocument/elements", "must say what the document holds.");
        if (string.IsNullOrWhiteSpace(document.RenewedWhen)) yield return ("/initialConsultationDocument/renewedWhen", "must say something.");
    }

    private IEnumerable<(string Pointer, string What)> WhatIsWrongWithSources()
    {
        if (Sources.Count == 0) yield return ("/sources", "names no source.");
        for (var i = 0; i < Sources.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Sources[i].Citation)) yield return ($"/sources/{i}/citation", "must say something.");
            for (var k = 0; k < Sources[i].Rules.Count; k++)
            {
                if (!Rules.Contains(Sources[i].Rules[k], StringComparer.Ordinal)) yield return ($"/sources/{i}/rules/{k}", $"'{Sources[i].Rules[k]}' is no rule of a policy pack.");
            }
        }

        // That licences of the clinic's own place count is no rule of a pack; that others do is one.
        foreach (var rule in Rules.Where(rule => rule != LicenceRule || LicencesAlsoFrom.Count > 0))
        {
            if (Sources.Count > 0 && !Sources.Any(source => source.Rules.Contains(rule, StringComparer.Ordinal))) yield return ($"/{rule}", "has no source.");
        }

        if (Notes.Any(string.IsNullOrWhiteSpace)) yield return ("/notes", "must not hold an empty note.");
        if (Notes.Count == 0 && Sources.Any(source => source.Mark == SourceMark.ProductDefault)) yield return ("/notes", "must say which rules are the product's own careful choice.");
    }

    private static string InWords(JsonException unreadable)
    {
        var said = unreadable.Message;
        if (said.Contains("missing required properties", StringComparison.Ordinal)) return $"lacks {string.Join(", ", Quoted().Matches(said[said.IndexOf("including", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value))}.";
        if (said.Contains("could not be mapped", StringComparison.Ordinal)) return "is no member of a policy pack.";
        if (said.Contains("uplicate propert", StringComparison.Ordinal)) return "stands twice.";
        return unreadable.InnerException is null || said.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) ? "does not have the expected kind of value." : $"is no JSON: {unreadable.InnerException.Message}";
    }

    // $.retention.years and $.sources[2].mark become /retention/years and /sources/2/mark.
    private static string PointerOf(string? path) =>
        path is null or "$" ? "" : path[1..].Replace("['", "/", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);

    private static int LineAt(Dictionary<string, int> lines, string pointer)
    {
        for (var place = pointer; place.Length > 0; place = place[..place.LastIndexOf('/')])
        {
            if (lines.TryGetValue(place, out var line)) return line;
        }

        return 1;
    }

    private static Dictionary<string, int> LinesOf(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var places = new Stack<(string Pointer, int Next)>();
        var (line, counted, member) = (1, 0, "");
        while (reader.Read())
        {
            for (; counted < reader.TokenStartIndex; counted++)
            {
                if (bytes[counted] == (byte)'\n') line++;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                places.Pop();
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                member = $"{places.Peek().Pointer}/{reader.GetString()}";
                lines.TryAdd(member, line);
                continue;
            }

            var here = member;
            if (here.Length == 0 && places.TryPop(out var list))
            {
                here = $"{list.Pointer}/{list.Next}";
                places.Push((list.Pointer, list.Next + 1));
                lines.TryAdd(here, line);
            }

            member = "";
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) places.Push((here, 0));
        }

        return lines;
    }

    [GeneratedRegex(@"\A(default|(?=.{2,20}\z)[A-Z0-9]+(-[A-Z0-9]+)*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CodeShape();

    [GeneratedRegex(@"\A[A-Z]{2}(-[A-Z0-9]{1,3})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PlaceShape();

    [GeneratedRegex(@"'(?<name>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Quoted();
}

/// <summary>What is wrong with a file of policy packs, and where.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Pointer">The member, as a JSON pointer; empty for the whole file.</param>
/// <param name="What">What is wrong, in words.</param>
public sealed record PolicyPackFault(string File, int Line, string Pointer, string What)
{
    /// <summary>One line that somebody can act on.</summary>
    public override string ToString() => $"{File}, line {Line}{(Pointer.Length == 0 ? "" : $", {Pointer}")}: {What}";
}

/// <summary>Files of policy packs that nobody may rely on: the program does not start with them.</summary>
public sealed class PolicyPackFilesException(IReadOnlyList<PolicyPackFault> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<PolicyPackFault> Faults { get; } = faults;
}
