using System.Globalization;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>By when a signal is due, on the wall of the clinic (Rule CR-231).</summary>
public sealed class Keeping_to_the_clock_of_a_signal(ITestOutputHelper output)
{
    private const int Seed = 20_261_121;

    private static readonly WeekHours Weekdays = Of([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], (9, 12), (13, 17));

    private static readonly string[] Zones = ["America/Toronto", "America/St_Johns", "Asia/Kolkata", "Pacific/Chatham", "Europe/Paris", "Africa/Cairo"];

    // Local times of the zone in, local times out: monday 2 March 2026 is an ordinary week everywhere.
    [Theory]
    [InlineData("2026-03-02 10:30", "2026-03-02 17:00")]
    [InlineData("2026-03-02 12:30", "2026-03-02 17:00")]
    [InlineData("2026-03-02 00:00", "2026-03-02 17:00")]
    [InlineData("2026-03-02 16:59", "2026-03-02 17:00")]
    [InlineData("2026-03-02 17:00", "2026-03-03 17:00")]
    [InlineData("2026-03-02 23:59", "2026-03-03 17:00")]
    [InlineData("2026-03-07 11:00", "2026-03-09 17:00")]
    [InlineData("2026-03-06 16:59", "2026-03-06 17:00")]
    public void A_prompt_one_is_due_when_the_clinics_day_ends_or_the_next_open_one(string raised, string due)
    {
        foreach (var zone in Zones.Select(TimeZoneInfo.FindSystemTimeZoneById))
            Assert.Equal((zone.Id, Wall(due)), (zone.Id, WallClock.At(ResponseClock.DueAt(SignalLevel.Prompt, At(raised, zone), 60, Weekdays, zone), zone)));
    }

    [Fact]
    public void A_prompt_one_of_friday_evening_waits_until_monday_and_never_longer_than_three_days()
    {
        var toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
        var friday = At("2026-02-27 17:30", toronto);

        Assert.Equal(Wall("2026-03-02 17:00"), WallClock.At(Prompt(friday, Weekdays, toronto), toronto));
        Assert.Equal(friday.AddHours(72), Prompt(friday, Of([DayOfWeek.Thursday], (9, 17)), toronto));
        Assert.Equal(At("2026-02-27 12:30", toronto).AddHours(72), Prompt(At("2026-02-27 12:30", toronto), Of([DayOfWeek.Monday], (9, 17)), toronto));
    }

    [Fact]
    public void A_clinic_that_has_not_said_when_it_is_open_has_a_day()
    {
        var raised = At("2026-03-02 10:30", TimeZoneInfo.Utc);

        Assert.Equal(raised.AddHours(24), Prompt(raised, WeekHours.None, TimeZoneInfo.Utc));
        Assert.Equal(raised.AddMinutes(45), ResponseClock.DueAt(SignalLevel.Urgent, raised, 45, WeekHours.None, TimeZoneInfo.Utc));
    }

    [Fact]
    public void An_urgent_one_runs_by_the_clock_whatever_the_wall_does()
    {
        // The night in which the clock goes forward, a quarter to two, and the night in which it goes back.
        var toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

        Assert.Equal(Wall("2026-03-08 03:45"), WallClock.At(ResponseClock.DueAt(SignalLevel.Urgent, At("2026-03-08 01:45", toronto), 60, Weekdays, toronto), toronto));
        Assert.Equal(Wall("2026-11-01 01:45"), WallClock.At(ResponseClock.DueAt(SignalLevel.Urgent, At("2026-11-01 01:45", toronto), 60, Weekdays, toronto), toronto));
        Assert.Equal(TimeSpan.FromMinutes(60), ResponseClock.DueAt(SignalLevel.Urgent, At("2026-03-06 18:00", toronto), 60, Weekdays, toronto) - At("2026-03-06 18:00", toronto));
    }

    [Fact]
    public void A_closing_time_that_the_wall_shows_twice_counts_the_first_time_that_is_still_to_come()
    {
        var toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
        var sundays = WeekHours.Of([new(DayOfWeek.Sunday, 0, 90)], "/opening");
        var ends = WallClock.InstantsOf(Wall("2026-11-01 01:30"), toronto);

        Assert.Equal(TimeSpan.FromHours(1), ends[1] - ends[0]);
        Assert.Equal(ends[0], Prompt(ends[0].AddMinutes(-1), sundays, toronto));
        Assert.Equal(ends[1], Prompt(ends[0], sundays, toronto));
        Assert.Equal(ends[1].AddHours(72), Prompt(ends[1], sundays, toronto));
    }

    [Fact]
    public void A_closing_time_that_the_wall_leaves_out_counts_when_the_clock_goes_forward()
    {
        var toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
        var nights = WeekHours.Of([new(DayOfWeek.Sunday, 0, 150)], "/opening");

        Assert.Equal(new DateTimeOffset(2026, 3, 8, 7, 0, 0, TimeSpan.Zero), Prompt(At("2026-03-08 01:00", toronto), nights, toronto));
        Assert.False(nights.Contains(new(2026, 3, 8, 7, 0, 0, TimeSpan.Zero), toronto));
    }

