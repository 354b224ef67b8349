using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Tests.PolicyPacks;

public sealed class Choosing_a_policy_pack
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private readonly PolicyPackShelf shelf = PolicyPackShelf.Read(
    [
        ("one.json", A_pack.Good),
        ("two.json", A_pack.Text(("\"version\": \"2026-02-01\"", "\"version\": \"2026-03-01\""), ("\"effectiveFrom\": \"2026-02-01\"", "\"effectiveFrom\": \"2026-03-03\""), ("\"effectiveUntil\": null", "\"effectiveUntil\": \"2026-03-10\""))),
    ]);

    [Fact]
    public void Is_possible_among_four_that_ship() =>
        Assert.Equal(["CA-ON", "US-HIPAA", "US-TX", "default"], PolicyPackShelf.Shipped.All.Select(pack => pack.Code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("CA-ON", "CA-ON")]
    [InlineData("US-TX", "US-TX")]
    [InlineData("US-NY", "US-HIPAA")]
    [InlineData("US", "US-HIPAA")]
    [InlineData("CA-QC", "HOUSE")]
    [InlineData("CA-BC", "default")]
    [InlineData("CA", "default")]
    [InlineData("DE", "default")]
    public void Fits_the_place_before_its_country_and_the_country_before_the_rest(string place, string code) => Assert.Equal(code, shelf.CodeFor(place));

    [Theory]
    [InlineData("2026-02-01", "HOUSE 2026-02-01")]
    [InlineData("2026-03-02", "HOUSE 2026-02-01")]
    [InlineData("2026-03-03", "HOUSE 2026-03-01")]
    [InlineData("2026-03-10", "HOUSE 2026-03-01")]
    [InlineData("2026-01-31", "default 2026-11-01")]
    [InlineData("2026-03-11", "default 2026-11-01")]
    public void Follows_the_newest_version_of_the_day_and_falls_back_to_the_strictest(string day, string applies) =>
        Assert.Equal(applies, Said(shelf.Applying("HOUSE", null, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Keeps_to_a_version_that_was_named_while_its_own_dates_last()
    {
        Assert.Equal("HOUSE 2026-02-01", Said(shelf.Applying("HOUSE", "2026-02-01", Monday.AddDays(5))));
        Assert.Equal("HOUSE 2026-03-01", Said(shelf.Applying("HOUSE", "2026-03-01", Monday.AddDays(8))));
        Assert.Equal("default 2026-11-01", Said(shelf.Applying("HOUSE", "2026-03-01", Monday.AddDays(9))));
    }

    [Fact]
    public void Ends_with_the_strictest_when_the_chosen_one_is_gone()
    {
        Assert.Equal("default 2026-11-01", Said(shelf.Applying("GONE", null, Monday)));
        Assert.Equal("default 2026-11-01", Said(shelf.Applying(null, null, Monday)));
        Assert.Equal("default 2026-11-01", Said(shelf.Applying("GONE", "2026-01-01", new DateOnly(1999, 1, 1))));
    }

    [Fact]
    public void Lets_capacity_decide_in_Ontario_and_age_in_Texas_I29() => Assert.Equal((null, 18), (A_pack.Ontario.AgeOfOwnConsent, A_pack.Texas.AgeOfOwnConsent));

    [Fact]
    public void Asks_for_the_most_where_nothing_is_known_of_the_place()
    {
        var general = A_pack.General;

        Assert.Equal((false, false), (general.SupervisorSeesProcessNotes, general.ImpliedConsentWithinDiscipline));
        Assert.Equal(Enum.GetValues<DiscussionElement>(), general.ConsentElements);
        Assert.All(PolicyPackShelf.Shipped.All, pack => Assert.True(pack.Retention.Years <= general.Retention.Years && pack.AccountingYears <= general.AccountingYears));
        Assert.All(PolicyPackShelf.Shipped.All, pack => Assert.All(Enum.GetValues<BodyRegion>(), region => Assert.True(pack.WrittenConsentFor(region) <= general.WrittenConsentFor(region) || general.ProhibitedRegions.Contains(region))));
    }

    [Fact]
    public void Names_a_source_for_every_rule_and_hides_no_choice_of_its_own() => Assert.All(PolicyPackShelf.Shipped.All, pack =>
    {
        Assert.All(pack.Sources, source => Assert.NotEmpty(source.Citation));
        Assert.True(pack.Notes.Count > 1);
    });

    [Fact]
    public void Prohibits_a_region_in_any_record_I32()
    {
        var house = A_pack.House();

        Assert.Equal(new RegionProhibited(BodyRegion.Breast) { Pointer = "/region" }, A.Refusal(() => house.MustAllow(BodyRegion.Breast, "/region")));
        house.MustAllow(BodyRegion.ChestWall, "/region");
        Assert.Equal(
            (WrittenConsentFrequency.EverySession, WrittenConsentFrequency.PerPlan, WrittenConsentFrequency.Never),
            (house.WrittenConsentFor(BodyRegion.ChestWall), house.WrittenConsentFor(BodyRegion.Hips), house.WrittenConsentFor(BodyRegion.Gluteal)));
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    [InlineData(false, true, true)]
    public void Leaves_a_clinic_the_choice_of_express_consent_only_where_it_implies_any(bool packImplies, bool clinicWantsExpress, bool needsExpress) =>
        Assert.Equal(needsExpress, (packImplies ? A_pack.Ontario : A_pack.General).NeedsExpressConsent(clinicWantsExpress));

    private static string Said(PolicyPack pack) => $"{pack.Code} {pack.Version}";
}
