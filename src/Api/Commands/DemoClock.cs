namespace IntegrativeCare.Api.Commands;

/// <summary>The clock of the demo clinic's past: it stands where the story is, and ends at the real present.</summary>
internal sealed class DemoClock : TimeProvider
{
    private readonly DateTimeOffset present = System.GetUtcNow();
    private DateTimeOffset now;

    public DemoClock() => now = present;

    /// <summary>A whole hour, so many days before (or, in the diary, after) today. Never later than the present when the clock is set to it.</summary>
    public DateTimeOffset Day(int daysFromToday, int hour, int minute = 0) => new DateTimeOffset(present.UtcDateTime.Date, TimeSpan.Zero).AddDays(daysFromToday).AddHours(hour).AddMinutes(minute);

    public DateOnly Date(int daysFromToday) => DateOnly.FromDateTime(present.UtcDateTime).AddDays(daysFromToday);

    public void Is(DateTimeOffset instant) => now = instant < present ? instant : present;

    public override DateTimeOffset GetUtcNow() => now;
}
