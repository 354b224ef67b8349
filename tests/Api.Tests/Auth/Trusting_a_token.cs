using System.Security.Cryptography;
using System.Text;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Auth;

public sealed class Trusting_a_token(PostgresServer postgres)
{
    private static readonly (int, string) Invalid = (401, "auth.token_invalid");

    [Fact]
    public async Task Is_done_for_one_that_we_signed_for_ourselves()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ours = await Claims(clinic);

        Assert.Equal(200, (await clinic.Me(TestKeys.Es256(ours, TestKeys.Signing))).Status);
    }

    [Fact]
    public async Task Is_not_done_without_a_signature_of_ours()
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ours = await Claims(clinic);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var publicKey = TestKeys.Signing.ExportSubjectPublicKeyInfo();
        var publicPem = Encoding.ASCII.GetBytes(TestKeys.Signing.ExportSubjectPublicKeyInfoPem());
        var genuine = TestKeys.Es256(ours, TestKeys.Signing);
        var parts = genuine.Split('.');

        string[] forged =
        [
            TestKeys.Token(new { alg = "none" }, ours, _ => []),
            TestKeys.Token(new { alg = "None", typ = "JWT" }, ours, _ => []),
            TestKeys.Token(new { alg = "HS256" }, ours, bytes => HMACSHA256.HashData(publicKey, bytes)),
            TestKeys.Token(new { alg = "HS256" }, ours, bytes => HMACSHA256.HashData(publicPem, bytes)),
            TestKeys.Es256(ours, stranger),
            TestKeys.Es256(ours, TestKeys.Signing, new { alg = "ES384" }),
            TestKeys.Rs256(ours, rsa, new { alg = "RS256" }),
            TestKeys.Token(new { alg = "ES256", jwk = new { kty = "EC" }, x5u = "https://example.org/key" }, ours, bytes => stranger.SignData(bytes, HashAlgorithmName.SHA256)),
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}",
            $"{parts[0]}.{TestKeys.Encode("""{"iss":"integrative-care"}"""u8.ToArray())}.{parts[2]}",
            genuine + "AA",
        ];

        foreach (var token in forged) Assert.Equal(Invalid, (await clinic.Me(token)).Refusal);
    }

    [Theory]
    [InlineData("iss", "somebody-else")]
    [InlineData("aud", "another-api")]
    [InlineData("sid", "no id")]
    [InlineData("sub", "no id")]
    public async Task Is_not_done_when_a_claim_is_not_ours(string claim, string value)
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ours = await Claims(clinic);
        ours[claim] = value;

        Assert.Equal(Invalid, (await clinic.Me(TestKeys.Es256(ours, TestKeys.Signing))).Refusal);
    }

    [Theory]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("sid")]
    [InlineData("sub")]
    [InlineData("exp")]
    public async Task Is_not_done_when_a_claim_is_missing(string claim)
    {
        await using var clinic = await SignInHost.Start(postgres);
        var ours = await Claims(clinic);
        ours.Remove(claim);

        Assert.Equal(Invalid, (await clinic.Me(TestKeys.Es256(ours, TestKeys.Signing))).Refusal);
    }

    [Fact]
    public async Task Ends_with_its_fifteenth_minute_whether_it_was_seen_before_or_not()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var seen = await clinic.SignedIn("ruth");
        var unseen = await clinic.SignedIn("ruth");
        Assert.Equal(200, (await clinic.Me(seen.Access)).Status);

        clinic.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(200, (await clinic.Me(seen.Access)).Status);
        clinic.Clock.Advance(TimeSpan.FromMilliseconds(1));

        foreach (var token in new[] { seen.Access, unseen.Access })
        {
            var answer = await clinic.Me(token);
            Assert.Equal(Invalid, answer.Refusal);
            Assert.Equal("Bearer error=\"invalid_token\", error_description=\"The token expired\"", answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("W10.W10.")]
    [InlineData("bnVsbA.bnVsbA.bnVsbA")]
    [InlineData("eyJhbGciOjF9.eyJpc3MiOjF9.AA")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJpbnRlZ3JhdGl2ZS1jYXJlIiwiZXhwIjoieCJ9.AA")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJpbnRlZ3JhdGl2ZS1jYXJlIiwiZXhwIjoxZTk5OX0.AA")]
    [InlineData("a.b.c.d.e")]
    [InlineData("\"quoted\" and spaced")]
    public async Task Is_not_done_for_rubbish(string rubbish)
    {
        await using var clinic = await SignInHost.Start(postgres);

        Assert.Equal(401, (await clinic.Me(rubbish)).Status);
        Assert.Equal(401, (await clinic.Me(rubbish + new string('A', 8_193))).Status);
    }

    [Fact]
    public async Task Ignores_other_schemes_and_needs_one_credential()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var tokens = await clinic.SignedIn("ruth");

        Assert.Equal((401, "auth.required"), (await clinic.Me(null)).Refusal);
        Assert.Equal(200, (await clinic.SignIn("ruth")).Status);
        var spoiled = await clinic.Send(HttpMethod.Post, "/auth/sign-in", new { email = "ruth@example.org", password = SignInHost.Password }, accessToken: "rubbish");
        Assert.Equal(200, spoiled.Status);
        Assert.Equal(200, (await clinic.Me(tokens.Access)).Status);
    }

    [Fact]
    public async Task Holds_for_tokens_of_a_key_that_was_retired_and_not_for_one_that_is_gone()
    {
        using var older = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var clinic = await SignInHost.Start(postgres, new() { ["Auth:RetiredKeys:0"] = older.ExportSubjectPublicKeyInfoPem() });
        var ours = await Claims(clinic);
        using var gone = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(200, (await clinic.Me(TestKeys.Es256(ours, older))).Status);
        Assert.Equal(Invalid, (await clinic.Me(TestKeys.Es256(ours, gone))).Refusal);
    }

    private static async Task<Dictionary<string, object>> Claims(SignInHost clinic)
    {
        await clinic.HasAccount("ruth");
        var genuine = TestKeys.PayloadOf((await clinic.SignedIn("ruth")).Access);
        return new(StringComparer.Ordinal)
        {
            ["iss"] = "integrative-care",
            ["aud"] = "integrative-care-api",
            ["sub"] = genuine.GetProperty("sub").GetString()!,
            ["sid"] = genuine.GetProperty("sid").GetString()!,
            ["exp"] = genuine.GetProperty("exp").GetInt64(),
        };
    }
}
