using System.Net;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Paging_a_list : IAsyncLifetime
{
    private static readonly string Goals = $"/api/v1/clients/{Door.Maya}/goals";
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private Door door = null!;

    public async ValueTask InitializeAsync() => door = await Door.Open();

    public ValueTask DisposeAsync() => door.DisposeAsync();

    [Fact]
    public async Task Walks_to_the_end_without_gap_or_repetition()
    {
        var (seen, address) = (new List<string>(), $"{Goals}?q=a%20b");
        for (var pages = 0; address.Length > 0; pages++)
        {
            Assert.True(pages < 3);
            var answer = await door.Get(address);
            var page = await answer.Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("title").GetString()!));

            var link = answer.Header("Link");
            address = link.Length == 0 ? "" : link[1..link.IndexOf('>', StringComparison.Ordinal)];
            if (link.Length == 0) Assert.Equal(System.Text.Json.JsonValueKind.Null, page.GetProperty("nextCursor").ValueKind);
            else
            {
                Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
                Assert.Equal($"{Goals}?q=a%20b&after={page.GetProperty("nextCursor").GetString()}", address);
            }
        }

        Assert.Equal(Enumerable.Range(1, 120).Select(number => $"{number}"), seen);
    }

    [Theory]
    [InlineData("", 50)]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=119", 119)]
    [InlineData("?limit=120", 120)]
    [InlineData("?limit=200", 120)]
    public async Task Gives_as_many_rows_as_asked(string query, int rows)
    {
        var page = await (await door.Get(Goals + query)).Json();

        Assert.Equal(rows, page.GetProperty("items").GetArrayLength());
        Assert.Equal(rows == 120, page.GetProperty("nextCursor").ValueKind == System.Text.Json.JsonValueKind.Null);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("201")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("1&limit=2")]
    public async Task Refuses_a_limit_outside_1_to_200(string limit)
    {
        var problem = await (await door.Get($"{Goals}?limit={limit}")).Problem(422, "request.invalid");

        Assert.Equal("limit", problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AQ")]
    [InlineData("")]
    [InlineData("AQEBmPLEfR56YJo7L28MmxFV")]
    [InlineData("1&after=2")]
    public async Task Refuses_a_place_it_never_gave_out(string after) => await (await door.Get($"{Goals}?after={after}")).Problem(422, "request.cursor_unreadable");

    [Fact]
    public async Task Refuses_the_place_of_a_list_sorted_otherwise() =>
        await (await door.Get($"{Goals}?after={Cursor.After(Monday, Door.Sleep)}")).Problem(422, "request.cursor_unreadable");

    [Fact]
    public void Keeps_an_instant_to_the_tick()
    {
        var at = Monday.AddTicks(1);

        var read = Cursor.Parse(Cursor.After(at.ToOffset(TimeSpan.FromHours(2)), Door.Sleep).ToString());

        Assert.Equal((at, Door.Sleep), (read.At, read.Id));
        Assert.Equal(TimeSpan.Zero, read.At.Offset);
        Assert.Equal(new CursorUnreadable(), Assert.Throws<DomainException>(() => read.Text).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Åse 🌙")]
    public void Keeps_a_text(string text)
    {
        var read = Cursor.Parse(Cursor.After(text, Door.Sleep).ToString());

        Assert.Equal((text, Door.Sleep), (read.Text, read.Id));
        Assert.Equal(new CursorUnreadable(), Assert.Throws<DomainException>(() => read.At).Error);
    }

    [Fact]
    public void Keeps_a_text_of_400_bytes_and_no_longer_one()
    {
        Assert.Equal(400, Cursor.Parse(Cursor.After(new string('a', 400), Door.Sleep).ToString()).Text.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Cursor.After(new string('a', 401), Door.Sleep));
    }

    [Fact]
    public void Reads_only_what_it_wrote_itself()
    {
        var written = Cursor.After("a", Door.Sleep).ToString();

        foreach (var other in new[] { written + "=", written + " ", " " + written, written[..^1], written + "AAAA", "Ag" + written[2..], string.Concat(Enumerable.Repeat("A", 1000)) })
            if (other != written) AssertUnreadable(other);
        Assert.Equal("a", Cursor.Parse(written).Text);
    }

    [Fact]
    public void Never_breaks_on_noise()
    {
        var chance = new Random(20261121);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[chance.Next(0, 60)];
            chance.NextBytes(bytes);
            if (bytes.Length > 1) (bytes[0], bytes[1]) = (1, (byte)chance.Next(0, 4));
            var written = System.Buffers.Text.Base64Url.EncodeToString(bytes);

            try
            {
                Assert.Equal(written, Cursor.Parse(written).ToString());
            }
            catch (DomainException refusal)
            {
                Assert.Equal(new CursorUnreadable(), refusal.Error);
            }
        }
    }

    [Fact]
    public async Task Answers_304_to_who_holds_the_page()
    {
        var tag = (await door.Get(Goals)).Headers.ETag!.ToString();

        Assert.Equal(HttpStatusCode.NotModified, (await door.Get(Goals, ("If-None-Match", tag))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await door.Get($"{Goals}?limit=2", ("If-None-Match", tag))).StatusCode);
    }

    private static void AssertUnreadable(string written) => Assert.Equal(new CursorUnreadable(), Assert.Throws<DomainException>(() => Cursor.Parse(written)).Error);
}
