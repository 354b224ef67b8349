using IntegrativeCare.Domain.Clinics;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>By when a safety signal has to be taken up (Rule CR-231).</summary>
/// <remarks>
/// It errs early. Of a closing time that the wall shows twice the first counts that is still to come; one that the wall leaves out counts when the clock is put forward. A clinic
/// without opening hours has a day, and no row of closed days makes an answer wait longer than three.
/// </remarks>
public static class ResponseClock
{
    /// <summary>The longest wait of a prompt signal, whatever the opening hours: from a Friday evening to a Monday evening.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(72);

    /// <summary>The wait of a prompt signal in a clinic that has not said when it is open.</summary>
    public static readonly TimeSpan WithoutHours = TimeSpan.FromHours(24);

    /// <summary>Urgent: so many minutes later, open or closed. Prompt: the end of the clinic's day in which it was raised, or of the next one when that was over or the clinic closed.</summary>
    public static DateTimeOffset DueAt(SignalLevel level, DateTimeOffset raisedAt, int urgentMinutes, WeekHours opening, TimeZoneInfo zone)
    {
        if (level != SignalLevel.Prompt) return raisedAt.AddMinutes(urgentMinutes);
        if (opening.EndOfDay(raisedAt, zone) is not { } end) return raisedAt + WithoutHours;

        var latest = raisedAt + Longest;
        return end < latest ? end.ToUniversalTime() : latest;
    }
}
