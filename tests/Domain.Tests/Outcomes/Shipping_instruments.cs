using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>What the registry as a whole promises, and that <c>docs/instruments.md</c> tells of it what is so.</summary>
public sealed class Shipping_instruments
{
    // One line per published version: whatever decides a score or an answer, made small. A line never changes; a new version adds one.
    private static readonly string[] Published =
    [
        "nprs/1/1 fdee3e364e986570",
        "nprs/1/2 f4f0d381c31400c5",
        "suds/1/1 3a6436572a76f6a0",
        "suds10/1/1 79870eeecdea6b22",
        "phq9/1/1 13a569b7c7460e08",
        "phq9/2/1 fb8defde10987642",
        "phq2/1/1 51905fa5e603f1a6",
        "gad7/1/1 4e62e70d2e825d10",
        "gad2/1/1 660d4637a72b6ee1",
        "pcl5/1/1 7632d76617ac7d7f",
        "pss10/1/1 dddeb4b30f9dcc0c",
        "isi/1/1 8d7b1ccd8242f9bd",
        "who5/1/1 04ada5be82e36eb8",
        "maia2/1/1 b5b50fb89e756429",
        "bodyease/1/1 63c01a1a67b1c68e",
        "muscletension/1/1 d8a46a5531b7518d",
        "sleephours/1/1 525c20ef6ffc44f1",
        "sleepquality/1/1 00cffe48bbfe57d0",
        "symptomsphysical/1/1 4e15d148a08d7846",
        "symptomsemotional/1/1 683be2f6d4dd54d3",
        "symptomscognitive/1/1 a1ae2c8bb1acc64b",
        "ors/1/1 eeade3982d898d6f",
        "srs/1/1 5baa03e4ac4e7420",
        "psqi/1/1 683156a5388c4fa9",
    ];

    // Read in LOINC, US Core, or the texts that the registry names; the last three answers of "difficulty" are common professional knowledge.
    private static readonly string[] Verified =
    [
        "72514-3", "44249-1", "44261-6", "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8", "69722-7", "55757-9", "55758-7",
        "69737-5", "70274-6", "69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7", "101697-1", "101698-9", "106860-0",
        "LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9", "LA6572-7", "LA6573-5", "LA6574-3", "LA6575-0",
    ];

