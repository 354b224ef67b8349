using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Answering_a_read : IAsyncLifetime
{
    private static readonly string Goal = $"/api/v1/clients/{Door.Maya}/goals/{Door.Sleep}";
    private Door door = null!;

    public async ValueTask InitializeAsync() => door = await Door.Open();

    public ValueTask DisposeAsync() => door.DisposeAsync();

    [Fact]
    public async Task Tags_it_with_its_revision_and_the_print_of_its_bytes()
    {
        var answer = await door.Get(Goal);

        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"\"7-{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 9))}\"", answer.Headers.ETag?.ToString());
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Tags_a_list_with_the_print_alone()
    {
        var answer = await door.Get($"/api/v1/clients/{Door.Maya}/goals");

        Assert.Matches("^\"[A-Za-z0-9_-]{12}\"$", answer.Headers.ETag?.ToString());
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.NotModified)]
    [InlineData("W/{0}", HttpStatusCode.NotModified)]
    [InlineData("\"other\", {0}", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"7\"", HttpStatusCode.OK)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    [InlineData("nonsense", HttpStatusCode.OK)]
    public async Task Sends_nothing_when_the_caller_holds_these_bytes(string ifNoneMatch, HttpStatusCode expected)
    {
        var tag = (await door.Get(Goal)).Headers.ETag!.ToString();

        var answer = await door.Get(Goal, ("If-None-Match", ifNoneMatch.Replace("{0}", tag, StringComparison.Ordinal)));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(tag, answer.Headers.ETag?.ToString());
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(expected == HttpStatusCode.NotModified, (await answer.Text()).Length == 0);
    }

    [Fact]
    public async Task Answers_a_head_with_the_same_headers_and_no_body()
    {
        var get = await door.Get(Goal);

        var head = await door.Send(HttpMethod.Head, Goal);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Text());
    }

    [Fact]
    public async Task Gives_a_receipt_for_something_new()
    {
        var answer = await door.Post($"/api/v1/clients/{Door.Maya}/goals", """{ "title": "Sleep", "category": "sleep" }""");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(Goal, answer.Headers.Location?.ToString());
        Assert.Equal("\"1\"", answer.Headers.ETag?.ToString());
        Assert.Equal($$"""{"id":"{{Door.Sleep}}","revision":1}""", await answer.Text());
    }

    [Theory]
    [InlineData("\"1\"", "\"2\"")]
    [InlineData("\"7-c2hvd24\"", "\"8\"")]
    [InlineData("\"2147483646\"", "\"2147483647\"")]
    public async Task Takes_the_revision_that_was_seen(string seen, string now)
    {
        var answer = await door.Post($"{Goal}/completion", null, ("If-Match", seen));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(now, answer.Headers.ETag?.ToString());
    }

    [Fact]
    public async Task Demands_the_revision_that_was_seen() => await (await door.Post($"{Goal}/completion", null)).Problem(428, "request.if_match_missing");

    [Theory]
    [InlineData("*")]
    [InlineData("W/\"7\"")]
    [InlineData("7")]
    [InlineData("\"0\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"07\"")]
    [InlineData("\"2147483648\"")]
    [InlineData("\"7-\"")]
    [InlineData("\"c2hvd24\"")]
    [InlineData("\"7\", \"8\"")]
    public async Task Refuses_another_form_of_it(string seen) => await (await door.Post($"{Goal}/completion", null, ("If-Match", seen))).Problem(400, "request.if_match_unreadable");
}
