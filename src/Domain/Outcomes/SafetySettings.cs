using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Whom a person in need can call, in the clinic's own words.</summary>
/// <param name="Name">Who answers.</param>
/// <param name="Phone">The number, as it is dialled.</param>
/// <param name="When">When somebody answers; <c>null</c> when the clinic does not say.</param>
public sealed record CrisisContact(string Name, string Phone, string? When);

/// <summary>When the clinic is open, when somebody reads answers, how soon a safety signal is answered, who is asked after its owner, and whom a person in need can call.</summary>
/// <remarks>Rules CR-230 and CR-231. A clinic that has said nothing is careful: nobody reads answers, and there is nobody to go on to.</remarks>
public sealed class SafetySettings : AggregateRoot
{
    /// <summary>Unit: minutes.</summary>
    public const int FewestUrgentMinutes = 5;

    /// <summary>Unit: minutes.</summary>
    public const int MostUrgentMinutes = 240;

    /// <summary>Unit: minutes.</summary>
    public const int FewestEscalationMinutes = 5;

    /// <summary>Unit: minutes.</summary>
    public const int MostEscalationMinutes = 1_440;

    /// <summary>The most crisis contacts.</summary>
    public const int MostContacts = 10;

    /// <summary>Unit: UTF-16 characters.</summary>
    public const int LongestContact = 100;

    /// <summary>Unit: UTF-16 characters.</summary>
    public const int LongestPhone = 40;

    private readonly List<HoursSpan> _opening = [];
    private readonly List<HoursSpan> _monitored = [];
    private readonly List<CrisisContact> _crisisContacts = [];

    private SafetySettings() { }

    /// <summary>Whose settings they are.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>How soon an urgent signal is taken up, on every clock and day. Unit: minutes, 5–240.</summary>
    public int UrgentMinutes { get; private set; } = 60;

    /// <summary>How long each step of the ladder waits before the next. Unit: minutes, 5–1440.</summary>
    public int EscalationMinutes { get; private set; } = 60;

    /// <summary>Who is asked when the owner has not taken a signal up; <c>null</c> while nobody is named.</summary>
    public PractitionerId? ClinicalLeadId { get; private set; }

    /// <summary>Who is asked after the clinical lead; <c>null</c> while nobody is named.</summary>
    public PractitionerId? OnCallId { get; private set; }

    /// <summary>When the clinic is open.</summary>
    public WeekHours Opening => WeekHours.Of(_opening, "/opening");

    /// <summary>When somebody of the clinic reads what clients answer; never while nothing is said.</summary>
    public WeekHours Monitored => WeekHours.Of(_monitored, "/monitored");

    /// <summary>Whom a person in need can call.</summary>
    public IReadOnlyList<CrisisContact> CrisisContacts => _crisisContacts;

    /// <summary>Those of a clinic that has said nothing yet.</summary>
    public static SafetySettings Of(ClinicId clinic) => new() { ClinicId = clinic };

    /// <summary>Says all of it anew. Signals that are open keep the time by which they were promised.</summary>
    /// <exception cref="DomainException"><see cref="SettingOutOfRange"/>, <see cref="CrisisContactsMiscounted"/>, <see cref="PractitionerDeactivated"/>, <see cref="PractitionerNotLicensed"/>, and the refusals of <see cref="PlainText"/>. Nothing is changed then.</exception>
    public void Say(WeekHours opening, WeekHours monitored, int urgentMinutes, int escalationMinutes, Practitioner? clinicalLead, Practitioner? onCall, IReadOnlyList<CrisisContact> contacts, string jurisdiction, PolicyPack pack, DateOnly today)
    {
        MustBeWithin(urgentMinutes, FewestUrgentMinutes, MostUrgentMinutes, "/urgentMinutes");
        MustBeWithin(escalationMinutes, FewestEscalationMinutes, MostEscalationMinutes, "/escalationMinutes");
        clinicalLead?.MustFollowUp(jurisdiction, pack, today, "/clinicalLeadId");
        onCall?.MustFollowUp(jurisdiction, pack, today, "/onCallId");
        if (contacts.Count is < 1 or > MostContacts) throw new DomainException(new CrisisContactsMiscounted { Pointer = "/crisisContacts" });
        List<CrisisContact> readable =
        [
            .. contacts.Select((contact, at) => new CrisisContact(
                PlainText.Of(contact.Name, $"/crisisContacts/{at}/name", LongestContact),
                PlainText.Of(contact.Phone, $"/crisisContacts/{at}/phone", LongestPhone),
                PlainText.Optional(contact.When, $"/crisisContacts/{at}/when", LongestContact))),
        ];

        Replace(_opening, opening.Spans);
        Replace(_monitored, monitored.Spans);
        Replace(_crisisContacts, readable);
        (UrgentMinutes, EscalationMinutes, ClinicalLeadId, OnCallId) = (urgentMinutes, escalationMinutes, clinicalLead?.Id, onCall?.Id);
        Changed();
    }

    /// <summary>True when somebody of the clinic reads answers at that instant (Rule CR-230).</summary>
    public bool IsMonitoredAt(DateTimeOffset instant, TimeZoneInfo zone) => Monitored.Contains(instant, zone);

    /// <summary>From when somebody reads answers, that instant included; <c>null</c> when nobody does (Rule CR-230).</summary>
    public DateTimeOffset? NextMonitored(DateTimeOffset instant, TimeZoneInfo zone) => Monitored.Next(instant, zone);

    /// <summary>Refuses an answer that the client gives alone while nobody would read what it may say (Rule CR-230).</summary>
    /// <exception cref="DomainException"><see cref="NotMonitored"/>.</exception>
    public void MustBeMonitored(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (!IsMonitoredAt(now, zone)) throw new DomainException(new NotMonitored());
    }

    /// <summary>By when a psychotherapist has to have taken a signal up.</summary>
    public DateTimeOffset DueAt(SignalLevel level, DateTimeOffset raisedAt, TimeZoneInfo zone) => ResponseClock.DueAt(level, raisedAt, UrgentMinutes, Opening, zone);

    private static void Replace<T>(List<T> all, IEnumerable<T> with)
    {
        T[] given = [.. with];
        all.Clear();
        all.AddRange(given);
    }

    private static void MustBeWithin(int given, int lowest, int highest, string pointer)
    {
        if (given < lowest || given > highest) throw new DomainException(new SettingOutOfRange(lowest, highest) { Pointer = pointer });
    }
}
