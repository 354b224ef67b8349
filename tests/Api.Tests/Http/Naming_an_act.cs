using System.Net;
using System.Security.Cryptography;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Security;
using IntegrativeCare.Application.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Naming_an_act : IAsyncLifetime
{
    private Door door = null!;

    public async ValueTask InitializeAsync() => door = await Door.Open();

    public ValueTask DisposeAsync() => door.DisposeAsync();

    [Theory]
    [InlineData("k", 1)]
    [InlineData("a key with spaces ~!", 1)]
    [InlineData("k", 255)]
    public async Task Takes_1_to_255_printable_characters(string key, int times)
    {
        key = string.Concat(Enumerable.Repeat(key, times));

        var call = await (await door.Post("/api/v1/calls", "hello", ("Idempotency-Key", key))).Json();

        Assert.Equal(key, call.GetProperty("key").GetString());
        Assert.Equal(5, call.GetProperty("length").GetInt32());
        Assert.Matches("^[0-9a-f]{64}$", call.GetProperty("fingerprint").GetString());
    }

    [Theory]
    [InlineData("k", 256)]
    [InlineData("", 1)]
    [InlineData("naïve", 1)]
    [InlineData("tab\tbed", 1)]
    public async Task Refuses_any_other_key(string key, int times) =>
        await (await door.Post("/api/v1/calls", "hello", ("Idempotency-Key", string.Concat(Enumerable.Repeat(key, times))))).Problem(422, "idempotency.key_unreadable");

    [Fact]
    public async Task Leaves_a_call_without_a_key_unnamed()
    {
        var call = await (await door.Post("/api/v1/calls", "hello")).Json();

        Assert.Equal(System.Text.Json.JsonValueKind.Null, call.GetProperty("key").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, call.GetProperty("fingerprint").ValueKind);
    }

    [Fact]
    public async Task Tells_the_same_request_from_every_other()
    {
        var same = await Fingerprint("/api/v1/calls", "hello");

        Assert.Equal(same, await Fingerprint("/api/v1/calls", "hello"));
        Assert.NotEqual(same, await Fingerprint("/api/v1/calls", "hello "));
        Assert.NotEqual(same, await Fingerprint("/api/v1/calls", ""));
        Assert.NotEqual(same, await Fingerprint("/api/v1/calls?x=1", "hello"));
    }

    /// <summary>What was asked may be a name or one word: whoever has the book of receipts must not be able to try.</summary>
    [Fact]
    public async Task Says_nothing_without_the_secret_which_every_instance_with_the_same_key_has()
    {
        var said = await Fingerprint("/api/v1/calls", "hello");
        await using var another = await Door.Open();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var stranger = await Door.Open(settings: new() { [SigningKeys.Setting] = key.ExportPkcs8PrivateKeyPem() });

        Assert.Equal(said, await Fingerprint("/api/v1/calls", "hello", another));
        Assert.NotEqual(said, await Fingerprint("/api/v1/calls", "hello", stranger));
    }

    [Fact]
    public void Knows_what_was_asked_before_the_key_was_changed()
    {
        using ECDsa before = ECDsa.Create(ECCurve.NamedCurves.nistP256), after = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (digest, other) = (SHA256.HashData("hello"u8), SHA256.HashData("hello "u8));
        var (old, now) = (SecretOf(before.ExportPkcs8PrivateKeyPem()), SecretOf(after.ExportPkcs8PrivateKeyPem(), before.ExportPkcs8PrivateKeyPem()));

        Assert.True(CallOf(now.Of(digest)).Repeats(old.Of(digest)[0]));
        Assert.True(CallOf(now.Of(digest)).Repeats(now.Of(digest)[0]));
        Assert.False(CallOf(now.Of(digest)).Repeats(old.Of(other)[0]));
        Assert.Single(SecretOf(after.ExportPkcs8PrivateKeyPem(), before.ExportSubjectPublicKeyInfoPem()).Of(digest));
        Assert.DoesNotContain(Convert.ToHexStringLower(digest), now.Of(digest));
    }

    [Fact]
    public async Task Leaves_the_body_for_the_handler()
    {
        var answer = await door.Post($"/api/v1/clients/{Door.Maya}/goals", """{ "title": "Sleep", "category": "sleep" }""", ("Idempotency-Key", "once"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_body_beyond_the_limit_all_the_same() =>
        await (await door.Post("/api/v1/calls", new string('a', (1024 * 1024) + 1), ("Idempotency-Key", "large"))).Problem(413, "request.too_large");

    [Theory]
    [InlineData("again", "true")]
    [InlineData("first", "")]
    public async Task Says_when_the_answer_is_the_first_one_again(string body, string replayed)
    {
        var answer = await door.Post("/api/v1/calls", body, ("Idempotency-Key", "once"));

        Assert.Equal(replayed, answer.Header("Idempotency-Replayed"));
    }

    private static ReceiptSecret SecretOf(string key, params string[] retired)
    {
        var settings = retired.Select((pem, n) => KeyValuePair.Create($"{SigningKeys.RetiredSetting}:{n}", (string?)pem)).Append(new(SigningKeys.Setting, key));
        return new(SigningKeys.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new HostingEnvironment { EnvironmentName = "Production" }));
    }

    private static IdempotentCall CallOf(IReadOnlyList<string> fingerprints)
    {
        var call = new IdempotentCall();
        call.Name("once", fingerprints[0], [.. fingerprints.Skip(1)]);
        return call;
    }

    private async Task<string> Fingerprint(string path, string body, Door? at = null) =>
        (await (await (at ?? door).Post(path, body, ("Idempotency-Key", "once"))).Json()).GetProperty("fingerprint").GetString()!;
}
