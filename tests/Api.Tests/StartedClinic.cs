using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Api.Tests;

/// <summary>The real program in a process of its own, as it is started in life: its commands, its settings from the environment, a socket, a database of its own.</summary>
public sealed class StartedClinic : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string?> environment;
    private readonly string keys;
    private readonly bool isFirst;
    private readonly ConcurrentQueue<string> log = new();
    private Process? api;

    private StartedClinic(ClinicDatabase database, string kind, IReadOnlyDictionary<string, string?> settings)
        : this(database, Directory.CreateTempSubdirectory("integrative-care-keys-").FullName, isFirst: true, new(settings, StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = kind,
            ["ConnectionStrings__Clinic"] = database.ApiConnectionString,
            ["Keys__Wrapping"] = Secret.WrappingText,
            ["Auth__SignInsPerMinute"] = "10000",
            ["RateLimits__PerCallerPerMinute"] = "100000",
            ["RateLimits__PerClinicPerMinute"] = "100000",
            ["DOTNET_TieredPGO"] = "0",
        })
    {
    }

    private StartedClinic(ClinicDatabase database, string keys, bool isFirst, Dictionary<string, string?> environment)
    {
        (Database, this.keys, this.isFirst, this.environment) = (database, keys, isFirst, environment);
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        environment["ASPNETCORE_URLS"] = Address.ToString();
        environment["Auth__DevelopmentKeyFile"] = Path.Combine(keys, "signing-key.pem");
    }

    public ClinicDatabase Database { get; }

    public Uri Address { get; }

    /// <summary>Nobody in particular.</summary>
    public HttpClient Http { get; }

    /// <summary>Everything that the program has written about itself so far.</summary>
    public string Log => string.Join('\n', log);

    /// <summary>Starts the API on an empty database, or with the demo clinic in it.</summary>
    public static async Task<StartedClinic> Open(
        PostgresServer server, CancellationToken ct, bool withDemo = false, string environment = "Development", IReadOnlyDictionary<string, string?>? settings = null)
    {
        var clinic = new StartedClinic(await server.NewDatabase(ct), environment, settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        try
        {
            if (withDemo) await clinic.Command(ct, "seed-demo");
            await clinic.Serve(ct);
            return clinic;
        }
        catch
        {
            await clinic.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the API once more beside this one: a process of its own on the same database, with the same key. Dispose of it first.</summary>
    public async Task<StartedClinic> OpenAnother(CancellationToken ct)
    {
        var another = new StartedClinic(Database, keys, isFirst: false, new(environment, StringComparer.Ordinal));
        try
        {
            await another.Serve(ct);
            return another;
        }
        catch
        {
            await another.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one of the program's commands with the owner's connection, and gives what it printed.</summary>
    public async Task<string> Command(CancellationToken ct, params string[] command)
    {
        using var process = Start(command, ("ConnectionStrings__ClinicOwner", Database.OwnerConnectionString));
        var (printed, complained) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 ? await printed : throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {await complained}");
    }

    public async Task<Visitor> SignIn(string email, string password, CancellationToken ct)
    {
        using var content = Visitor.Json(new { email, password });
        using var answer = await Http.PostAsync(new Uri("/api/v1/auth/sign-in", UriKind.Relative), content, ct);
        var said = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode
            ? new Visitor(this, JsonElement.Parse(said).GetProperty("accessToken").GetString()!)
            : throw new InvalidOperationException($"{email} is not signed in: {said}");
    }

    /// <summary>Signs in one of the demo people by the beginning of their address, such as <c>ruth</c>.</summary>
    public async Task<Visitor> SignInAs(string demoPerson, CancellationToken ct)
    {
        var people = JsonElement.Parse(await Http.GetStringAsync(new Uri("/api/v1/dev/demo-people", UriKind.Relative), ct));
        var person = people.EnumerateArray().Single(one => one.GetProperty("email").GetString()!.StartsWith(demoPerson + "@", StringComparison.Ordinal));
        return await SignIn(person.GetProperty("email").GetString()!, person.GetProperty("password").GetString()!, ct);
    }

    /// <summary>Runs SQL as the owner of the tables, past row security.</summary>
    public async Task<T> AskAsOwner<T>(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(ct);
        await using var ask = new NpgsqlCommand(sql, connection);
        return (T)(await ask.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Ends the program at once, in the middle of whatever it does (<c>kill -9</c>).</summary>
    public async Task Kill(CancellationToken ct)
    {
        var process = api ?? throw new InvalidOperationException("The API was not started.");
        process.Kill();
        await process.WaitForExitAsync(ct);
        process.Dispose();
        api = null;
    }

    /// <summary>Starts the program again at the same address, with the same keys and the same database.</summary>
    public Task ServeAgain(CancellationToken ct) => Serve(ct);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (api is not null)
        {
            if (!api.HasExited) api.Kill();
            await api.WaitForExitAsync();
            api.Dispose();
        }

        if (!isFirst) return;
        Directory.Delete(keys, recursive: true);
        await Database.DisposeAsync();
    }

    private async Task Serve(CancellationToken ct)
    {
        api = Start([]);
        _ = Keep(api.StandardOutput);
        _ = Keep(api.StandardError);
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative), ct);
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException) when (!api.HasExited)
            {
                // It does not listen yet.
            }

            if (api.HasExited || Stopwatch.GetElapsedTime(began) > Patience) throw new InvalidOperationException($"The API did not become ready:\n{Log}");
            await Task.Delay(50, ct);
        }
    }

    private async Task Keep(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line) log.Enqueue(line);
    }

    private Process Start(IEnumerable<string> arguments, params (string Name, string Value)[] more)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(IntegrativeCare.Api.OpenApi.DemoPeople).Assembly.Location, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var (name, value) in more) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Somebody who is signed in. Each call is a request of its own.</summary>
public sealed class Visitor(StartedClinic clinic, string token)
{
    public static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    public static StringContent Json(object? body) =>
        new(body as string ?? JsonSerializer.Serialize(body, Shape), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    /// <summary>The same person, asking another process of the API.</summary>
    public Visitor At(StartedClinic another) => new(another, token);

    public async Task<Answer> Send(HttpMethod method, string path, object? body = null, string? ifMatch = null, params (string Name, string Value)[] headers)
    {
        var ct = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : Json(body) };
        if (method == HttpMethod.Patch && request.Content is not null) request.Content.Headers.ContentType = new("application/merge-patch+json");
        request.Headers.Authorization = new("Bearer", token);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await clinic.Http.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return new Answer($"{method} {path}", (int)answer.StatusCode, text, answer.Headers.ETag?.ToString(), answer.Headers.Location?.ToString());
    }

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, null, headers);

    public Task<Answer> Post(string path, object? body = null, string? ifMatch = null, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body, ifMatch, headers);
}

/// <summary>What the API answered.</summary>
public sealed record Answer(string Request, int Status, string Text, string? Tag, string? Location)
{
    public JsonElement Body => JsonElement.Parse(Text);

    /// <summary>The new or changed thing of a receipt.</summary>
    public Guid Id => Body.GetProperty("id").GetGuid();

    public JsonElement this[string part] => Body.GetProperty(part);

    /// <summary>Demands this status.</summary>
    public Answer Is(int status)
    {
        Assert.True(Status == status, $"{Request} answered {Status} instead of {status}: {Text}");
        return this;
    }

    /// <summary>Demands this refusal.</summary>
    public Answer IsRefused(int status, string code)
    {
        Is(status);
        Assert.Equal(code, this["code"].GetString());
        return this;
    }

    public bool Has(string part) => Body.TryGetProperty(part, out _);
}
