using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clinics;

/// <summary>A stretch of one weekday on the clinic's wall, half open. Unit: minutes since midnight, 0–1440.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="FromMinute">Its first minute.</param>
/// <param name="ToMinute">The first minute after it; 1440 is the end of the day.</param>
public sealed record HoursSpan(DayOfWeek Day, int FromMinute, int ToMinute);

/// <summary>Hours that come again every week, on the clinic's wall. A day can have several stretches, or none.</summary>
/// <remarks>Where the clock is put back, a stretch counts as often as the wall shows it; where it is put forward, what the wall leaves out is left out (Rule CR-231; I70).</remarks>
public sealed class WeekHours
{
    /// <summary>Unit: minutes.</summary>
    public const int Day = 24 * 60;

    /// <summary>The most stretches of a week.</summary>
    public const int Most = 70;

    // A week, and one more for what a change of the clock leaves out.
    private const int DaysAhead = 15;

    private WeekHours(IReadOnlyList<HoursSpan> spans) => Spans = spans;

    /// <summary>Never.</summary>
    public static WeekHours None { get; } = new([]);

    /// <summary>Round the clock.</summary>
    public static WeekHours Always { get; } = new([.. Enum.GetValues<DayOfWeek>().Select(day => new HoursSpan(day, 0, Day))]);

    /// <summary>The stretches, Sunday first, each day in its order.</summary>
    public IReadOnlyList<HoursSpan> Spans { get; }

    /// <summary>True when there are none.</summary>
    public bool IsEmpty => Spans.Count == 0;

    /// <summary>Takes the stretches of a week. They may touch and not overlap.</summary>
    /// <exception cref="DomainException"><see cref="HoursUnusable"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static WeekHours Of(IEnumerable<HoursSpan> spans, string pointer)
    {
        List<HoursSpan> all = [.. spans.OrderBy(span => span.Day).ThenBy(span => span.FromMinute)];
        foreach (var span in all) Choice.Of(span.Day, pointer);
        var isWrong = all.Count > Most
            || all.Exists(span => span.FromMinute < 0 || span.ToMinute > Day || span.FromMinute >= span.ToMinute)
            || all.Zip(all.Skip(1)).Any(pair => pair.First.Day == pair.Second.Day && pair.Second.FromMinute < pair.First.ToMinute);
        return isWrong ? throw new DomainException(new HoursUnusable { Pointer = pointer }) : new(all);
    }

    /// <summary>True when the instant lies within them.</summary>
    public bool Contains(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var wall = WallClock.At(instant, zone);
        return Spans.Any(span => span.Day == wall.DayOfWeek && TimeSpan.FromMinutes(span.FromMinute) <= wall.TimeOfDay && wall.TimeOfDay < TimeSpan.FromMinutes(span.ToMinute));
    }

    /// <summary>The first instant within them from this one on; <c>null</c> when none comes.</summary>
    public DateTimeOffset? Next(DateTimeOffset instant, TimeZoneInfo zone)
    {
        if (Contains(instant, zone)) return instant;

        var today = WallClock.At(instant, zone).Date;
        for (var ahead = 0; ahead < DaysAhead; ahead++)
        {
            var date = today.AddDays(ahead);
            var begins = Spans.Where(span => span.Day == date.DayOfWeek).SelectMany(span => WallClock.InstantsOf(date.AddMinutes(span.FromMinute), zone)).ToList();

            // When the clock is put back the wall can come into a stretch again without passing its beginning.
            if (WallClock.ChangeBetween(WallClock.InstantsOf(date, zone)[0], WallClock.InstantsOf(date.AddDays(1), zone)[^1], zone) is { } change) begins.Add(change);
            DateTimeOffset[] within = [.. begins.Where(begin => begin > instant && Contains(begin, zone))];
            if (within.Length > 0) return within.Min();
        }

        return null;
    }

    /// <summary>When the last stretch of the day is over that has not ended yet, today's or that of the next day that has one; <c>null</c> when none comes.</summary>
    /// <remarks>Where the wall shows that time twice, the earlier one that is still to come.</remarks>
    public DateTimeOffset? EndOfDay(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var today = WallClock.At(instant, zone).Date;
        for (var ahead = 0; ahead < DaysAhead; ahead++)
        {
            var date = today.AddDays(ahead);
            HoursSpan[] day = [.. Spans.Where(span => span.Day == date.DayOfWeek)];
            if (day.Length == 0) continue;

            DateTimeOffset[] ends = [.. WallClock.InstantsOf(date.AddMinutes(day.Max(span => span.ToMinute)), zone).Where(end => end > instant)];
            if (ends.Length > 0) return ends[0];
        }

        return null;
    }
}
