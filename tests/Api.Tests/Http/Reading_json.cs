using System.Net;
using System.Text;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Reading_json : IAsyncLifetime
{
    private Door door = null!;

    public async ValueTask InitializeAsync() => door = await Door.Open();

    public ValueTask DisposeAsync() => door.DisposeAsync();

    [Theory]
    [InlineData("""{ "title": "Sleep", "category": "everydayLife" }""")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "by": "2027-03-01", "agreedAt": "2026-03-02T10:00:00+01:00", "targets": [ { "value": 7 } ] }""")]
    [InlineData("""{ "title": "Sleep\n\tand 🌙 rest", "category": "sleep" }""")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "agreedAt": "2026-03-02T10:00:00.1234567Z" }""")]
    [InlineData("""{ "title": "Sleep \ud83c\udf19", "category": "sleep" }""")]
    public async Task Takes_what_the_grammar_allows(string body)
    {
        var answer = await door.Post("/api/v1/echo", body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{ "title": "Sleep", "category": "sleep", """, null)]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "mood": 1 }""", "/mood")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "Title": "Sleep" }""", "/Title")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "title": "Wake" }""", "/title")]
    [InlineData("""{ "title": 5, "category": "sleep" }""", "/title")]
    [InlineData("""{ "title": null, "category": "sleep" }""", "/title")]
    [InlineData("""{ "category": "sleep" }""", "")]
    [InlineData("""{ "title": "Sleep", "category": 0 }""", "/category")]
    [InlineData("""{ "title": "Sleep", "category": "Sleep" }""", "/category")]
    [InlineData("""{ "title": "Sleep", "category": "sleep, everydayLife" }""", "/category")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "by": "01.03.2027" }""", "/by")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "by": "2027-02-29" }""", "/by")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "agreedAt": "2026-03-02T10:00:00" }""", "/agreedAt")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "agreedAt": "2026-03-02" }""", "/agreedAt")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "agreedAt": "2026-03-02T10:00:00.Z" }""", "/agreedAt")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "agreedAt": "2026-03-02T10:00:60Z" }""", "/agreedAt")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "agreedAt": "0001-01-01T00:00:00+01:00" }""", "/agreedAt")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "targets": [ { "value": 1 }, { "value": "7" } ] }""", "/targets/1/value")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "targets": [ { "value": 1.5 } ] }""", "/targets/0/value")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "targets": [ { "value": 99999999999 } ] }""", "/targets/0/value")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "targets": null }""", "/targets")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "share": NaN }""", null)]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "share": "NaN" }""", "/share")]
    [InlineData("""{ "title": "Sleep", "category": "sleep" } // a remark""", null)]
    [InlineData("""{ "title": "Sleep", "category": "sleep", }""", null)]
    [InlineData("[]", "")]
    [InlineData("null", null)]
    [InlineData("", null)]
    public async Task Refuses_the_rest_and_names_the_place(string body, string? pointer)
    {
        var problem = await (await door.Post("/api/v1/echo", body)).Problem(400, "request.unreadable");

        if (pointer is null) return;
        var place = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(pointer, place.GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("""{ "title": "half \ud83c moon", "category": "sleep" }""", "/title")]
    [InlineData("""{ "title": "half \udf19 moon", "category": "sleep" }""", "/title")]
    [InlineData("""{ "title": "nothing \u0000", "category": "sleep" }""", "/title")]
    [InlineData("""{ "title": "bell \u0007", "category": "sleep" }""", "/title")]
    [InlineData("""{ "title": "delete \u007f", "category": "sleep" }""", "/title")]
    [InlineData("""{ "title": "Sleep", "category": "sleep", "words": { "a": "\u0001" } }""", "/words/a")]
    public async Task Refuses_text_that_cannot_be_shown(string body, string pointer)
    {
        var problem = await (await door.Post("/api/v1/echo", body)).Problem(422, "request.invalid");

        var place = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(pointer, place.GetProperty("pointer").GetString());
        Assert.Equal("text.unreadable", place.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Refuses_bytes_that_are_no_text()
    {
        var body = Encoding.Latin1.GetBytes("{ \"title\": \"caf\u00e9\", \"category\": \"sleep\" }");
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };

        var answer = await door.Client.PostAsync("/api/v1/echo", content, TestContext.Current.CancellationToken);

        await answer.Problem(422, "request.invalid");
    }

    [Theory]
    [InlineData(31, 400, "/words")]
    public async Task Refuses_a_body_that_nests_deeper_than_any_record(int more, int status, string pointer)
    {
        var deep = string.Concat(Enumerable.Repeat("[", more)) + string.Concat(Enumerable.Repeat("]", more));

        var problem = await (await door.Post("/api/v1/echo", $$"""{ "title": "Sleep", "category": "sleep", "words": {{deep}} }""")).Problem(status, "request.unreadable");

        Assert.StartsWith(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_repeats_what_was_sent()
    {
        var text = await (await door.Post("/api/v1/echo", """{ "title": "Sleep", "category": "MARKER-7f3a", "agreedAt": "MARKER-7f3a" }""")).Text();

        Assert.DoesNotContain("MARKER", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_for_json()
    {
        using var content = new StringContent("title=Sleep", Encoding.UTF8, "application/x-www-form-urlencoded");

        await (await door.Client.PostAsync("/api/v1/echo", content, TestContext.Current.CancellationToken)).Problem(415, "request.media_type");
    }

    [Fact]
    public async Task Names_a_parameter_that_is_of_another_type()
    {
        var problem = await (await door.Get($"/api/v1/clients/{Door.Maya}/goals/{Door.Sleep}?revision=MARKER")).Problem(400, "request.unreadable");

        Assert.Equal("revision", problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
        Assert.DoesNotContain("MARKER", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task Reads_a_mebibyte_and_not_a_byte_more(int beyond, int status)
    {
        var start = """{ "title": "Sleep", "category": "sleep", "words": { "a": """ + "\"";
        const string End = "\" } }";
        var body = start + new string('a', (1024 * 1024) - start.Length - End.Length + beyond) + End;

        var answer = await door.Post("/api/v1/echo", body);

        if (status == 413) await answer.Problem(413, "request.too_large");
        else Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Writes_instants_in_utc()
    {
        var goal = await (await door.Get($"/api/v1/clients/{Door.Maya}/goals/{Door.Sleep}")).Json();

        Assert.Equal("2026-03-02T09:00:00Z", goal.GetProperty("at").GetString());
        Assert.Equal("everydayLife", goal.GetProperty("category").GetString());
    }
}
