using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Tests.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.Clinics;

public sealed class Deciding_how_a_clinic_works
{
    private readonly Clinic clinic = A.ClinicInToronto();

    [Fact]
    public void Starts_with_the_careful_defaults()
    {
        Assert.False(clinic.ExpressConsentOnly);
        Assert.Equal((12, 60, 10), (clinic.LongestDirectiveMonths, clinic.EmergencyMinutes, clinic.RetentionYears));
        Assert.Equal(("Common Ground", "America/Toronto", "CA-ON", 1), (clinic.Name, clinic.TimeZone, clinic.Jurisdiction, clinic.Revision));
    }

    [Fact]
    public void Takes_everything_that_was_decided_and_counts_the_change()
    {
        clinic.ChangeSettings(" Common Ground West ", "America/Vancouver", "ca-bc", true, 24, 30, 16, A_pack.Ontario);

        Assert.Equal(("Common Ground West", "America/Vancouver", "CA-BC"), (clinic.Name, clinic.TimeZone, clinic.Jurisdiction));
        Assert.Equal((true, 24, 30, 16), (clinic.ExpressConsentOnly, clinic.LongestDirectiveMonths, clinic.EmergencyMinutes, clinic.RetentionYears));
        Assert.Equal(2, clinic.Revision);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(60, 240, 50)]
    public void May_choose_the_ends_of_every_range(int months, int minutes, int years)
    {
        Change(months, minutes, years);

        Assert.Equal((months, minutes, years), (clinic.LongestDirectiveMonths, clinic.EmergencyMinutes, clinic.RetentionYears));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void Keeps_directives_between_1_and_60_months(int months) =>
        Assert.Equal(new SettingOutOfRange(1, 60) { Pointer = "/longestDirectiveMonths" }, A.Refusal(() => Change(months, 60, 10)));

    [Theory]
    [InlineData(0)]
    [InlineData(241)]
    public void Never_leaves_an_emergency_open_longer_than_four_hours(int minutes) =>
        Assert.Equal(new SettingOutOfRange(1, 240) { Pointer = "/emergencyMinutes" }, A.Refusal(() => Change(12, minutes, 10)));

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void Keeps_records_between_1_and_50_years(int years) =>
        Assert.Equal(new SettingOutOfRange(1, 50) { Pointer = "/retentionYears" }, A.Refusal(() => Change(12, 60, years)));

    [Theory]
    [InlineData(-15 * 60, true)]
    [InlineData((-15 * 60) - 1, false)]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(null, false)]
    public void Takes_a_signature_after_a_fresh_sign_in_and_none_after_one_that_has_not_come_I43(int? seconds, bool takes)
    {
        DateTimeOffset? signedInAt = seconds is { } given ? A.Monday.AddSeconds(given) : null;
        Assert.True(clinic.TakesSignature(signedInAt, A.Monday));

        clinic.AskForFreshSignIn(15);

        Assert.Equal(takes, clinic.TakesSignature(signedInAt, A.Monday));
    }

    [Fact]
    public void Keeps_records_as_long_as_the_policy_pack_asks_and_may_keep_them_longer_I64()
    {
        void Keep(int years) => clinic.ChangeSettings("Common Ground", "America/Toronto", "CA-ON", false, 12, 60, years, A_pack.House());

        Assert.Equal(new RetentionTooShort(12) { Pointer = "/retentionYears" }, A.Refusal(() => Keep(11)));
        Keep(12);
        Keep(13);
        Assert.Equal(13, clinic.RetentionYears);
    }

    [Fact]
    public void Does_not_hold_up_other_settings_where_records_were_kept_for_less_before()
    {
        clinic.ChangeSettings("Common Ground East", "America/Toronto", "CA-ON", false, 12, 60, 10, A_pack.House());

        Assert.Equal(("Common Ground East", 10), (clinic.Name, clinic.RetentionYears));
    }

    [Fact]
    public void Changes_nothing_when_one_setting_is_refused()
    {
        A.Refusal(() => clinic.ChangeSettings("Elsewhere", "Asia/Tokyo", "JP", true, 24, 30, 51, A_pack.Ontario));

        Assert.Equal(("Common Ground", "America/Toronto", "CA-ON", false), (clinic.Name, clinic.TimeZone, clinic.Jurisdiction, clinic.ExpressConsentOnly));
        Assert.Equal((12, 60, 10, 1), (clinic.LongestDirectiveMonths, clinic.EmergencyMinutes, clinic.RetentionYears, clinic.Revision));
    }

    [Theory]
    [InlineData("America/Toronto")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("Etc/GMT+5")]
    [InlineData("UTC")]
    public void Hangs_its_clock_in_any_IANA_zone(string zone) => Assert.Equal(zone, Clinic.Open("Common Ground", zone, "CA-ON").TimeZone);

    [Theory]
    [InlineData("America/Atlantis")]
    [InlineData("Eastern Standard Time")]
    [InlineData("EST")]
    [InlineData("+05:00")]
    [InlineData("localtime")]
    [InlineData("posix/America/Toronto")]
    [InlineData("right/America/Toronto")]
    [InlineData("America")]
    [InlineData("America/../America/Toronto")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("America/Toronto\nUTC")]
    public void Refuses_what_is_no_IANA_zone(string zone) =>
        Assert.Equal(new TimeZoneUnknown { Pointer = "/timeZone" }, A.Refusal(() => Clinic.Open("Common Ground", zone, "CA-ON")));

    [Theory]
    [InlineData("CA", "CA")]
    [InlineData("ca-on", "CA-ON")]
    [InlineData("GB-ENG", "GB-ENG")]
    [InlineData("FR-75", "FR-75")]
    public void Says_under_whose_law_it_works(string given, string kept) =>
        Assert.Equal(kept, Clinic.Open("Common Ground", "UTC", given).Jurisdiction);

    [Theory]
    [InlineData("C")]
    [InlineData("CAN")]
    [InlineData("CA-")]
    [InlineData("CA ON")]
    [InlineData("1A-ON")]
    public void Refuses_what_is_no_jurisdiction(string code) =>
        Assert.Equal(new JurisdictionMalformed { Pointer = "/jurisdiction" }, A.Refusal(() => Clinic.Open("Common Ground", "UTC", code)));

    [Fact]
    public void Needs_a_name_a_zone_and_a_jurisdiction()
    {
        Assert.Equal(new TextMissing { Pointer = "/name" }, A.Refusal(() => Clinic.Open(" ", "UTC", "CA")));
        Assert.Equal(new TextMissing { Pointer = "/timeZone" }, A.Refusal(() => Clinic.Open("Common Ground", null, "CA")));
        Assert.Equal(new TextMissing { Pointer = "/jurisdiction" }, A.Refusal(() => Clinic.Open("Common Ground", "UTC", "")));
        Assert.Equal(new TextTooLong(6) { Pointer = "/jurisdiction" }, A.Refusal(() => Clinic.Open("Common Ground", "UTC", "CA-ONTA")));
    }

    private void Change(int months, int minutes, int years) =>
        clinic.ChangeSettings("Common Ground", "America/Toronto", "CA-ON", false, months, minutes, years, A_pack.House(("\"years\": 12", "\"years\": 1")));
}
