using System.Net;
using System.Security.Cryptography;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IntegrativeCare.Api.Tests.Auth;

public sealed class Trusting_an_outside_provider(PostgresServer postgres)
{
    private static readonly (int, string) Invalid = (401, "auth.token_invalid");

    [Theory]
    [InlineData("ES256")]
    [InlineData("RS256")]
    public async Task Lets_in_whom_it_names_by_e_mail_address(string algorithm)
    {
        await using var provider = await Provider.Start();
        await using var clinic = await Trusting(provider, "email");
        await clinic.HasAccount("ruth");

        var me = await clinic.Me(provider.Token(algorithm, email: "RUTH@example.org"));

        Assert.Equal(200, me.Status);
        Assert.Equal("ruth", me.Text("displayName"));
        Assert.Equal(clinic.Clinic.Value.ToString(), me.Text("clinicId"));
    }

    [Fact]
    public async Task Lets_in_whom_it_names_by_its_own_subject()
    {
        await using var provider = await Provider.Start();
        await using var clinic = await Trusting(provider, "sub");
        await clinic.HasAccount("ruth", outsideSubject: "provider-4711");

        Assert.Equal("ruth", (await clinic.Me(provider.Token(subject: "provider-4711"))).Text("displayName"));
        Assert.Equal((401, "auth.session_ended"), (await clinic.Me(provider.Token(subject: "provider-4712", email: "ruth@example.org"))).Refusal);
    }

    [Fact]
    public async Task Reaches_accounts_of_its_clinic_only_and_none_that_is_disabled()
    {
        await using var provider = await Provider.Start();
        await using var clinic = await Trusting(provider, "email");
        var ruth = await clinic.HasAccount("ruth");
        await clinic.HasAccount("noor", clinic: clinic.OtherClinic);
        var token = provider.Token(email: "ruth@example.org");
        Assert.Equal(200, (await clinic.Me(token)).Status);

        await clinic.Disable(ruth);

        Assert.Equal((401, "auth.session_ended"), (await clinic.Me(token)).Refusal);
        Assert.Equal((401, "auth.session_ended"), (await clinic.Me(provider.Token(email: "noor@example.org"))).Refusal);
        Assert.Equal((401, "auth.session_ended"), (await clinic.Me(provider.Token(email: "nobody@example.org"))).Refusal);
    }

    [Fact]
    public async Task Does_not_take_an_address_that_it_has_not_verified()
    {
        await using var provider = await Provider.Start();
        await using var clinic = await Trusting(provider, "email");
        await clinic.HasAccount("ruth");

        Assert.Equal(Invalid, (await clinic.Me(provider.Token(email: "ruth@example.org", more: new() { ["email_verified"] = false }))).Refusal);
        Assert.Equal(Invalid, (await clinic.Me(provider.Token(email: "ruth@example.org", more: new() { ["email_verified"] = "false" }))).Refusal);
        Assert.Equal(Invalid, (await clinic.Me(provider.Token())).Refusal);
        Assert.Equal(200, (await clinic.Me(provider.Token(email: "ruth@example.org", more: new() { ["email_verified"] = true }))).Status);
    }

    [Fact]
    public async Task Does_not_reach_beyond_its_name_audience_time_and_algorithms()
    {
        await using var provider = await Provider.Start();
        await using var clinic = await Trusting(provider, "email");
        await clinic.HasAccount("ruth");
        var now = SignInHost.Monday.ToUnixTimeSeconds();
        string With(string claim, object? value) => provider.Token(email: "ruth@example.org", more: new() { [claim] = value });

        Assert.Equal(Invalid, (await clinic.Me(With("iss", "https://another.example"))).Refusal);
        Assert.Equal(Invalid, (await clinic.Me(With("iss", "integrative-care"))).Refusal);
        Assert.Equal(Invalid, (await clinic.Me(With("aud", "another-api"))).Refusal);
        Assert.Equal(200, (await clinic.Me(With("aud", new[] { "another-api", "clinic-api" }))).Status);
        Assert.Equal(Invalid, (await clinic.Me(With("exp", now - 30))).Refusal);
        Assert.Equal(200, (await clinic.Me(With("exp", now - 29))).Status);
        Assert.Equal(Invalid, (await clinic.Me(With("nbf", now + 31))).Refusal);
        Assert.Equal(200, (await clinic.Me(With("nbf", now + 30))).Status);
        Assert.Equal(Invalid, (await clinic.Me(With("exp", null))).Refusal);
        Assert.Equal(Invalid, (await clinic.Me(TestKeys.Token(new { alg = "none" }, provider.Claims("ruth@example.org"), _ => []))).Refusal);
        Assert.Equal(Invalid, (await clinic.Me(TestKeys.Token(new { alg = "HS256" }, provider.Claims("ruth@example.org"), bytes => HMACSHA256.HashData(provider.PublicKey, bytes)))).Refusal);
    }

