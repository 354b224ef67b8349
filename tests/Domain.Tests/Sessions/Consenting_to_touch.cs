using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

public sealed class Consenting_to_touch
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void Takes_no_signature_from_the_future_I31(int daysBeforeTheSession, bool isTaken)
    {
        var rules = A_session.Rules with { Today = MondaysDate.AddDays(daysBeforeTheSession) };
        TouchConsent Give() => TouchConsent.Give(session, A_session.AllSix, [new(BodyRegion.Gluteal, [Technique.Swedish], Pressure.Of(1), MondaysDate)], Tomas, rules, Monday.AddDays(daysBeforeTheSession));

        if (isTaken) Assert.True(Give().IsInForce);
        else Assert.Equal(new WrittenConsentInFuture(BodyRegion.Gluteal) { Pointer = "/regions/0/writtenConsentOn" }, Refused(() => Give()));
    }

    private readonly Session session = A_session.OfMassage();

    [Fact]
    public void Is_bodywork_and_belongs_to_the_massage_therapist()
    {
        var touch = session.Consented(A_session.Neck);

        Assert.Equal((Clinic, MayaId, session.Id, InformationCategory.Bodywork, Tomas), (touch.ClinicId, touch.ClientId, touch.SessionId, touch.Category, touch.Author));
        var neck = Assert.Single(touch.Regions);
        Assert.Equal((BodyRegion.Neck, Pressure.Of(2), Monday), (neck.Region, neck.Ceiling, neck.GivenAt));
        Assert.Equal([Technique.Swedish, Technique.MyofascialRelease], neck.Techniques);
        Assert.True(touch.IsInForce);
    }

    [Theory]
    [InlineData(DiscussionElement.NatureOfTreatment)]
    [InlineData(DiscussionElement.Benefits)]
    [InlineData(DiscussionElement.RisksAndSideEffects)]
    [InlineData(DiscussionElement.Alternatives)]
    [InlineData(DiscussionElement.ConsequencesOfNoTreatment)]
    [InlineData(DiscussionElement.RightToStopAnytime)]
    public void Needs_every_one_of_the_six_elements_I30(DiscussionElement missing) => Assert.Equal(
        new TouchDiscussionIncomplete(missing) { Pointer = "/discussed" },
        Refused(() => TouchConsent.Give(session, [.. A_session.AllSix.Where(e => e != missing)], [A_session.Neck], Tomas, A_session.Rules, Monday)));

    [Theory]
    [InlineData(BodyRegion.ChestWall)]
    [InlineData(BodyRegion.Breast)]
    [InlineData(BodyRegion.UpperInnerThighs)]
    [InlineData(BodyRegion.Gluteal)]
    public void Needs_a_written_consent_of_the_same_day_for_a_sensitive_region_I31(BodyRegion region)
    {
        var refusal = new WrittenConsentMissing(region) { Pointer = "/regions/1/writtenConsentOn" };

        Assert.Equal(refusal, Refused(() => session.Consented(A_session.Neck, Wish(region, null))));
        Assert.Equal(refusal, Refused(() => session.Consented(A_session.Neck, Wish(region, MondaysDate.AddDays(-1)))));
        Assert.Equal(refusal, Refused(() => session.Consented(A_session.Neck, Wish(region, MondaysDate.AddDays(1)))));
        Assert.Equal(MondaysDate, session.Consented(A_session.Neck, Wish(region, MondaysDate)).Regions[1].WrittenConsentOn);
    }

    [Fact]
    public void Needs_nothing_written_for_any_other_region()
    {
        var others = Enum.GetValues<BodyRegion>()
            .Except([BodyRegion.ChestWall, BodyRegion.Breast, BodyRegion.UpperInnerThighs, BodyRegion.Gluteal])
            .Select(region => Wish(region, null))
            .ToArray();

        Assert.Equal(17, session.Consented(others).Regions.Count);
    }

    [Fact]
    public void Names_at_least_one_region() => Assert.Equal(
        new TouchWishEmpty { Pointer = "/regions" },
        Refused(() => TouchConsent.Give(session, A_session.AllSix, [], Tomas, A_session.Rules, Monday)));

    [Fact]
    public void Names_a_technique_for_each_region() => Assert.Equal(
        new TechniqueMissing(BodyRegion.Hands) { Pointer = "/regions/0/techniques" },
        Refused(() => session.Consented(new TouchWish(BodyRegion.Hands, [], Pressure.Of(1)))));

    [Fact]
    public void Takes_only_listed_regions_and_techniques_I32()
    {
        Assert.Equal(new ChoiceUnknown { Pointer = "/regions/1/region" }, Refused(() => session.Consented(A_session.Neck, Wish((BodyRegion)21, MondaysDate))));
        Assert.Equal(
            new ChoiceUnknown { Pointer = "/regions/0/techniques" },
            Refused(() => session.Consented(new TouchWish(BodyRegion.Neck, [Technique.Swedish, (Technique)6], Pressure.Of(1)))));
    }

    [Fact]
    public void Names_each_region_once() => Assert.Equal(
        new RegionNamedTwice(BodyRegion.Neck) { Pointer = "/regions/1/region" },
        Refused(() => session.Consented(A_session.Neck, A_session.Neck)));

    [Fact]
    public void Belongs_to_massage_sessions_only() => Assert.Equal(
        new NotAMassageSession(),
        Refused(() => TouchConsent.Give(A_session.OfTalk(), A_session.AllSix, [A_session.Neck], Ruth, A_session.Rules, Monday)));

    [Fact]
    public void Is_recorded_by_the_one_who_will_touch()
    {
        Assert.Equal(new NotTheSessionsPractitioner(), Refused(() => TouchConsent.Give(session, A_session.AllSix, [A_session.Neck], Noor, A_session.Rules, Monday)));

        var tomasAsPsychotherapist = Tomas with { Discipline = Discipline.Psychotherapy };
        Assert.Equal(new NotTheSessionsPractitioner(), Refused(() => TouchConsent.Give(session, A_session.AllSix, [A_session.Neck], tomasAsPsychotherapist, A_session.Rules, Monday)));
    }

    [Fact]
    public void Is_too_late_once_the_session_is_over()
    {
        session.Stop(Monday);

        Assert.Equal(new SessionOver(SessionStatus.Stopped), Refused(() => session.Consented()));
    }

    [Fact]
    public void Can_grow_in_the_middle_of_a_session_after_the_whole_talk_M5()
    {
        var touch = session.Consented(A_session.Neck);
        session.Start(touch, A_pack.Ontario, Monday);
        session.Pause();

        Assert.Equal(
            new TouchDiscussionIncomplete(DiscussionElement.Alternatives) { Pointer = "/discussed" },
            Refused(() => touch.GiveMore(session, [.. A_session.AllSix.Where(e => e != DiscussionElement.Alternatives)], [A_session.UpperBack], Tomas, A_session.Rules, Monday)));
        touch.GiveMore(session, A_session.AllSix, [A_session.UpperBack], Tomas, A_session.Rules, Monday.AddMinutes(5));

        Assert.Equal([BodyRegion.Neck, BodyRegion.UpperBack], touch.Regions.Where(r => r.IsInForce).Select(r => r.Region));
        Assert.Equal(2, touch.Revision);
    }

    [Fact]
    public void Does_not_grow_from_another_session() => Assert.Equal(
        new NotTheSessionsPractitioner(),
        Refused(() => session.Consented(A_session.Neck).GiveMore(A_session.OfMassage(), A_session.AllSix, [A_session.UpperBack], Tomas, A_session.Rules, Monday)));

    [Fact]
    public void Replaces_what_was_said_about_a_region_before()
    {
        var touch = session.Consented(A_session.Neck);

        touch.GiveMore(session, A_session.AllSix, [A_session.Neck with { Ceiling = Pressure.Of(1) }], Tomas, A_session.Rules, Monday.AddMinutes(5));

        Assert.Equal([(2, false), (1, true)], touch.Regions.Select(r => (r.Ceiling.Level, r.IsInForce)));
        Assert.Equal(Monday.AddMinutes(5), touch.Regions[0].EndedAt);
    }

    private static TouchWish Wish(BodyRegion region, DateOnly? writtenOn) => new(region, [Technique.Swedish], Pressure.Of(2), writtenOn);
}
