using System.Net;
using IntegrativeCare.Api.Observability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Asking_for_health
{
    [Fact]
    public async Task Lives_without_asking_anybody()
    {
        await using var door = await Open(_ => throw new InvalidOperationException("asked"));

        var answer = await door.Get("/health/live");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"status":"live"}""", await answer.Text());
    }

    [Theory]
    [InlineData(true, 200, """{"status":"ready"}""")]
    [InlineData(false, 503, """{"status":"notReady"}""")]
    public async Task Is_ready_when_all_that_must_hold_does(bool holds, int status, string body)
    {
        await using var door = await Open(_ => Task.FromResult(holds));

        var answer = await door.Get("/health/ready");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(body, await answer.Text());
        Assert.Equal(!holds, door.Log.Texts.Any(text => text.Contains("database", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Is_not_ready_when_a_check_breaks_and_keeps_the_reason_to_itself()
    {
        await using var door = await Open(_ => throw new InvalidOperationException("MARKER"));

        var answer = await door.Get("/health/ready");

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Equal("""{"status":"notReady"}""", await answer.Text());
    }

    [Fact]
    public async Task Asks_the_database_once_a_second_however_often_it_is_asked()
    {
        var (asked, clock) = (0, new Clock());
        await using var door = await Open(_ => Task.FromResult(Interlocked.Increment(ref asked) > 0), clock);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => door.Get("/health/ready")));
        Assert.Equal(1, asked);

        clock.Ticks += TimeSpan.TicksPerSecond - 1;
        await door.Get("/health/ready");
        Assert.Equal(1, asked);

        clock.Ticks += 1;
        await door.Get("/health/ready");
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Lets_requests_in_flight_finish_for_25_seconds()
    {
        await using var door = await Open(_ => Task.FromResult(true));

        Assert.Equal(TimeSpan.FromSeconds(25), door.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    private static Task<Door> Open(Func<CancellationToken, Task<bool>> holds, TimeProvider? clock = null) => Door.Open(services: services =>
    {
        services.AddHealthChecks().AddReadiness("database", (_, ct) => holds(ct));
        if (clock is not null) services.AddSingleton(clock);
    });

    private sealed class Clock : TimeProvider
    {
        public long Ticks { get; set; } = TimeSpan.TicksPerHour;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
