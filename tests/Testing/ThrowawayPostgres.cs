using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IntegrativeCare.Testing;

/// <summary>A PostgreSQL made from the programs on this machine in a temporary folder, on a free port of 127.0.0.1. It ends with the test process, however that ends.</summary>
/// <param name="isDurable">Keeps what is committed through a power cut, as in production: for measurements, not for tests.</param>
public sealed class ThrowawayPostgres(bool isDurable = false) : IPostgres
{
    private const int Attempts = 5;

    // A shell stays with the server and reads orders from the test process. Hardly any come; when the process is gone, killed or not,
    // the reading ends, and the shell stops the server and removes its folder. As root PostgreSQL refuses to run, so it runs as "postgres".
    private const string Keeper =
        """
        trap '' INT TERM HUP
        bin=$1 folder=$2 port=$3 settings=$4
        cd /
        drop=
        if [ "$(id -u)" = 0 ]; then drop='setpriv --reuid=postgres --regid=postgres --init-groups --'; chown -R postgres "$folder"; fi
        begin() {
          $drop "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/data/log" -o "-p $port -c unix_socket_directories='' -c listen_addresses=127.0.0.1 -c max_connections=200 \
            $settings -c wal_level=minimal -c max_wal_senders=0 -c shared_buffers=64MB -c jit=off -c timezone=UTC" start >>"$folder/log" 2>&1 </dev/null
        }
        crash() { $drop "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >>"$folder/log" 2>&1 </dev/null; }
        $drop "$bin/initdb" -D "$folder/data" -U postgres -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 && begin
        if [ $? = 0 ]; then
          echo started
          while read -r order; do
            case $order in
              crash) crash && echo crashed || echo "did not stop" ;;
              start) begin && echo started || echo "did not start" ;;
            esac
          done
          crash
        else
          cat "$folder/log" "$folder/data/log" 2>/dev/null
        fi
        rm -rf "$folder"
        """;

    private const string Hasty = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    private Process? keeper;

    public string AdminConnectionString { get; private set; } = "";

    public async Task Start(CancellationToken ct)
    {
        var bin = FindPrograms() ??
            throw new InvalidOperationException("No PostgreSQL programs were found: run scripts/db.sh install, or name their folder in PG_BIN, or a server in TEST_POSTGRES.");
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var password = Secret.New();
            var said = await TryStart(bin, port, password, ct);
            if (said is "started")
            {
                AdminConnectionString = await IPostgres.MakeAdmin($"Host=127.0.0.1;Port={port};Username=postgres;Password={password};Database=postgres;Pooling=false", ct);
                return;
            }

            // Another process may have taken the port between looking and starting.
            if (attempt == Attempts || !said.Contains("Address already in use", StringComparison.Ordinal))
                throw new InvalidOperationException($"PostgreSQL from {bin} did not start: {said}");
        }
    }

    /// <summary>Ends the server at once, as a power cut would: nothing is written that was not on disk. Its data stay.</summary>
    public Task Crash(CancellationToken ct) => Order("crash", "crashed", ct);

    /// <summary>Starts it again on the same data and the same port.</summary>
    public Task StartAgain(CancellationToken ct) => Order("start", "started", ct);

    /// <summary>One of PostgreSQL's programs on this machine, such as <c>pg_dump</c>; <c>null</c> when it is not there.</summary>
    public static string? Program(string name) => Candidates().Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>True when this machine has the programs to make one.</summary>
    public static bool IsPossible => FindPrograms() is not null;

    private async Task Order(string order, string expected, CancellationToken ct)
    {
        var shell = keeper ?? throw new InvalidOperationException("The server was not started.");
        await shell.StandardInput.WriteLineAsync(order.AsMemory(), ct);
        await shell.StandardInput.FlushAsync(ct);
        var said = await shell.StandardOutput.ReadLineAsync(ct);
        if (said != expected) throw new InvalidOperationException($"PostgreSQL was to {order}: {said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (keeper is null) return;
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
        keeper = null;
    }

    private async Task<string> TryStart(string bin, int port, string password, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("integrative-care-tests-").FullName;
        var passwordFile = Path.Combine(folder, "password");
        // The folder itself is closed to everybody but its owner, who becomes the server's account.
        await File.WriteAllTextAsync(passwordFile, password, ct);
        keeper = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Keeper, "keeper", bin, folder, port.ToString(CultureInfo.InvariantCulture), isDurable ? "" : Hasty])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

        var first = await keeper.StandardOutput.ReadLineAsync(ct);
        if (first is "started") return first;

        var rest = await keeper.StandardOutput.ReadToEndAsync(ct);
        await DisposeAsync();
        return $"{first}\n{rest}";
    }

    private static string? FindPrograms() =>
        Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } given) yield return given;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)) yield return folder;
        foreach (var parent in (string[])["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"])
            if (Directory.Exists(parent))
                foreach (var folder in Directory.GetDirectories(parent).OrderByDescending(Version)) yield return Path.Combine(folder, "bin");
    }

    /// <summary>15 of /usr/lib/postgresql/15 and of …/postgresql@15; 0 of a folder without a version.</summary>
    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder).Split('@')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