    [Fact]
    public async Task Follows_its_change_of_keys_without_losing_a_request()
    {
        await using var provider = await Provider.Start();
        await using var clinic = await Trusting(provider, "email");
        await clinic.HasAccount("ruth");
        Assert.Equal(200, (await clinic.Me(provider.Token(email: "ruth@example.org"))).Status);
        var retired = provider.Token(email: "ruth@example.org", more: new() { ["jti"] = "another" });

        provider.ChangeKeys();
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);

        Assert.Equal(200, (await clinic.Me(provider.Token(email: "ruth@example.org"))).Status);
        Assert.Equal(200, (await clinic.Me(provider.Token("RS256", email: "ruth@example.org"))).Status);
        Assert.Equal(Invalid, (await clinic.Me(retired)).Refusal);
    }

    [Fact]
    public async Task Does_not_mix_up_two_providers_that_call_their_keys_alike()
    {
        await using var here = await Provider.Start();
        await using var there = await Provider.Start();
        await using var clinic = await Trusting(here, "email", there);
        await clinic.HasAccount("ruth");
        await clinic.HasAccount("noor", clinic: clinic.OtherClinic);

        foreach (var algorithm in new[] { "ES256", "RS256" })
        {
            Assert.Equal("ruth", (await clinic.Me(here.Token(algorithm, email: "ruth@example.org"))).Text("displayName"));
            Assert.Equal("noor", (await clinic.Me(there.Token(algorithm, email: "noor@example.org"))).Text("displayName"));
            Assert.Equal(Invalid, (await clinic.Me(here.Token(algorithm, email: "noor@example.org", more: new() { ["iss"] = there.Issuer }))).Refusal);
            Assert.Equal(Invalid, (await clinic.Me(there.Token(algorithm, email: "ruth@example.org", more: new() { ["iss"] = here.Issuer }))).Refusal);
        }
    }

    [Fact]
    public async Task Cannot_pass_its_key_off_as_ours()
    {
        await using var provider = await Provider.Start();
        await using var clinic = await Trusting(provider, "email");
        await clinic.HasAccount("ruth");
        var genuine = (await clinic.SignedIn("ruth")).Access;
        var ours = TestKeys.PayloadOf(genuine);
        provider.NameOfKey = TestKeys.HeaderOf(genuine).GetProperty("kid").GetString()!;
        Assert.Equal(200, (await clinic.Me(provider.Token(email: "ruth@example.org"))).Status);

        var forged = provider.Token(more: new() { ["iss"] = "integrative-care", ["aud"] = "integrative-care-api", ["sub"] = ours.GetProperty("sub").GetString(), ["sid"] = ours.GetProperty("sid").GetString() });

        Assert.Equal(Invalid, (await clinic.Me(forged)).Refusal);
        Assert.Equal(200, (await clinic.Me(genuine)).Status);
    }

    [Fact]
    public async Task Out_of_reach_is_not_taken_for_a_bad_token()
    {
        await using var provider = await Provider.Start();
        await using var clinic = await Trusting(provider, "email");
        await clinic.HasAccount("ruth");
        var token = provider.Token(email: "ruth@example.org");
        provider.IsDown = true;

        var answer = await clinic.Me(token);

        Assert.Equal((503, "server.unavailable"), answer.Refusal);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(200, (await clinic.SignIn("ruth")).Status);
    }

    [Fact]
    public async Task Leaves_signing_out_and_authenticators_to_it()
    {
        await using var provider = await Provider.Start();
        await using var clinic = await Trusting(provider, "email");
        await clinic.HasAccount("ruth");
        var token = provider.Token(email: "ruth@example.org");

        Assert.Equal((409, "auth.signed_in_elsewhere"), (await clinic.Send(HttpMethod.Post, "/auth/sign-out", accessToken: token)).Refusal);
        Assert.Equal((409, "auth.signed_in_elsewhere"), (await clinic.Send(HttpMethod.Post, "/auth/authenticator", accessToken: token)).Refusal);
        Assert.Equal((409, "auth.signed_in_elsewhere"), (await clinic.Send(HttpMethod.Post, "/auth/authenticator/removal", new { password = SignInHost.Password }, token)).Refusal);
    }

    [Theory]
    [InlineData("Auth:Issuers:0:MetadataAddress", "http://provider.example/.well-known/openid-configuration", "Auth:Issuers:0:MetadataAddress must be an https address.")]
    [InlineData("Auth:Issuers:0:Audience", "", "Auth:Issuers:0:Audience is missing.")]
    [InlineData("Auth:Issuers:0:AccountClaim", "name", "Auth:Issuers:0:AccountClaim is email or sub.")]
    [InlineData("Auth:Issuers:0:Clinic", "Lindenhof", "Auth:Issuers:0:Clinic is the id of a clinic.")]
    [InlineData("Auth:Issuers:0:Issuer", "integrative-care", "Auth:Issuers: an outside issuer cannot have this API's own name integrative-care.")]
    public async Task Needs_settings_that_make_sense_before_anything_starts(string setting, string value, string says)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Auth:Issuers:0:Issuer"] = "https://provider.example",
            ["Auth:Issuers:0:MetadataAddress"] = "https://provider.example/.well-known/openid-configuration",
            ["Auth:Issuers:0:Audience"] = "clinic-api",
            ["Auth:Issuers:0:AccountClaim"] = "email",
            ["Auth:Issuers:0:Clinic"] = Guid.CreateVersion7().ToString(),
            [setting] = value,
        };

        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => SignInHost.Start(postgres, settings, "Production"));

        Assert.Equal(says, stopped.Message);
    }

    private async Task<SignInHost> Trusting(Provider provider, string claim, Provider? another = null)
    {
        var (clinic, other) = (ClinicId.New(), ClinicId.New());
        var settings = new Dictionary<string, string?> { ["Auth:BetweenKeyReadings"] = "00:00:01" };
        Trust(0, provider, clinic);
        if (another is not null) Trust(1, another, other);
        return await SignInHost.Start(postgres, settings, clinic: clinic, otherClinic: other);

        void Trust(int entry, Provider whom, ClinicId @for)
        {
            settings[$"Auth:Issuers:{entry}:Issuer"] = whom.Issuer;
            settings[$"Auth:Issuers:{entry}:Audience"] = "clinic-api";
            settings[$"Auth:Issuers:{entry}:AccountClaim"] = claim;
            settings[$"Auth:Issuers:{entry}:Clinic"] = @for.Value.ToString();
        }
    }

    /// <summary>An OpenID Connect provider on this machine: discovery, two published keys, and whatever tokens a test wants.</summary>
    private sealed class Provider : IAsyncDisposable
    {
        private readonly WebApplication app;
        private ECDsa ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        private RSA rsa = RSA.Create(2048);
        private int generation = 1;

        private Provider(WebApplication app) => this.app = app;

        public string Issuer { get; private set; } = "";

        public bool IsDown { get; set; }

        /// <summary>The <c>kid</c> of its elliptic key.</summary>
        public string NameOfKey { get; set; } = "ec-1";

        public byte[] PublicKey => ec.ExportSubjectPublicKeyInfo();

        public static async Task<Provider> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var built = builder.Build();
            var provider = new Provider(built);
            built.Use((http, next) =>
            {
                if (!provider.IsDown) return next(http);
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return Task.CompletedTask;
            });
            built.MapGet("/.well-known/openid-configuration", () => new { issuer = provider.Issuer, jwks_uri = provider.Issuer + "/keys" });
            built.MapGet("/keys", () => provider.PublishedKeys());
            await built.StartAsync(TestContext.Current.CancellationToken);
            provider.Issuer = built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return provider;
        }

        public void ChangeKeys()
        {
            ec.Dispose();
            rsa.Dispose();
            (ec, rsa) = (ECDsa.Create(ECCurve.NamedCurves.nistP256), RSA.Create(2048));
            generation++;
            NameOfKey = $"ec-{generation}";
        }

        public Dictionary<string, object?> Claims(string? email) => new(StringComparer.Ordinal)
        {
            ["iss"] = Issuer,
            ["aud"] = "clinic-api",
            ["sub"] = "provider-1",
            ["email"] = email,
            ["exp"] = SignInHost.Monday.AddMinutes(5).ToUnixTimeSeconds(),
        };

        public string Token(string algorithm = "ES256", string? email = null, string? subject = null, Dictionary<string, object?>? more = null)
        {
            var claims = Claims(email);
            if (subject is not null) claims["sub"] = subject;
            foreach (var (claim, value) in more ?? []) claims[claim] = value;
            foreach (var absent in claims.Where(claim => claim.Value is null).Select(claim => claim.Key).ToList()) claims.Remove(absent);
            return algorithm == "ES256"
                ? TestKeys.Es256(claims, ec, new { alg = "ES256", kid = NameOfKey })
                : TestKeys.Rs256(claims, rsa, new { alg = "RS256", kid = $"rsa-{generation}" });
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            ec.Dispose();
            rsa.Dispose();
        }

        private object PublishedKeys()
        {
            var q = ec.ExportParameters(false).Q;
            var r = rsa.ExportParameters(false);
            return new
            {
                keys = new object[]
                {
                    new { kty = "EC", use = "sig", alg = "ES256", kid = NameOfKey, crv = "P-256", x = TestKeys.Encode(q.X!), y = TestKeys.Encode(q.Y!) },
                    new { kty = "RSA", use = "sig", alg = "RS256", kid = $"rsa-{generation}", n = TestKeys.Encode(r.Modulus!), e = TestKeys.Encode(r.Exponent!) },
                },
            };
        }
    }
}
