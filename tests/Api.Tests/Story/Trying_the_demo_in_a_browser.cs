using System.Text.Json;
using Microsoft.Playwright;

namespace IntegrativeCare.Api.Tests.Story;

/// <summary>A newcomer opens Swagger UI of the running program in headless Chromium and reads a plan. Skipped where there is no Chromium.</summary>
[Collection(nameof(DemoClinic))]
public sealed class Trying_the_demo_in_a_browser(DemoClinic demo) : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly List<string> complaints = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage page = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed.");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server"],
        });
        page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1600 } });
        page.SetDefaultTimeout(30_000);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(new Uri(demo.Clinic.Address, "/swagger/index.html").ToString());
        await page.Locator("#swagger-ui .opblock").First.WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    [Fact]
    public async Task Reads_the_plan_as_two_people_without_typing_an_id_or_a_token()
    {
        await SignIn("Ruth Okafor — psychotherapist");
        await Picture("start");
        var ruth = await Execute("GetCarePlan", 200);
        Assert.Equal("Sleep and shoulders", ruth.GetProperty("title").GetString());
        await Picture("plan");

        await SignIn("Tomas Berg — massage therapist");
        var tomas = await Execute("GetCarePlan", 200);
        Assert.DoesNotContain(tomas.GetProperty("outcomes").EnumerateArray(), one => one.GetProperty("instrument").GetString() == "phq9");

        await SignIn("Noor Haddad — massage therapist, not on Maya's team");
        Assert.Equal("client.not_found", (await Execute("GetCarePlan", 404)).GetProperty("code").GetString());
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Changes_what_was_read_with_the_tag_that_the_page_remembers()
    {
        await SignIn("Ruth Okafor — psychotherapist");
        await Execute("GetCarePlan", 200);

        var changed = await Execute("ReviseGoal", 200);

        Assert.True(changed.GetProperty("revision").GetInt32() > 1);
        await Picture("changed");
        Assert.Empty(complaints);
    }

    private async Task SignIn(string person)
    {
        await page.GetByLabel("Demo person").SelectOptionAsync(new SelectOptionValue { Label = person });
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as this person" }).ClickAsync();
        await page.GetByText($"Signed in as {person.Split(" — ")[0]}").WaitForAsync();
    }

    private async Task<JsonElement> Execute(string operation, int status)
    {
        // The page draws an operation when it is scrolled to.
        var block = page.Locator($".opblock[id$='-{operation}']");
        for (var turn = 0; turn < 60 && await block.CountAsync() == 0; turn++)
        {
            await page.Mouse.WheelAsync(0, 1_500);
            await page.WaitForTimeoutAsync(100);
        }

        if (!await block.Locator(".execute").IsVisibleAsync()) await block.Locator(".opblock-summary-control").ClickAsync();
        await block.Locator(".execute").WaitForAsync();
        if (await block.Locator(".btn-clear").IsVisibleAsync()) await block.Locator(".btn-clear").ClickAsync();
        var answering = page.WaitForResponseAsync(answer => answer.Url.Contains("/api/v1/clients/", StringComparison.Ordinal));
        await block.Locator(".execute").ClickAsync();
        var answer = await answering;
        Assert.Equal(status, answer.Status);
        var shown = block.Locator(".live-responses-table .response-col_status").Last;
        await shown.WaitForAsync();
        Assert.StartsWith($"{status}", (await shown.InnerTextAsync()).Trim(), StringComparison.Ordinal);
        return JsonElement.Parse(await answer.TextAsync());
    }

    /// <summary>Keeps a picture for a person to look at when a folder is named.</summary>
    private async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"demo-{name}.png"), FullPage = false });
    }
}
