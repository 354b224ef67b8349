using System.Text.Json;
using IntegrativeCare.Api.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Describing_the_api : IAsyncLifetime
{
    private Door door = null!;
    private JsonElement document;

    public async ValueTask InitializeAsync()
    {
        door = await Door.Open(services: services => services.AddSingleton(OperationExamples.Of(typeof(Describing_the_api).Assembly)));
        document = await (await door.Get("/openapi/v1.json")).Json();
    }

    public ValueTask DisposeAsync() => door.DisposeAsync();

    [Fact]
    public void Speaks_openapi_3_1() => Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);

    [Fact]
    public void Describes_each_operation_once()
    {
        var ids = Operations().Select(operation => operation.GetProperty("operationId").GetString()).ToList();

        Assert.Equal(["Call", "CompleteGoal", "Echo", "Fail", "GetGoal", "ListGoals", "SetGoal"], ids.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CompleteGoal", "If-Match", true)]
    [InlineData("CompleteGoal", "Idempotency-Key", false)]
    [InlineData("SetGoal", "Idempotency-Key", false)]
    [InlineData("GetGoal", "If-None-Match", false)]
    [InlineData("GetGoal", "X-Purpose-Of-Use", false)]
    [InlineData("ListGoals", "limit", false)]
    [InlineData("ListGoals", "after", false)]
    public void Shows_the_headers_and_paging_that_apply(string operation, string parameter, bool isRequired)
    {
        var found = Parameters(operation).Single(one => one.GetProperty("name").GetString() == parameter);

        Assert.Equal(isRequired, found.TryGetProperty("required", out var required) && required.GetBoolean());
        Assert.NotEmpty(found.GetProperty("description").GetString()!);
    }

    [Theory]
    [InlineData("GetGoal", "If-Match")]
    [InlineData("GetGoal", "Idempotency-Key")]
    [InlineData("Call", "X-Purpose-Of-Use")]
    [InlineData("SetGoal", "If-Match")]
    [InlineData("Echo", "Idempotency-Key")]
    [InlineData("CompleteGoal", "seen")]
    [InlineData("ListGoals", "paging")]
    public void Shows_none_that_do_not(string operation, string parameter) =>
        Assert.DoesNotContain(parameter, Parameters(operation).Select(one => one.GetProperty("name").GetString()));

    [Theory]
    [InlineData("CompleteGoal", "400", "`request.if_match_unreadable`")]
    [InlineData("CompleteGoal", "412", "`request.stale`")]
    [InlineData("CompleteGoal", "428", "`request.if_match_missing`")]
    [InlineData("CompleteGoal", "401", "`auth.required`")]
    [InlineData("CompleteGoal", "429", "`request.too_many`")]
    [InlineData("CompleteGoal", "503", "`server.unavailable`")]
    [InlineData("SetGoal", "413", "`request.too_large`")]
    [InlineData("SetGoal", "415", "`request.media_type`")]
    [InlineData("SetGoal", "422", "`request.invalid`")]
    [InlineData("ListGoals", "422", "`request.cursor_unreadable`")]
    public void Names_the_codes_of_each_refusal(string operation, string status, string code)
    {
        var response = Operation(operation).GetProperty("responses").GetProperty(status);

        Assert.Contains(code, response.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal("#/components/schemas/Problem", response.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString());
    }

    [Fact]
    public void Tells_the_tag_and_the_lock_and_the_enumeration_as_they_are()
    {
        Assert.True(Operation("GetGoal").GetProperty("responses").GetProperty("200").GetProperty("headers").TryGetProperty("ETag", out _));
        Assert.Equal("bearer", Operation("GetGoal").GetProperty("security")[0].EnumerateObject().Single().Name);
        Assert.False(Operation("Echo").TryGetProperty("security", out _));
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["sleep", "everydayLife"], schemas.GetProperty("GoalCategory").GetProperty("enum").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["category", "title"], schemas.GetProperty("GoalBody").GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Problem", "Why a request was not done")]
    [InlineData("Receipt", "What a command answers")]
    public void Carries_the_docstrings_of_api_and_application(string schema, string begin) =>
        Assert.StartsWith(begin, document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("description").GetString(), StringComparison.Ordinal);

    [Fact]
    public void Lists_only_the_chapters_in_use()
    {
        var tag = Assert.Single(document.GetProperty("tags").EnumerateArray());

        Assert.Equal("Care plans", tag.GetProperty("name").GetString());
        Assert.NotEmpty(tag.GetProperty("description").GetString()!);
    }

    [Fact]
    public void Shows_a_whole_example_where_one_was_written()
    {
        var body = Operation("SetGoal").GetProperty("requestBody").GetProperty("content").GetProperty("application/json");

        Assert.Equal("Sleep through the night", body.GetProperty("example").GetProperty("title").GetString());
    }

    private IEnumerable<JsonElement> Operations() => document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value);

    private JsonElement Operation(string id) => Operations().Single(operation => operation.GetProperty("operationId").GetString() == id);

    private IEnumerable<JsonElement> Parameters(string operation) => Operation(operation).TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];
}
