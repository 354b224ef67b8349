using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace IntegrativeCare.Testing;

/// <summary>Everything that a database holds, as somebody would find it who got hold of a backup.</summary>
public static class DatabaseDump
{
    /// <summary>The whole dump as text; <c>null</c> where PostgreSQL's <c>pg_dump</c> is not on this machine.</summary>
    public static async Task<string?> Of(ClinicDatabase database, CancellationToken ct)
    {
        if (ThrowawayPostgres.Program("pg_dump") is not { } program) return null;

        var at = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString);
        var start = new ProcessStartInfo(program, ["-h", at.Host!, "-p", at.Port.ToString(CultureInfo.InvariantCulture), "-U", at.Username!, "-d", at.Database!])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = at.Password;
        using var process = Process.Start(start)!;
        var (dump, complaint) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 ? await dump : throw new InvalidOperationException(await complaint);
    }
}
