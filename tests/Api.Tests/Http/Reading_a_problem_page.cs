using System.Net;
using System.Text;
using IntegrativeCare.Api.Problems;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Reading_a_problem_page
{
    [Fact]
    public async Task Explains_every_code_to_a_person()
    {
        await using var door = await Door.Open();

        foreach (var entry in ProblemCatalogue.Embedded.Entries)
        {
            var answer = await door.Get($"/problems/{entry.Code}");
            var page = await answer.Text();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
            Assert.Contains($"<h1>{WebUtility.HtmlEncode(entry.Title).Replace("&#39;", "&#x27;", StringComparison.Ordinal)}</h1>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lists_them_all()
    {
        await using var door = await Door.Open();

        var page = await (await door.Get("/problems")).Text();

        Assert.All(ProblemCatalogue.Embedded.Entries, entry => Assert.Contains($"href=\"/problems/{entry.Code}\"", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("*/*", "text/html")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/problem+json", "application/json")]
    [InlineData("application/json;q=0.5, text/html", "text/html")]
    [InlineData("application/json, text/html;q=0.5", "application/json")]
    [InlineData("application/json, text/html", "text/html")]
    public async Task Answers_as_the_reader_prefers(string accept, string type)
    {
        await using var door = await Door.Open();

        foreach (var path in new[] { "/problems", "/problems/request.stale" })
        {
            var answer = await door.Get(path, accept.Length == 0 ? [] : [("Accept", accept)]);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("Accept", answer.Header("Vary"));
        }
    }

    [Fact]
    public async Task Tells_a_program_the_same()
    {
        await using var door = await Door.Open();

        var entry = await (await door.Get("/problems/request.stale", ("Accept", "application/json"))).Json();

        Assert.Equal(412, entry.GetProperty("status").GetInt32());
        Assert.NotEmpty(entry.GetProperty("whatToDo").GetString()!);
    }

    [Fact]
    public async Task Knows_no_other_code()
    {
        await using var door = await Door.Open();

        await (await door.Get("/problems/%3Cscript%3E")).Problem(404, "route.not_found");
    }

    [Theory]
    [InlineData("""[{"code":"a.b","status":404,"title":"A","meaning":"B.","whatToDo":"C."}]""", null)]
    [InlineData("""[{"code":"a.b","status":404,"title":"A","meaning":"B.","whatToDo":" "}]""", "what to do is missing")]
    [InlineData("""[{"code":"a.b","status":404,"title":"A","meaning":"","whatToDo":"C."}]""", "the meaning is missing")]
    [InlineData("""[{"code":"a.b","status":404,"title":"A.","meaning":"B.","whatToDo":"C."}]""", "without a full stop")]
    [InlineData("""[{"code":"a.b","status":399,"title":"A","meaning":"B.","whatToDo":"C."}]""", "399 is no error status")]
    [InlineData("""[{"code":"a.b","status":600,"title":"A","meaning":"B.","whatToDo":"C."}]""", "600 is no error status")]
    [InlineData("""[{"code":"A.b","status":404,"title":"A","meaning":"B.","whatToDo":"C."}]""", "feature.what_happened")]
    [InlineData("""[{"code":"a","status":404,"title":"A","meaning":"B.","whatToDo":"C."}]""", "feature.what_happened")]
    [InlineData("""[{"code":"a.b","status":404,"title":"A","meaning":"B.","whatToDo":"C."},{"code":"a.b","status":404,"title":"A","meaning":"B.","whatToDo":"C."}]""", "each stands once")]
    [InlineData("""[{"code":"a.c","status":404,"title":"A","meaning":"B.","whatToDo":"C."},{"code":"a.b","status":404,"title":"A","meaning":"B.","whatToDo":"C."}]""", "sorted by code")]
    public void Refuses_a_catalogue_that_leaves_a_caller_without_an_explanation(string json, string? fault)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));

        if (fault is null) Assert.Single(ProblemCatalogue.Read(stream).Entries);
        else Assert.Contains(fault, Assert.Throws<InvalidOperationException>(() => ProblemCatalogue.Read(stream)).Message, StringComparison.Ordinal);
    }
}
