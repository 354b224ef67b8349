using System.Text.RegularExpressions;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clinics;

/// <summary>Where the clock on the wall hangs: an IANA zone such as <c>America/Toronto</c>, or <c>UTC</c>.</summary>
/// <remarks>Windows names, bare offsets and <c>EST</c>-like abbreviations are refused: they say nothing about summer time, or not the same thing everywhere.</remarks>
public static partial class IanaTimeZone
{
    /// <summary>Unit: UTF-16 characters.</summary>
    public const int Longest = 64;

    /// <summary>Takes the zone when this machine's time zone data knows it.</summary>
    /// <exception cref="DomainException"><see cref="TimeZoneUnknown"/>, <see cref="TextMissing"/>, <see cref="TextTooLong"/>, <see cref="TextUnreadable"/>.</exception>
    public static string Of(string? id, string pointer)
    {
        var zone = PlainText.Of(id, pointer, Longest);
        if (!Shape().IsMatch(zone) || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) || !found.HasIanaId)
            throw new DomainException(new TimeZoneUnknown { Pointer = pointer });
        return zone;
    }

    /// <summary>The calendar date on the wall of that zone at an instant.</summary>
    public static DateOnly DateAt(string zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    // The zone directory also holds "posix/…" and "right/…" copies and single words; a path must never leave it.
    [GeneratedRegex(@"\A(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]*([+\-][A-Za-z0-9_]+)*){1,2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shape();
}
