using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Infrastructure.Identity;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IntegrativeCare.Api.Tests.Auth;

public sealed class Keeping_accounts(PostgresServer postgres)
{
    private const string Shape =
        """
        select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
               || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
          from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname = 'identity'
        union all select 'constraint ' || conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'identity'::regnamespace and contype <> 'n'
        union all select 'index ' || indexdef from pg_indexes where schemaname = 'identity' order by 1
        """;

    [Fact]
    public async Task Happens_in_the_tables_that_the_migration_makes()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var migrated = await ShapeOf(clinic.OwnerConnection);

        await using (var scope = clinic.Services.CreateAsyncScope())
        {
            var script = scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Database.GenerateCreateScript();
            await clinic.Sql("drop schema identity cascade; " + script);
        }

        Assert.NotEmpty(migrated);
        Assert.Equal(migrated, await ShapeOf(clinic.OwnerConnection));
    }

    [Fact]
    public void Prints_no_secret_and_no_person()
    {
        Assert.Equal("SignIn { Body = SignInBody }", new SignIn(new() { Email = "marker", Password = "marker", OneTimeCode = "marker" }).ToString());
        Assert.Equal("RefreshSignIn { Body = RefreshSignInBody }", new RefreshSignIn(new() { RefreshToken = "marker" }).ToString());
        Assert.Equal("AcceptInvitation { Body = AcceptInvitationBody }", new AcceptInvitation(new() { Token = "marker", Password = "marker" }).ToString());
        Assert.Equal("InvitePerson { Body = InvitePersonBody }", new InvitePerson(new() { Email = "marker", DisplayName = "marker", Roles = [] }).ToString());
        Assert.Equal("ConfirmAuthenticator { Body = ConfirmAuthenticatorBody }", new ConfirmAuthenticator(new() { Code = "marker" }).ToString());
        Assert.Equal("RemoveAuthenticator { Body = RemoveAuthenticatorBody }", new RemoveAuthenticator(new() { Password = "marker" }).ToString());
    }

    [Theory]
    [InlineData("elevenchars", typeof(PasswordTooShort))]
    [InlineData("twelve_chars", null)]
    [InlineData("ruth@example.org", typeof(PasswordIsEmail))]
    [InlineData(" RUTH@EXAMPLE.ORG", typeof(PasswordIsEmail))]
    [InlineData("PASSWORD1234", typeof(PasswordTooCommon))]
    [InlineData("Psychotherapy", typeof(PasswordTooCommon))]
    [InlineData("aaaaaaaaaaaaaaaa", typeof(PasswordTooCommon))]
    [InlineData("abababababab", typeof(PasswordTooCommon))]
    [InlineData("abcabcabcabc", null)]
    public void Asks_for_long_passwords_that_are_no_first_guess(string password, Type? refusal)
    {
        var thrown = Record.Exception(() => PasswordRules.Require(password, "ruth@example.org", "/password"));

        Assert.Equal(refusal, (thrown as DomainException)?.Error.GetType());
        if (thrown is DomainException { Error: var error }) Assert.Equal("/password", error.Pointer);
    }

    private static async Task<List<string>> ShapeOf(string connection)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(Shape, database);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var shape = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) shape.Add(rows.GetString(0));
        return shape;
    }
}
