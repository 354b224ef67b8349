using Npgsql;

namespace IntegrativeCare.Testing;

/// <summary>A PostgreSQL server that tests may fill with databases. Where it comes from is nobody's business but <see cref="PostgresServer"/>'s.</summary>
public interface IPostgres : IAsyncDisposable
{
    /// <summary>Signs in to a database of no interest, as a role that may make databases and roles and is no superuser, like the owner in production.</summary>
    string AdminConnectionString { get; }

    /// <summary>Starts the server, or finds out that the given one answers.</summary>
    Task Start(CancellationToken ct);

    /// <summary>Makes a database, empty or as a copy of <paramref name="template"/>, to which nobody may be connected.</summary>
    /// <returns>Connection string of its owner.</returns>
    async Task<string> CreateDatabase(string name, string? template, CancellationToken ct)
    {
        await Do($"""create database "{name}" template "{template ?? "template0"}" """, ct);
        return new NpgsqlConnectionStringBuilder(AdminConnectionString) { Database = name, Pooling = true }.ConnectionString;
    }

    /// <summary>Removes a database, ending whatever connection is still open to it.</summary>
    Task DropDatabase(string name, CancellationToken ct) => Do($"""drop database if exists "{name}" with (force)""", ct);

    /// <summary>Runs one statement as the server's administrator.</summary>
    async Task Do(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Makes the role of <see cref="AdminConnectionString"/> on a fresh server, signed in as its superuser.</summary>
    protected static async Task<string> MakeAdmin(string superuser, CancellationToken ct)
    {
        var admin = new NpgsqlConnectionStringBuilder(superuser) { Username = "clinic_owner", Password = Secret.New(), Pooling = false };
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(ct);
        // Signalling is what ends other roles' connections when a database is dropped.
        await using var command = new NpgsqlCommand(
            $"create role clinic_owner login createdb createrole password '{admin.Password}'; grant pg_signal_backend to clinic_owner", connection);
        await command.ExecuteNonQueryAsync(ct);
        return admin.ConnectionString;
    }
}
