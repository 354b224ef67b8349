using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrativeCare.Api.Observability;
using IntegrativeCare.Api.Tests.Auth;
using IntegrativeCare.Api.Tests.Http;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using IntegrativeCare.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Serilog;
using Serilog.Extensions.Logging;
using DomainClinic = IntegrativeCare.Domain.Clinics.Clinic;
using Invited = IntegrativeCare.Application.Accounts.Person;

namespace IntegrativeCare.Api.Tests;

/// <summary>
/// The API as <c>Program</c> builds it, on a real socket, with a database of its own, served by a role that owns nothing. Everybody in it came in through
/// the API itself. It is Monday, 2 March 2026, and the clock stands still until a test moves it.
/// </summary>
public sealed class RunningClinic : IAsyncDisposable
{
    public const string Password = "ein Stuhl am Fenster";

    public static readonly DateTimeOffset Monday = IntegrativeCare.Testing.Clinic.Monday;

    private readonly Host host;
    private readonly HttpClient http;

    private RunningClinic(ClinicDatabase database, Host host, StoppedClock clock, Door.Lines log)
    {
        (Database, this.host, Clock, Log) = (database, host, clock, log);
        host.UseKestrel(0);
        host.StartServer();
        Address = host.ClientOptions.BaseAddress;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = Address };
    }

    public ClinicDatabase Database { get; }

    public StoppedClock Clock { get; }

    public Uri Address { get; }

    public IServiceProvider Services => host.Services;

    /// <summary>Everything that was logged, as an operator would read it.</summary>
    internal Door.Lines Log { get; }

    /// <summary>Starts the API on a new database without a clinic.</summary>
    /// <param name="settings">What differs from the usual: limits are high and keys are the tests' own.</param>
    /// <param name="services">What replaces the API's own parts.</param>
    /// <param name="serveWith">The connection string to serve with, when it is not the role that owns nothing.</param>
    public static async Task<RunningClinic> Start(
        PostgresServer server, Dictionary<string, string?>? settings = null, string environment = "Production", Action<IServiceCollection>? services = null, Func<ClinicDatabase, string>? serveWith = null)
    {
        var database = await server.NewDatabase(TestContext.Current.CancellationToken);
        var clock = new StoppedClock(Monday);
        var lines = new Door.Lines();
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Clinic"] = serveWith?.Invoke(database) ?? database.ApiConnectionString,
            ["Keys:Wrapping"] = Secret.WrappingText,
            ["Auth:SigningKey"] = TestKeys.Signing.ExportPkcs8PrivateKeyPem(),
            ["Auth:SignInsPerMinute"] = "100000",
            ["Auth:RefreshTokenLifetime"] = "14.00:00:00",
            ["RateLimits:PerCallerPerMinute"] = "1000000",
            ["RateLimits:PerClinicPerMinute"] = "1000000",
        };
        foreach (var (name, value) in settings ?? []) all[name] = value;

        var program = new Host(environment, all, given =>
        {
            given.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            given.Configure<AccountRules>(rules => (rules.PasswordIterations, rules.AccessTokenLifetime) = (1_000, TimeSpan.FromDays(14)));
            given.AddSingleton<ILoggerProvider>(_ => new SerilogLoggerProvider(
                new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext().WriteTo.Sink(new Redaction(new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(lines).CreateLogger())).CreateLogger(), dispose: true));
            services?.Invoke(given);
        });
        try
        {
            return new RunningClinic(database, program, clock, lines);
        }
        catch
        {
            await program.DisposeAsync();
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a clinic with the people of the story; only Ruth and Tomas are on Maya's care team, and Maya has shared nothing yet.</summary>
    /// <param name="domain">Where their e-mail addresses are; the same may be used in several clinics.</param>
    public async Task<ClinicAtWork> OpenClinic(string name, string domain = "clinic.example")
    {
        var ct = TestContext.Current.CancellationToken;
        var clinic = DomainClinic.Open(name, "America/Toronto", "CA-ON");
        await Given(clinic);
        await Do($"update care.safety_settings set monitored = '{IntegrativeCare.Testing.Clinic.RoundTheClock}' where clinic_id = '{clinic.Id.Value}'");
        var ada = new Caller("Ada", $"ada@{domain}");
        await using (var scope = Services.CreateAsyncScope())
        {
            var account = await scope.ServiceProvider.GetRequiredService<IAccounts>()
                .Open(new Invited { ClinicId = clinic.Id, Email = ada.Email, DisplayName = $"Ada of {name}", Roles = [Role.ClinicAdministrator] }, Password, ct);
            ada = ada with { AccountId = account };
        }

        ada = ada with { Token = (await Post(null, "/auth/sign-in", new { email = ada.Email, password = Password, clinicId = clinic.Id.Value })).Json.GetProperty("accessToken").GetString()! };
        var at = new ClinicAtWork(this, clinic.Id, name, domain, ada);
        await at.MoveIn();
        return at;
    }

    public Task<Reply> Get(Caller? who, string path, params (string Name, string Value)[] headers) => Send(who, HttpMethod.Get, path, null, headers);

    public Task<Reply> Head(Caller? who, string path, params (string Name, string Value)[] headers) => Send(who, HttpMethod.Head, path, null, headers);

    public Task<Reply> Post(Caller? who, string path, object? body = null, params (string Name, string Value)[] headers) => Send(who, HttpMethod.Post, path, body, headers);

    public Task<Reply> Put(Caller? who, string path, object? body = null, params (string Name, string Value)[] headers) => Send(who, HttpMethod.Put, path, body, headers);

    public Task<Reply> Patch(Caller? who, string path, object? body = null, params (string Name, string Value)[] headers) => Send(who, HttpMethod.Patch, path, body, headers);

    /// <summary>Sends a request. A path that does not begin with a known root is under <c>/api/v1</c>.</summary>
    /// <param name="body">An object, or a text that is sent as it is.</param>
    public async Task<Reply> Send(Caller? who, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var isElsewhere = path.StartsWith("/health", StringComparison.Ordinal) || path.StartsWith("/problems", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal) || path.StartsWith("/api/", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(method, isElsewhere ? path : "/api/v1" + path);
        if (who is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + who.Token);
        if (body is not null)
        {
            var text = body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
            request.Content = new StringContent(text, Encoding.UTF8);

            // Whoever sends much asks first; otherwise a refusal may cross with the rest of the body and be lost.
            if (text.Length > 100_000) request.Headers.ExpectContinue = true;
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (string.Equals(name, "Content-Type", StringComparison.OrdinalIgnoreCase) && request.Content is { } content)
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await Send(request);
    }

    public async Task<Reply> Send(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Reply(request, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers, answer.Content.Headers);
    }

    /// <summary>Puts aggregates into the database as its owner, past every gate: only what a test takes for granted.</summary>
    public async Task Given(params object[] aggregates)
    {
        await using var db = ClinicDbContext.ForOwner(Database.OwnerConnectionString, Services.GetRequiredService<KeyRing>());
        db.AddRange(aggregates);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Seals what stands in <c>care.unsealed</c>, as <c>migrate</c> does.</summary>
    public Task SealWhatIsPlain() => Unsealed.SealAll(Database.OwnerConnectionString, Secret.Wrapping, Clock, _ => { }, TestContext.Current.CancellationToken);

    /// <summary>Runs SQL as the owner of the tables, to look or to break something.</summary>
    public async Task<T> Sql<T>(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>As <see cref="Sql{T}"/>, for what answers nothing.</summary>
    public async Task Do(string sql)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await host.DisposeAsync();
        await Database.DisposeAsync();
    }

    private sealed class Host(string environment, Dictionary<string, string?> settings, Action<IServiceCollection> services) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(environment);
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
            builder.ConfigureTestServices(services);
        }
    }
}

/// <summary>Somebody who is signed in.</summary>
public sealed record Caller(string Name, string Email)
{
    public string Token { get; init; } = "";

    public Guid AccountId { get; init; }

    public Guid? PractitionerId { get; init; }

    public Guid? LicenceId { get; init; }

    public Guid? ClientId { get; init; }
}

/// <summary>A clinic's people at work, and the acts that many tests begin with. Each act goes through the API.</summary>
public sealed class ClinicAtWork(RunningClinic api, ClinicId id, string name, string domain, Caller ada)
{
    public static readonly string[] Usual = ["demographics", "scheduling", "carePlan", "safetyCues"];

    public ClinicId Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Runs the front desk.</summary>
    public Caller Ada { get; } = ada;

    /// <summary>Watches over privacy.</summary>
    public Caller Pia { get; private set; } = null!;

    /// <summary>Psychotherapist, leads Maya's care team.</summary>
    public Caller Ruth { get; private set; } = null!;

    /// <summary>Qualifying psychotherapist, supervised by Ruth.</summary>
    public Caller Quinn { get; private set; } = null!;

    /// <summary>Massage therapist on Maya's care team.</summary>
    public Caller Tomas { get; private set; } = null!;

    /// <summary>Massage therapist, not on the team.</summary>
    public Caller Noor { get; private set; } = null!;

    /// <summary>The client in her own account.</summary>
    public Caller Maya { get; private set; } = null!;

    /// <summary>Where Maya's record is.</summary>
    public string OfMaya => $"/clients/{Maya.ClientId}";

    public Caller[] Everybody => [Ada, Pia, Ruth, Quinn, Tomas, Noor, Maya];

    /// <summary>Tomas's membership of Maya's care team.</summary>
    public Guid TomasOnTheTeam { get; private set; }

    public async Task MoveIn()
    {
        Pia = await Invite("Pia", ["privacyOfficer"]);
        Ruth = await Enrol("Ruth", "psychotherapy", "registered");
        Quinn = await Enrol("Quinn", "psychotherapy", "qualifying");
        Tomas = await Enrol("Tomas", "massageTherapy", "registered");
        Noor = await Enrol("Noor", "massageTherapy", "registered");
        Maya = await Register("Maya");
        await Join(Ruth, Maya, "psychotherapy", isLead: true);
        TomasOnTheTeam = await Join(Tomas, Maya, "massageTherapy");
        (await api.Post(Ada, $"/practitioners/{Quinn.PractitionerId}/supervisions", new { supervisorId = Ruth.PractitionerId })).Is(201);
    }

    public async Task<Caller> Enrol(string person, string discipline, string registration, string validUntil = "2026-12-31")
    {
        var enrolled = (await api.Post(Ada, "/practitioners", new { displayName = $"{person} of {Name}" })).Is(201).Id;
        var licence = (await api.Post(Ada, $"/practitioners/{enrolled}/licences", new
        {
            discipline,
            jurisdiction = "CA-ON",
            register = discipline == "psychotherapy" ? "CRPO" : "CMTO",
            number = enrolled.ToString("N")[..12],
            @class = registration,
            validFrom = "2026-01-01",
            validUntil,
        })).Is(201).Id;
        var caller = await Invite(person, [discipline == "psychotherapy" ? "psychotherapist" : "massageTherapist"], practitionerId: enrolled);
        return caller with { LicenceId = licence };
    }

    /// <summary>Registers a client and opens their account. Nobody is on their care team.</summary>
    public async Task<Caller> Register(string person, object? details = null)
    {
        var registered = (await api.Post(Ada, "/clients", details ?? new { nameUsed = $"{person} of {Name}", languages = new[] { "en" }, timeZone = "America/Toronto" })).Is(201).Id;
        return await Invite(person, ["client"], clientId: registered);
    }

    public async Task<Caller> Invite(string person, string[] roles, Guid? practitionerId = null, Guid? clientId = null, Guid? organizationId = null)
    {
        var email = $"{person.ToLowerInvariant()}@{domain}";
        var invitation = (await api.Post(Ada, "/invitations", new { email, displayName = $"{person} of {Name}", roles, practitionerId, clientId, organizationId })).Is(201);
        var tokens = (await api.Post(null, "/auth/invitation-acceptances", new { token = invitation.Json.GetProperty("token").GetString(), password = RunningClinic.Password })).Is(201);
        var caller = new Caller(person, email) { Token = tokens.Json.GetProperty("accessToken").GetString()!, PractitionerId = practitionerId, ClientId = clientId };
        return caller with { AccountId = (await api.Get(caller, "/auth/me")).Is(200).Json.GetProperty("userId").GetGuid() };
    }

    public async Task<Guid> Join(Caller practitioner, Caller client, string discipline, bool isLead = false) =>
        (await api.Post(Ada, $"/clients/{client.ClientId}/care-team", new { practitionerId = practitioner.PractitionerId, discipline, isLead })).Is(201).Id;

    /// <summary>The client permits in her own account, from now on and for a year. Answers the directive's id.</summary>
    public async Task<Guid> Permits(object recipient, string[] categories, string[]? purposes = null, Caller? client = null)
    {
        var who = client ?? Maya;
        var drafted = (await api.Post(who, $"/clients/{who.ClientId}/consent-directives", new { kind = "permit", categories, recipient, purposes = purposes ?? ["treatment"] })).Is(201);
        var shown = (await api.Get(who, $"/clients/{who.ClientId}/consent-directives/{drafted.Id}")).Is(200);
        (await api.Post(who, $"/clients/{who.ClientId}/consent-directives/{drafted.Id}/signature",
            new { method = "clientAccount", textSha256 = shown.Json.GetProperty("textSha256").GetString() }, ("If-Match", shown.Tag!))).Is(200);
        return drafted.Id;
    }

    /// <summary>The client keeps something from somebody, from now on.</summary>
    public async Task<Guid> Withholds(object recipient, string[] categories, Guid[]? records = null, Caller? client = null)
    {
        var who = client ?? Maya;
        return (await api.Post(who, $"/clients/{who.ClientId}/consent-directives", new { kind = "withhold", categories, recordIds = records ?? [], recipient })).Is(201).Id;
    }

    /// <summary>The client changes her mind.</summary>
    public async Task Revokes(Guid directive, Caller? client = null)
    {
        var who = client ?? Maya;
        (await api.Post(who, $"/clients/{who.ClientId}/consent-directives/{directive}/revocation")).Is(200);
    }

    public static object To(Caller practitioner) => new { kind = "practitioner", id = practitioner.PractitionerId };

    public static object ToDiscipline(string discipline) => new { kind = "discipline", discipline };

    public static object ToTheTeam => new { kind = "careTeam" };

    /// <summary>What is agreed about touch, as Ruth writes it down with the client.</summary>
    public async Task<Reply> WritesSafeTouch(string said = "I say red", Caller? client = null, string? ifMatch = null) =>
        (await api.Put(Ruth, $"/clients/{(client ?? Maya).ClientId}/touch-safety-profile", new
        {
            stopSignal = new { kind = "word", sign = said },
            regions = new[] { new { region = "neck", rule = "never" } },
            grounding = new[] { said },
            earlyWarningSigns = new[] { new { sign = said, response = said } },
            environment = new { light = "soft", note = said },
        }, ifMatch is null ? [] : [("If-Match", ifMatch)])).Is(200);
}

/// <summary>What a caller got back.</summary>
public sealed record Reply(HttpRequestMessage Request, int Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders Content)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The id of a receipt.</summary>
    public Guid Id => Json.GetProperty("id").GetGuid();

    public string? Tag => Headers.ETag?.ToString();

    /// <summary>The code of a problem; <c>null</c> when it is none.</summary>
    public string? Code => Text.Length > 0 && Content.ContentType?.MediaType == "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    /// <summary>The answer without what names this one request.</summary>
    public string Said
    {
        get
        {
            if (Code is null) return $"{Status} {Text}";
            var problem = JsonNode.Parse(Text)!.AsObject();
            problem.Remove("traceId");
            problem.Remove("instance");
            return $"{Status} {problem.ToJsonString()}";
        }
    }

    public string Header(string name) => Headers.TryGetValues(name, out var values) || Content.TryGetValues(name, out values) ? string.Join("|", values) : "";

    /// <summary>Demands a status.</summary>
    public Reply Is(int status)
    {
        if (Status != status) throw new Xunit.Sdk.XunitException($"{Request.Method} {Request.RequestUri} answered {Status}, not {status}: {Text}");
        return this;
    }

    /// <summary>Demands a whole problem of that code.</summary>
    public Reply Is(int status, string code)
    {
        Is(status);
        Assert.Equal(code, Code);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.Equal($"/problems/{code}", Json.GetProperty("type").GetString());
        Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
        return this;
    }
}

/// <summary>One running clinic for all tests of a class, with one clinic opened in it.</summary>
public sealed class OneClinic(PostgresServer server) : IAsyncLifetime
{
    public RunningClinic Api { get; private set; } = null!;

    public ClinicAtWork Harbour { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Api = await RunningClinic.Start(server);
        Harbour = await Api.OpenClinic("Harbour");
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
