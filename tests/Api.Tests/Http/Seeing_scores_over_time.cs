using System.Xml.Linq;
using IntegrativeCare.Api.Http;
using Microsoft.Playwright;

namespace IntegrativeCare.Api.Tests.Http;

/// <summary>Scores over time as JSON, as a page and as a drawing: who sees what in it at this moment, and how it looks in headless Chromium.</summary>
public sealed class Seeing_scores_over_time(OneClinic given) : IClassFixture<OneClinic>
{
    private const string Chromium = "/usr/bin/chromium";

    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Shows_each_reader_what_they_may_see_on_every_road_and_less_from_the_next_request_on()
    {
        var at = await Api.OpenClinic("Alder", "alder.example");
        await Rates(at, at.Maya, "phq9", [2, 2, 2, 2, 2, 2, 2, 2, 0], -20);
        await Rates(at, at.Maya, "phq9", [1, 1, 1, 1, 1, 1, 1, 1, 0], -2);
        await Rates(at, at.Tomas, "nprs", [7], -10);
        await Rates(at, at.Tomas, "nprs", [4], -1);
        var permit = await at.Permits(ClinicAtWork.To(at.Ruth), ["physicalOutcomes", "mentalHealthOutcomes"]);

        async Task<(string Json, string Page, string Drawing)> Seen(Caller who)
        {
            var json = (await Api.Get(who, $"{at.OfMaya}/outcomes")).Is(200);
            var page = (await Api.Get(who, $"{at.OfMaya}/outcomes", ("Accept", "text/html"))).Is(200).Text;
            var drawing = (await Api.Get(who, $"{at.OfMaya}/outcomes/chart.svg")).Is(200).Text;
            static string Found(string text) => string.Join(' ', ((string[])["Numeric pain", "Patient Health"]).Where(name => text.Contains(name, StringComparison.Ordinal)));
            return (string.Join(' ', json.Json.GetProperty("series").EnumerateArray().Select(series => series.GetProperty("instrumentName").GetString()![..12].Trim()).Distinct(StringComparer.Ordinal)), Found(page), Found(drawing));
        }

        Assert.Equal(("Numeric pain Patient Heal", "Numeric pain Patient Health", "Numeric pain Patient Health"), await Seen(at.Maya));
        Assert.Equal(("Numeric pain", "Numeric pain", "Numeric pain"), await Seen(at.Tomas));
        Assert.Equal(("Numeric pain Patient Heal", "Numeric pain Patient Health", "Numeric pain Patient Health"), await Seen(at.Ruth));
        await at.Revokes(permit);
        Assert.DoesNotContain("Numeric", (await Seen(at.Ruth)).ToString(), StringComparison.Ordinal);

        foreach (var road in (string[])["outcomes", "outcomes/chart.svg"])
        {
            (await Api.Get(at.Ada, $"{at.OfMaya}/{road}")).Is(403, "caller.role_not_allowed");
            (await Api.Get(at.Pia, $"{at.OfMaya}/{road}")).Is(403, "caller.role_not_allowed");
            (await Api.Get(at.Noor, $"{at.OfMaya}/{road}", ("Accept", "text/html"))).Is(404, "client.not_found");
            (await Api.Get(null, $"{at.OfMaya}/{road}")).Is(401);
            (await Api.Get(at.Maya, $"{at.OfMaya}/{road}?from=2026-03-02T00:00:00Z&to=2026-03-02T00:00:00Z")).Is(422, "outcome.period_empty");
        }
    }