    [Fact]
    public void Says_of_each_version_what_it_asks_and_scores() =>
        Assert.Equal(Instruments.Versions.Select(AsLine), Page().Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line[..line[..^2].LastIndexOf(" | ", StringComparison.Ordinal)]));

    [Fact]
    public void Never_changes_a_version_once_published_I52() => Assert.Equal(Published, Fingerprints());

    [Fact]
    public void Ships_wording_only_where_the_licence_lets_it_I55()
    {
        Assert.All(Instruments.Versions.Where(instrument => !instrument.Licence.LetsTextShip()), closed =>
        {
            Assert.Null(closed.Stem);
            Assert.All(closed.Items, item => Assert.Null(item.Text));
            Assert.All(closed.Items.SelectMany(item => item.Options), option => Assert.Null(option.Text));
        });
        Assert.Equal(["pss10", "isi", "ors", "srs", "psqi"], Instruments.All.Where(instrument => !instrument.Licence.LetsTextShip()).Select(instrument => instrument.Code));
        Assert.All(Instruments.All.Where(instrument => instrument.Licence.LetsTextShip()), open => Assert.All(open.Items, item => Assert.False(string.IsNullOrWhiteSpace(item.Text))));
    }

    [Theory]
    [InlineData(WordingLicence.PublicDomain, true)]
    [InlineData(WordingLicence.FreeWithAttribution, true)]
    [InlineData(WordingLicence.FreeNonCommercial, false)]
    [InlineData(WordingLicence.LicenceRequired, false)]
    [InlineData(WordingLicence.Unknown, false)]
    public void Lets_wording_ship_only_by_two_licences_I55(WordingLicence licence, bool ships) => Assert.Equal(ships, licence.LetsTextShip());

    [Fact]
    public void Carries_only_codes_that_were_verified()
    {
        var codes = Instruments.Versions
            .SelectMany(instrument => instrument.Items.SelectMany(item => item.Options.Select(option => option.Loinc).Append(item.Loinc)).Concat(instrument.Scales.Select(scale => scale.Loinc)).Append(instrument.PanelLoinc))
            .Where(code => code is not null).Distinct();

        Assert.Equal(Verified.Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
    }

    // 70273-8 is the total of the PHQ-15; the others were contradicted or unconfirmed where they were found.
    [Theory]
    [InlineData("70273-8")]
    [InlineData("96899-5")]
    [InlineData("89708-7")]
    [InlineData("93038-1")]
    [InlineData("91006-2")]
    public void Carries_no_code_that_was_contradicted(string code)
    {
        Assert.DoesNotContain(code, Verified);
        Assert.DoesNotContain(code, OwnFile(), StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_one_series_for_each_code_on_one_scale() => Assert.All(Instruments.Versions.GroupBy(instrument => instrument.Code), series =>
    {
        Assert.Single(series.Select(instrument => instrument.Category).Distinct());
        Assert.All(series.SelectMany(instrument => instrument.Scales).GroupBy(scale => scale.Code), scales => Assert.Single(scales.Select(scale => (scale.HigherIs, scale.Lowest, scale.Highest)).Distinct()));
    });

    [Fact]
    public void Stays_able_to_score_by_every_version_I52() => Assert.All(Instruments.Versions, instrument =>
    {
        Assert.Same(instrument, Instruments.Of(instrument.Code, instrument.Version, instrument.ScoringVersion));
        Assert.All(instrument.Score([.. instrument.Items.Select(item => (decimal?)item.Lowest)]).Scales, scale => Assert.NotNull(scale.Value));
        Assert.All(instrument.Score([.. instrument.Items.Select(item => (decimal?)item.Highest)]).Scales, scale => Assert.NotNull(scale.Value));
        Assert.All(instrument.Score(new decimal?[instrument.Items.Count]).Scales, scale => Assert.Null(scale.Value));
    });

    [Fact]
    public void Asks_the_PHQ9_alone_for_its_safety_item_I57() => Assert.Equal(["phq9"], Instruments.All.Where(instrument => instrument.HasSafetyItem).Select(instrument => instrument.Code));

    [Fact]
    public void Reverses_only_what_the_authors_say_I53() => Assert.Equal(
        ["pss10: 4 5 7 8", "maia2: 5 6 7 8 9 10 11 12 15"],
        Instruments.All.Where(instrument => instrument.Items.Any(item => item.IsReversed)).Select(instrument => $"{instrument.Code}: {string.Join(' ', instrument.Items.Where(item => item.IsReversed).Select(item => item.Number))}"));

    private static string AsLine(Instrument instrument)
    {
        var scored = instrument.Items.Where(item => item.IsScored).ToList();
        var range = Assert.Single(scored.Select(item => (item.Lowest, item.Highest, item.Step)).Distinct());
        var questions = $"{scored.Count} of {range.Lowest:0.##}–{range.Highest:0.##}" + (range.Step == 1 ? "" : FormattableString.Invariant($" in steps of {range.Step:0.##}"))
            + (scored.Count == instrument.Items.Count ? "" : $", and {instrument.Items.Count - scored.Count} not scored");
        var scores = instrument.Scales.Count <= 5
            ? string.Join(", ", instrument.Scales.Select(scale => $"{scale.Code} {scale.Lowest:0.##}–{scale.Highest:0.##}"))
            : $"{instrument.Scales.Count} scales of {instrument.Scales[0].Lowest:0.##}–{instrument.Scales[0].Highest:0.##}";
        var licence = instrument.Licence switch
        {
            WordingLicence.PublicDomain => "public domain",
            WordingLicence.FreeWithAttribution => "free, name the authors",
            WordingLicence.FreeNonCommercial => "free for some uses",
            WordingLicence.LicenceRequired => "licence needed",
            _ => "unknown",
        };

        return string.Join(
            " | ",
            $"| `{instrument.Code}`",
            $"{instrument.Version}.{instrument.ScoringVersion}",
            instrument.Name,
            questions,
            scores + (instrument.Total is null ? ", no total" : ""),
            Assert.Single(instrument.Scales.Select(scale => scale.HigherIs.ToString()).Distinct()).ToLowerInvariant(),
            string.Join(", ", instrument.Windows),
            instrument.Category == InformationCategory.PhysicalOutcomes ? "body" : "mind",
            licence,
            instrument.Items.All(item => item.Text is not null) ? "yes" : "no");
    }

    private static List<string> Fingerprints()
    {
        var file = JsonNode.Parse(OwnFile())!;
        return [.. file["instruments"]!.AsArray().Select(instrument => Fingerprint(instrument!.AsObject(), file["options"]!))];
    }

    // Name, licence, sources, cuts and thresholds change no score: they may be put right or grow.
    private static string Fingerprint(JsonObject instrument, JsonNode options)
    {
        var what = $"{instrument["code"]}/{instrument["version"]}/{instrument["scoringVersion"]}";
        foreach (var item in instrument["items"]!.AsArray().Where(item => item!["options"] is not null)) item!["options"] = options[item["options"]!.GetValue<string>()]!.DeepClone();
        foreach (var scale in instrument["scales"]!.AsArray().Select(scale => scale!.AsObject()))
        {
            scale.Remove("cuts");
            scale.Remove("thresholds");
        }

        foreach (var other in new[] { "name", "licence", "sources" }) instrument.Remove(other);

        return $"{what} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(instrument.ToJsonString(new JsonSerializerOptions { WriteIndented = false }))))[..16]}";
    }

    private static string OwnFile()
    {
        using var stream = typeof(Instruments).Assembly.GetManifestResourceStream("instruments.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Page()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IntegrativeCare.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside a checkout.");
        return File.ReadAllText(Path.Combine(folder, "docs", "instruments.md"));
    }
}
