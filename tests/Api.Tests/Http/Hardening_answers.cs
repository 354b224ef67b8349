using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using IntegrativeCare.Api.Http;
using Microsoft.AspNetCore.Builder;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Hardening_answers
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/problems")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/swagger/index.html")]
    public async Task Lets_browsers_do_as_little_as_possible(string path)
    {
        await using var door = await Door.Open();

        var answer = await door.Get(path);

        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", answer.Header("X-Frame-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", answer.Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Empty(answer.Header("Server"));
        Assert.Empty(answer.Header("Strict-Transport-Security"));
        Assert.NotEmpty(answer.Header("X-Request-Id"));
    }

    [Fact]
    public async Task Lets_only_pages_load_our_own_files()
    {
        await using var door = await Door.Open();

        Assert.Equal(SecurityHeaders.PagePolicy, (await door.Get("/problems")).Header("Content-Security-Policy"));
        Assert.Equal(SecurityHeaders.DataPolicy, (await door.Get("/health/live")).Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("Production", true, SecurityHeaders.TransportPolicy)]
    [InlineData("Production", false, "")]
    [InlineData("Development", true, "")]
    public async Task Holds_browsers_to_https_outside_development(string environment, bool isHttps, string expected)
    {
        await using var door = await Door.Open(environment, routes: app => app.Use((http, next) =>
        {
            if (isHttps) http.Request.Scheme = "https";
            return next(http);
        }));

        Assert.Equal(expected, (await door.Get("/health/live")).Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Stores_nothing_unless_the_answer_says_otherwise()
    {
        await using var door = await Door.Open();

        Assert.Equal("no-store", (await door.Get("/health/live")).Header("Cache-Control"));
        Assert.Equal("no-cache", (await door.Get("/assets/pages.css")).Header("Cache-Control"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Front-End_7.3")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task Says_the_callers_name_for_the_request_back(string id)
    {
        await using var door = await Door.Open();

        Assert.Equal(id, (await door.Get("/health/live", ("X-Request-Id", id))).Header("X-Request-Id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("é")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Gives_it_another_name_when_that_one_is_unusable(string id)
    {
        await using var door = await Door.Open();

        var given = (await door.Get("/health/live", ("X-Request-Id", id))).Header("X-Request-Id");

        Assert.Equal(7, Guid.Parse(given).Version);
    }

    [Fact]
    public async Task Goes_on_with_the_callers_trace()
    {
        await using var door = await Door.Open();
        var trace = ActivityTraceId.CreateRandom().ToHexString();

        var problem = await (await door.Get("/api/v1/nowhere", ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"))).Problem(404, "route.not_found");

        Assert.Equal(trace, problem.GetProperty("traceId").GetString());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    public async Task Begins_a_trace_when_that_one_is_unreadable(string parent)
    {
        await using var door = await Door.Open();

        var problem = await (await door.Get("/api/v1/nowhere", ("traceparent", parent))).Problem(404, "route.not_found");

        Assert.Matches("^(?!0{32})[0-9a-f]{32}$", problem.GetProperty("traceId").GetString());
    }

    [Theory]
    [InlineData(8_000, "200")]
    [InlineData(20_000, "431")]
    public async Task Reads_no_endless_headers(int length, string status)
    {
        await using var door = await Door.Open();
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", door.Address.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: {new string('a', length)}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);

        using var reader = new StreamReader(stream);
        Assert.StartsWith($"HTTP/1.1 {status} ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
