using IntegrativeCare.Application.Access;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Auth;

public sealed class Being_invited(PostgresServer postgres)
{
    private const string Chosen = "drei gelbe Handtücher";

    [Fact]
    public async Task Opens_an_account_and_signs_in()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ada = await Administrator(clinic);
        var noor = await Practitioner(clinic, clinic.Clinic.Value);

        var invitation = await Invite(clinic, ada, new { email = "noor@example.org", displayName = "Noor", roles = new[] { "massageTherapist", "clinicAdministrator" }, practitionerId = noor });
        Assert.Equal(201, invitation.Status);
        Assert.Equal(SignInHost.Monday.AddHours(72), invitation.Body.GetProperty("expiresAt").GetDateTimeOffset());
        var accepted = await Accept(clinic, invitation.Text("token"), Chosen);

        Assert.Equal(201, accepted.Status);
        Assert.Equal("/api/v1/auth/me", accepted.Headers.Location?.ToString());
        var me = await clinic.Me(accepted.Tokens.Access);
        Assert.Equal("Noor", me.Text("displayName"));
        Assert.Equal(noor.ToString(), me.Text("practitionerId"));
        Assert.Equal(["massageTherapist", "clinicAdministrator"], me.Body.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(200, (await clinic.SignIn("noor", Chosen)).Status);
    }

    [Fact]
    public async Task Works_once()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var token = (await InviteNoor(clinic, await Administrator(clinic))).Text("token");
        Assert.Equal(201, (await Accept(clinic, token, Chosen)).Status);

