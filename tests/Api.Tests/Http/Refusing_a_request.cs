using System.Data.Common;
using System.Net;
using System.Text.Json;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Refusing_a_request
{
    private static readonly string Failure = $"/api/v1/clients/{Door.Maya}/goals/failure";

    public static TheoryData<ErrorKind, int> Kinds => new()
    {
        { ErrorKind.Invalid, 422 }, { ErrorKind.Refused, 403 }, { ErrorKind.NotFound, 404 }, { ErrorKind.Conflict, 409 }, { ErrorKind.Stale, 412 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Gives_each_kind_of_no_its_status(ErrorKind kind, int status)
    {
        var problem = await (await Answer(new DomainException(new GoalRefused(kind)))).Problem(status, "goal.refused");

        Assert.Equal("The goal cannot be set.", problem.GetProperty("detail").GetString());
        Assert.Equal(Failure, problem.GetProperty("instance").GetString());
        Assert.False(problem.TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task Names_the_place_that_the_rule_named()
    {
        var problem = await (await Answer(new DomainException(new TextTooLong(200) { Pointer = "/goals/0/title" }))).Problem(422, "text.too_long");

        Assert.Equal("""[{"pointer":"/goals/0/title","code":"text.too_long","message":"Use at most 200 characters."}]""", problem.GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task Names_every_field_of_an_invalid_body()
    {
        var refusal = new RequestInvalid([new("/title", "required", "Give it a title."), new("/by", "range", "Choose a later day.")]);

        var problem = await (await Answer(new DomainException(refusal))).Problem(422, "request.invalid");

        Assert.Equal(["/title", "/by"], problem.GetProperty("errors").EnumerateArray().Select(place => place.GetProperty("pointer").GetString()));
    }

    [Fact]
    public async Task Tells_nothing_of_a_failure_nobody_planned()
    {
        var answer = await Answer(new InvalidOperationException("MARKER select * from care.clients"));

        var problem = await answer.Problem(500, "server.unexpected");
        Assert.DoesNotContain("MARKER", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.NotEmpty(answer.Header("X-Request-Id"));
    }

    public static TheoryData<string, int> Outages => new()
    {
        { "ledger", 503 }, { "transient", 503 }, { "57P01", 503 }, { "57014", 503 }, { "53300", 503 }, { "08006", 503 }, { "28P01", 503 }, { "3D000", 503 }, { "58030", 503 },
        { "23505", 500 }, { "42P01", 500 }, { "XX000", 500 }, { "wrapped", 503 }, { "timeout", 503 },
    };

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Asks_the_caller_to_come_back_when_the_database_or_ledger_is_out_of_reach(string what, int status)
    {
        Exception failure = what switch
        {
            "ledger" => new UnavailableException("The access ledger cannot be written."),
            "transient" => new DatabaseFailure(null, isTransient: true),
            "wrapped" => new InvalidOperationException("outer", new DatabaseFailure("57P03", isTransient: false)),
            "timeout" => new OperationCanceledException(),
            _ => new DatabaseFailure(what, isTransient: false),
        };

        var answer = await Answer(failure);

        await answer.Problem(status, status == 503 ? "server.unavailable" : "server.unexpected");
        Assert.Equal(status == 503 ? "5" : "", answer.Header("Retry-After"));
    }

    [Fact]
    public async Task Clears_what_was_said_before_it_failed()
    {
        await using var door = await Door.Open(routes: app => app.MapGet("/half", Half));

        var answer = await door.Get("/half");

        await answer.Problem(404, "client.not_found");
        Assert.Null(answer.Headers.ETag);
        Assert.Empty(answer.Header("X-Half"));
    }

    [Fact]
    public async Task Breaks_off_an_answer_that_has_begun()
    {
        await using var door = await Door.Open(routes: app => app.MapGet("/begun", Begun));

        await Assert.ThrowsAnyAsync<HttpRequestException>(async () => await (await door.Get("/begun")).Text());
    }

    [Fact]
    public async Task Knows_no_such_route()
    {
        await using var door = await Door.Open();

        await (await door.Get("/api/v1/nowhere")).Problem(404, "route.not_found");
        await (await door.Get("/api/v1/clients/not-an-id/goals")).Problem(404, "route.not_found");
    }

    [Fact]
    public async Task Names_the_methods_of_a_route()
    {
        await using var door = await Door.Open();

        var answer = await door.Send(HttpMethod.Delete, $"/api/v1/clients/{Door.Maya}/goals/{Door.Sleep}");

        await answer.Problem(405, "route.method_not_allowed");
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(401, "auth.required")]
    [InlineData(403, "access.refused")]
    [InlineData(415, "request.media_type")]
    [InlineData(503, "server.unavailable")]
    public async Task Gives_a_bare_status_its_problem(int status, string code)
    {
        await using var door = await Door.Open(routes: app => app.MapGet("/bare", (HttpContext http) =>
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Results.StatusCode(status);
        }));

        var answer = await door.Get("/bare");

        await answer.Problem(status, code);
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Answers_a_head_without_a_body()
    {
        await using var door = await Door.Open();

        var answer = await door.Send(HttpMethod.Head, "/api/v1/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(await answer.Text());
    }

    [Fact]
    public void Has_a_status_for_every_kind_and_a_page_for_every_refusal_of_the_door()
    {
        Assert.All(Enum.GetValues<ErrorKind>(), kind => Assert.InRange(DomainProblems.StatusOf(kind), 400, 499));
        Assert.All(DoorRefusal.All, refusal => Assert.True(ProblemCatalogue.Embedded.TryFind(refusal.Code, out var entry) && entry.Status == refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("$", "")]
    [InlineData("$.title", "/title")]
    [InlineData("$.goals[0].title", "/goals/0/title")]
    [InlineData("$['a.b'].c", "/a.b/c")]
    [InlineData("$['a/b~c']", "/a~1b~0c")]
    [InlineData("$[12]", "/12")]
    [InlineData("$['open", "/'open")]
    [InlineData("title", null)]
    [InlineData(null, null)]
    public void Turns_a_path_into_a_pointer(string? path, string? pointer) => Assert.Equal(pointer, PlaceInRequest.Pointer(path));

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void Cuts_out_a_pointer_that_nobody_could_read(int length, bool isKept) => Assert.Equal(isKept, PlaceInRequest.Pointer("$." + new string('a', length)) is not null);

    private static async Task<HttpResponseMessage> Answer(Exception failure)
    {
        await using var door = await Door.Open(services: services => services.AddSingleton(failure));
        var answer = await door.Post(Failure, null);
        await answer.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        return answer;
    }

    private static IResult Half(HttpContext http)
    {
        http.Response.Headers.ETag = "\"1\"";
        http.Response.Headers["X-Half"] = "said";
        throw Refusals.NotFound;
    }

    private static async Task Begun(HttpContext http)
    {
        http.Response.ContentLength = 1000;
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes("begun"), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        throw Refusals.NotFound;
    }

    private sealed record GoalRefused(ErrorKind Sort) : DomainError("goal.refused", Sort, "The goal cannot be set.");

    private sealed class DatabaseFailure(string? state, bool isTransient) : DbException("MARKER relation does not exist")
    {
        public override string? SqlState => state;

        public override bool IsTransient => isTransient;
    }
}
