using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Looking_back_over_years
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Takes_the_twelve_months_that_are_over_when_nothing_is_said()
    {
        Assert.Equal((new DateOnly(2025, 3, 1), new DateOnly(2026, 2, 28)), Of(null, null, Today));
        Assert.Equal((new DateOnly(2025, 3, 1), new DateOnly(2026, 2, 28)), Of(null, null, new(2026, 3, 31)));
        Assert.Equal((new DateOnly(2025, 4, 1), new DateOnly(2026, 3, 31)), Of(null, null, new(2026, 4, 1)));
        Assert.Equal((new DateOnly(2023, 3, 1), new DateOnly(2024, 2, 29)), Of(null, null, new(2024, 3, 1)));
    }

    [Fact]
    public void Adds_a_year_to_the_one_end_that_is_said()
    {
        Assert.Equal((new DateOnly(2024, 6, 1), new DateOnly(2025, 5, 31)), Of("2024-06-01", null, Today));
        Assert.Equal((new DateOnly(2024, 6, 1), new DateOnly(2025, 5, 31)), Of(null, "2025-05-31", Today));
    }

    [Theory]
    [InlineData("2025-03-01", "2026-02-28")]
    [InlineData("2024-03-01", "2026-02-28")]
    [InlineData("2021-03-01", "2026-02-28")]
    public void Takes_one_to_five_whole_years(string from, string to) => Assert.Equal((DateOnly.Parse(from, null), DateOnly.Parse(to, null)), Of(from, to, Today));

    [Theory]
    [InlineData("2025-03-02", "2026-02-28")]
    [InlineData("2025-03-01", "2026-02-27")]
    [InlineData("2025-04-01", "2026-02-28")]
    [InlineData("2025-02-01", "2026-02-28")]
    [InlineData("2020-03-01", "2026-02-28")]
    [InlineData("2025-04-01", "2026-03-31")]
    [InlineData("2026-03-01", "2026-02-28")]
    [InlineData("2027-03-01", "2026-02-28")]
    [InlineData("2026-02-01", null)]
    [InlineData("2025-04-01", null)]
    [InlineData("9999-01-01", null)]
    [InlineData("0001-01-01", null)]
    [InlineData(null, "2026-03-31")]
    [InlineData(null, "9999-12-31")]
    [InlineData(null, "0001-01-31")]
    [InlineData("0001-01-01", "9999-12-31")]
    public void Refuses_any_other_period_CR_262(string? from, string? to) =>
        Assert.Equal(new ReviewPeriodUnclear(), Assert.Throws<DomainException>(() => Of(from, to, Today)).Error);

    /// <summary>Of a threshold that its source uses both ways, worse can be said; of any other only who improved. Where no way is better, or none is known, nothing is said (I54, I56).</summary>
    [Theory]
    [InlineData("phq9", "reliable", true)]
    [InlineData("gad7", "reliable", true)]
    [InlineData("who5", "tenPoints", true)]
    [InlineData("nprs", "third", false)]
    [InlineData("isi", "sixPoints", false)]
    [InlineData("sleephours", null, false)]
    [InlineData("suds", null, false)]
    public void Goes_by_the_usual_threshold_of_the_scale_CR_263(string instrument, string? code, bool isBothWays)
    {
        var measure = ReviewedMeasure.Of(instrument, null)[0];

        Assert.Equal((code, isBothWays), (measure.Threshold?.Code, measure.Threshold?.IsBothWays ?? false));
    }

    [Fact]
    public void Keeps_spans_apart_and_leaves_out_what_has_no_total()
    {
        Assert.Equal(["now", "24 hours", "7 days"], ReviewedMeasure.Of("nprs", null).Select(measure => measure.Window));
        Assert.Equal(["7 days"], ReviewedMeasure.Of("nprs", "7 days").Select(measure => measure.Window));
        Assert.DoesNotContain(ReviewedMeasure.Of(null, null), measure => measure.Instrument.Total is null);
        Assert.Equal(new InstrumentUnknown(), Assert.Throws<DomainException>(() => ReviewedMeasure.Of("maia2", null)).Error);
        Assert.Equal(new InstrumentUnknown(), Assert.Throws<DomainException>(() => ReviewedMeasure.Of("nothing", null)).Error);
        Assert.Equal(new WindowUnknown(), Assert.Throws<DomainException>(() => ReviewedMeasure.Of("phq9", "never")).Error);
    }

    private static (DateOnly From, DateOnly To) Of(string? from, string? to, DateOnly today)
    {
        var period = ReviewPeriod.Of(from is null ? null : DateOnly.Parse(from, null), to is null ? null : DateOnly.Parse(to, null), today);
        return (period.From, period.To);
    }
}
