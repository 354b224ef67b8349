using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using IntegrativeCare.Api.Endpoints;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Api.Security;
using IntegrativeCare.Application;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure;
using IntegrativeCare.Infrastructure.Identity;
using IntegrativeCare.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Person = IntegrativeCare.Application.Accounts.Person;

namespace IntegrativeCare.Api.Tests.Auth;

/// <summary>An API with two clinics in which people sign in, and a clock that the test moves.</summary>
public sealed class SignInHost : IAsyncDisposable
{
    public const string Password = "ein Stuhl am Fenster";

    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly ClinicDatabase database;
    private readonly WebApplication app;

    private SignInHost(ClinicDatabase database, WebApplication app, StoppedClock clock, StringWriter log) =>
        (this.database, this.app, Clock, Log) = (database, app, clock, log);

    public StoppedClock Clock { get; }

    /// <summary>Everything that was logged.</summary>
    public StringWriter Log { get; }

    /// <summary>What was logged so far; the API may go on writing.</summary>
    public string LogText
    {
        get
        {
            lock (Log) return Log.ToString();
        }
    }

    public ClinicId Clinic { get; private init; } = ClinicId.New();

    public ClinicId OtherClinic { get; private init; } = ClinicId.New();

    public IServiceProvider Services => app.Services;

    public static async Task<SignInHost> Start(PostgresServer postgres, Dictionary<string, string?>? settings = null, string environment = "Development", ClinicId? clinic = null, ClinicId? otherClinic = null)
    {
        var own = await postgres.NewDatabase(TestContext.Current.CancellationToken);
        var clock = new StoppedClock(Monday);
        var log = new StringWriter();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Auth:SigningKey"] = TestKeys.Signing.ExportPkcs8PrivateKeyPem(),
            ["Auth:SignInsPerMinute"] = "10000",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders().AddProvider(new WriterLog(log)).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddProblems().AddJsonGrammar();
        builder.Services.AddApplication().AddInfrastructure(own.ApiConnectionString).AddIdentityStore().AddSignIn(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(Secret.Wrapping);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.Configure<AccountRules>(rules => rules.PasswordIterations = 1_000);

        var built = builder.Build();
        built.UseRequestId();
        built.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers["X-Test-Address"].FirstOrDefault() ?? "192.0.2.1");
            return next(http);
        });
        built.UseProblems();
        built.UseAuthentication();
        built.UseAuthorization();
        built.MapGroup("/api/v1").MapAuth();

        var host = new SignInHost(own, built, clock, log) { Clinic = clinic ?? ClinicId.New(), OtherClinic = otherClinic ?? ClinicId.New() };
        await host.Sql($"insert into care.clinics values ('{host.Clinic.Value}', 'Lindenhof', 'America/Toronto', 'CA-ON', false, 12, 60, 10, 1, '{{}}'), ('{host.OtherClinic.Value}', 'Seeblick', 'America/Toronto', 'CA-ON', false, 12, 60, 10, 1, '{{}}')");
        await built.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public async Task<Guid> HasAccount(string name, Role role = Role.ClinicAdministrator, ClinicId? clinic = null, string? email = null, string password = Password, string? outsideSubject = null, PractitionerId? practitioner = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccounts>().Open(
            new Person
            {
                ClinicId = clinic ?? Clinic,
                Email = email ?? $"{name}@example.org",
                DisplayName = name,
                Roles = [role],
                PractitionerId = practitioner,
                OutsideSubject = outsideSubject,
            },
            password,
            TestContext.Current.CancellationToken);
    }

    public async Task Disable(Guid account)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAccounts>().Disable(account, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs SQL as the owner of the tables.</summary>
    public async Task<object?> Sql(string sql)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public string OwnerConnection => database.OwnerConnectionString;

    public Task<Answer> SignIn(string name, string password = Password, string? code = null, ClinicId? clinic = null, string? from = null)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["email"] = name.Contains('@', StringComparison.Ordinal) ? name : $"{name}@example.org", ["password"] = password };
        if (code is not null) body["oneTimeCode"] = code;
        if (clinic is { } named) body["clinicId"] = named.Value;
        return Send(HttpMethod.Post, "/auth/sign-in", body, from: from);
    }

    public async Task<Tokens> SignedIn(string name, string password = Password, string? code = null)
    {
        var answer = await SignIn(name, password, code);
        Assert.Equal(200, answer.Status);
        return answer.Tokens;
    }

    public Task<Answer> Refresh(string refreshToken) => Send(HttpMethod.Post, "/auth/refresh", new { refreshToken });

    public Task<Answer> Me(string? accessToken) => Send(HttpMethod.Get, "/auth/me", null, accessToken);

    public async Task<Answer> Send(HttpMethod method, string route, object? body = null, string? accessToken = null, string? from = null)
    {
        using var client = app.GetTestClient();
        using var request = new HttpRequestMessage(method, "/api/v1" + route);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (accessToken is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + accessToken);
        if (from is not null) request.Headers.Add("X-Test-Address", from);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, response.Headers, response.Content.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
        await Log.DisposeAsync();
    }

    private sealed class WriterLog(StringWriter writer) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (writer) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{logLevel} {formatter(state, exception)} {exception}"));
        }

        public void Dispose()
        {
        }
    }
}

public sealed record Tokens(string Access, string Refresh, int ExpiresIn);

/// <summary>What a caller got back.</summary>
public sealed record Answer(int Status, JsonElement Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public Tokens Tokens => new(Text("accessToken"), Text("refreshToken"), Body.GetProperty("expiresIn").GetInt32());

    public string Text(string member) => Body.GetProperty(member).GetString()!;

    /// <summary>Status and code of a refusal, after checking that it is a whole one.</summary>
    public (int Status, string Code) Refusal
    {
        get
        {
            Assert.Equal("application/problem+json", ContentHeaders.ContentType?.MediaType);
            Assert.Equal(Status, Body.GetProperty("status").GetInt32());
            Assert.Equal($"/problems/{Text("code")}", Text("type"));
            Assert.NotEmpty(Text("title"));
            Assert.NotEmpty(Text("detail"));
            Assert.NotEmpty(Text("traceId"));
            if (Status == 401) Assert.StartsWith("Bearer", Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            return (Status, Text("code"));
        }
    }
}
