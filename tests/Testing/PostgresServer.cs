using IntegrativeCare.Infrastructure.Persistence.Migrations;
using Npgsql;

namespace IntegrativeCare.Testing;

/// <summary>
/// Gives each test a database of its own, copied from one that was migrated once. One per test assembly:
/// <c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>. Nothing is started before the first database is asked for.
/// </summary>
/// <remarks>Which server it is, is decided here alone: the one TEST_POSTGRES names, a container if built with TestcontainersMode=package, else a throwaway one.</remarks>
public class PostgresServer : IAsyncDisposable
{
    // Several test assemblies may share one given server: every name that the server keeps carries a part of its own.
    private readonly string unique = Guid.CreateVersion7().ToString("N");
    private readonly string apiPassword = Secret.New();
    private readonly Func<ClinicDatabase, CancellationToken, Task> migrate;
    private readonly Lock gate = new();
    private Task<IPostgres>? prepared;
    private int made;

    public PostgresServer()
        : this(async (database, ct) =>
        {
            await ClinicMigrations.Apply(database.OwnerConnectionString, _ => { }, ct);
            await ClinicMigrations.GrantLogin(database.OwnerConnectionString, database.ApiLogin, database.ApiPassword, ct);
        })
    {
    }

    /// <summary>For tests of this class itself, which bring tables of their own.</summary>
    /// <param name="migrate">Makes the tables and the API's login, once. It leaves no connection open to the database.</param>
    protected PostgresServer(Func<ClinicDatabase, CancellationToken, Task> migrate) => this.migrate = migrate;

    private string Template => $"clinic_template_{unique}";

    private string ApiLogin => $"clinic_api_{unique}";

    /// <summary>A migrated database without a row, for the caller alone. A failed start fails every test with the same words.</summary>
    public async Task<ClinicDatabase> NewDatabase(CancellationToken ct)
    {
        Task<IPostgres> preparing;
        lock (gate) preparing = prepared ??= Prepare();
        var server = await preparing.WaitAsync(ct);

        var name = $"clinic_{unique}_{Interlocked.Increment(ref made)}";
        return Database(server, name, await server.CreateDatabase(name, Template, ct));
    }

    /// <summary>A database without a table, to migrate.</summary>
    public async Task<ClinicDatabase> NewEmptyDatabase(CancellationToken ct)
    {
        Task<IPostgres> preparing;
        lock (gate) preparing = prepared ??= Prepare();
        var server = await preparing.WaitAsync(ct);

        var name = $"clinic_{unique}_{Interlocked.Increment(ref made)}";
        return Database(server, name, await server.CreateDatabase(name, template: null, ct));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        // A start that failed has told every test already, and has cleaned up after itself.
        if (prepared is null or { IsFaulted: true }) return;

        var server = await prepared;
        await server.DropDatabase(Template, CancellationToken.None);
        await server.Do($"""drop role if exists "{ApiLogin}" """, CancellationToken.None);
        await server.DisposeAsync();
    }

    private async Task<IPostgres> Prepare()
    {
        var server = Choose();
        try
        {
            await server.Start(CancellationToken.None);
            var owner = await server.CreateDatabase(Template, template: null, CancellationToken.None);
            // A pooled connection would stay open after migrating, and a database in use cannot be copied.
            await migrate(Database(server, Template, new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString), CancellationToken.None);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private ClinicDatabase Database(IPostgres server, string name, string owner) => new(server, name, owner, ApiLogin, apiPassword);

    /// <summary>The server to use; a test that ends its server brings one of its own.</summary>
    protected virtual IPostgres Choose()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given) return new GivenPostgres(given);
#if CONTAINERS
        return new Containers.ContainerPostgres();
#else
        return new ThrowawayPostgres();
#endif
    }
}
