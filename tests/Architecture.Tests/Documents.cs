using System.Text.RegularExpressions;
using IntegrativeCare.Infrastructure.Persistence.Seals;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>What the documentation names is there.</summary>
public sealed partial class Documents
{
    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Repository.File("."), "*.md").Concat(Directory.EnumerateFiles(Repository.File("docs"), "*.md", SearchOption.AllDirectories)).Select(file => Path.GetRelativePath(Repository.File("."), file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public void Name_files_that_exist(string document) =>
        Assert.Empty(NamedPath().Matches(Repository.Text(document)).Select(match => match.Groups["path"].Value).Where(path => !Exists(path)));

    [Theory]
    [MemberData(nameof(All))]
    public void Link_to_pages_that_exist(string document)
    {
        var folder = Path.GetDirectoryName(document)!.Replace('\\', '/');
        var targets = Link().Matches(Repository.Text(document)).Select(match => match.Groups["target"].Value.Split('#')[0]).Where(target => target.Length > 0 && !target.Contains(':', StringComparison.Ordinal) && target[0] != '/');

        Assert.Empty(targets.Where(target => !Exists($"{folder}/{target}".TrimStart('/'))));
    }

    [Fact]
    public void Of_decisions_are_numbered_dated_and_listed()
    {
        var decisions = All.Select(row => row.Data).Where(path => Decision().IsMatch(path)).ToList();
        var list = Repository.Text("docs/adr/README.md");

        Assert.Equal(Enumerable.Range(1, decisions.Count).Select(number => $"{number:0000}"), decisions.Select(path => Path.GetFileName(path)[..4]));
        Assert.All(decisions, path =>
        {
            var text = Repository.Text(path);
            Assert.Matches(@"\n\d{4}-\d{2}-\d{2}\n", text);
            Assert.All(["## Context", "## Decision", "## What got harder"], heading => Assert.Contains($"\n{heading}\n", text, StringComparison.Ordinal));
            Assert.Contains($"({Path.GetFileName(path)})", list, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Name_every_column_that_is_sealed()
    {
        var named = SealedName().Matches(Repository.Text("docs/how-to/keys.md").Split("\nSealed,")[1].Split("\nNot sealed,")[0]).Select(match => match.Groups["column"].Value);

        Assert.Equal(SealedColumn.All.Select(column => column.ToString()), named.Order(StringComparer.Ordinal));
    }

    private static bool Exists(string path) => File.Exists(Repository.File(path)) || Directory.Exists(Repository.File(path));

    [GeneratedRegex(@"`(?<path>(src|tests|docs|scripts|benchmarks)/[A-Za-z0-9_./-]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"`(?<column>[a-z_]+\.[a-z_]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SealedName();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^docs/adr/\d{4}-[a-z0-9-]+\.md$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decision();
}
