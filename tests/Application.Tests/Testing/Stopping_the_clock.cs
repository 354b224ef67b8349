using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Testing;

public sealed class Stopping_the_clock
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly StoppedClock clock = new(Monday);

    [Fact]
    public void Stands_still_until_moved()
    {
        Assert.Equal(Monday, clock.GetUtcNow());

        clock.Advance(TimeSpan.FromMinutes(50));

        Assert.Equal(Monday.AddMinutes(50), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(50), clock.GetElapsedTime(Monday.Ticks));
    }

    [Fact]
    public void Tells_universal_time_whatever_offset_it_is_given()
    {
        clock.Set(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5)));

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
    }

    [Fact]
    public void Fires_timers_in_their_order_at_their_own_time()
    {
        var fired = new List<(string Name, DateTimeOffset At)>();
        using var late = clock.CreateTimer(_ => fired.Add(("late", clock.GetUtcNow())), null, TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add(("early", clock.GetUtcNow())), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal([("early", Monday.AddMinutes(1)), ("early", Monday.AddMinutes(2))], fired);

        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(4, fired.Count);
        Assert.Contains(("late", Monday.AddMinutes(3)), fired);
    }

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    public void Fires_a_timer_when_it_is_due_and_not_a_second_earlier(int seconds, int times)
    {
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(times, fired);
    }

    [Fact]
    public void Fires_no_timer_that_was_disposed_of()
    {
        var fired = 0;
        var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        timer.Dispose();

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, fired);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void Goes_back_without_firing_anything()
    {
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        clock.Set(Monday.AddDays(-1));

        Assert.Equal(Monday.AddDays(-1), clock.GetUtcNow());
        Assert.Equal(0, fired);
    }

    [Fact]
    public async Task Ends_a_delay_when_its_time_has_come()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(5), clock, TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromTicks(1));
        await delay;
    }

    [Fact]
    public void Refuses_to_advance_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
}
