using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Auth;

public sealed class Ending_a_sign_in(PostgresServer postgres)
{
    private static readonly (int, string) Ended = (401, "auth.session_ended");

    [Fact]
    public async Task Is_felt_by_the_next_request_and_by_this_device_only()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var desk = await clinic.SignedIn("ruth");
        var phone = await clinic.SignedIn("ruth");
        Assert.Equal(200, (await clinic.Me(desk.Access)).Status);

        Assert.Equal(204, (await clinic.Send(HttpMethod.Post, "/auth/sign-out", accessToken: desk.Access)).Status);

        var next = await clinic.Me(desk.Access);
        Assert.Equal(Ended, next.Refusal);
        Assert.Equal("Bearer error=\"invalid_token\", error_description=\"The sign-in has ended\"", next.Headers.WwwAuthenticate.ToString());
        Assert.Equal((401, "auth.refresh_token_refused"), (await clinic.Refresh(desk.Refresh)).Refusal);
        Assert.Equal(Ended, (await clinic.Send(HttpMethod.Post, "/auth/sign-out", accessToken: desk.Access)).Refusal);
        Assert.Equal(200, (await clinic.Me(phone.Access)).Status);
    }

    [Fact]
    public async Task Happens_with_the_next_request_when_the_account_is_disabled()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ruth = await clinic.HasAccount("ruth");
        var tokens = await clinic.SignedIn("ruth");
        Assert.Equal(200, (await clinic.Me(tokens.Access)).Status);

        await clinic.Disable(ruth);

        Assert.Equal(Ended, (await clinic.Me(tokens.Access)).Refusal);
        Assert.Equal((401, "auth.refresh_token_refused"), (await clinic.Refresh(tokens.Refresh)).Refusal);
        Assert.Equal(false, await clinic.Sql($"select identity.is_active('{ruth}', null)"));
    }

    [Fact]
    public async Task Happens_with_the_next_request_when_the_accounts_security_changed()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ruth = await clinic.HasAccount("ruth");
        var tokens = await clinic.SignedIn("ruth");
        var signIn = TestKeys.PayloadOf(tokens.Access).GetProperty("sid").GetString();
        Assert.Equal(true, await clinic.Sql($"select identity.is_active('{ruth}', '{signIn}')"));

        await clinic.Sql($"update identity.accounts set security_stamp = 'another' where id = '{ruth}'");

        Assert.Equal(Ended, (await clinic.Me(tokens.Access)).Refusal);
        Assert.Equal((401, "auth.refresh_token_refused"), (await clinic.Refresh(tokens.Refresh)).Refusal);
        Assert.Equal(false, await clinic.Sql($"select identity.is_active('{ruth}', '{signIn}')"));
        Assert.Equal(true, await clinic.Sql($"select identity.is_active('{ruth}', null)"));
    }

    [Fact]
    public async Task Is_not_needed_for_a_changed_role_to_count()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ada = await clinic.HasAccount("ada");
        var tokens = await clinic.SignedIn("ada");

        await clinic.Sql($"update identity.accounts set roles = array['privacyOfficer'] where id = '{ada}'");

        var invitation = await clinic.Send(HttpMethod.Post, "/invitations", new { email = "noor@example.org", displayName = "Noor", roles = new[] { "clinicAdministrator" } }, tokens.Access);
        Assert.Equal((403, "caller.role_not_allowed"), invitation.Refusal);
    }

    [Fact]
    public async Task Of_somebody_else_is_not_possible_with_ones_own_token()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var quinn = await clinic.HasAccount("quinn");
        var tokens = await clinic.SignedIn("ruth");
        var claims = TestKeys.PayloadOf(tokens.Access);

        // A token of ours that pairs one person's sign-in with another's account stands for nobody.
        var mixed = TestKeys.Es256(
            new { iss = "integrative-care", aud = "integrative-care-api", sub = quinn, sid = claims.GetProperty("sid").GetString(), exp = claims.GetProperty("exp").GetInt64() },
            TestKeys.Signing);

        Assert.Equal(Ended, (await clinic.Me(mixed)).Refusal);
    }
}
