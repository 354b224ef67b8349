using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Api.Tests.Locks;

public sealed class Starting_with_the_wrong_role(PostgresServer server)
{
    [Fact]
    public async Task Is_refused_to_the_owner_of_the_tables()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningClinic.Start(server, serveWith: database => database.OwnerConnectionString));

        Assert.StartsWith("The role in ConnectionStrings__Clinic owns the clinic's tables or can go around row security.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_to_a_member_of_the_owner()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await server.NewDatabase(ct);
        var login = $"member_{Guid.CreateVersion7():N}";
        await Run(database, $"create role {login} login password 'a secret of the test' in role care_api, {new NpgsqlConnectionStringBuilder(database.OwnerConnectionString).Username}");
        try
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningClinic.Start(server, serveWith: other => other.ConnectionStringFor(login, "a secret of the test")));

            Assert.StartsWith("The role in ConnectionStrings__Clinic owns", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            await Run(database, $"drop role {login}");
        }
    }

    private static async Task Run(ClinicDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
