namespace IntegrativeCare.Domain.Clinics;

/// <summary>What the clock on the clinic's wall shows, and when it shows it: in spring some times never come, in autumn some come twice (Rule CR-231; I70).</summary>
public static class WallClock
{
    // No zone is further from UTC than fourteen hours, and none changes its clock twice in so short a time.
    private static readonly TimeSpan Widest = TimeSpan.FromHours(15);

    /// <summary>What the wall shows at an instant.</summary>
    public static DateTime At(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>
    /// Every instant at which the wall shows this time, earliest first: two where the clock is put back. A time that the clock leaves out counts as the instant at which it is put forward,
    /// because from then on the wall shows a later one.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> InstantsOf(DateTime wall, TimeZoneInfo zone)
    {
        var around = new DateTimeOffset(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified), TimeSpan.Zero);
        var (before, after) = (around - Widest, around + Widest);
        TimeSpan[] offsets = [.. new[] { zone.GetUtcOffset(before), zone.GetUtcOffset(after) }.Distinct()];
        DateTimeOffset[] shown = [.. offsets.Select(offset => around - offset).Where(instant => At(instant, zone) == around.DateTime).Order()];
        return shown.Length > 0 ? shown : [ChangeBetween(before, after, zone) ?? around - offsets[0]];
    }

    /// <summary>When the clock is put forward or back between two instants; <c>null</c> when it is not.</summary>
    public static DateTimeOffset? ChangeBetween(DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone)
    {
        var (before, low, high) = (zone.GetUtcOffset(from), from.UtcTicks, until.UtcTicks);
        if (zone.GetUtcOffset(until) == before) return null;

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (zone.GetUtcOffset(new DateTimeOffset(middle, TimeSpan.Zero)) == before) low = middle;
            else high = middle;
        }

        return new(high, TimeSpan.Zero);
    }
}
