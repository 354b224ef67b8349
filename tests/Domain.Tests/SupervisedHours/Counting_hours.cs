using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.SupervisedHours;
using IntegrativeCare.Domain.Tests.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.SupervisedHours;

public sealed class Counting_hours
{
    private static readonly HoursRequirement Ontario = HoursRequirements.Find("CA-ON", "CRPO")!;
    private readonly Practitioner ruth;
    private readonly Practitioner quinn;
    private readonly Supervision supervision;

    public Counting_hours()
    {
        var clinic = ClinicId.New();
        (ruth, quinn) = (A.Ruth(clinic), A.Quinn(clinic));
        supervision = Supervision.Start(ruth, quinn, A.Today.AddDays(-10), A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario);
    }

    [Fact]
    public void Is_for_the_supervisee_and_confirming_for_the_supervisor()
    {
        var entry = Enter(Supervised(60));

        Assert.Equal(new OnlySuperviseeEnters(), A.Refusal(() => HoursEntry.Enter(supervision, Contact(60), 0, ruth.Id, A.Today, A.Monday)));
        Assert.Equal(new OnlySuperviseeEnters(), A.Refusal(() => entry.Reverse("Wrong day", 1, ruth.Id, A.Monday)));
        Assert.Equal(new OnlySupervisorConfirms(), A.Refusal(() => entry.Confirm(quinn.Id, A.Monday)));
        Assert.Equal(new HoursNeedNoConfirmation(), A.Refusal(() => Enter(Contact(60)).Confirm(ruth.Id, A.Monday)));
        Assert.Equal(new HoursNeedNoConfirmation(), A.Refusal(() => entry.Reverse("Wrong day", 1, quinn.Id, A.Monday).Confirm(ruth.Id, A.Monday)));

        entry.Confirm(ruth.Id, A.Monday);
        entry.Confirm(ruth.Id, A.Monday.AddHours(1));
        Assert.Equal((A.Monday, 2), (entry.ConfirmedAt, entry.Revision));
    }

    [Fact]
    public void Takes_days_of_the_supervision_and_none_ahead()
    {
        Assert.Equal(A.Today, Enter(Contact(60) with { On = A.Today }).On);
        Assert.Equal(new HoursInTheFuture { Pointer = "/on" }, A.Refusal(() => Enter(Contact(60) with { On = A.Today.AddDays(1) })));
        Assert.Equal(A.Today.AddDays(-10), Enter(Contact(60) with { On = A.Today.AddDays(-10) }).On);
        Assert.Equal(new HoursOutsideSupervision { Pointer = "/on" }, A.Refusal(() => Enter(Contact(60) with { On = A.Today.AddDays(-11) })));

        supervision.End(A.Today);
        Assert.Equal(A.Today.AddDays(-1), Enter(Contact(60) with { On = A.Today.AddDays(-1) }).On);
        Assert.Equal(new HoursOutsideSupervision { Pointer = "/on" }, A.Refusal(() => Enter(Contact(60) with { On = A.Today })));
    }

    [Fact]
    public void Takes_a_minute_to_a_day()
    {
        Assert.Equal(1, Enter(Contact(1)).Minutes);
        Assert.Equal(1_440, Enter(Contact(1_440)).Minutes);
        Assert.Equal(new HoursOutOfRange(1_440) { Pointer = "/minutes" }, A.Refusal(() => Enter(Contact(0))));
        Assert.Equal(new HoursOutOfRange(1_440) { Pointer = "/minutes" }, A.Refusal(() => Enter(Contact(1_441))));
    }

    [Fact]
    public void Has_a_form_for_supervision_and_a_session_for_contact_alone()
    {
        Assert.Equal(new HoursFormUnclear { Pointer = "/form" }, A.Refusal(() => Enter(Supervised(60) with { Form = null })));
        Assert.Equal(new HoursFormUnclear { Pointer = "/form" }, A.Refusal(() => Enter(Contact(60) with { Form = SupervisionForm.Group })));
        Assert.Equal(new HoursNameNoSession { Pointer = "/sessionId" }, A.Refusal(() => Enter(Supervised(60) with { SessionId = SessionId.New() })));
        Assert.Equal(new HoursNameNoSession { Pointer = "/sessionId" }, A.Refusal(() => Enter(new(HoursKind.Observing, A.Today, 60, null, SessionId.New()))));
        Assert.Equal(new ChoiceUnknown { Pointer = "/kind" }, A.Refusal(() => Enter(Contact(60) with { Kind = (HoursKind)7 })));
    }

    [Fact]
    public void Numbers_its_lines_and_takes_one_back_with_another()
    {
        var entry = Enter(Contact(50), after: 6);

        var reversal = entry.Reverse("Entered twice", 7, quinn.Id, A.Monday);

        Assert.Equal((7, 8), (entry.Number, reversal.Number));
        Assert.Equal((entry.Id, entry.Minutes, entry.On, "Entered twice", (SessionId?)null), (reversal.Reverses, reversal.Minutes, reversal.On, reversal.Reason, reversal.SessionId));
        Assert.Equal(new HoursReversalStands(), A.Refusal(() => reversal.Reverse("No, right", 8, quinn.Id, A.Monday)));
        Assert.Equal(new TextMissing { Pointer = "/reason" }, A.Refusal(() => entry.Reverse(" ", 7, quinn.Id, A.Monday)));
    }

