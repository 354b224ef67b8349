using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Testing;

/// <summary>The test server itself, with one small table in place of the product's migrations.</summary>
public sealed class Using_a_database_of_its_own(Using_a_database_of_its_own.ServerWithOneTable server) : IClassFixture<Using_a_database_of_its_own.ServerWithOneTable>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_the_tables_made_and_no_row_of_another_test()
    {
        await using var first = await server.NewDatabase(Ct);
        await using var second = await server.NewDatabase(Ct);

        await Do(first.OwnerConnectionString, "insert into rooms values ('Birch')");

        Assert.Equal(1L, await Ask(first.OwnerConnectionString, "select count(*) from rooms"));
        Assert.Equal(0L, await Ask(second.OwnerConnectionString, "select count(*) from rooms"));
        Assert.NotEqual(first.Name, second.Name, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Migrates_once_however_many_ask_at_the_same_time()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.NewDatabase(Ct)));

        foreach (var database in databases)
        {
            Assert.Equal(0L, await Ask(database.OwnerConnectionString, "select count(*) from rooms"));
            await database.DisposeAsync();
        }

        Assert.Equal(1, server.Migrated);
        Assert.Equal(8, databases.Select(database => database.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Is_done_by_an_owner_who_is_no_superuser_and_an_api_that_owns_nothing()
    {
        await using var database = await server.NewDatabase(Ct);

        Assert.Equal(false, await Ask(database.OwnerConnectionString, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"));
        Assert.Equal(false, await Ask(database.ApiConnectionString, "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"));
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Do(database.ApiConnectionString, "drop table rooms"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task Leaves_nothing_behind_even_with_a_connection_still_open()
    {
        var database = await server.NewDatabase(Ct);
        await using var other = await server.NewDatabase(Ct);
        await using var forgotten = new NpgsqlConnection(database.ApiConnectionString);
        await forgotten.OpenAsync(Ct);

        await database.DisposeAsync();

        Assert.Equal(0L, await Ask(other.OwnerConnectionString, $"select count(*) from pg_database where datname = '{database.Name}'"));
    }

    [Fact]
    public async Task Lets_nobody_in_without_the_password()
    {
        await using var database = await server.NewDatabase(Ct);
        var guess = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Password = "guess", Pooling = false }.ConnectionString;

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Ask(guess, "select 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task Says_the_same_to_every_test_when_migrating_fails()
    {
        await using var broken = new ServerThatCannotMigrate();

        var first = await Assert.ThrowsAsync<InvalidOperationException>(() => broken.NewDatabase(Ct));
        var second = await Assert.ThrowsAsync<InvalidOperationException>(() => broken.NewDatabase(Ct));

        Assert.Equal("No such table.", first.Message);
        Assert.Same(first, second);
    }

    private static async Task Do(string connectionString, string sql) => await Ask(connectionString, sql);

    private static async Task<object?> Ask(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }

    public sealed class ServerWithOneTable : PostgresServer
    {
        private static int migrated;

        public ServerWithOneTable()
            : base(async (database, _) =>
            {
                Interlocked.Increment(ref migrated);
                await Do(database.OwnerConnectionString, $"create table rooms (name text not null); create role \"{database.ApiLogin}\" login password '{database.ApiPassword}'");
            })
        {
        }

        public int Migrated => migrated;
    }

    private sealed class ServerThatCannotMigrate() : PostgresServer((_, _) => throw new InvalidOperationException("No such table."));
}
