using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Tests.PolicyPacks;

public sealed class Reading_policy_packs
{
    [Fact]
    public void Gives_the_pack_as_written()
    {
        var house = A_pack.House();

        Assert.Equal(("HOUSE", "2026-02-01", "The house", new DateOnly(2026, 2, 1), null), (house.Code, house.Version, house.Title, house.EffectiveFrom, house.EffectiveUntil));
        Assert.Equal(["CA-QC"], house.Jurisdictions);
        Assert.Equal([DiscussionElement.NatureOfTreatment, DiscussionElement.RightToStopAnytime], house.ConsentElements);
        Assert.Equal([new(BodyRegion.ChestWall, WrittenConsentFrequency.EverySession), new(BodyRegion.Hips, WrittenConsentFrequency.PerPlan)], house.WrittenConsentRegions);
        Assert.Equal([BodyRegion.Breast], house.ProhibitedRegions);
        Assert.Equal((24, new RetentionRule(12, FromMajority: true), 18, 14, 6), (house.TouchConsentDocumentedWithinHours, house.Retention, house.AgeOfMajority, house.AgeOfOwnConsent, house.AccountingYears));
        Assert.Equal((true, true, true), (house.SupervisorSeesProcessNotes, house.ImpliedConsentWithinDiscipline, house.NoticeOfIncompleteness));
        Assert.Equal("Anything changes", house.InitialConsultationDocument!.RenewedWhen);
        Assert.Equal([SourceMark.Verified, SourceMark.ProductDefault], house.Sources.Select(source => source.Mark));
        Assert.Equal(new PackReference("HOUSE", "2026-02-01"), house.Reference);
    }

