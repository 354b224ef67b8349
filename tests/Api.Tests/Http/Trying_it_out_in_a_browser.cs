using IntegrativeCare.Api.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IntegrativeCare.Api.Tests.Http;

/// <summary>The page at <c>/swagger</c> in headless Chromium, under its real content policy. Skipped where there is no Chromium.</summary>
public sealed class Trying_it_out_in_a_browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly List<string> complaints = [];
    private Door door = null!;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage page = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed.");
        door = await Door.Open("Development", services => services.AddSingleton<IDemoPeople, People>(), Accounts.Map);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1600 } });
        page.SetDefaultTimeout(15_000);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(new Uri(door.Address, "/swagger/index.html").ToString());
        await page.Locator("#swagger-ui .opblock").First.WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (door is not null) await door.DisposeAsync();
    }

    [Fact]
    public async Task Signs_a_demo_person_in_and_needs_no_token_pasted()
    {
        await SignIn("Ruth Adler — psychotherapist");
        await Picture("signed-in");

        var operation = await Open("GetGoal");
        await Fill(operation, "clientId", $"{Door.Maya}");
        await Fill(operation, "goalId", $"{Door.Sleep}");
        Assert.Equal("200", await Execute(operation));
        await Picture("tried-out");
        Assert.Contains($"/api/v1/clients/{Door.Maya}/goals/{Door.Sleep}", await page.Locator("#tags-seen").TextContentAsync(), StringComparison.Ordinal);

        var change = await Open("CompleteGoal");
        await Fill(change, "clientId", $"{Door.Maya}");
        await Fill(change, "goalId", $"{Door.Sleep}");
        Assert.Equal("200", await Execute(change));
        Assert.Contains("\"8\"", await page.Locator("#tags-seen").TextContentAsync(), StringComparison.Ordinal);

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Leaves_if_match_out_until_the_thing_was_read()
    {
        await SignIn("Ruth Adler — psychotherapist");

        var change = await Open("CompleteGoal");
        await Fill(change, "clientId", $"{Door.Maya}");
        await Fill(change, "goalId", $"{Door.Sleep}");

        Assert.Equal("428", await Execute(change));
    }

    [Fact]
    public async Task Names_each_act_anew()
    {
        await SignIn("Ruth Adler — psychotherapist");

        var call = await Open("Call");
        Assert.Equal("200", await Execute(call));
        var first = await Body(call);
        Assert.Equal("200", await Execute(call));

        Assert.Matches("\"key\": \"[0-9a-f]{32}\"", first);
        Assert.NotEqual(first, await Body(call));
    }

    [Fact]
    public async Task Refreshes_once_when_the_token_has_ended()
    {
        await SignIn("Tomas Lind — massage therapist");

        var me = await Open("WhoAmI");
        Assert.Equal("200", await Execute(me));
        Assert.Contains("tomas@demo.test again", await Body(me), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Asks_for_the_one_time_code_when_the_account_needs_one()
    {
        await page.GetByLabel("E-mail").FillAsync("pia@demo.test");
        await page.GetByLabel("Password").FillAsync("right");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByLabel("One-time code").FillAsync("123456");
        await Picture("one-time-code");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("Signed in as pia@demo.test").WaitForAsync();
        Assert.False(await page.GetByLabel("One-time code").IsVisibleAsync());
    }

    [Fact]
    public async Task Says_what_was_wrong_and_signs_out_again()
    {
        await page.GetByLabel("E-mail").FillAsync("ruth@demo.test");
        await page.GetByLabel("Password").FillAsync("wrong");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Alert).GetByText("Your role may not do this").WaitForAsync();

        await SignIn("Ruth Adler — psychotherapist");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByText("Nobody is signed in.").WaitForAsync();
        Assert.Equal("", await page.GetByRole(AriaRole.Alert).TextContentAsync());

        var me = await Open("WhoAmI");
        Assert.Equal("401", await Execute(me));
    }

    [Fact]
    public async Task Offers_no_demo_people_outside_development()
    {
        await using var production = await Door.Open("Production", services => services.AddSingleton<IDemoPeople, People>(), Accounts.Map);

        await (await production.Get(DemoPeople.Route)).Problem(404, "route.not_found");
        await page.GotoAsync(new Uri(production.Address, "/swagger/index.html").ToString());
        await page.Locator("#swagger-ui .opblock").First.WaitForAsync();
        Assert.False(await page.Locator("#demo-form").IsVisibleAsync());
    }

    private async Task SignIn(string person)
    {
        await page.GetByLabel("Demo person").SelectOptionAsync(new SelectOptionValue { Label = person });
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as this person" }).ClickAsync();
        await page.GetByText("Signed in as").WaitForAsync();
    }

    private async Task<ILocator> Open(string operation)
    {
        var block = page.Locator($".opblock[id$='-{operation}']");
        await block.Locator(".opblock-summary-control").ClickAsync();
        await block.Locator(".execute").WaitForAsync();
        return block;
    }

    private static Task Fill(ILocator operation, string parameter, string value) =>
        operation.Locator($"tr[data-param-name='{parameter}'] input").FillAsync(value);

    private static async Task<string> Execute(ILocator operation)
    {
        if (await operation.Locator(".btn-clear").IsVisibleAsync()) await operation.Locator(".btn-clear").ClickAsync();
        await operation.Locator(".execute").ClickAsync();
        var status = operation.Locator(".live-responses-table .response-col_status").Last;
        await status.WaitForAsync();
        return (await status.InnerTextAsync()).Split('\n')[0].Trim();
    }

    private static async Task<string> Body(ILocator operation) => await operation.Locator(".live-responses-table .highlight-code").First.InnerTextAsync();

    /// <summary>Keeps a picture for a person to look at when a folder is named.</summary>
    private async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"swagger-{name}.png"), FullPage = true });
    }

    private sealed class People : IDemoPeople
    {
        public Task<IReadOnlyList<DemoPerson>> List(CancellationToken ct) => Task.FromResult<IReadOnlyList<DemoPerson>>(
        [
            new() { DisplayName = "Ruth Adler", Role = "psychotherapist", Email = "ruth@demo.test", Password = "right" },
            new() { DisplayName = "Tomas Lind", Role = "massage therapist", Email = "tomas@demo.test", Password = "right" },
        ]);
    }
}

