using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Migrations;

/// <summary>Brings a database to this version, as its owner. Several may try at once; one works and the others wait.</summary>
public static class ClinicMigrations
{
    private const long LockKey = 0x1C_CA_2E;

    /// <summary>Applies what is missing.</summary>
    /// <param name="owner">Connection string of the role that owns the schema, or is to own it.</param>
    /// <param name="report">Told the name of each migration that is about to be applied.</param>
    public static async Task Apply(string owner, Action<string> report, CancellationToken ct)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString;
        await using var guard = new NpgsqlConnection(unpooled);
        await guard.OpenAsync(ct);

        // Polled, because EF's own lock does not serialise two migrators with this provider.
        while (true)
        {
            await using var tryLock = new NpgsqlCommand("select pg_try_advisory_lock($1)", guard) { Parameters = { new() { Value = LockKey } } };
            if ((bool)(await tryLock.ExecuteScalarAsync(ct))!) break;
            await Task.Delay(100, ct);
        }

        await using var db = ClinicDbContext.ForMigrations(unpooled);
        foreach (var missing in await db.Database.GetPendingMigrationsAsync(ct)) report(missing);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>True when the database is at this version or beyond.</summary>
    public static async Task<bool> AreApplied(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var ask = database.CreateCommand("select \"MigrationId\" from public.schema_history");
        var applied = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await ask.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) applied.Add(rows.GetString(0));
        return Ids.All(applied.Contains);
    }

    private static IEnumerable<string> Ids => typeof(SqlFileMigration).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(SqlFileMigration)))
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id);

    /// <summary>Makes or updates the login with which the API serves: member of <c>care_api</c>, owner of nothing, unable to go around row security.</summary>
    public static async Task GrantLogin(string owner, string login, string password, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);

        // Role names and passwords cannot be parameters; format() quotes them.
        await using var make = new NpgsqlCommand(
            """
            select case when exists (select from pg_roles where rolname = $1)
                   then format('alter role %I login password %L', $1, $2)
                   else format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L', $1, $2) end
                || format('; grant care_api to %I', $1)
            """, connection)
        { Parameters = { new() { Value = login }, new() { Value = password } } };
        var sql = (string)(await make.ExecuteScalarAsync(ct))!;
        await using var run = new NpgsqlCommand(sql, connection);
        await run.ExecuteNonQueryAsync(ct);
    }
}