    [Theory]
    [InlineData(HoursKind.Observing)]
    [InlineData(HoursKind.RecordKeeping)]
    [InlineData(HoursKind.Administration)]
    [InlineData(HoursKind.ReportWriting)]
    [InlineData(HoursKind.PsychometricsOnly)]
    public void Keeps_but_never_counts_what_is_no_contact_C3(HoursKind kind)
    {
        var summary = Sum(Enter(new(kind, A.Today, 90)));

        Assert.Equal((0, 0, 90), (summary.ContactMinutes, summary.SupervisionMinutes, summary.NotCountedMinutes));
    }

    [Fact]
    public void Counts_supervision_once_it_is_confirmed_and_nothing_that_was_taken_back()
    {
        var (alone, group, waiting, wrong) = (Enter(Supervised(60)), Enter(Supervised(90) with { Form = SupervisionForm.Group }), Enter(Supervised(45)), Enter(Contact(50)));
        alone.Confirm(ruth.Id, A.Monday);
        group.Confirm(ruth.Id, A.Monday);

        var summary = Sum(alone, group, waiting, wrong, wrong.Reverse("Did not take place", 4, quinn.Id, A.Monday), Enter(Contact(30)));

        Assert.Equal((30, 150, 90, 45), (summary.ContactMinutes, summary.SupervisionMinutes, summary.GroupMinutes, summary.AwaitingConfirmationMinutes));
    }

    [Fact]
    public void Says_what_is_missing_to_the_minute_C2()
    {
        var contact = Enumerable.Range(0, 450).Select(_ => Enter(Contact(60))).ToList();
        var supervised = Enumerable.Range(0, 100).Select(_ => Enter(Supervised(60))).ToList();
        supervised.ForEach(entry => entry.Confirm(ruth.Id, A.Monday));
        var enough = HoursSummary.Of([.. contact, .. supervised], Ontario);
        var contactShort = HoursSummary.Of([.. contact.Skip(1), Enter(Contact(59)), .. supervised], Ontario);
        var supervisionShort = HoursSummary.Of([.. contact, .. supervised.Skip(1)], Ontario);

        Assert.Equal((0, 0, 0, true), (enough.MissingContactMinutes, enough.MissingSupervisionMinutes, enough.SupervisionDueMinutes, enough.IsEnough));
        Assert.Equal((1, false), (contactShort.MissingContactMinutes, contactShort.IsEnough));
        Assert.Equal((60, 60, false), (supervisionShort.MissingSupervisionMinutes, supervisionShort.SupervisionDueMinutes, supervisionShort.IsEnough));
    }

    [Fact]
    public void Spreads_supervision_over_the_work_one_hour_to_four_and_a_half_C2()
    {
        var hour = Enter(Supervised(60));
        hour.Confirm(ruth.Id, A.Monday);

        Assert.Equal(0, Sum(hour, Enter(Contact(270))).SupervisionDueMinutes);
        Assert.Equal(1, Sum(hour, Enter(Contact(271))).SupervisionDueMinutes);
        Assert.Equal(60, Sum(Enter(Contact(270))).SupervisionDueMinutes);
        Assert.Equal(0, Sum(hour).SupervisionDueMinutes);
    }

    [Fact]
    public void Says_nothing_is_missing_where_the_register_is_not_known()
    {
        var summary = HoursSummary.Of([Enter(Contact(60))], HoursRequirements.Find("US-TX", "BHEC"));

        Assert.Equal((60, null, null, null, false), (summary.ContactMinutes, summary.MissingContactMinutes, summary.MissingSupervisionMinutes, summary.SupervisionDueMinutes, summary.IsEnough));
    }

    [Theory]
    [InlineData("\"contactHours\": 450", "\"contactHours\": 0", "every number must be above 0")]
    [InlineData("\"version\": 1", "\"version\": 0", "versions begin at 1")]
    [InlineData("\"source\": \"S\"", "\"source\": \"\"", "it names no source")]
    [InlineData("\"source\": \"S\"", "\"source\": \"S\", \"more\": 1", "Line")]
    public void Reads_requirements_only_from_a_file_that_is_right(string good, string bad, string fault)
    {
        const string File = """{ "requirements": [ { "jurisdiction": "CA-ON", "register": "CRPO", "version": 1, "contactHours": 450, "supervisionHours": 100, "contactMinutesPerSupervisionHour": 270, "source": "S" } ] }""";

        Assert.Equal(450, Assert.Single(HoursRequirements.Read(File)).ContactHours);
        Assert.Contains(fault, Assert.Throws<InvalidDataException>(() => HoursRequirements.Read(File.Replace(good, bad, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ships_what_Ontario_asks() => Assert.Equal((450, 100, 270), (Ontario.ContactHours, Ontario.SupervisionHours, Ontario.ContactMinutesPerSupervisionHour));

    private static HoursSpent Contact(int minutes) => new(HoursKind.DirectClientContact, A.Today, minutes);

    private static HoursSpent Supervised(int minutes) => new(HoursKind.ClinicalSupervision, A.Today, minutes, SupervisionForm.Individual);

    private static HoursSummary Sum(params HoursEntry[] entries) => HoursSummary.Of(entries, Ontario);

    private HoursEntry Enter(HoursSpent spent, int after = 0) => HoursEntry.Enter(supervision, spent, after, quinn.Id, A.Today, A.Monday);
}
