using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>A stretch of a weekday on the clinic's wall.</summary>
public sealed record HoursOfDay
{
    /// <summary>The weekday.</summary>
    /// <example>monday</example>
    public required DayOfWeek Day { get; init; }

    /// <summary>When it begins, such as <c>09:00</c>.</summary>
    /// <example>09:00</example>
    [RegularExpression(@"\A([01][0-9]|2[0-3]):[0-5][0-9]\z")]
    public required string From { get; init; }

    /// <summary>When it ends; <c>24:00</c> is the end of the day.</summary>
    /// <example>17:00</example>
    [RegularExpression(@"\A(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\z")]
    public required string To { get; init; }

    internal static IReadOnlyList<HoursOfDay> Of(WeekHours hours) => [.. hours.Spans.Select(span => new HoursOfDay { Day = span.Day, From = Say(span.FromMinute), To = Say(span.ToMinute) })];

    internal static WeekHours AsHours(IReadOnlyList<HoursOfDay> said, string pointer) => WeekHours.Of(said.Select(one => new HoursSpan(one.Day, Minute(one.From, pointer), Minute(one.To, pointer))), pointer);

    private static string Say(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static int Minute(string said, string pointer) =>
        said.Split(':') is [{ Length: 2 } hours, { Length: 2 } minutes] && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m < 60 && h <= 24
            ? (h * 60) + m
            : throw new DomainException(new HoursUnusable { Pointer = pointer });
}

/// <summary>Whom a person in need can call.</summary>
public sealed record CrisisContactView
{
    /// <summary>Who answers, at most 100 characters.</summary>
    /// <example>9-8-8: Suicide Crisis Helpline (Canada)</example>
    [StringLength(SafetySettings.LongestContact)]
    public required string Name { get; init; }

    /// <summary>The number, as it is dialled, at most 40 characters.</summary>
    /// <example>9-8-8</example>
    [StringLength(SafetySettings.LongestPhone)]
    public required string Phone { get; init; }

    /// <summary>When somebody answers, at most 100 characters; <c>null</c> when the clinic does not say.</summary>
    /// <example>day and night</example>
    [StringLength(SafetySettings.LongestContact)]
    public string? When { get; init; }
}

/// <summary>How the clinic sees to safety signals.</summary>
public sealed record SafetySettingsView
{
    /// <summary>When the clinic is open, on its wall clock.</summary>
    public required IReadOnlyList<HoursOfDay> Opening { get; init; }

    /// <summary>When somebody of the clinic reads what clients answer, on its wall clock; empty when nobody does.</summary>
    public required IReadOnlyList<HoursOfDay> Monitored { get; init; }

    /// <summary>How soon an urgent signal is taken up, open or closed. Unit: minutes.</summary>
    public required int UrgentMinutes { get; init; }

    /// <summary>How long each step of the ladder waits before the next. Unit: minutes.</summary>
    public required int EscalationMinutes { get; init; }

    /// <summary>Who is asked when the owner has not taken a signal up; <c>null</c> while nobody is named.</summary>
    public Guid? ClinicalLeadId { get; init; }

    /// <summary>Who is asked after the clinical lead; <c>null</c> while nobody is named.</summary>
    public Guid? OnCallId { get; init; }

    /// <summary>Whom a person in need can call.</summary>
    public required IReadOnlyList<CrisisContactView> CrisisContacts { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static SafetySettingsView Of(SafetySettings settings) => new()
    {
        Opening = HoursOfDay.Of(settings.Opening),
        Monitored = HoursOfDay.Of(settings.Monitored),
        UrgentMinutes = settings.UrgentMinutes,
        EscalationMinutes = settings.EscalationMinutes,
        ClinicalLeadId = settings.ClinicalLeadId?.Value,
        OnCallId = settings.OnCallId?.Value,
        CrisisContacts = Contacts(settings),
        Revision = settings.Revision,
    };

    internal static IReadOnlyList<CrisisContactView> Contacts(SafetySettings settings) => [.. settings.CrisisContacts.Select(contact => new CrisisContactView { Name = contact.Name, Phone = contact.Phone, When = contact.When })];
}

/// <summary>Whom to call, and whether somebody of the clinic reads answers now.</summary>
public sealed record CrisisContactsView
{
    /// <summary>What everybody is told before they answer.</summary>
    public const string NotAtOnce = "The clinic may not read your answers at once. If you need somebody now, call one of these contacts.";

    /// <summary>What everybody is told before they answer.</summary>
    public required string Notice { get; init; }

    /// <summary>True while somebody of the clinic reads answers.</summary>
    public required bool IsMonitoredNow { get; init; }

    /// <summary>From when somebody reads answers, in UTC: now, or later; <c>null</c> when nobody does.</summary>
    public DateTimeOffset? MonitoredFrom { get; init; }

    /// <summary>Whom to call. Empty while the clinic has named nobody.</summary>
    public required IReadOnlyList<CrisisContactView> Contacts { get; init; }
}
