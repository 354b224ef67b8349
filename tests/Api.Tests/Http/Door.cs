using System.ComponentModel.DataAnnotations;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Observability;
using IntegrativeCare.Api.OpenApi;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Api.Security;
using IntegrativeCare.Api.Tests.Auth;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace IntegrativeCare.Api.Tests.Http;

/// <summary>The door alone, on a real socket: the grammar in the order that the API uses it, with a few routes that stand for features.</summary>
internal sealed class Door : IAsyncDisposable
{
    public static readonly Guid Maya = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e55");
    public static readonly Guid Sleep = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e56");

    private readonly WebApplication _app;

    private Door(WebApplication app, Uri address, Lines lines)
    {
        (_app, Address, Log) = (app, address, lines);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public Uri Address { get; }

    public Lines Log { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<Door> Open(
        string environment = "Production",
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? routes = null,
        Dictionary<string, string?>? settings = null)
    {
        var lines = new Lines();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ApplicationName = "IntegrativeCare.Api.Tests" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [SigningKeys.Setting] = TestKeys.Signing.ExportPkcs8PrivateKeyPem() });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(_ => SigningKeys.Read(builder.Configuration, builder.Environment));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddClinicLogging(new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(lines).CreateLogger());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblems().AddJsonGrammar().AddRequestLimits().AddIdempotencyKeys().AddRateLimits(builder.Configuration).AddSwagger();
        builder.Services.AddClinicHealth();
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseRequestId();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseSwaggerPage();
        app.UseRouting();
        app.Use(SignIn);
        app.UseRateLimits();
        app.UseIdempotencyKeys();
        app.MapHealth();
        app.MapProblemPages();
        app.MapAssets();
        app.MapOpenApi();
        app.MapDemoPeople();
        Goals.Map(app);
        routes?.Invoke(app);

        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new Door(app, new Uri(address), lines);
    }

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<HttpResponseMessage> Post(string path, string? body, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body, headers);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    // Who is signed in is another part's affair; here a header says so.
    private static Task SignIn(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers["X-Test-Account"] is [{ } account])
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new(CallerClaims.Account, account), new(CallerClaims.Clinic, http.Request.Headers["X-Test-Clinic"].ToString())], "test"));
        return next(http);
    }

    internal sealed class Lines : ILogEventSink
    {
        private readonly List<LogEvent> _events = [];

        public IReadOnlyList<LogEvent> Events
        {
            get { lock (_events) return [.. _events]; }
        }

        public IEnumerable<string> Texts => Events.Select(one => one.RenderMessage() + string.Join(' ', one.Properties.Select(property => $" {property.Key}={property.Value}")) + one.Exception);

        public void Emit(LogEvent logEvent)
        {
            lock (_events) _events.Add(logEvent);
        }

        /// <summary>The line is written after the answer has left, so it is waited for.</summary>
        public async Task<LogEvent> Request(string route)
        {
            for (var tries = 0; tries < 200; tries++)
            {
                if (Events.FirstOrDefault(one => one.Properties.TryGetValue("Route", out var value) && value is ScalarValue { Value: string text } && text == route) is { } line) return line;
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            throw new Xunit.Sdk.XunitException($"No line was written for {route}.");
        }
    }
}

internal static class Answers
{
    public static async Task<JsonElement> Json(this HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    public static async Task<string> Text(this HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static string Header(this HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join("|", values) : "";

    /// <summary>Demands a problem of that code and gives its body.</summary>
    public static async Task<JsonElement> Problem(this HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Json();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal($"/problems/{code}", problem.GetProperty("type").GetString());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("title").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("traceId").GetString()));
        return problem;
    }
}

public enum GoalCategory
{
    Sleep,
    EverydayLife,
}

public sealed record GoalTarget
{
    /// <summary>The value to reach.</summary>
    public required int Value { get; init; }
}

/// <summary>A goal to work towards.</summary>
public sealed record GoalBody
{
    /// <summary>What the client wants.</summary>
    /// <example>Sleep through the night</example>
    [StringLength(200, MinimumLength = 3)]
    public required string Title { get; init; }

    public required GoalCategory Category { get; init; }

    public DateOnly? By { get; init; }

    public DateTimeOffset? AgreedAt { get; init; }

    public IReadOnlyList<GoalTarget> Targets { get; init; } = [];

    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    public double? Share { get; init; }
}

public sealed record GoalView
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required GoalCategory Category { get; init; }

    public required DateTimeOffset At { get; init; }
}

public static class Goals
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var goals = app.MapGroup("/api/v1/clients/{clientId:guid}/goals").WithTags("Care plans");
        goals.MapPost("", SetGoal).WithName(nameof(SetGoal));
        goals.MapRead("/{goalId:guid}", GetGoal).WithName(nameof(GetGoal));
        goals.MapRead("", ListGoals).WithName(nameof(ListGoals));
        goals.MapPost("/{goalId:guid}/completion", CompleteGoal).WithName(nameof(CompleteGoal));
        goals.MapPost("/failure", Fail).WithName(nameof(Fail));
        app.MapPost("/api/v1/echo", Echo).WithName(nameof(Echo)).AllowAnonymous();
        app.MapPost("/api/v1/calls", Call).WithName(nameof(Call));
    }

    public static CreatedReceipt SetGoal(Guid clientId, GoalBody body) => Receipts.Created($"/api/v1/clients/{clientId}/goals/{Door.Sleep}", new Receipt(Door.Sleep, body.Title.Length > 0 ? 1 : 0));

    public static Representation<GoalView> GetGoal(Guid clientId, Guid goalId, int revision = 7) =>
        Representation.Of(new GoalView { Id = goalId, Title = "Sleep through the night", Category = GoalCategory.EverydayLife, At = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1)) }, revision);

    public static Page<GoalView> ListGoals(Guid clientId, Paging paging)
    {
        var first = paging.After is { } after ? int.Parse(after.Text, System.Globalization.CultureInfo.InvariantCulture) + 1 : 1;
        var rows = Enumerable.Range(first, Math.Max(0, Math.Min(paging.Limit + 1, 120 - first + 1))).Select(number => new GoalView { Id = Door.Sleep, Title = $"{number}", Category = GoalCategory.Sleep, At = default }).ToList();
        return Page.Of(Slice.Of(rows, paging.Limit, row => Cursor.After(row.Title, row.Id)));
    }

    /// <summary>Say that a goal is reached</summary>
    /// <response code="200">The goal is closed.</response>
    /// <response code="409">`goal.closed`: it was closed before.</response>
    public static ChangedReceipt CompleteGoal(Guid clientId, Guid goalId, ExpectedRevision seen) => Receipts.Changed(new Receipt(goalId, seen.Value + 1));

    public static IResult Fail(HttpContext http) => throw http.RequestServices.GetRequiredService<Exception>();

    public static async Task<IResult> Echo(GoalBody body, HttpContext http)
    {
        await http.Response.WriteAsJsonAsync(body, http.RequestAborted);
        return Results.Empty;
    }

    public static async Task<IResult> Call(IdempotentCall call, HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        call.IsReplay = body == "again";
        return Results.Ok(new { call.Key, call.Fingerprint, length = body.Length });
    }
}

internal static class Refusals
{
    public static DomainException NotFound => new(new ClientNotFound());
}
