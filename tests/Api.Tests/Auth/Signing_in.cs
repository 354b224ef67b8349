using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Identity;
using IntegrativeCare.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IntegrativeCare.Api.Tests.Auth;

public sealed class Signing_in(PostgresServer postgres)
{
    private static readonly (int, string) Wrong = (401, "auth.credentials_wrong");

    [Fact]
    public async Task Gives_tokens_that_say_who_and_as_what_and_no_e_mail_address()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var practitioner = PractitionerId.New();
        var ruth = await clinic.HasAccount("ruth", Role.Psychotherapist, practitioner: practitioner);

        var answer = await clinic.SignIn("Ruth@Example.org ");

        Assert.Equal(200, answer.Status);
        Assert.Equal("Bearer", answer.Text("tokenType"));
        Assert.Equal(900, answer.Tokens.ExpiresIn);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var header = TestKeys.HeaderOf(answer.Tokens.Access);
        Assert.Equal("ES256", header.GetProperty("alg").GetString());
        var claims = TestKeys.PayloadOf(answer.Tokens.Access);
        Assert.Equal(
            ["aud", "auth_time", "clinic", "exp", "iat", "iss", "jti", "name", "pid", "roles", "sid", "sub"],
            claims.EnumerateObject().Select(claim => claim.Name).Order(StringComparer.Ordinal));
        Assert.Equal(ruth.ToString(), claims.GetProperty("sub").GetString());
        Assert.Equal(clinic.Clinic.Value.ToString(), claims.GetProperty("clinic").GetString());
        Assert.Equal(practitioner.Value.ToString(), claims.GetProperty("pid").GetString());
        Assert.Equal(["psychotherapist"], claims.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(900, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task Lets_a_person_ask_who_they_are()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var practitioner = PractitionerId.New();
        var tomas = await clinic.HasAccount("tomas", Role.MassageTherapist, practitioner: practitioner);
        var tokens = await clinic.SignedIn("tomas");

        var me = await clinic.Me(tokens.Access);

        Assert.Equal(200, me.Status);
        Assert.Equal(
            $$"""{"userId":"{{tomas}}","displayName":"tomas","clinicId":"{{clinic.Clinic.Value}}","clinicName":"Lindenhof","roles":["massageTherapist"],"practitionerId":"{{practitioner.Value}}","clientId":null,"disciplines":["massageTherapy"]}""",
            me.Body.GetRawText());
        Assert.Equal("no-store", me.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Is_asked_for_where_somebody_has_to_be_known()
    {
        await using var clinic = await SignInHost.Start(postgres);

        foreach (var (method, route) in new[] { ("GET", "/auth/me"), ("POST", "/auth/sign-out"), ("POST", "/auth/authenticator"), ("POST", "/auth/authenticator/confirmation"), ("POST", "/auth/authenticator/removal"), ("POST", "/invitations") })
        {
            var answer = await clinic.Send(new HttpMethod(method), route);
            Assert.Equal((401, "auth.required"), answer.Refusal);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [Fact]
    public async Task Answers_unknown_wrong_disabled_and_locked_alike()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var quinn = await clinic.HasAccount("quinn");
        await clinic.HasAccount("tomas");
        await clinic.Disable(quinn);
        for (var i = 0; i < 5; i++) await clinic.SignIn("tomas", "not the password");

        Answer[] answers =
        [
            await clinic.SignIn("nobody"),
            await clinic.SignIn("ruth", "not the password"),
            await clinic.SignIn("quinn"),
            await clinic.SignIn("quinn", "not the password"),
            await clinic.SignIn("tomas"),
            await clinic.SignIn("tomas", "not the password"),
            await clinic.SignIn("ruth", clinic: clinic.OtherClinic),
        ];

        Assert.All(answers, answer => Assert.Equal(Wrong, answer.Refusal));
        Assert.Single(answers.Select(answer => answer.Body.GetRawText().Replace(answer.Text("traceId"), "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nobody", 0)]
    [InlineData("ruth", 1)]
    [InlineData("ada", 2)]
    public async Task Costs_the_same_comparisons_for_no_account_one_and_two(string name, int accounts)
    {
        await using var clinic = await SignInHost.Start(postgres);
        var counting = new CountingHasher(clinic.Services.GetRequiredService<IOptions<PasswordHasherOptions>>());
        if (accounts > 0) await clinic.HasAccount(name);
        if (accounts > 1) await clinic.HasAccount(name, clinic: clinic.OtherClinic);

        await using var scope = clinic.Services.CreateAsyncScope();
        var signIns = ActivatorUtilities.CreateInstance<SignIns>(scope.ServiceProvider, (IPasswordHasher<Account>)counting);
        await Assert.ThrowsAsync<SignInRefusedException>(() => signIns.Open(new() { Email = $"{name}@example.org", Password = "not the password" }, TestContext.Current.CancellationToken));

        Assert.Equal(2, counting.Comparisons);
    }

    [Fact]
    public async Task Still_works_after_four_failures()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        for (var i = 0; i < 4; i++) Assert.Equal(Wrong, (await clinic.SignIn("ruth", "not the password")).Refusal);

        Assert.Equal(200, (await clinic.SignIn("ruth")).Status);
    }

    [Fact]
    public async Task Rests_for_a_quarter_of_an_hour_after_five_failures()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        for (var i = 0; i < 5; i++) Assert.Equal(Wrong, (await clinic.SignIn("ruth", "not the password")).Refusal);

        Assert.Equal(Wrong, (await clinic.SignIn("ruth")).Refusal);
        clinic.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(Wrong, (await clinic.SignIn("ruth")).Refusal);
        clinic.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(200, (await clinic.SignIn("ruth")).Status);
    }

    [Fact]
    public async Task Forgets_failures_once_it_worked()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        for (var i = 0; i < 4; i++) await clinic.SignIn("ruth", "not the password");
        await clinic.SignedIn("ruth");
        for (var i = 0; i < 4; i++) await clinic.SignIn("ruth", "not the password");

        Assert.Equal(200, (await clinic.SignIn("ruth")).Status);
    }

    [Fact]
    public async Task Counts_every_guess_made_at_the_same_time()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => clinic.SignIn("ruth", "not the password")));

        Assert.Equal(Wrong, (await clinic.SignIn("ruth")).Refusal);
    }

