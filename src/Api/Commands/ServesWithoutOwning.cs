using Npgsql;

namespace IntegrativeCare.Api.Commands;

/// <summary>Row security means nothing to a role that owns the tables or may go around it, so the API does not serve with one.</summary>
internal sealed class ServesWithoutOwning(NpgsqlDataSource database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var ask = database.CreateCommand(
            """
            select r.rolsuper or r.rolbypassrls
                or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('care', 'identity') and pg_has_role(r.oid, c.relowner, 'MEMBER'))
              from pg_roles r where r.rolname = current_user
            """);
        if (await ask.ExecuteScalarAsync(cancellationToken) is true)
            throw new InvalidOperationException(
                "The role in ConnectionStrings__Clinic owns the clinic's tables or can go around row security. Serve with a member of care_api that owns nothing: "
                + "run 'migrate' with ConnectionStrings__ClinicOwner, Database__ApiLogin and Database__ApiPassword, and put that login into ConnectionStrings__Clinic.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
