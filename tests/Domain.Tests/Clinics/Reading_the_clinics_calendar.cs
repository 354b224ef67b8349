using IntegrativeCare.Domain.Clinics;

namespace IntegrativeCare.Domain.Tests.Clinics;

public sealed class Reading_the_clinics_calendar
{
    [Theory]
    [InlineData("2026-01-15T04:59:59Z", "2026-01-14")]
    [InlineData("2026-01-15T05:00:00Z", "2026-01-15")]
    [InlineData("2026-07-01T03:59:59Z", "2026-06-30")]
    [InlineData("2026-07-01T04:00:00Z", "2026-07-01")]
    public void Turns_the_page_at_midnight_in_Toronto_winter_and_summer(string now, string date) => Shows(date, now);

    [Theory]
    [InlineData("2026-03-08T04:59:59Z", "2026-03-07")]
    [InlineData("2026-03-08T05:00:00Z", "2026-03-08")]
    [InlineData("2026-03-09T03:59:59Z", "2026-03-08")]
    [InlineData("2026-03-09T04:00:00Z", "2026-03-09")]
    public void Gives_the_day_summer_time_begins_only_23_hours(string now, string date) => Shows(date, now);

    [Theory]
    [InlineData("2026-11-01T03:59:59Z", "2026-10-31")]
    [InlineData("2026-11-01T04:00:00Z", "2026-11-01")]
    [InlineData("2026-11-02T04:59:59Z", "2026-11-01")]
    [InlineData("2026-11-02T05:00:00Z", "2026-11-02")]
    public void Gives_the_day_summer_time_ends_25_hours(string now, string date) => Shows(date, now);

    [Fact]
    public void Does_not_care_in_which_offset_the_instant_was_written() => Shows("2026-01-14", "2026-01-15T13:59:59+09:00");

    [Fact]
    public void Goes_by_each_clinics_own_wall()
    {
        var now = new DateTimeOffset(2026, 1, 15, 4, 59, 59, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 1, 14), Clinic.Open("East", "America/Toronto", "CA-ON").Today(now));
        Assert.Equal(new DateOnly(2026, 1, 15), Clinic.Open("Far east", "Asia/Tokyo", "JP").Today(now));
        Assert.Equal(new DateOnly(2026, 1, 15), Clinic.Open("Nowhere", "UTC", "CA").Today(now));
    }

    private static void Shows(string date, string now) =>
        Assert.Equal(
            DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
            A.ClinicInToronto().Today(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
}