    [Fact]
    public void A_day_that_ends_at_midnight_ends_when_the_next_begins()
    {
        // In Cairo the clock goes forward at midnight: there is no 00:00 of that Friday.
        var cairo = TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo");
        var thursdays = WeekHours.Of([new(DayOfWeek.Thursday, 0, 1_440)], "/opening");
        var end = Prompt(At("2026-04-23 22:00", cairo), thursdays, cairo);

        Assert.Equal(Wall("2026-04-24 01:00"), WallClock.At(end, cairo));
        Assert.Equal(Wall("2026-04-23 23:59:59"), WallClock.At(end.AddSeconds(-1), cairo));
    }

    [Fact]
    public void Is_never_past_never_later_than_three_days_and_at_a_closing_time_in_any_zone_and_season()
    {
        var dice = new Random(Seed);
        var closings = 0;
        foreach (var (zone, raised, hours) in Worlds(dice, 4_000))
        {
            var due = Prompt(raised, hours, zone);
            Assert.True(due > raised && due <= raised + ResponseClock.Longest, Because(zone, raised));
            if (hours.IsEmpty)
            {
                Assert.True(due == raised + ResponseClock.WithoutHours, Because(zone, raised));
            }
            else if (due < raised + ResponseClock.Longest)
            {
                closings++;

                // A moment before it the clinic is open, unless the wall leaves that time out; at it no stretch of that day goes on, and no whole open day lies between.
                var before = due.AddMinutes(-1);
                Assert.True(hours.Contains(before, zone) || WallClock.ChangeBetween(due.AddHours(-1), due, zone) is not null, Because(zone, raised));
            }

            // A minute at a time until then: the day that was open when it was raised never ends before.
            if (hours.Contains(raised, zone)) Assert.True(WallClock.At(due.AddTicks(-1), zone).Date == WallClock.At(raised, zone).Date || WallClock.ChangeBetween(raised, due, zone) is not null, Because(zone, raised));
        }

        output.WriteLine($"Seed {Seed}: 4000 signals, {closings} due at a closing time.");
        Assert.True(closings > 1_000);
    }

    [Fact]
    public void Hours_of_a_week_are_found_again_wherever_the_clock_is_changed()
    {
        var dice = new Random(Seed + 1);
        foreach (var (zone, instant, hours) in Worlds(dice, 1_500))
        {
            if (hours.Next(instant, zone) is not { } next)
            {
                Assert.True(hours.IsEmpty, Because(zone, instant));
                continue;
            }

            Assert.True(next >= instant && hours.Contains(next, zone), Because(zone, instant));
            for (var minute = instant; minute < next && minute < instant.AddHours(30); minute = minute.AddMinutes(5)) Assert.False(hours.Contains(minute, zone), Because(zone, instant));
        }

        output.WriteLine($"Seed {Seed + 1}: 1500 instants.");
    }

    [Fact]
    public void Instants_and_the_wall_agree()
    {
        var dice = new Random(Seed + 2);
        foreach (var (zone, instant, _) in Worlds(dice, 2_000)) Assert.True(WallClock.InstantsOf(WallClock.At(instant, zone), zone).Contains(instant), Because(zone, instant));
    }

    private static string Because(TimeZoneInfo zone, DateTimeOffset raised) => $"Seed {Seed}: {zone.Id}, {raised:O}";

    // Any instant of two years, and more often one within a day of a change of the clock.
    private static IEnumerable<(TimeZoneInfo Zone, DateTimeOffset Instant, WeekHours Hours)> Worlds(Random dice, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[dice.Next(Zones.Length)]);
            var begin = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(dice.Next(700));
            var change = dice.Next(2) == 0 ? WallClock.ChangeBetween(begin, begin.AddDays(120), zone) : null;
            var instant = (change ?? begin).AddMinutes(dice.Next(-1_440, 1_440));
            yield return (zone, instant, Hours(dice));
        }
    }

    private static WeekHours Hours(Random dice)
    {
        var spans = new List<HoursSpan>();
        foreach (var day in Enum.GetValues<DayOfWeek>().Where(_ => dice.Next(3) > 0))
        {
            var cuts = Enumerable.Range(0, 4).Select(_ => dice.Next(97) * 15).Distinct().Order().ToList();
            for (var n = 0; n + 1 < cuts.Count; n += 2) spans.Add(new(day, cuts[n], cuts[n + 1]));
        }

        return WeekHours.Of(spans, "/opening");
    }

    private static WeekHours Of(IEnumerable<DayOfWeek> days, params (int From, int To)[] spans) => WeekHours.Of(days.SelectMany(day => spans.Select(span => new HoursSpan(day, span.From * 60, span.To * 60))), "/opening");

    private static DateTimeOffset Prompt(DateTimeOffset raised, WeekHours opening, TimeZoneInfo zone) => ResponseClock.DueAt(SignalLevel.Prompt, raised, 60, opening, zone);

    private static DateTime Wall(string said) => DateTime.Parse(said, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string wall, TimeZoneInfo zone) => WallClock.InstantsOf(Wall(wall), zone)[0];
}
