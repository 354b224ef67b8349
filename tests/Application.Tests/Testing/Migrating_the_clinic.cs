using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Testing;

public sealed class Migrating_the_clinic(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Needs_no_superuser_and_lets_the_api_in_as_a_member_that_owns_nothing()
    {
        await using var database = await server.NewDatabase(Ct);
        await using var api = new NpgsqlConnection(database.ApiConnectionString);
        await api.OpenAsync(Ct);
        await using var asked = new NpgsqlCommand(
            "select pg_has_role(current_user, 'care_api', 'member') and not exists (select from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user)", api);

        Assert.Equal(true, await asked.ExecuteScalarAsync(Ct));
    }
}
