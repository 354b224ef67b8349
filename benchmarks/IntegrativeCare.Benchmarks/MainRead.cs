using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using IntegrativeCare.Infrastructure.Persistence.Migrations;
using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Benchmarks;

/// <summary>
/// GET …/care-plans/{id} of the API, all features on, beside the bare endpoint on the same data in the same run, in turn. Printed as ratios, because a
/// figure of one machine says nothing about another.
/// </summary>
internal static class MainRead
{
    private const string Password = "only for this measurement";
    private const int WarmUpSeconds = 24;
    private static readonly int[] Connections = [1, 16, 64];

    public static async Task<int> Measure(string[] args)
    {
        var clients = Number(args, "--clients", 20_000);
        var seconds = Number(args, "--seconds", 6);
        var rounds = Number(args, "--rounds", 3);

        Say("Start a durable PostgreSQL");
        await using var postgres = new ThrowawayPostgres(isDurable: true);
        await postgres.Start(CancellationToken.None);
        var owner = await ((IPostgres)postgres).CreateDatabase("benchmark", null, CancellationToken.None);
        await ClinicMigrations.Apply(owner, _ => { }, CancellationToken.None);
        var apiPassword = Guid.CreateVersion7().ToString("N");
        await ClinicMigrations.GrantLogin(owner, "benchmark_api", apiPassword, CancellationToken.None);

        Say($"Load {clients} clients with plans, sessions and outcomes");
        var (email, paths) = await BenchmarkData.Load(owner, clients, Password);

        var (apiAt, bareAt) = (Free(), Free());
        var serving = new NpgsqlConnectionStringBuilder(owner) { Username = "benchmark_api", Password = apiPassword, MaxPoolSize = 80 }.ConnectionString;
        using var api = Start("dotnet", [ApiProgram()], new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = apiAt.ToString(),
            ["ConnectionStrings__Clinic"] = serving,
            ["Keys__Wrapping"] = Secret.WrappingText,
            ["Auth__SigningKey"] = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem(),
            ["RateLimits__PerCallerPerMinute"] = "100000000",
            ["RateLimits__PerClinicPerMinute"] = "100000000",
            ["Logging__LogLevel__Default"] = "Warning",
        });
        using var bare = Start(Environment.ProcessPath!, [typeof(MainRead).Assembly.Location, "bare", new NpgsqlConnectionStringBuilder(owner) { MaxPoolSize = 80 }.ConnectionString, bareAt.ToString()], new(StringComparer.Ordinal));
        try
        {
            await Ready(apiAt);
            await Ready(bareAt);
            var token = await SignIn(apiAt, email);
            Say("Warm both up");
            // Long enough for the compiler's second look at what runs often.
            await Load.Run(apiAt, token, paths, 64, TimeSpan.FromSeconds(WarmUpSeconds), 1);
            await Load.Run(bareAt, null, paths, 64, TimeSpan.FromSeconds(WarmUpSeconds / 3), 1);

            Console.WriteLine();
            Console.WriteLine($"| connections | bare req/s | API req/s | ratio (median of {rounds}) | API p50 ms | API p99 ms | bare p99 ms | API CPU µs | bare CPU µs |");
            Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            var failed = 0;
            foreach (var connections in Connections)
            {
                var pairs = new List<(Round Bare, Round Api)>();
                var (bareBefore, apiBefore) = (Spent(bare), Spent(api));
                for (var i = 0; i < rounds; i++)
                {
                    var one = await Load.Run(bareAt, null, paths, connections, TimeSpan.FromSeconds(seconds), 100 + i);
                    pairs.Add((one, await Load.Run(apiAt, token, paths, connections, TimeSpan.FromSeconds(seconds), 100 + i)));
                }

                failed += pairs.Sum(pair => pair.Bare.Failures + pair.Api.Failures);
                var middle = pairs.OrderBy(pair => pair.Api.PerSecond / pair.Bare.PerSecond).ElementAt(rounds / 2);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {connections} | {middle.Bare.PerSecond:0} | {middle.Api.PerSecond:0} | {middle.Api.PerSecond / middle.Bare.PerSecond:0.00} | {middle.Api.MedianMs:0.0} | {middle.Api.P99Ms:0.0} | {middle.Bare.P99Ms:0.0} | {(Spent(api) - apiBefore) / pairs.Sum(pair => pair.Api.Count):0} | {(Spent(bare) - bareBefore) / pairs.Sum(pair => pair.Bare.Count):0} |"));
            }

            if (failed > 0) Console.Error.WriteLine($"{failed} requests did not answer 200.");
            return failed == 0 ? 0 : 1;
        }
        finally
        {
            End(api);
            End(bare);
        }
    }

    // Processor time of the serving process alone, in microseconds; PostgreSQL's own comes on top of both.
    private static double Spent(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalMicroseconds;
    }

    private static string ApiProgram()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IntegrativeCare.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("Run it from a checkout."), "src", "Api", "bin", "Release", "net10.0", "IntegrativeCare.Api.dll");
    }

    private static Process Start(string program, string[] args, Dictionary<string, string> environment)
    {
        var info = new ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment) info.Environment[name] = value;
        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static void End(Process process)
    {
        if (process.HasExited) return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    private static async Task Ready(Uri server)
    {
        using var http = new HttpClient();
        for (var i = 0; i < 300; i++)
        {
            try
            {
                if ((await http.GetAsync(new Uri(server, "/health/ready"))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet: asked again below, for 30 seconds at most.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{server} did not become ready.");
    }

    private static async Task<string> SignIn(Uri api, string email)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(new Uri(api, "/api/v1/auth/sign-in"), new { email, password = Password });
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("accessToken").GetString()!;
    }

    private static Uri Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private static int Number(string[] args, string option, int otherwise) =>
        Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static void Say(string what) => Console.WriteLine($"{what} …");
}
