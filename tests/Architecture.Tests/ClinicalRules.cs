using System.Globalization;
using System.Text.RegularExpressions;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>The register of clinical rules, <c>docs/clinical-rules.md</c>, says what the code does, and the code says which rule it keeps.</summary>
public sealed partial class ClinicalRules
{
    private static readonly string[] Marks = ["verified", "common professional knowledge", "sources differ", "product rule"];

    private static readonly IReadOnlyList<Rule> Register = [.. Row().Matches(Repository.Text("docs/clinical-rules.md")).Select(Rule.Of)];

    private static readonly IReadOnlyList<(string Path, string Text)> Sources = Repository.Sources("src");

    [Fact]
    public void Have_each_a_number_of_their_own_in_order()
    {
        var numbers = Register.Select(rule => rule.Number).ToList();

        Assert.True(numbers.Count > 40, $"Only {numbers.Count} rules were read.");
        Assert.Equal(numbers.Distinct().Order(StringComparer.Ordinal), numbers);
    }

    [Fact]
    public void Cited_by_the_code_are_in_the_register()
    {
        var known = Register.Select(rule => rule.Number).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Sources.SelectMany(file => NumbersIn(file.Text).Where(number => !known.Contains(number)).Select(number => $"{number} in {file.Path}")));
    }

    [Fact]
    public void In_the_register_are_cited_by_the_code_that_keeps_them()
    {
        var cited = Sources.ToDictionary(file => file.Path, file => NumbersIn(file.Text).ToHashSet(StringComparer.Ordinal));

        Assert.All(Register, rule =>
        {
            Assert.NotEmpty(rule.Code);
            Assert.All(rule.Code, path => Assert.True(cited.TryGetValue($"src/{path}", out var numbers) && numbers.Contains(rule.Number), $"src/{path} does not cite {rule.Number}."));
        });
    }

    [Fact]
    public void Are_each_held_by_a_test_that_exists()
    {
        var tests = Repository.Sources("tests").ToLookup(file => Path.GetFileNameWithoutExtension(file.Path), file => file.Text);

        Assert.All(Register, rule =>
        {
            Assert.NotEmpty(rule.Tests);
            Assert.All(rule.Tests, test => Assert.True(Exists(test), $"{rule.Number} names {test}, which is no test."));
        });

        bool Exists(string test)
        {
            var (name, method) = test.Split('.') is [var one, var two] ? (one, two) : (test, null);
            return tests[name].Any(text => text.Contains($"class {name}", StringComparison.Ordinal)
                && (method is null || Regex.IsMatch(text, $@"\[(Fact|Theory)[^\r\n]*\r?\n(\s*\[[^\r\n]*\r?\n)*\s*public (async Task|void) {Regex.Escape(method)}\(", RegexOptions.None, TimeSpan.FromSeconds(5))));
        }
    }

    [Fact]
    public void Say_how_well_their_source_is_known() =>
        Assert.Empty(Register.Where(rule => !Marks.Any(mark => rule.Source.StartsWith(mark, StringComparison.Ordinal))).Select(rule => $"{rule.Number}: {rule.Source}"));

    [Fact]
    public void Name_the_day_on_which_a_text_came_into_force_or_none() =>
        Assert.Empty(Register.Where(rule => rule.Since != "—" && !DateOnly.TryParseExact(rule.Since, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)).Select(rule => $"{rule.Number}: {rule.Since}"));

    [Fact]
    public void Resolve_every_short_reference_of_a_docstring()
    {
        var known = ShortReference().Matches(Repository.Text("docs/clinical-rules.md")).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var unresolved = Sources.Where(file => file.Path.StartsWith("src/Domain/", StringComparison.Ordinal) || file.Path.StartsWith("src/Application/", StringComparison.Ordinal))
            .SelectMany(file => Bracket().Matches(file.Text).SelectMany(bracket => ShortReference().Matches(bracket.Value)).Select(match => match.Value).Where(id => !known.Contains(id)).Select(id => $"{id} in {file.Path}"));

        Assert.Empty(unresolved.Distinct());
    }

    private static IEnumerable<string> NumbersIn(string text) => Cited().Matches(text).SelectMany(match =>
    {
        var first = int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture);
        var last = match.Groups["last"].Success ? int.Parse(match.Groups["last"].Value, CultureInfo.InvariantCulture) : first;
        return Enumerable.Range(first, last - first + 1).Select(number => $"CR-{number:000}");
    });

    [GeneratedRegex(@"CR-(?<first>\d{3})( to CR-(?<last>\d{3}))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Cited();

    [GeneratedRegex(@"^\| (?<number>CR-\d{3}) \| (?<rule>[^|]+) \| (?<source>[^|]+) \| (?<since>[^|]+) \| (?<code>[^|]+) \| (?<tests>[^|]+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(I\d{2}b?|[CMS]\d{1,2}b?)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ShortReference();

    [GeneratedRegex(@"\((Rules? CR-\d{3}(, CR-\d{3})*; )?(I\d{2}b?|[CMS]\d{1,2}b?)(, ?(I\d{2}b?|[CMS]\d{1,2}b?))*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Bracket();

    private sealed record Rule(string Number, string Source, string Since, IReadOnlyList<string> Code, IReadOnlyList<string> Tests)
    {
        public static Rule Of(Match row) => new(
            row.Groups["number"].Value, row.Groups["source"].Value.Trim(), row.Groups["since"].Value.Trim(),
            [.. Quoted().Matches(row.Groups["code"].Value).Select(quoted => quoted.Groups["name"].Value)], [.. Quoted().Matches(row.Groups["tests"].Value).Select(quoted => quoted.Groups["name"].Value)]);
    }
}