/// <summary>Stands for the sign-in routes as api.md words them: a token is the e-mail; Tomas's first one has ended.</summary>
internal static class Accounts
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/api/v1/auth/sign-in", SignIn).ExcludeFromDescription();
        app.MapPost("/api/v1/auth/refresh", Refresh).ExcludeFromDescription();
        app.MapPost("/api/v1/auth/sign-out", SignOut).ExcludeFromDescription();
        app.MapGet("/api/v1/auth/me", WhoAmI).WithName(nameof(WhoAmI));
    }

    public static IResult SignIn(Credentials body)
    {
        if (body.Password != "right") return Results.StatusCode(403);
        if (body.Email == "pia@demo.test" && body.OneTimeCode is null)
            return Results.Json(new { code = "auth.one_time_code_needed", detail = "Type the code of your authenticator." }, statusCode: 401);
        return Results.Ok(new { accessToken = body.Email == "tomas@demo.test" ? "ended" : body.Email, tokenType = "Bearer", expiresIn = 900, refreshToken = body.Email });
    }

    public static IResult Refresh(Renewal body) => Results.Ok(new { accessToken = $"{body.RefreshToken} again", tokenType = "Bearer", expiresIn = 900, refreshToken = body.RefreshToken });

    public static IResult SignOut(HttpContext http) => http.Request.Headers.Authorization == "Bearer ruth@demo.test" ? Results.NoContent() : Results.Unauthorized();

    public static IResult WhoAmI(HttpContext http)
    {
        var token = http.Request.Headers.Authorization.ToString();
        return token is "" or "Bearer ended" ? Results.Unauthorized() : Results.Ok(new { displayName = token["Bearer ".Length..], roles = Array.Empty<string>() });
    }

    public sealed record Credentials
    {
        public required string Email { get; init; }

        public required string Password { get; init; }

        public string? OneTimeCode { get; init; }
    }

    public sealed record Renewal
    {
        public required string RefreshToken { get; init; }
    }
}
