namespace IntegrativeCare.Testing;

/// <summary>A clock that stands still until a test moves it; then the timers that fall due on the way fire, in order.</summary>
public sealed class StoppedClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = start.ToUniversalTime();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Set(GetUtcNow() + by);
    }

    /// <summary>Moves to this instant. Backwards it only changes the time, as when somebody corrects a clock: no timer fires.</summary>
    public void Set(DateTimeOffset instant)
    {
        while (NextDue(instant.ToUniversalTime()) is { } timer) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        lock (gate) timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next timer due by then and hands it over, or else to then.</summary>
    private Timer? NextDue(DateTimeOffset then)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= then).MinBy(timer => timer.Due);
            if (next is null) now = then;
            else if (next.Due > now) now = next.Due.Value;
            next?.Rearm();
            return next;
        }
    }

    private sealed class Timer(StoppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                if (!clock.timers.Contains(this)) return false;
                this.period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
                return true;
            }
        }

        public void Rearm() => Due = period > TimeSpan.Zero ? Due + period : null;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock.gate)
            {
                Due = null;
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
