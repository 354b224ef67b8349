using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>What a clinic says of its hours, its ladder and whom a person in need can call (Rule CR-230).</summary>
public sealed class Setting_up_for_safety
{
    private static readonly PolicyPack Pack = PolicyPackShelf.Shipped.Applying("CA-ON", null, MondaysDate);
    private static readonly CrisisContact[] Contacts = [new("The line", "9-8-8", null)];

    private readonly SafetySettings settings = SafetySettings.Of(CareStory.Clinic);

    [Fact]
    public void Is_careful_until_the_clinic_says_otherwise_CR_230()
    {
        Assert.Equal((60, 60, (PractitionerId?)null, (PractitionerId?)null), (settings.UrgentMinutes, settings.EscalationMinutes, settings.ClinicalLeadId, settings.OnCallId));
        Assert.False(settings.IsMonitoredAt(Monday, TimeZoneInfo.Utc));
        Assert.Null(settings.NextMonitored(Monday, TimeZoneInfo.Utc));
        Assert.Equal(new NotMonitored(), Refused(() => settings.MustBeMonitored(Monday, TimeZoneInfo.Utc)));
    }

    [Fact]
    public void Is_monitored_from_the_first_minute_to_the_last_on_the_clinics_wall()
    {
        var toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
        var ten = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(-5));
        Say(monitored: WeekHours.Of([new(DayOfWeek.Monday, 600, 720), new(DayOfWeek.Monday, 720, 780)], "/monitored"));

        Assert.False(settings.IsMonitoredAt(ten.AddTicks(-1), toronto));
        Assert.True(settings.IsMonitoredAt(ten, toronto));
        Assert.True(settings.IsMonitoredAt(ten.AddHours(2), toronto));
        Assert.True(settings.IsMonitoredAt(ten.AddHours(3).AddTicks(-1), toronto));
        Assert.False(settings.IsMonitoredAt(ten.AddHours(3), toronto));
        Assert.Equal(ten, settings.NextMonitored(ten.AddDays(-2), toronto));
        Assert.Equal(ten.AddMinutes(5), settings.NextMonitored(ten.AddMinutes(5), toronto));

