using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Domain.Sessions;
using Microsoft.Playwright;

namespace IntegrativeCare.Api.Tests.Http;

/// <summary>The chart as a page to be printed: who sees what in it, in two languages, part by part, and how it looks in headless Chromium.</summary>
public sealed partial class Printing_a_chart(OneClinic given) : IClassFixture<OneClinic>
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Hostile = "<script>alert(\"x\")</script> & 'quoted' <b>";

    private int sessions;

    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Shows_each_reader_what_is_theirs_with_the_name_of_who_wrote_it()
    {
        var at = await Api.OpenClinic("Elm", "elm.example");
        var talk = await Signs(at, at.Ruth, "psychotherapy", "dap", new { heading = "data", text = "Slept four nights." }, new { heading = "assessment", text = "What happened then.", category = "traumaHistory" });
        await Adds(at, at.Ruth, talk, "Called in the evening.", "She had forgotten it");
        await Signs(at, at.Tomas, "massageTherapy", "massageRecord", new { heading = "findings", text = "Left shoulder guarded." });

        var ofMaya = await Page(at.Maya, $"{at.OfMaya}/chart");
        Assert.Equal(2, Article().Count(ofMaya.Text));
        foreach (var said in (string[])
            ["<html lang=\"en-CA\">", "<title>Session notes · Elm</title>", "Ruth of Elm · Registered Psychotherapist · DAP", "Tomas of Elm · Registered Massage Therapist · massage record", "Slept four nights.", "What happened then.", "Left shoulder guarded.",
             "<h3>Addendum · Ruth of Elm · Registered Psychotherapist · 2 March 2026 at ", "Called in the evening.", "Why: She had forgotten it", "Signed by Ruth of Elm, 2 March 2026 at ", "/assets/chart.css"])
            Assert.Contains(said, ofMaya.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", ofMaya.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("style-src 'self'", ofMaya.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("Accept", ofMaya.Header("Vary"), StringComparison.Ordinal);

        var author = Assert.Single((await Api.Get(at.Maya, $"{at.OfMaya}/chart?noteId={talk}")).Is(200).Json.GetProperty("items")[0].GetProperty("addendumAuthors").EnumerateArray());
        Assert.Equal((at.Ruth.PractitionerId, "Ruth of Elm", "Registered Psychotherapist"), (author.GetProperty("id").GetGuid(), author.GetProperty("name").GetString(), author.GetProperty("title").GetString()));

        var ofTomas = await Page(at.Tomas, $"{at.OfMaya}/chart");
        Assert.Equal(1, Article().Count(ofTomas.Text));
        foreach (var hidden in (string[])["Slept", "happened", "Addendum", "Ruth"]) Assert.DoesNotContain(hidden, ofTomas.Text, StringComparison.Ordinal);
        (await Api.Get(at.Ada, $"{at.OfMaya}/chart", ("Accept", "text/html"))).Is(403, "caller.role_not_allowed");
        (await Api.Get(at.Noor, $"{at.OfMaya}/chart", ("Accept", "text/html"))).Is(404, "client.not_found");
    }

    [Fact]
    public async Task Carries_the_redisclosure_notice_on_paper_I27()
    {
        var at = await Api.OpenClinic("Birch", "birch.example");
        await Signs(at, at.Ruth, "psychotherapy", "dap", new { heading = "data", text = "Slept." }, new { heading = "plan", text = "Two weeks without.", category = "substanceUse" });
        await Signs(at, at.Ruth, "psychotherapy", "dap", new { heading = "data", text = "Slept again." });
        await at.Permits(new { kind = "practitioner", id = at.Tomas.PractitionerId }, ["psychotherapyProgress", "substanceUse"], ["treatment"]);

        var page = await Page(at.Tomas, $"{at.OfMaya}/chart");

        // Once for all sheets, and on the sheet that shows it.
        Assert.Equal(RedisclosureNotice.ShortText, page.Header(RedisclosureNotice.Header));
        Assert.Equal(2, Regex.Count(page.Text, Regex.Escape(RedisclosureNotice.ShortText), RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain(RedisclosureNotice.ShortText, (await Page(at.Maya, $"{at.OfMaya}/chart")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_whatever_stands_in_a_note_as_text()
    {
        var at = await Api.OpenClinic("Oak", "oak.example");
        var note = await Signs(at, at.Ruth, "psychotherapy", "dap", new { heading = "data", text = Hostile });
        await Adds(at, at.Ruth, note, Hostile, Hostile);

        var page = await Page(at.Maya, $"{at.OfMaya}/chart");

        Assert.Equal(3, Regex.Count(page.Text, Regex.Escape("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;quoted&#x27; &lt;b&gt;"), RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Speaks_French_down_to_the_regions_worked()
    {
        var at = await Api.OpenClinic("Pine", "pine.example");
        var note = await Works(at);
        await Adds(at, at.Tomas, note, "Rappelé le soir.", "Oubli");

        var page = await Page(at.Maya, $"{at.OfMaya}/chart?language=fr-CA");

        foreach (var said in (string[])
            ["<html lang=\"fr-CA\">", "<title>Notes de séance · Pine</title>", "dossier de massothérapie", "<h3>Régions traitées</h3>", "<h3>Constatations</h3>", "<h3>Ajout · Tomas of Pine · ", "Motif : Oubli", "Signée par Tomas of Pine, 2 mars 2026 à ",
             "<tr><td>Épaules</td><td>gauche</td><td>Massage suédois</td><td>2</td></tr>", "<td>Genoux</td><td>droite</td>", "Haut de l&#x27;intérieur des cuisses", "Relâchement myofascial"])
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        var cells = Cell().Matches(page.Text).Select(match => WebUtility.HtmlDecode(match.Groups["word"].Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var english in Enum.GetNames<BodyRegion>().Concat(Enum.GetNames<Technique>())) Assert.DoesNotContain(english, cells);
        foreach (var english in (string[])["left", "right", "Upper back", "Deep tissue"]) Assert.DoesNotContain(english, cells);

        Assert.Contains("<tr><td>Shoulders</td><td>left</td><td>Swedish</td><td>2</td></tr>", (await Page(at.Maya, $"{at.OfMaya}/chart?language=en")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_from_part_to_part_with_the_same_question()
    {
        var at = await Api.OpenClinic("Fir", "fir.example");
        Guid[] written = [await Signs(at, at.Ruth, "psychotherapy", "dap", Data("One.")), await Signs(at, at.Ruth, "psychotherapy", "dap", Data("Two.")), await Signs(at, at.Ruth, "psychotherapy", "dap", Data("Three."))];

        var (seen, address) = (new List<Guid>(), $"/api/v1{at.OfMaya}/chart?limit=1&language=fr-CA&authorId={at.Ruth.PractitionerId}");
        while (address is not null)
        {
            var (json, page) = ((await Api.Get(at.Maya, address)).Is(200), await Page(at.Maya, address));
            seen.Add(Assert.Single(json.Json.GetProperty("items").EnumerateArray()).GetProperty("note").GetProperty("id").GetGuid());
            var cursor = json.Json.GetProperty("nextCursor").GetString();
            var next = cursor is null ? null : $"/api/v1{at.OfMaya}/chart?limit=1&language=fr-CA&authorId={at.Ruth.PractitionerId}&after={cursor}";

            Assert.Contains(seen[^1].ToString(), page.Text, StringComparison.Ordinal);
            foreach (var answer in (Reply[])[json, page]) Assert.Equal(next is null ? "" : $"<{next}>; rel=\"next\"", answer.Header("Link"));
            Assert.Equal(next, Next().Match(page.Text) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups["address"].Value) : null);
            Assert.Equal(next is not null, page.Text.Contains("Ce ne sont pas toutes les notes", StringComparison.Ordinal));
            address = next;
        }

        Assert.Equal(written, seen);
    }

    /// <summary>On a wide screen, on a telephone and on paper: nothing runs out of the page, and on paper there is no link but the words that notes are missing.</summary>
    [Fact]
    public async Task Fits_on_paper_and_on_a_telephone()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed.");
        var at = await Api.OpenClinic("Ash", "ash.example");
        var words = string.Join(' ', Enumerable.Repeat("La cliente a dormi quatre nuits sur sept; elle décrit un apaisement.", 120));
        var talk = await Signs(at, at.Ruth, "psychotherapy", "dap", Data($"{words}\n\n{new string('x', 600)}\n{Hostile}"), new { heading = "plan", text = words });
        await Adds(at, at.Ruth, talk, words, "Oubli");
        await Works(at);
        await Signs(at, at.Ruth, "psychotherapy", "dap", Data("Later."));

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
        await page.GotoAsync(new Uri(Api.Address, $"/api/v1{at.OfMaya}/chart?limit=2&language=fr-CA").ToString());
        Assert.Contains("Liberation Serif", await page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily"), StringComparison.Ordinal);
        var (link, said) = (page.Locator(".more a"), page.Locator(".more"));
        foreach (var width in (int[])[1280, 390])
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"Something runs out of a page {width} px wide.");
            Assert.True(await link.IsVisibleAsync());
            await Picture(page, $"chart-{width}");
        }

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(700, 900);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "Something runs out of the sheet.");
        await Picture(page, "chart-paper");
        Assert.Equal((false, true), (await link.IsVisibleAsync(), await said.IsVisibleAsync()));
        var paper = await page.PdfAsync(new() { PreferCSSPageSize = true, Path = Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder ? Path.Combine(folder, "chart.pdf") : null });
        Assert.True(paper.Length > 10_000);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await link.ClickAsync();
        await page.GetByText("Later.").WaitForAsync();
        Assert.Empty(complaints);
    }

    private static object Data(string text) => new { heading = "data", text };

    private async Task<Reply> Page(Caller who, string path)
    {
        var page = (await Api.Get(who, path, ("Accept", "text/html,*/*;q=0.8"))).Is(200);
        Assert.StartsWith("text/html", page.Header("Content-Type"), StringComparison.Ordinal);
        return page;
    }

    private async Task<Guid> Signs(ClinicAtWork at, Caller author, string discipline, string format, params object[] sections)
    {
        Api.Clock.Advance(TimeSpan.FromSeconds(1));
        var starts = RunningClinic.Monday.AddHours(24 + (2 * ++sessions));
        var session = (await Api.Post(author, $"{at.OfMaya}/sessions", new { practitionerId = author.PractitionerId, discipline, startsAt = starts, endsAt = starts.AddHours(1) })).Is(201).Id;
        var note = (await Api.Post(author, $"{at.OfMaya}/sessions/{session}/notes", new { format, sections })).Is(201).Id;
        var read = (await Api.Get(author, $"{at.OfMaya}/notes/{note}")).Is(200);
        (await Api.Post(author, $"{at.OfMaya}/notes/{note}/signature", new { contentHash = read.Json.GetProperty("contentHash").GetString() }, ("If-Match", read.Tag!))).Is(200);
        return note;
    }

    private async Task Adds(ClinicAtWork at, Caller author, Guid note, string text, string reason)
    {
        var read = (await Api.Get(author, $"{at.OfMaya}/notes/{note}")).Is(200);
        (await Api.Post(author, $"{at.OfMaya}/notes/{note}/addenda", new { text, reason }, ("If-Match", read.Tag!))).Is(201);
    }

    // Every region and every technique there is.
    private Task<Guid> Works(ClinicAtWork at)
    {
        var techniques = Enum.GetValues<Technique>();
        var worked = Enum.GetValues<BodyRegion>().Select((region, i) => new
        {
            region = Word($"{region}"),
            side = region switch { BodyRegion.Shoulders => "left", BodyRegion.Knees => "right", _ => null },
            technique = region == BodyRegion.Shoulders ? "swedish" : Word($"{techniques[i % techniques.Length]}"),
            pressure = region == BodyRegion.Shoulders ? 2 : 1 + (i % 5),
        });
        return Signs(at, at.Tomas, "massageTherapy", "massageRecord", new { heading = "findings", text = "Épaule gauche tendue." }, new { heading = "regionsWorked", text = "", worked });
    }

    private static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Keeps a picture for a person to look at when a folder is named.</summary>
    private static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is not { Length: > 0 } folder) return;
        foreach (var (place, top) in ((string, string)[])[("begins", "0"), ("ends", "document.body.scrollHeight")])
        {
            await page.EvaluateAsync($"window.scrollTo(0, {top})");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{place}.png") });
        }
    }

    [GeneratedRegex("<article>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Article();

    [GeneratedRegex("<td>(?<word>[^<]*)</td>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cell();

    [GeneratedRegex("<a rel=\"next\" href=\"(?<address>[^\"]+)\">", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Next();
}
