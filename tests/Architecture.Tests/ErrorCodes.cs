using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>Every "no" has one code, one status and one page. <c>scripts/errors.sh</c> drafts what is missing and prints <c>docs/errors.md</c>.</summary>
public sealed class ErrorCodes
{
    private static readonly bool Updates = Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    [Fact]
    public void Are_used_by_one_refusal_each()
    {
        // The door and the sign-in may name the same refusal, as "sign in first"; a rule of care never shares its code.
        var shared = Refusal.All.GroupBy(refusal => refusal.Code).Where(same => same.Count() > 1 && same.Any(refusal => refusal.IsRule)).Select(same => $"{same.Key}: {string.Join(", ", same.Select(refusal => refusal.Name))}");

        Assert.Empty(shared);
    }

    [Fact]
    public void Are_all_in_the_catalogue_and_nothing_else_is()
    {
        if (Updates) Update();
        var catalogue = Catalogue();

        Assert.Equal(Refusal.All.Select(refusal => refusal.Code).Distinct().Order(StringComparer.Ordinal), catalogue.Entries.Select(entry => entry.Code));
    }

    [Fact]
    public void Have_the_status_of_their_kind()
    {
        var catalogue = Catalogue();

        var wrong = Refusal.All.Where(refusal => refusal.Status is not null && catalogue.TryFind(refusal.Code, out var entry) && entry.Status != refusal.Status)
            .Select(refusal => $"{refusal.Code} ({refusal.Name}) answers {refusal.Status}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Are_printed_in_the_documentation()
    {
        if (Updates) Update();

        Assert.Equal(Catalogue().ToMarkdown(), File.ReadAllText(Repository.File("docs/errors.md")));
    }

    [Fact]
    public void Come_with_a_sentence_for_a_person()
    {
        Assert.All(Refusal.All.Where(refusal => refusal.Detail is not null), refusal =>
        {
            Assert.True(refusal.Detail!.Length > 8 && refusal.Detail.EndsWith('.'), $"{refusal.Name}: {refusal.Detail}");
            Assert.False(refusal.Detail.Contains("Exception", StringComparison.Ordinal), refusal.Name);
        });
    }

    private static ProblemCatalogue Catalogue()
    {
        using var file = File.OpenRead(Repository.File("src/Api/Problems/catalogue.json"));
        return ProblemCatalogue.Read(file);
    }

    private static void Update()
    {
        var path = Repository.File("src/Api/Problems/catalogue.json");
        var known = Catalogue().Entries.ToDictionary(entry => entry.Code);
        var entries = Refusal.All.DistinctBy(refusal => refusal.Code).OrderBy(refusal => refusal.Code, StringComparer.Ordinal)
            .Select(refusal => known.GetValueOrDefault(refusal.Code) ?? refusal.Draft()).ToList();
        File.WriteAllText(path, JsonSerializer.Serialize(entries, new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n", new UTF8Encoding(false));
        Directory.CreateDirectory(Path.GetDirectoryName(Repository.File("docs/errors.md"))!);
        File.WriteAllText(Repository.File("docs/errors.md"), Catalogue().ToMarkdown(), new UTF8Encoding(false));
    }

    [Fact]
    public void Are_read_from_every_refusal_there_is()
    {
        Assert.Contains(Refusal.All, refusal => refusal is { Code: "request.stale", Name: nameof(RequestStale), Status: 412 });
        Assert.Contains(Refusal.All, refusal => refusal is { Code: "request.if_match_missing", Status: 428 });
    }
}