    [Fact]
    public async Task Finds_the_clinic_by_the_password_where_one_address_has_accounts_in_two()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("noor", clinic: clinic.Clinic, password: "a password for here");
        await clinic.HasAccount("noor", clinic: clinic.OtherClinic, password: "a password for there");

        var here = await clinic.SignedIn("noor", "a password for here");
        var there = await clinic.SignedIn("noor", "a password for there");

        Assert.Equal(clinic.Clinic.Value.ToString(), (await clinic.Me(here.Access)).Text("clinicId"));
        Assert.Equal("Seeblick", (await clinic.Me(there.Access)).Text("clinicName"));
    }

    [Fact]
    public async Task Asks_which_clinic_where_one_password_fits_two()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("noor", clinic: clinic.Clinic);
        var there = await clinic.HasAccount("noor", clinic: clinic.OtherClinic);

        var unclear = await clinic.SignIn("noor");
        var clear = await clinic.SignIn("noor", clinic: clinic.OtherClinic);

        Assert.Equal((422, "auth.clinic_needed"), unclear.Refusal);
        Assert.Equal("/clinicId", unclear.Body.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Equal(there.ToString(), TestKeys.PayloadOf(clear.Tokens.Access).GetProperty("sub").GetString());
    }

    [Fact]
    public async Task Does_not_ask_which_clinic_when_the_other_account_is_disabled()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var here = await clinic.HasAccount("noor", clinic: clinic.Clinic);
        await clinic.Disable(await clinic.HasAccount("noor", clinic: clinic.OtherClinic));

        var tokens = await clinic.SignedIn("noor");

        Assert.Equal(here.ToString(), TestKeys.PayloadOf(tokens.Access).GetProperty("sub").GetString());
    }

    [Fact]
    public async Task Can_be_tried_so_many_times_a_minute_from_one_address()
    {
        await using var clinic = await SignInHost.Start(postgres, new() { ["Auth:SignInsPerMinute"] = "20" });
        for (var i = 0; i < 20; i++) Assert.Equal(Wrong, (await clinic.SignIn($"nobody{i}", from: "192.0.2.7")).Refusal);

        var tooMany = await clinic.SignIn("somebody", from: "192.0.2.7");

        Assert.Equal((429, "request.too_many"), tooMany.Refusal);
        Assert.InRange(tooMany.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(Wrong, (await clinic.SignIn("somebody", from: "192.0.2.8")).Refusal);
    }

    [Fact]
    public async Task Can_be_tried_so_many_times_a_minute_for_one_e_mail_address()
    {
        await using var clinic = await SignInHost.Start(postgres, new() { ["Auth:SignInsPerMinute"] = "20" });
        for (var i = 0; i < 20; i++) Assert.Equal(Wrong, (await clinic.SignIn("nobody", from: $"192.0.2.{i}")).Refusal);

        Assert.Equal((429, "request.too_many"), (await clinic.SignIn("NOBODY@example.org", from: "192.0.2.99")).Refusal);
    }

    [Fact]
    public async Task Needs_a_readable_body()
    {
        await using var clinic = await SignInHost.Start(postgres);

        Assert.Equal((400, "request.unreadable"), (await clinic.Send(HttpMethod.Post, "/auth/sign-in", new { email = "a@example.org" })).Refusal);
        Assert.Equal((400, "request.unreadable"), (await clinic.Send(HttpMethod.Post, "/auth/sign-in", new { email = "a@example.org", password = "x", remember = true })).Refusal);
        Assert.Equal((422, "request.invalid"), (await clinic.Send(HttpMethod.Post, "/auth/sign-in", new { email = "a@example.org", password = "" })).Refusal);
        Assert.Equal((422, "request.invalid"), (await clinic.Send(HttpMethod.Post, "/auth/sign-in", new { email = "a@example.org", password = new string('x', 257) })).Refusal);
        Assert.Equal(Wrong, (await clinic.Send(HttpMethod.Post, "/auth/sign-in", new { email = "a@example.org", password = new string('x', 256) })).Refusal);
    }

    [Fact]
    public async Task Leaves_no_address_password_token_or_name_in_the_log()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("marker-name", email: "marker-mail@example.org", password: "marker-password-1");
        var first = (await clinic.SignIn("marker-mail@example.org", "marker-password-1")).Tokens;
        await clinic.SignIn("marker-mail@example.org", "marker-password-wrong");
        await clinic.Me(first.Access);
        var second = (await clinic.Refresh(first.Refresh)).Tokens;
        await clinic.Refresh(first.Refresh);

        var log = clinic.LogText;
        Assert.NotEmpty(log);
        Assert.All(["marker", first.Access, first.Refresh, second.Access, second.Refresh], secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Stretches_passwords_over_210_000_rounds_unless_a_test_says_otherwise()
    {
        var services = new ServiceCollection().AddLogging().AddIdentityStore();
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(210_000, provider.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount);
    }

    [Fact]
    public async Task Stretches_an_older_hash_anew()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ruth = await clinic.HasAccount("ruth");
        var older = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 500 })).HashPassword(new(), SignInHost.Password);
        await clinic.Sql($"update identity.accounts set password_hash = '{older}' where id = '{ruth}'");

        await clinic.SignedIn("ruth");

        var newer = (string)(await clinic.Sql($"select password_hash from identity.accounts where id = '{ruth}'"))!;
        Assert.NotEqual(older, newer);
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 })).VerifyHashedPassword(new(), newer, SignInHost.Password));
    }

    private sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> hasher = new(options);

        public int Comparisons { get; private set; }

        public string HashPassword(Account user, string password) => hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Comparisons++;
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