        // The clock goes forward on the Sunday in between.
        Assert.Equal(ten.AddDays(7).AddHours(-1), settings.NextMonitored(ten.AddHours(3), toronto));
    }

    [Theory]
    [InlineData(540, 540)]
    [InlineData(600, 540)]
    [InlineData(-1, 540)]
    [InlineData(540, 1_441)]
    public void Takes_no_hours_that_cannot_be(int from, int to) =>
        Assert.Equal(new HoursUnusable { Pointer = "/opening" }, Refused(() => WeekHours.Of([new(DayOfWeek.Monday, from, to)], "/opening")));

    [Fact]
    public void Takes_hours_that_touch_and_none_that_overlap_and_a_day_to_its_end()
    {
        Assert.Equal(2, WeekHours.Of([new(DayOfWeek.Monday, 720, 1_440), new(DayOfWeek.Monday, 0, 720)], "/opening").Spans.Count);
        Assert.Equal(new HoursUnusable { Pointer = "/opening" }, Refused(() => WeekHours.Of([new(DayOfWeek.Monday, 720, 1_440), new(DayOfWeek.Monday, 0, 721)], "/opening")));
        Assert.Equal(new ChoiceUnknown { Pointer = "/opening" }, Refused(() => WeekHours.Of([new((DayOfWeek)7, 0, 720)], "/opening")));
        HoursSpan[] many = [.. Enumerable.Range(0, WeekHours.Most + 1).Select(n => new HoursSpan(DayOfWeek.Friday, n * 20, (n * 20) + 10))];
        Assert.Equal(WeekHours.Most, WeekHours.Of(many[1..], "/opening").Spans.Count);
        Assert.Equal(new HoursUnusable { Pointer = "/opening" }, Refused(() => WeekHours.Of(many, "/opening")));
    }

    [Theory]
    [InlineData(5, 5, null)]
    [InlineData(240, 1_440, null)]
    [InlineData(4, 5, "/urgentMinutes")]
    [InlineData(241, 5, "/urgentMinutes")]
    [InlineData(5, 4, "/escalationMinutes")]
    [InlineData(5, 1_441, "/escalationMinutes")]
    public void Keeps_response_times_within_their_limits(int urgent, int step, string? wrong)
    {
        if (wrong is null) Say(urgent: urgent, step: step);
        else Assert.Equal(wrong, Assert.IsType<SettingOutOfRange>(Refused(() => Say(urgent: urgent, step: step))).Pointer);
        Assert.Equal(wrong is null ? (2, urgent, step) : (1, 60, 60), (settings.Revision, settings.UrgentMinutes, settings.EscalationMinutes));
    }

    [Fact]
    public void Names_one_to_ten_contacts_in_the_clinics_own_words()
    {
        var wrong = new CrisisContactsMiscounted { Pointer = "/crisisContacts" };

        Assert.Equal(wrong, Refused(() => Say(contacts: [])));
        Assert.Equal(wrong, Refused(() => Say(contacts: [.. Enumerable.Repeat(Contacts[0], 11)])));
        Assert.Equal(new TextMissing { Pointer = "/crisisContacts/1/phone" }, Refused(() => Say(contacts: [Contacts[0], new("Somebody", " ", null)])));
        Say(contacts: [.. Enumerable.Repeat(new CrisisContact(" The line ", "9-8-8", ""), 10)]);
        Assert.All(settings.CrisisContacts, contact => Assert.Equal(new("The line", "9-8-8", null), contact));
    }

    [Fact]
    public void Names_only_psychotherapists_who_may_follow_up()
    {
        var iris = Somebody(Discipline.Psychotherapy);
        var left = Somebody(Discipline.Psychotherapy);
        left.Deactivate(Monday);

        Assert.Equal(new PractitionerNotLicensed(Discipline.Psychotherapy) { Pointer = "/clinicalLeadId" }, Refused(() => Say(lead: Somebody(Discipline.MassageTherapy))));
        Assert.Equal(new PractitionerDeactivated { Pointer = "/onCallId" }, Refused(() => Say(onCall: left)));
        Say(lead: iris, onCall: iris);
        Assert.Equal((iris.Id, iris.Id), (settings.ClinicalLeadId, settings.OnCallId));
    }

    [Fact]
    public void Knows_who_is_away_and_who_covers_CR_234()
    {
        var (ruth, iris) = (Somebody(Discipline.Psychotherapy), Somebody(Discipline.Psychotherapy));
        Absence Away(Practitioner cover, int from = 0, int until = 24) => Absence.Say(ruth, cover, Monday.AddHours(from), Monday.AddHours(until), "CA-ON", Pack, MondaysDate, Guid.CreateVersion7(), Monday);

        Assert.Equal(new CoverIsOneself { Pointer = "/coverId" }, Refused(() => Away(ruth)));
        Assert.Equal(new PractitionerNotLicensed(Discipline.Psychotherapy) { Pointer = "/coverId" }, Refused(() => Away(Somebody(Discipline.MassageTherapy))));
        Assert.Equal(new AbsenceEndsTooEarly { Pointer = "/until" }, Refused(() => Away(iris, 2, 2)));
        Assert.Equal(new AbsenceEndsTooEarly { Pointer = "/until" }, Refused(() => Away(iris, -2, 0)));
        var away = Away(iris);
        Assert.Equal((true, true, false), (away.IsInForce(Monday), away.IsInForce(Monday.AddHours(24).AddTicks(-1)), away.IsInForce(Monday.AddHours(24))));
        away.End(Monday.AddHours(1));
        Assert.Equal((true, false), (away.IsInForce(Monday.AddHours(1).AddTicks(-1)), away.IsInForce(Monday.AddHours(1))));
        Assert.Equal(new AbsenceOver(), Refused(() => away.End(Monday.AddHours(2))));
        Assert.Equal(new AbsenceOver(), Refused(() => Away(iris).End(Monday.AddHours(24))));
    }

    private static Practitioner Somebody(Discipline discipline)
    {
        var one = Practitioner.Enrol(CareStory.Clinic, "Somebody");
        one.RecordLicence(discipline, "CA-ON", "R", one.Id.Value.ToString("N"), RegistrationClass.Registered, MondaysDate, MondaysDate.AddYears(1), Guid.CreateVersion7(), Monday);
        return one;
    }

    private void Say(int urgent = 60, int step = 60, WeekHours? monitored = null, Practitioner? lead = null, Practitioner? onCall = null, IReadOnlyList<CrisisContact>? contacts = null) =>
        settings.Say(WeekHours.None, monitored ?? WeekHours.None, urgent, step, lead, onCall, contacts ?? Contacts, "CA-ON", Pack, MondaysDate);
}
