using System.Text.RegularExpressions;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Infrastructure.Persistence;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>Words that say something, and one word for one thing: <c>docs/glossary.md</c>.</summary>
public sealed partial class Names
{
    /// <summary>Types that may be called so all the same. Every line needs a reason.</summary>
    private static readonly string[] Allowed = [];

    private static readonly IReadOnlyList<Type> Types =
    [
        .. new[] { typeof(AggregateRoot), typeof(Receipt), typeof(ClinicDbContext), typeof(DoorRefusal) }.SelectMany(one => one.Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("IntegrativeCare", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal)),
    ];

    [Fact]
    public void Say_what_a_thing_is() =>
        Assert.Equal(Allowed, Types.Select(type => type.Name.Split('`')[0]).Where(name => SaysNothing().IsMatch(name)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Of_aggregates_stand_in_the_glossary()
    {
        var known = Glossary().Select(line => line.Type).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Types.Where(type => type.IsSubclassOf(typeof(AggregateRoot))).Select(type => type.Name).Where(name => !known.Contains(name)));
    }

    [Fact]
    public void Of_information_categories_stand_in_the_glossary()
    {
        var text = Repository.Text("docs/glossary.md");

        Assert.Empty(Enum.GetValues<Domain.Consents.InformationCategory>().Select(category => Domain.Consents.Categories.Code(category)).Where(code => !text.Contains($"`{code}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void In_the_glossary_are_used_by_the_code()
    {
        var used = Types.Select(type => type.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Glossary().Select(line => line.Type).Where(name => name.Length > 0 && !used.Contains(name)));
    }

    [Fact]
    public void Stand_in_the_glossary_once_and_in_one_line_each()
    {
        var words = Glossary().Select(line => line.Word).ToList();

        Assert.True(words.Count > 40, $"Only {words.Count} words were read.");
        Assert.Empty(words.GroupBy(word => word, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(Glossary().Where(line => line.Meaning.Length is < 10 or > 260).Select(line => line.Word));
    }

    private static IEnumerable<(string Word, string Meaning, string Type)> Glossary() =>
        Line().Matches(Repository.Text("docs/glossary.md")).Select(line => (line.Groups["word"].Value, line.Groups["meaning"].Value.Trim(), line.Groups["type"].Value));

    [GeneratedRegex(@"^\| (?<word>[^|`*:-][^|]*?) \| (?<meaning>[^|]+) \| (`(?<type>\w+)`)? ?\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Processor|Service|Services)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SaysNothing();
}