    [Theory]
    [InlineData("0", 422)]
    [InlineData("1", 200)]
    [InlineData("500", 200)]
    [InlineData("501", 422)]
    [InlineData("many", 400)]
    public async Task Takes_one_to_five_hundred_points(string points, int status)
    {
        var at = await Api.OpenClinic($"Hazel {points}", $"hazel{points}.example");

        (await Api.Get(at.Maya, $"{at.OfMaya}/outcomes?points={points}")).Is(status);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("image/png", "application/json")]
    [InlineData("text/html;q=0.4, application/json;q=0.5", "application/json")]
    [InlineData("text/html, */*;q=0.1", "text/html")]
    public async Task Answers_json_unless_a_page_is_wanted(string? accept, string type)
    {
        var at = await Api.OpenClinic($"Rowan {accept?.Length}", $"rowan{accept?.Length}.example");

        var answer = (await Api.Get(at.Maya, $"{at.OfMaya}/outcomes", accept is null ? [] : [("Accept", accept)])).Is(200);

        Assert.StartsWith(type, answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("Accept", answer.Header("Vary"), StringComparison.Ordinal);
        if (type == "application/json") (await Api.Get(at.Maya, $"{at.OfMaya}/outcomes", ("If-None-Match", answer.Tag!))).Is(304);
    }

    [Fact]
    public async Task Draws_under_a_tag_of_its_own_and_a_policy_that_knows_its_one_style()
    {
        var at = await Api.OpenClinic("Cedar", "cedar.example");
        var empty = (await Api.Get(at.Maya, $"{at.OfMaya}/outcomes/chart.svg?language=fr-CA")).Is(200);
        Assert.Contains("Il n", Assert.Single(XDocument.Parse(empty.Text).Descendants(), part => part.Name.LocalName == "text").Value, StringComparison.Ordinal);
        await Rates(at, at.Tomas, "nprs", [7], -10);

        var drawing = (await Api.Get(at.Tomas, $"{at.OfMaya}/outcomes/chart.svg")).Is(200);

        Assert.Equal("image/svg+xml; charset=utf-8", drawing.Header("Content-Type"));
        Assert.Equal(SecurityHeaders.DrawingPolicy, drawing.Header("Content-Security-Policy"));
        Assert.StartsWith(SecurityHeaders.DataPolicy, SecurityHeaders.DrawingPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", SecurityHeaders.DrawingPolicy, StringComparison.Ordinal);
        Assert.Contains("no-store", drawing.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("en-CA", drawing.Header("Content-Language"));
        Assert.Equal("", (await Api.Get(at.Tomas, $"{at.OfMaya}/outcomes/chart.svg", ("If-None-Match", drawing.Tag!))).Is(304).Text);
        Assert.NotEqual(drawing.Tag, (await Api.Get(at.Tomas, $"{at.OfMaya}/outcomes/chart.svg?language=fr-CA")).Tag);
        await Rates(at, at.Tomas, "nprs", [5], -2);
        (await Api.Get(at.Tomas, $"{at.OfMaya}/outcomes/chart.svg", ("If-None-Match", drawing.Tag!))).Is(200);
    }

    [Fact]
    public async Task Is_judged_by_the_threshold_that_the_front_desk_chose()
    {
        var at = await Api.OpenClinic("Maple", "maple.example");
        var usual = (await Api.Get(at.Ruth, "/clinic/outcome-thresholds")).Is(200);
        object Chooses(string code) => new { choices = new[] { new { instrument = "pcl5", scale = "total", code } } };

        (await Api.Put(at.Ruth, "/clinic/outcome-thresholds", Chooses("reliable"))).Is(403, "caller.role_not_allowed");
        (await Api.Get(at.Maya, "/clinic/outcome-thresholds")).Is(403, "caller.role_not_allowed");
        (await Api.Put(at.Ada, "/clinic/outcome-thresholds", Chooses("invented"))).Is(422, "outcome.threshold_unknown");
        (await Api.Put(at.Ada, "/clinic/outcome-thresholds", Chooses("reliable"), ("If-Match", "\"1-x\""))).Is(409, "outcome.no_thresholds_chosen");
        var chosen = (await Api.Put(at.Ada, "/clinic/outcome-thresholds", Chooses("reliableSecondSample"))).Is(200);
        (await Api.Put(at.Ada, "/clinic/outcome-thresholds", Chooses("reliable"))).Is(412, "request.stale");
        (await Api.Put(at.Ada, "/clinic/outcome-thresholds", Chooses("reliable"), ("If-Match", chosen.Tag!))).Is(200);
        Assert.NotEqual(usual.Tag, (await Api.Get(at.Ruth, "/clinic/outcome-thresholds")).Is(200).Tag);
        Assert.All(usual.Json.GetProperty("scales").EnumerateArray().SelectMany(scale => scale.GetProperty("thresholds").EnumerateArray()), threshold => Assert.NotEmpty(threshold.GetProperty("source").GetString()!));
    }

    [Fact]
    public async Task Looks_right_in_a_browser_in_light_in_dark_and_on_paper()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed.");
        var at = await Api.OpenClinic("Spruce", "spruce.example");
        for (var day = -60; day < 0; day += 5) await Rates(at, at.Maya, "phq9", [.. Enumerable.Repeat(day < -30 ? 2 : 1, 8), 0], day);
        await Rates(at, at.Tomas, "nprs", [7], -10);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server"],
        });
        var page = await browser.NewPageAsync(new() { ExtraHTTPHeaders = [new("Authorization", $"Bearer {at.Maya.Token}"), new("Accept", "text/html")] });
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(new Uri(Api.Address, $"/api/v1{at.OfMaya}/outcomes?language=fr-CA").ToString());
        foreach (var width in (int[])[1280, 390])
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"Something runs out of a page {width} px wide.");
        }

        Assert.Equal(3, await page.Locator("table").CountAsync());
        Assert.Equal(0, await page.Locator("table:not(:has(caption))").CountAsync());
        Assert.Equal(0, await page.Locator("th:not([scope])").CountAsync());
        Assert.Equal("Scores au fil du temps", await page.Locator("h1").InnerTextAsync());

        // A style that the policy held back would leave everything black, the paper too.
        async Task<string> Paper() => await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.outcome-chart .paper')).fill");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.Equal("rgb(255, 255, 255)", await Paper());
        foreach (var road in (string[])["outcomes", "outcomes/chart.svg"])
        {
            await page.GotoAsync(new Uri(Api.Address, $"/api/v1{at.OfMaya}/{road}").ToString());
            await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = ColorScheme.Dark });
            Assert.Equal("rgb(20, 23, 27)", await Paper());
            await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
            Assert.Equal("rgb(255, 255, 255)", await Paper());
        }

        await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = ColorScheme.Light });
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('text')].filter(text => { const box = text.getBBox(); return box.x < 0 || box.x + box.width > 960; }).length"));
        Assert.Equal([], complaints);
    }

    private async Task Rates(ClinicAtWork at, Caller who, string instrument, int[] answers, int day) =>
        (await Api.Post(who, $"{at.OfMaya}/outcome-measurements", new { instrument, answers, takenAt = Api.Clock.GetUtcNow().AddDays(day) })).Is(201);
}
