using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.CarePlans;
using IntegrativeCare.Domain.Tests.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.PolicyPacks;

public sealed class Working_by_a_policy_pack
{
    private readonly Session session = A_session.OfMassage();
    private readonly PolicyPack house = A_pack.House();

    [Fact]
    public void Asks_for_written_consent_in_each_session_where_the_pack_says_so_I31()
    {
        Assert.Equal(new WrittenConsentMissing(BodyRegion.Gluteal) { Pointer = "/regions/0/writtenConsentOn" }, Refused(() => Give(A_pack.Ontario, BodyRegion.Gluteal, null)));
        Assert.Equal(new WrittenConsentMissing(BodyRegion.Gluteal) { Pointer = "/regions/0/writtenConsentOn" }, Refused(() => Give(A_pack.Ontario, BodyRegion.Gluteal, MondaysDate.AddDays(-1))));
        Assert.True(Give(A_pack.Ontario, BodyRegion.Gluteal, MondaysDate).IsInForce);
    }

    [Fact]
    public void Asks_for_none_where_another_pack_says_never() => Assert.True(Give(house, BodyRegion.Gluteal, null).IsInForce);

    [Theory]
    [InlineData(-8, false)]
    [InlineData(-7, true)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Lets_one_written_consent_hold_for_a_plan_from_its_draft_to_the_session(int days, bool isEnough)
    {
        var rules = new TouchRules(house, MondaysDate, MondaysDate, PlanFrom: MondaysDate.AddDays(-7));

        Assert.Equal(isEnough, rules.IsWrittenWellEnough(BodyRegion.Hips, MondaysDate.AddDays(days)));
        Assert.False(rules.IsWrittenWellEnough(BodyRegion.Hips, null));
    }

    [Fact]
    public void Asks_for_it_anew_in_a_session_outside_any_plan()
    {
        var rules = new TouchRules(house, MondaysDate, MondaysDate);

        Assert.False(rules.IsWrittenWellEnough(BodyRegion.Hips, MondaysDate.AddDays(-1)));
        Assert.True(rules.IsWrittenWellEnough(BodyRegion.Hips, MondaysDate));
    }

    [Fact]
    public void Takes_the_elements_of_the_talk_from_the_pack_I30()
    {
        Assert.True(Give(house, BodyRegion.Neck, null, [DiscussionElement.NatureOfTreatment, DiscussionElement.RightToStopAnytime]).IsInForce);
        Assert.Equal(
            new TouchDiscussionIncomplete(DiscussionElement.RightToStopAnytime) { Pointer = "/discussed" },
            Refused(() => Give(house, BodyRegion.Neck, null, [DiscussionElement.NatureOfTreatment, DiscussionElement.Benefits])));
        Assert.Equal(
            new TouchDiscussionIncomplete(DiscussionElement.Benefits) { Pointer = "/discussed" },
            Refused(() => Give(A_pack.Ontario, BodyRegion.Neck, null, [DiscussionElement.NatureOfTreatment, DiscussionElement.RightToStopAnytime])));
    }

    [Fact]
    public void Names_a_prohibited_region_nowhere_I32()
    {
        Assert.Equal(new RegionProhibited(BodyRegion.Breast) { Pointer = "/regions/0/region" }, Refused(() => Give(house, BodyRegion.Breast, MondaysDate)));
        Assert.Equal(
            new RegionProhibited(BodyRegion.Breast) { Pointer = "/regions/1" },
            Refused(() => InterventionTerms.Massage(house, Technique.Swedish, [BodyRegion.Neck, BodyRegion.Breast], Pressure.Of(1), A_plan.Weekly, [])));
        Assert.Equal(new RegionProhibited(BodyRegion.Breast) { Pointer = "/regions/0/region" }, Refused(() => Profile(TouchRule.AskFirst)));
        Assert.Equal(new RegionProhibited(BodyRegion.Breast) { Pointer = "/regions/0/region" }, Refused(() => Profile(TouchRule.Avoid)));
    }

    [Fact]
    public void Lets_a_client_say_never_of_a_prohibited_region() => Assert.Equal(TouchRule.Never, Profile(TouchRule.Never).RuleFor(BodySite.Of(BodyRegion.Breast), MondaysDate));

    [Fact]
    public void Stops_touch_that_a_new_pack_prohibits_in_the_middle_of_a_session_I32()
    {
        var touch = Give(A_pack.Ontario, BodyRegion.Breast, MondaysDate);
        session.Start(touch, A_pack.Ontario, Monday);
        touch.RecordWork(session, new(BodySite.Of(BodyRegion.Breast), Technique.Swedish, Pressure.Of(1)), Tomas, A_pack.Ontario, Monday);

        Assert.Equal(
            new RegionProhibited(BodyRegion.Breast) { Pointer = "/region" },
            Refused(() => touch.RecordWork(session, new(BodySite.Of(BodyRegion.Breast), Technique.Swedish, Pressure.Of(1)), Tomas, house, Monday)));
    }

    [Fact]
    public void Is_written_down_with_the_consent_and_with_the_session()
    {
        var touch = Give(A_pack.Ontario, BodyRegion.Neck, null);
        Assert.Equal((A_pack.Ontario.Reference, null), (touch.Pack, session.Pack));

        touch.GiveMore(session, A_session.AllSix, [A_session.UpperBack], Tomas, new TouchRules(house, MondaysDate, MondaysDate), Monday);
        session.Start(touch, A_pack.Texas, Monday);

        Assert.Equal((house.Reference, A_pack.Texas.Reference), (touch.Pack, session.Pack));
    }

    private TouchConsent Give(PolicyPack pack, BodyRegion region, DateOnly? writtenOn, IReadOnlyCollection<DiscussionElement>? discussed = null) =>
        TouchConsent.Give(session, discussed ?? A_session.AllSix, [new(region, [Technique.Swedish], Pressure.Of(1), writtenOn)], Tomas, new TouchRules(pack, MondaysDate, MondaysDate), Monday);

    private TouchSafetyProfile Profile(TouchRule rule) => TouchSafetyProfile.Write(
        MayaId, CareStory.Clinic, A.MayasSafeTouch with { Regions = [new() { Region = BodyRegion.Breast, Rule = rule }] }, Ruth, house, Monday, MondaysDate);
}
