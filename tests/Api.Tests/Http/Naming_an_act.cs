using System.Net;

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

    private async Task<string> Fingerprint(string path, string body) =>
        (await (await door.Post(path, body, ("Idempotency-Key", "once"))).Json()).GetProperty("fingerprint").GetString()!;
}
