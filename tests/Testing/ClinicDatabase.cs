using Npgsql;

namespace IntegrativeCare.Testing;

/// <summary>A database of its own for one test, with every table and no row. Removed when disposed of.</summary>
public sealed class ClinicDatabase : IAsyncDisposable
{
    private readonly IPostgres server;

    internal ClinicDatabase(IPostgres server, string name, string owner, string apiLogin, string apiPassword)
    {
        this.server = server;
        Name = name;
        OwnerConnectionString = owner;
        ApiLogin = apiLogin;
        ApiPassword = apiPassword;
    }

    public string Name { get; }

    /// <summary>As the role that made the tables; no superuser.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>As the role that the API serves with: it owns nothing, and row security holds for it.</summary>
    public string ApiConnectionString => ConnectionStringFor(ApiLogin, ApiPassword);

    public string ApiLogin { get; }

    public string ApiPassword { get; }

    public string ConnectionStringFor(string login, string password) =>
        new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Username = login, Password = password }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        foreach (var used in (string[])[OwnerConnectionString, ApiConnectionString])
        {
            await using var connection = new NpgsqlConnection(used);
            NpgsqlConnection.ClearPool(connection);
        }

        await server.DropDatabase(Name, CancellationToken.None);
    }
}
