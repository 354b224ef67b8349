using IntegrativeCare.Infrastructure.Identity;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Auth;

public sealed class Proving_it_twice(PostgresServer postgres)
{
    private static readonly (int, string) CodeNeeded = (401, "auth.one_time_code_needed");
    private static readonly (int, string) CodeWrong = (401, "auth.one_time_code_wrong");

    [Fact]
    public async Task Begins_only_with_a_confirmed_code()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var tokens = await clinic.SignedIn("ruth");

        var enrolled = await clinic.Send(HttpMethod.Post, "/auth/authenticator", accessToken: tokens.Access);

        Assert.Equal(200, enrolled.Status);
        var key = enrolled.Text("sharedKey");
        Assert.Equal($"otpauth://totp/IntegrativeCare:ruth%40example.org?secret={key}&issuer=IntegrativeCare&digits=6&period=30", enrolled.Text("uri"));
        Assert.Equal(200, (await clinic.SignIn("ruth")).Status);
        Assert.Equal((422, "authenticator.code_wrong"), (await Confirm(clinic, tokens, WrongCode(clinic, key))).Refusal);
        Assert.Equal(200, (await clinic.SignIn("ruth")).Status);

        var confirmed = await Confirm(clinic, tokens, Code(clinic, key));

        Assert.Equal(200, confirmed.Status);
        var codes = confirmed.Body.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!).ToList();
        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches("^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$", code));
        Assert.Equal(CodeNeeded, (await clinic.SignIn("ruth")).Refusal);
    }

    [Fact]
    public async Task Ends_every_other_sign_in_and_keeps_this_one()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var other = await clinic.SignedIn("ruth");
        var (tokens, _, _) = await WithAuthenticator(clinic, "ruth");

        Assert.Equal((401, "auth.session_ended"), (await clinic.Me(other.Access)).Refusal);
        Assert.Equal((401, "auth.refresh_token_refused"), (await clinic.Refresh(other.Refresh)).Refusal);
        Assert.Equal(200, (await clinic.Me(tokens.Access)).Status);
        Assert.Equal(200, (await clinic.Refresh(tokens.Refresh)).Status);
    }

    [Fact]
    public async Task Takes_each_code_once()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var (_, key, _) = await WithAuthenticator(clinic, "ruth");

        // The code that confirmed the authenticator is used up as well.
        Assert.Equal(CodeWrong, (await clinic.SignIn("ruth", code: Code(clinic, key))).Refusal);
        clinic.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = Code(clinic, key);
        Assert.Equal(200, (await clinic.SignIn("ruth", code: code)).Status);
        Assert.Equal(CodeWrong, (await clinic.SignIn("ruth", code: code)).Refusal);
    }

    [Fact]
    public async Task Takes_a_code_once_even_when_it_comes_several_times_at_once()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var (_, key, _) = await WithAuthenticator(clinic, "ruth");
        clinic.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = Code(clinic, key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clinic.SignIn("ruth", code: code)));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal(CodeWrong, answer.Refusal));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Forgives_a_clock_that_is_one_step_off(int steps, bool isTaken)
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var (_, key, _) = await WithAuthenticator(clinic, "ruth");
        clinic.Clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await clinic.SignIn("ruth", code: Authenticator.CodeAt(clinic.Clock.GetUtcNow() + (steps * TimeSpan.FromSeconds(30)), key));

        Assert.Equal(isTaken ? 200 : 401, answer.Status);
    }

    [Fact]
    public async Task Says_nothing_about_codes_before_the_password_is_right()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var (_, key, _) = await WithAuthenticator(clinic, "ruth");
        clinic.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((401, "auth.credentials_wrong"), (await clinic.SignIn("ruth", "not the password")).Refusal);
        Assert.Equal((401, "auth.credentials_wrong"), (await clinic.SignIn("ruth", "not the password", Code(clinic, key))).Refusal);
    }

    [Fact]
    public async Task Counts_wrong_codes_towards_the_lockout_and_a_right_password_alone_does_not_reset_them()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var (_, key, _) = await WithAuthenticator(clinic, "ruth");
        clinic.Clock.Advance(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(CodeNeeded, (await clinic.SignIn("ruth")).Refusal);
            Assert.Equal(CodeWrong, (await clinic.SignIn("ruth", code: WrongCode(clinic, key))).Refusal);
        }

        Assert.Equal((401, "auth.credentials_wrong"), (await clinic.SignIn("ruth", code: Code(clinic, key))).Refusal);
    }

    [Fact]
    public async Task Takes_each_recovery_code_once_however_it_is_typed()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var (_, _, codes) = await WithAuthenticator(clinic, "ruth");

        Assert.Equal(200, (await clinic.SignIn("ruth", code: codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Status);
        Assert.Equal(CodeWrong, (await clinic.SignIn("ruth", code: codes[3])).Refusal);
        Assert.Equal(200, (await clinic.SignIn("ruth", code: codes[4])).Status);
        Assert.Equal(0L, await clinic.Sql($"select count(*) from identity.recovery_codes c where c::text like '%{codes[5]}%'"));
    }

    [Fact]
    public async Task Is_not_enrolled_twice()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var (tokens, key, _) = await WithAuthenticator(clinic, "ruth");
        clinic.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((409, "authenticator.present"), (await clinic.Send(HttpMethod.Post, "/auth/authenticator", accessToken: tokens.Access)).Refusal);
        Assert.Equal((409, "authenticator.present"), (await Confirm(clinic, tokens, Code(clinic, key))).Refusal);
    }

    [Fact]
    public async Task Is_not_confirmed_or_removed_before_it_is_enrolled()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var tokens = await clinic.SignedIn("ruth");

        Assert.Equal((409, "authenticator.absent"), (await Confirm(clinic, tokens, "123456")).Refusal);
        Assert.Equal((409, "authenticator.absent"), (await Remove(clinic, tokens, SignInHost.Password)).Refusal);
        Assert.Equal((422, "request.invalid"), (await Confirm(clinic, tokens, "12345")).Refusal);
    }

    [Fact]
    public async Task Ends_with_the_password_and_ends_other_sign_ins()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var (tokens, key, _) = await WithAuthenticator(clinic, "ruth");
        clinic.Clock.Advance(TimeSpan.FromSeconds(30));
        var other = await clinic.SignedIn("ruth", code: Code(clinic, key));

        Assert.Equal((422, "auth.password_wrong"), (await Remove(clinic, tokens, "not the password")).Refusal);
        Assert.Equal(CodeNeeded, (await clinic.SignIn("ruth")).Refusal);
        Assert.Equal(204, (await Remove(clinic, tokens, SignInHost.Password)).Status);

        Assert.Equal(200, (await clinic.SignIn("ruth")).Status);
        Assert.Equal(200, (await clinic.Me(tokens.Access)).Status);
        Assert.Equal((401, "auth.session_ended"), (await clinic.Me(other.Access)).Refusal);
        Assert.Equal(0L, await clinic.Sql("select count(*) from identity.recovery_codes"));
    }

    [Fact]
    public async Task Is_not_removed_by_guessing_the_password()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var (tokens, _, _) = await WithAuthenticator(clinic, "ruth");
        for (var i = 0; i < 5; i++) await Remove(clinic, tokens, "not the password");

        Assert.Equal((422, "auth.password_wrong"), (await Remove(clinic, tokens, SignInHost.Password)).Refusal);
    }

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Shows_the_codes_of_the_standard(long instant, string code)
    {
        // RFC 6238, appendix B: the last six of its eight digits, for the key "12345678901234567890".
        Assert.Equal(code, Authenticator.CodeAt(DateTimeOffset.FromUnixTimeSeconds(instant), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
    }

    private static async Task<(Tokens Tokens, string Key, List<string> RecoveryCodes)> WithAuthenticator(SignInHost clinic, string name)
    {
        var tokens = await clinic.SignedIn(name);
        var key = (await clinic.Send(HttpMethod.Post, "/auth/authenticator", accessToken: tokens.Access)).Text("sharedKey");
        var confirmed = await Confirm(clinic, tokens, Code(clinic, key));
        Assert.Equal(200, confirmed.Status);
        return (tokens, key, [.. confirmed.Body.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    private static Task<Answer> Confirm(SignInHost clinic, Tokens tokens, string code) => clinic.Send(HttpMethod.Post, "/auth/authenticator/confirmation", new { code }, tokens.Access);

    private static Task<Answer> Remove(SignInHost clinic, Tokens tokens, string password) => clinic.Send(HttpMethod.Post, "/auth/authenticator/removal", new { password }, tokens.Access);

    private static string Code(SignInHost clinic, string key) => Authenticator.CodeAt(clinic.Clock.GetUtcNow(), key);

    private static string WrongCode(SignInHost clinic, string key)
    {
        var now = clinic.Clock.GetUtcNow();
        var right = new[] { -30, 0, 30 }.Select(seconds => Authenticator.CodeAt(now.AddSeconds(seconds), key)).ToList();
        return new[] { "000000", "000001", "000002", "000003" }.First(code => !right.Contains(code, StringComparer.Ordinal));
    }
}
