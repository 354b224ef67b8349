using System.Data.Common;
using IntegrativeCare.Api.Observability;
using IntegrativeCare.Application.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Logging_a_request
{
    private const string Ruth = "0198f2c4-7d1e-7a60-9a3b-000000000001";
    private const string GoalRoute = "/api/v1/clients/{clientId:guid}/goals/{goalId:guid}";

    [Fact]
    public async Task Writes_ids_and_the_route_but_not_the_address()
    {
        await using var door = await Door.Open();

        await door.Get($"/api/v1/clients/{Door.Maya}/goals/{Door.Sleep}?revision=3&q=MARKER", ("X-Test-Account", Ruth), ("X-Request-Id", "front-7"));

        var line = await door.Log.Request(GoalRoute);
        Assert.Equal(LogEventLevel.Information, line.Level);
        Assert.Equal("GET", Value(line, "Method"));
        Assert.Equal(200, Value(line, "StatusCode"));
        Assert.Equal("front-7", Value(line, "RequestId"));
        Assert.Matches("^[0-9a-f]{32}$", (string)Value(line, "TraceId")!);
        Assert.Equal(Guid.Parse(Ruth), Value(line, "AccountId"));
        Assert.Equal(Door.Maya, Value(line, "ClientId"));
        Assert.IsType<double>(Value(line, "ElapsedMs"));
        Assert.Single(door.Log.Events, one => one.Properties.ContainsKey("RequestId"));
        Assert.All(door.Log.Texts, text => Assert.DoesNotContain("MARKER", text, StringComparison.Ordinal));
        Assert.All(door.Log.Texts, text => Assert.DoesNotContain($"goals/{Door.Sleep}", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writes_no_body_no_query_no_unknown_address()
    {
        await using var door = await Door.Open(settings: new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace" });
        var quiet = door.Log.Events.Count;

        await door.Post("/api/v1/echo?q=MARKER", """{ "title": "MARKER", "category": "sleep" }""");
        await door.Post("/api/v1/echo", """{ "title": "MARKER\u0000", "category": "MARKER" }""");
        await door.Get("/api/v1/MARKER/x?MARKER=MARKER", ("X-Test-Account", "MARKER"));
        await door.Send(new HttpMethod("MARKER"), "/api/v1/echo");

        await door.Log.Request("(none)");
        Assert.True(door.Log.Events.Count > quiet + 20, "The framework was to speak up.");
        Assert.All(door.Log.Texts, text => Assert.DoesNotContain("MARKER", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writes_where_a_failure_happened_but_not_the_values_in_it()
    {
        await using var door = await Door.Open(services: services => services.AddSingleton<Exception>(new DatabaseFailure()));

        await (await door.Post($"/api/v1/clients/{Door.Maya}/goals/failure", null)).Problem(500, "server.unexpected");

        await door.Log.Request("/api/v1/clients/{clientId:guid}/goals/failure");
        var failure = Assert.Single(door.Log.Events, one => one.Properties.ContainsKey("Failure"));
        var told = (string)Value(failure, "Failure")!;
        Assert.Equal(LogEventLevel.Error, failure.Level);
        Assert.Contains("DatabaseFailure (SQL state 22P02)", told, StringComparison.Ordinal);
        Assert.Contains("Goals.Fail", told, StringComparison.Ordinal);
        Assert.Null(failure.Exception);
        Assert.All(door.Log.Texts, text => Assert.DoesNotContain("invalid input syntax", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keeps_the_words_of_our_own_failures()
    {
        await using var door = await Door.Open(services: services => services.AddSingleton<Exception>(new UnavailableException("The access ledger cannot be written.")));

        await (await door.Post($"/api/v1/clients/{Door.Maya}/goals/failure", null)).Problem(503, "server.unavailable");

        await door.Log.Request("/api/v1/clients/{clientId:guid}/goals/failure");
        Assert.Contains(door.Log.Texts, text => text.Contains("The access ledger cannot be written.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writes_no_line_for_each_refusal_beside_the_request()
    {
        await using var door = await Door.Open();

        await door.Get("/api/v1/nowhere");

        Assert.Equal(404, Value(await door.Log.Request("(none)"), "StatusCode"));
        Assert.DoesNotContain(door.Log.Events, one => one.Level >= LogEventLevel.Warning);
    }

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Information, false)]
    [InlineData("Npgsql.Command", LogLevel.Debug, false)]
    [InlineData("Microsoft.EntityFrameworkCore.Update", LogLevel.Error, true)]
    [InlineData("Npgsql.Connection", LogLevel.Warning, true)]
    public void Hears_the_database_layer_only_when_something_is_wrong_and_never_its_words(string category, LogLevel level, bool isHeard)
    {
        var lines = Write(category, log => log.Log(level, new EventId(10000, "SaveChangesFailed"), new DatabaseFailure(), "Executed {commandText} with {parameters}: {error}", "MARKER sql", "MARKER values", "MARKER failure"));

        if (!isHeard)
        {
            Assert.Empty(lines.Events);
            return;
        }

        Assert.Equal("The database layer reported \"SaveChangesFailed\"", Assert.Single(lines.Events).RenderMessage());
        Assert.Contains("SQL state 22P02", Assert.Single(lines.Texts), StringComparison.Ordinal);
        Assert.DoesNotContain("MARKER", Assert.Single(lines.Texts), StringComparison.Ordinal);
        Assert.DoesNotContain("invalid input syntax", Assert.Single(lines.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Withholds_texts_that_are_not_on_the_list_and_every_object()
    {
        var id = Guid.CreateVersion7();
        var lines = Write("IntegrativeCare.Api", log => log.LogInformation("{Name} {ClientId} {Count} {@Body} {Things} {Code}", "MARKER", id, 3, new { Text = "MARKER" }, new[] { "MARKER" }, "care_plan.closed"));

        var line = Assert.Single(lines.Events);
        Assert.Equal($"\"[withheld]\" {id} 3 \"[withheld]\" \"[withheld]\" \"care_plan.closed\"", line.RenderMessage());
        Assert.DoesNotContain("MARKER", Assert.Single(lines.Texts), StringComparison.Ordinal);
    }

    private static Door.Lines Write(string category, Action<Microsoft.Extensions.Logging.ILogger> write)
    {
        var lines = new Door.Lines();
        using var sinks = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(lines).CreateLogger();
        using var redaction = new Redaction(sinks);
        using var logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(redaction).CreateLogger();
        using var provider = new SerilogLoggerProvider(logger);
        write(provider.CreateLogger(category));
        return lines;
    }

    private static object? Value(LogEvent line, string name) => ((ScalarValue)line.Properties[name]).Value;

    private sealed class DatabaseFailure() : DbException("invalid input syntax for type uuid: \"MARKER\"", new FormatException("invalid input syntax"))
    {
        public override string SqlState => "22P02";
    }
}