    [Theory]
    [InlineData("\"code\": \"HOUSE\"", "\"code\": \"house\"", 2, "/code", "must be 'default', or capitals and digits such as CA-ON, at most 20 characters.")]
    [InlineData("\"version\": \"2026-02-01\"", "\"version\": \"second\"", 3, "/version", "must be the day on which the version was written, such as 2026-11-01.")]
    [InlineData("\"The house\"", "\" \"", 4, "/title", "must say something.")]
    [InlineData("[\"CA-QC\"]", "[\"CA-QC\", \"Quebec\"]", 5, "/jurisdictions/1", "must be a country or one of its parts, such as CA or CA-ON.")]
    [InlineData("[\"CA-QC\"]", "[\"CA-QC\", \"CA-QC\"]", 5, "/jurisdictions/1", "stands twice.")]
    [InlineData("\"effectiveUntil\": null", "\"effectiveUntil\": \"2026-01-31\"", 7, "/effectiveUntil", "must not be before effectiveFrom.")]
    [InlineData("\"natureOfTreatment\", \"rightToStopAnytime\"", "\"natureOfTreatment\"", 8, "/consentElements", "must hold rightToStopAnytime, which holds everywhere.")]
    [InlineData("\"natureOfTreatment\", \"rightToStopAnytime\"", "\"rightToStopAnytime\", \"rightToStopAnytime\"", 8, "/consentElements/1", "stands twice.")]
    [InlineData("\"hips\"", "\"chestWall\"", 11, "/writtenConsentRegions/1/region", "stands twice.")]
    [InlineData("\"hips\"", "\"breast\"", 11, "/writtenConsentRegions/1/region", "is prohibited, so no consent can open it.")]
    [InlineData("[\"breast\"]", "[\"breast\", \"breast\"]", 13, "/prohibitedRegions/1", "stands twice.")]
    [InlineData("WithinHours\": 24", "WithinHours\": 0", 14, "/touchConsentDocumentedWithinHours", "must be from 1 to 168 hours.")]
    [InlineData("WithinHours\": 24", "WithinHours\": 169", 14, "/touchConsentDocumentedWithinHours", "must be from 1 to 168 hours.")]
    [InlineData("[\"Techniques\"]", "[]", 15, "/initialConsultationDocument/elements", "must say what the document holds.")]
    [InlineData("\"Anything changes\"", "\"\"", 15, "/initialConsultationDocument/renewedWhen", "must say something.")]
    [InlineData("\"years\": 12", "\"years\": 0", 16, "/retention/years", "must be from 1 to 50 years.")]
    [InlineData("\"years\": 12", "\"years\": 51", 16, "/retention/years", "must be from 1 to 50 years.")]
    [InlineData("\"ageOfMajority\": 18", "\"ageOfMajority\": 15", 17, "/ageOfMajority", "must be from 16 to 25 years.")]
    [InlineData("\"ageOfMajority\": 18", "\"ageOfMajority\": 26", 17, "/ageOfMajority", "must be from 16 to 25 years.")]
    [InlineData("\"ageOfOwnConsent\": 14", "\"ageOfOwnConsent\": 9", 18, "/ageOfOwnConsent", "must be from 10 to 25 years, or null where capacity decides.")]
    [InlineData("\"ageOfOwnConsent\": 14", "\"ageOfOwnConsent\": 26", 18, "/ageOfOwnConsent", "must be from 10 to 25 years, or null where capacity decides.")]
    [InlineData("\"accountingYears\": 6", "\"accountingYears\": 51", 22, "/accountingYears", "must be from 1 to 50 years.")]
    [InlineData("\"citation\": \"Made for this test\", \"mark\": \"verified\"", "\"citation\": \"\", \"mark\": \"verified\"", 24, "/sources/0/citation", "must say something.")]
    [InlineData("\"ageOfMajority\", \"ageOfOwnConsent\"", "\"ageOfWisdom\", \"ageOfMajority\", \"ageOfOwnConsent\"", 25, "/sources/1/rules/0", "'ageOfWisdom' is no rule of a policy pack.")]
    [InlineData(", \"retention\"]", "]", 16, "/retention", "has no source.")]
    [InlineData("\"accountingYears\": 6,", "\"accountingYears\": 6, \"licencesAlsoFrom\": [\"CA-ON\"],", 22, "/licencesAlsoFrom", "has no source.")]
    [InlineData("[\"Ages are the product's own choice.\"]", "[]", 27, "/notes", "must say which rules are the product's own careful choice.")]
    [InlineData("[\"Ages are the product's own choice.\"]", "[\" \"]", 27, "/notes", "must not hold an empty note.")]
    public void Names_file_line_member_and_what_is_wrong(string good, string bad, int line, string pointer, string what) =>
        Assert.Equal([new PolicyPackFault("house.json", line, pointer, what)], Faults(A_pack.Text((good, bad))));

    [Theory]
    [InlineData("\"title\": \"The house\",", "\"title\": \"The house\", \"ageOfWisdom\": 70,", 4, "/ageOfWisdom", "is no member of a policy pack.")]
    [InlineData("\"fromMajority\": true", "\"fromMajority\": true, \"days\": 3", 16, "/retention/days", "is no member of a policy pack.")]
    [InlineData("\"accountingYears\": 6,", "\"accountingYears\": 6, \"accountingYears\": 7,", 22, "/accountingYears", "stands twice.")]
    [InlineData("\"breast\"", "\"elbow\"", 13, "/prohibitedRegions/0", "does not have the expected kind of value.")]
    [InlineData("\"breast\"", "9", 13, "/prohibitedRegions/0", "does not have the expected kind of value.")]
    [InlineData("\"years\": 12", "\"years\": \"12\"", 16, "/retention/years", "does not have the expected kind of value.")]
    [InlineData("\"ageOfMajority\": 18", "\"ageOfMajority\": null", 17, "/ageOfMajority", "does not have the expected kind of value.")]
    [InlineData("\"effectiveFrom\": \"2026-02-01\"", "\"effectiveFrom\": \"1 February\"", 6, "/effectiveFrom", "does not have the expected kind of value.")]
    public void Takes_no_member_or_value_that_it_does_not_know(string good, string bad, int line, string pointer, string what) =>
        Assert.Equal([new PolicyPackFault("house.json", line, pointer, what)], Faults(A_pack.Text((good, bad))));

