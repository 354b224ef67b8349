using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>The days over which a clinic looks at its outcomes together: one to five whole years of calendar months that are over.</summary>
/// <remarks>
/// Rule CR-262. Two periods that differ by a day or by a month at one end would count nearly the same clients, and the difference of the two answers would tell of the
/// few in between. Of two periods of whole years, where one lies within the other, at least a year lies between.
/// </remarks>
public sealed record ReviewPeriod
{
    /// <summary>The longest period. Unit: years.</summary>
    public const int MostYears = 5;

    private const int MonthsOfAYear = 12;

    private ReviewPeriod(DateOnly from, DateOnly to) => (From, To) = (from, to);

    /// <summary>The first day, on the clinic's calendar: the first of a month.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, on the clinic's calendar: the last of a month that is over.</summary>
    public DateOnly To { get; }

    /// <summary>The period that was asked for.</summary>
    /// <param name="from">Its first day; a year before the last when left out.</param>
    /// <param name="to">Its last day; a year after the first, or that of the month before this one, when left out.</param>
    /// <param name="today">Today, on the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="ReviewPeriodUnclear"/>.</exception>
    public static ReviewPeriod Of(DateOnly? from, DateOnly? to, DateOnly today)
    {
        var monthsOver = MonthsUntil(today);
        var ends = to is { } last ? MonthsUntil(last) + 1 : from is { } first ? MonthsUntil(first) + MonthsOfAYear : monthsOver;
        var begins = from is { } day ? MonthsUntil(day) : ends - MonthsOfAYear;

        var isWhole = from is not { Day: not 1 } && (to is not { } end || end == DateOnly.MaxValue || end.AddDays(1).Day == 1) && (ends - begins) % MonthsOfAYear == 0;
        if (!isWhole || begins <= MonthsOfAYear || ends <= begins || ends > monthsOver || ends - begins > MostYears * MonthsOfAYear) throw new DomainException(new ReviewPeriodUnclear());
        return new(FirstOf(begins), FirstOf(ends).AddDays(-1));
    }

    // Months are counted through, so that a year is twelve of them.
    private static int MonthsUntil(DateOnly day) => (day.Year * MonthsOfAYear) + day.Month - 1;

    private static DateOnly FirstOf(int months) => new(months / MonthsOfAYear, (months % MonthsOfAYear) + 1, 1);
}