        Assert.Equal((404, "invitation.not_open"), (await Accept(clinic, token, Chosen)).Refusal);
        Assert.Equal((404, "invitation.not_open"), (await Accept(clinic, "made-up", Chosen)).Refusal);
    }

    [Fact]
    public async Task Works_once_even_at_the_same_time()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var token = (await InviteNoor(clinic, await Administrator(clinic))).Text("token");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Accept(clinic, token, Chosen)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(1L, await clinic.Sql("select count(*) from identity.accounts where normalized_email = 'NOOR@EXAMPLE.ORG'"));
    }

    [Fact]
    public async Task Works_until_seventy_two_hours_are_over()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ada = await Administrator(clinic);
        var first = (await InviteNoor(clinic, ada)).Text("token");
        var second = (await Invite(clinic, ada, new { email = "tomas@example.org", displayName = "Tomas", roles = new[] { "privacyOfficer" } })).Text("token");

        clinic.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(201, (await Accept(clinic, first, Chosen)).Status);
        clinic.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((404, "invitation.not_open"), (await Accept(clinic, second, Chosen)).Refusal);
    }

    [Fact]
    public async Task Again_replaces_the_open_invitation()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ada = await Administrator(clinic);
        var first = (await InviteNoor(clinic, ada)).Text("token");
        var second = (await InviteNoor(clinic, ada)).Text("token");

        Assert.Equal((404, "invitation.not_open"), (await Accept(clinic, first, Chosen)).Refusal);
        Assert.Equal(201, (await Accept(clinic, second, Chosen)).Status);
    }

    [Fact]
    public async Task Stays_open_when_the_password_was_refused()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var token = (await InviteNoor(clinic, await Administrator(clinic))).Text("token");

        Assert.Equal((422, "password.too_short"), (await Accept(clinic, token, "elevenchars")).Refusal);
        Assert.Equal((422, "password.is_email"), (await Accept(clinic, token, "NOOR@example.org")).Refusal);
        Assert.Equal((422, "password.too_common"), (await Accept(clinic, token, "Password1234")).Refusal);
        Assert.Equal((422, "password.too_common"), (await Accept(clinic, token, "ababababababab")).Refusal);
        Assert.Equal(201, (await Accept(clinic, token, "twelve_chars")).Status);
    }

    [Fact]
    public async Task Is_for_administrators_to_do()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("pia", Role.PrivacyOfficer);
        var pia = await clinic.SignedIn("pia");

        Assert.Equal((403, "caller.role_not_allowed"), (await InviteNoor(clinic, pia.Access)).Refusal);
    }

    [Fact]
    public async Task Needs_person_and_role_to_fit()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ada = await Administrator(clinic);
        var ruth = await Practitioner(clinic, clinic.Clinic.Value);
        var stranger = await Practitioner(clinic, clinic.OtherClinic.Value);
        Task<Answer> Try(string[] roles, Guid? practitionerId = null, Guid? clientId = null, Guid? organizationId = null) =>
            Invite(clinic, ada, new { email = "noor@example.org", displayName = "Noor", roles, practitionerId, clientId, organizationId });

        Assert.Equal((422, "account.practitioner_mismatch"), (await Try(["psychotherapist"])).Refusal);
        Assert.Equal((422, "account.practitioner_mismatch"), (await Try(["massageTherapist"])).Refusal);
        Assert.Equal((422, "account.practitioner_mismatch"), (await Try(["privacyOfficer"], practitionerId: ruth)).Refusal);
        Assert.Equal((422, "account.client_mismatch"), (await Try(["client"])).Refusal);
        Assert.Equal((422, "account.client_mismatch"), (await Try(["privacyOfficer"], clientId: Guid.CreateVersion7())).Refusal);
        Assert.Equal((422, "account.client_role_stands_alone"), (await Try(["client", "privacyOfficer"], clientId: Guid.CreateVersion7())).Refusal);
        Assert.Equal((422, "account.partner_mismatch"), (await Try(["partner"])).Refusal);
        Assert.Equal((422, "account.partner_mismatch"), (await Try(["privacyOfficer"], organizationId: Guid.CreateVersion7())).Refusal);
        Assert.Equal((422, "account.partner_role_stands_alone"), (await Try(["partner", "privacyOfficer"], organizationId: Guid.CreateVersion7())).Refusal);
        Assert.Equal((422, "consent.organization_unknown"), (await Try(["partner"], organizationId: Guid.CreateVersion7())).Refusal);
        Assert.Equal((422, "request.invalid"), (await Try([])).Refusal);
        Assert.Equal((400, "request.unreadable"), (await Try(["janitor"])).Refusal);
        Assert.Equal((404, "account.person_not_found"), (await Try(["client"], clientId: Guid.CreateVersion7())).Refusal);
        Assert.Equal((404, "account.person_not_found"), (await Try(["psychotherapist"], practitionerId: Guid.CreateVersion7())).Refusal);
        Assert.Equal((404, "account.person_not_found"), (await Try(["psychotherapist"], practitionerId: stranger)).Refusal);
        Assert.Equal(201, (await Try(["psychotherapist"], practitionerId: ruth)).Status);
    }

    [Fact]
    public async Task Knows_the_clinics_own_clients_and_no_others()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ada = await Administrator(clinic);
        var maya = await Client(clinic, clinic.Clinic.Value);
        var stranger = await Client(clinic, clinic.OtherClinic.Value);

        Assert.Equal((404, "account.person_not_found"), (await Invite(clinic, ada, new { email = "maya@example.org", displayName = "Maya", roles = new[] { "client" }, clientId = stranger })).Refusal);
        var invitation = await Invite(clinic, ada, new { email = "maya@example.org", displayName = "Maya", roles = new[] { "client" }, clientId = maya });
        var me = await clinic.Me((await Accept(clinic, invitation.Text("token"), Chosen)).Tokens.Access);
        Assert.Equal(maya.ToString(), me.Text("clientId"));
    }

    [Fact]
    public async Task Tells_of_an_address_in_use_here_and_not_of_one_in_use_elsewhere()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ada = await Administrator(clinic);
        await clinic.HasAccount("noor", clinic: clinic.OtherClinic);
        await clinic.HasAccount("tomas", clinic: clinic.Clinic);

        Assert.Equal(201, (await InviteNoor(clinic, ada)).Status);
        Assert.Equal((409, "account.email_taken"), (await Invite(clinic, ada, new { email = "TOMAS@example.org", displayName = "Tomas", roles = new[] { "privacyOfficer" } })).Refusal);
    }

    [Fact]
    public async Task Gives_a_person_one_account_only()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ada = await Administrator(clinic);
        var ruth = await Practitioner(clinic, clinic.Clinic.Value);
        Task<Answer> As(string email) => Invite(clinic, ada, new { email, displayName = "Ruth", roles = new[] { "psychotherapist" }, practitionerId = ruth });
        var one = (await As("one@example.org")).Text("token");
        var two = (await As("two@example.org")).Text("token");
        Assert.Equal(201, (await Accept(clinic, one, Chosen)).Status);

        Assert.Equal((409, "account.person_has_account"), (await Accept(clinic, two, Chosen)).Refusal);
        Assert.Equal((409, "account.person_has_account"), (await As("three@example.org")).Refusal);
    }

    [Fact]
    public async Task Keeps_no_token_that_could_be_used_by_who_reads_the_database()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var token = (await InviteNoor(clinic, await Administrator(clinic))).Text("token");

        Assert.DoesNotContain(token, (string)(await clinic.Sql("select encode(token_hash, 'escape') || i::text from identity.invitations i"))!, StringComparison.Ordinal);
    }

    private static async Task<string> Administrator(SignInHost clinic)
    {
        await clinic.HasAccount("ada");
        return (await clinic.SignedIn("ada")).Access;
    }

    private static async Task<Guid> Practitioner(SignInHost clinic, Guid of)
    {
        var id = Guid.CreateVersion7();
        await clinic.Sql($"insert into care.practitioners (id, clinic_id, display_name, revision) values ('{id}', '{of}', 'somebody', 1)");
        return id;
    }

    private static async Task<Guid> Client(SignInHost clinic, Guid of)
    {
        var id = Guid.CreateVersion7();
        await clinic.Sql($"insert into care.clients (id, clinic_id, author_id, registered_at, name_used, languages, time_zone, revision) values ('{id}', '{of}', '{id}', now(), 'somebody', '{{}}', 'America/Toronto', 1)");
        return id;
    }

    private static Task<Answer> InviteNoor(SignInHost clinic, string by) => Invite(clinic, by, new { email = "noor@example.org", displayName = "Noor", roles = new[] { "privacyOfficer" } });

    private static Task<Answer> Invite(SignInHost clinic, string by, object body) => clinic.Send(HttpMethod.Post, "/invitations", body, by);

    private static Task<Answer> Accept(SignInHost clinic, string token, string password) => clinic.Send(HttpMethod.Post, "/auth/invitation-acceptances", new { token, password });
}