    [Fact]
    public void Says_which_members_are_missing() =>
        Assert.Equal("lacks ageOfMajority, ageOfOwnConsent.", Assert.Single(Faults(A_pack.Text(("  \"ageOfMajority\": 18,\n", ""), ("  \"ageOfOwnConsent\": 14,\n", "")))).What);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Refuses_what_is_no_pack_at_all(string text) => Assert.Equal(("house.json", 1), Assert.Single(Faults(text)) is var fault ? (fault.File, fault.Line) : default);

    [Fact]
    public void Refuses_a_pack_without_any_source() =>
        Assert.Equal([new PolicyPackFault("house.json", 23, "/sources", "names no source.")], Faults(A_pack.Good[..A_pack.Good.IndexOf("\"sources\"", StringComparison.Ordinal)] + "\"sources\": [], \"notes\": [] }"));

    [Fact]
    public void Names_all_faults_of_all_files_at_once()
    {
        var refusal = Assert.Throws<PolicyPackFilesException>(() => PolicyPackShelf.Read(
        [
            ("one.json", A_pack.Text(("\"years\": 12", "\"years\": 0"), ("\"The house\"", "\"\""))),
            ("two.json", "{"),
        ]));

        Assert.Equal(["one.json", "one.json", "two.json"], refusal.Faults.Select(fault => fault.File));
        Assert.StartsWith("one.json, line 4, /title: must say something.\none.json, line 16, /retention/years: must be from 1 to 50 years.\ntwo.json, line 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_each_version_once() => Assert.Equal(
        [new PolicyPackFault("two.json", 3, "/version", "HOUSE 2026-02-01 also stands in one.json.")],
        Faults(("one.json", A_pack.Good), ("two.json", A_pack.Good)));

    [Theory]
    [InlineData("\"effectiveUntil\": null", "2026-02-01", false)]
    [InlineData("\"effectiveUntil\": null", "2026-02-02", true)]
    [InlineData("\"effectiveUntil\": \"2026-05-31\"", "2026-05-31", false)]
    [InlineData("\"effectiveUntil\": \"2026-05-31\"", "2026-06-01", true)]
    public void Lets_no_two_versions_of_a_pack_begin_or_end_on_one_day(string until, string nextFrom, bool fits)
    {
        var files = new[]
        {
            ("one.json", A_pack.Text(("\"effectiveUntil\": null", until))),
            ("two.json", A_pack.Text(("\"version\": \"2026-02-01\"", "\"version\": \"2026-02-02\""), ("\"effectiveFrom\": \"2026-02-01\"", $"\"effectiveFrom\": \"{nextFrom}\""))),
        };

        Assert.Equal(fits ? [] : [new PolicyPackFault("two.json", 6, "/effectiveFrom", "its dates overlap with HOUSE 2026-02-01 in one.json.")], Faults(files));
    }

    [Fact]
    public void Lets_a_place_have_one_pack_only() => Assert.Equal(
        [new PolicyPackFault("house.json", 5, "/jurisdictions/1", "CA-ON already has the pack CA-ON in policy-packs/CA-ON.2026-11-01.json.")],
        Faults(A_pack.Text(("[\"CA-QC\"]", "[\"CA-QC\", \"CA-ON\"]"))));

    [Fact]
    public void Leaves_the_general_pack_without_a_place() => Assert.Equal(
        [new PolicyPackFault("house.json", 5, "/jurisdictions", "must be empty for the general pack, which is for every other place.")],
        Faults(A_pack.Text(("\"code\": \"HOUSE\"", "\"code\": \"default\""))));

    private static IReadOnlyList<PolicyPackFault> Faults(string text) => Faults(("house.json", text));

    private static IReadOnlyList<PolicyPackFault> Faults(params (string Name, string Json)[] files)
    {
        try
        {
            PolicyPackShelf.Read(files);
            return [];
        }
        catch (PolicyPackFilesException refused)
        {
            return refused.Faults;
        }
    }
}
