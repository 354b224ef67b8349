using System.Net;
using IntegrativeCare.Api.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Limiting_requests
{
    private const string Ruth = "0198f2c4-7d1e-7a60-9a3b-000000000001";
    private const string Tomas = "0198f2c4-7d1e-7a60-9a3b-000000000002";
    private const string Clinic = "0198f2c4-7d1e-7a60-9a3b-0000000000c1";
    private const string OtherClinic = "0198f2c4-7d1e-7a60-9a3b-0000000000c2";

    [Fact]
    public async Task Serves_the_quota_and_refuses_the_next_until_there_is_room_again()
    {
        var clock = new Clock();
        await using var door = await Open(clock, perCaller: 3, perClinic: 100);

        for (var left = 2; left >= 0; left--)
        {
            var served = await As(door, Ruth, Clinic);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
            Assert.Equal("\"caller\";q=3;w=60, \"clinic\";q=100;w=60", served.Header("RateLimit-Policy"));
            Assert.Equal($"\"caller\";r={left};t={(3 - left) * 20}, \"clinic\";r={97 + left};t={Math.Ceiling((3 - left) * 0.6)}", served.Header("RateLimit"));
        }

        var refused = await As(door, Ruth, Clinic);
        await refused.Problem(429, "request.too_many");
        Assert.Equal("20", refused.Header("Retry-After"));
        Assert.StartsWith("\"caller\";r=0;t=60", refused.Header("RateLimit"), StringComparison.Ordinal);

        clock.Pass(TimeSpan.FromSeconds(19));
        Assert.Equal("1", (await As(door, Ruth, Clinic)).Header("Retry-After"));
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await As(door, Ruth, Clinic)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await As(door, Ruth, Clinic)).StatusCode);
    }

    [Fact]
    public async Task Counts_each_account_for_itself_and_strangers_by_address()
    {
        await using var door = await Open(new Clock(), perCaller: 1, perClinic: 100);

        Assert.Equal(HttpStatusCode.OK, (await As(door, Ruth, Clinic)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await As(door, Tomas, Clinic)).StatusCode);
        var stranger = await door.Get("/api/v1/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Equal("\"caller\";q=1;w=60", stranger.Header("RateLimit-Policy"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await As(door, Ruth, Clinic)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await door.Get("/problems")).StatusCode);
    }

    [Fact]
    public async Task Keeps_one_clinic_from_taking_everybodys_share()
    {
        await using var door = await Open(new Clock(), perCaller: 10, perClinic: 2);

        Assert.Equal(HttpStatusCode.OK, (await As(door, Ruth, Clinic)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await As(door, Tomas, Clinic)).StatusCode);
        var refused = await As(door, Ruth, Clinic);
        await refused.Problem(429, "request.too_many");
        Assert.Equal("30", refused.Header("Retry-After"));
        Assert.StartsWith("\"caller\";r=9;", refused.Header("RateLimit"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await As(door, Ruth, OtherClinic)).StatusCode);
    }

    [Fact]
    public async Task Never_refuses_a_liveness_probe()
    {
        await using var door = await Open(new Clock(), perCaller: 1, perClinic: 1);

        for (var probe = 0; probe < 5; probe++) Assert.Equal(HttpStatusCode.OK, (await door.Get("/health/live")).StatusCode);
    }

    [Fact]
    public void Forgets_old_callers_before_memory_grows()
    {
        var buckets = new TokenBuckets(new Clock());
        for (var caller = 0; caller < TokenBuckets.Most * 5; caller++) buckets.Of($"address:{caller}", 1);

        Assert.InRange(buckets.Count, 1, TokenBuckets.Most * 2);
    }

    [Fact]
    public void Remembers_who_keeps_asking()
    {
        var buckets = new TokenBuckets(new Clock());
        var ruth = buckets.Of("account:ruth", 1);
        for (var caller = 0; caller < TokenBuckets.Most * 3; caller++)
        {
            buckets.Of($"address:{caller}", 1);
            if (caller % 1000 == 0) Assert.Same(ruth, buckets.Of("account:ruth", 1));
        }
    }

    [Fact]
    public async Task Gives_out_no_more_than_the_quota_at_once()
    {
        var bucket = new TokenBucket(100, now: 0);

        var taken = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Task.Run(() => bucket.TryTake(0))));

        Assert.Equal(100, taken.Count(one => one));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    public void Starts_only_with_a_limit_that_lets_somebody_in(string limit, bool starts)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["RateLimits:PerCallerPerMinute"] = limit }).Build();

        if (starts) Assert.NotNull(new ServiceCollection().AddRateLimits(settings));
        else Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddRateLimits(settings));
    }

    private static Task<Door> Open(TimeProvider clock, int perCaller, int perClinic) => Door.Open(
        services: services => services.AddSingleton(clock),
        settings: new() { ["RateLimits:PerCallerPerMinute"] = $"{perCaller}", ["RateLimits:PerClinicPerMinute"] = $"{perClinic}" });

    private static Task<HttpResponseMessage> As(Door door, string account, string clinic) =>
        door.Get($"/api/v1/clients/{Door.Maya}/goals/{Door.Sleep}", ("X-Test-Account", account), ("X-Test-Clinic", clinic));

    private sealed class Clock : TimeProvider
    {
        private long _ticks = TimeSpan.TicksPerHour;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Pass(TimeSpan time) => _ticks += time.Ticks;
    }
}
