using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

/// <summary>Rule CR-164; I33b, M1b.</summary>
public sealed class Documenting_late
{
    private readonly Session session = A_session.OfMassage();

    [Theory]
    [InlineData(24, 0, false)]
    [InlineData(24, 1, true)]
    public void Marks_what_is_documented_after_the_hours_that_the_place_gives_I33b(int hours, long ticks, bool isLate)
    {
        var documented = session.EndsAt.AddHours(hours).AddTicks(ticks);

        var touch = Give(new() { DiscussedAt = Monday.AddMinutes(-5) }, documented);

        Assert.Equal((isLate, Monday.AddMinutes(-5), documented), (touch.IsLate, touch.DiscussedAt, touch.GivenAt));
    }

    [Fact]
    public void Counts_from_when_the_session_really_ended()
    {
        var heldUntil = session.EndsAt.AddMinutes(-30);

        Assert.False(Give(new() { DiscussedAt = Monday, HeldUntil = heldUntil }, heldUntil.AddHours(24)).IsLate);
        Assert.True(Give(new() { DiscussedAt = Monday, HeldUntil = heldUntil }, session.EndsAt.AddHours(24)).IsLate);
    }

    [Fact]
    public void Believes_no_talk_in_the_future_or_long_before()
    {
        var refusal = new DiscussedOutOfRange(24) { Pointer = "/discussedAt" };

        Assert.Equal(refusal, Refused(() => Give(new() { DiscussedAt = Monday.AddTicks(1) }, Monday)));
        Assert.Equal(refusal, Refused(() => Give(new() { DiscussedAt = Monday.AddHours(-24).AddTicks(-1) }, Monday)));
        Give(new() { DiscussedAt = Monday.AddHours(-24) }, Monday);
        Assert.Equal(refusal, Refused(() => Give(TouchTalk.JustNow, Monday.AddHours(-24).AddTicks(-1))));
        Give(TouchTalk.JustNow, Monday.AddHours(-24));
    }

    [Fact]
    public void Writes_down_a_session_that_was_held_on_paper_and_marks_it_for_good()
    {
        var now = session.EndsAt.AddHours(30);
        var touch = Give(new() { DiscussedAt = Monday, HeldUntil = Monday.AddMinutes(55) }, now);

        session.EnterLate(Monday.AddMinutes(2), Monday.AddMinutes(55), touch, A_pack.Ontario, now);
        touch.RecordLate(session, [new(BodySite.Of(BodyRegion.Neck), Technique.Swedish, Pressure.Of(2))], false, Tomas, A_pack.Ontario, now);

        Assert.Equal((SessionStatus.Completed, Monday.AddMinutes(2), Monday.AddMinutes(55), now), (session.Status, session.StartedAt, session.CompletedAt, session.EnteredLateAt));
        Assert.Equal(A_pack.Ontario.Reference, session.Pack);
        Assert.Single(touch.Worked);
    }

    [Fact]
    public void Writes_down_nothing_beyond_the_consent_either()
    {
        var now = session.EndsAt.AddHours(1);
        var touch = Give(new() { DiscussedAt = Monday }, now);
        session.EnterLate(Monday, Monday.AddHours(1), touch, A_pack.Ontario, now);

        Assert.Equal(
            new RegionNotConsented(BodyRegion.Feet) { Pointer = "/region" },
            Refused(() => touch.RecordLate(session, [new(BodySite.Of(BodyRegion.Feet), Technique.Swedish, Pressure.Of(2))], false, Tomas, A_pack.Ontario, now)));
    }

    [Fact]
    public void Takes_no_work_into_a_session_that_was_held_with_the_product()
    {
        var touch = session.Consented(A_session.Neck);
        session.Start(touch, A_pack.Ontario, Monday);
        session.Complete(Monday.AddHours(1));

        Assert.Equal(
            new TouchNotUnderWay(SessionStatus.Completed),
            Refused(() => touch.RecordLate(session, [new(BodySite.Of(BodyRegion.Neck), Technique.Swedish, Pressure.Of(2))], false, Tomas, A_pack.Ontario, Monday.AddHours(2))));
    }

    [Fact]
    public void Needs_a_talk_before_the_touch_I30()
    {
        var now = session.EndsAt.AddHours(1);
        var touch = Give(new() { DiscussedAt = Monday.AddMinutes(3) }, now);

        Assert.Equal(new DiscussedAfterTouch { Pointer = "/consent/discussedAt" }, Refused(() => session.EnterLate(Monday.AddMinutes(2), Monday.AddMinutes(50), touch, A_pack.Ontario, now)));
        session.EnterLate(Monday.AddMinutes(3), Monday.AddMinutes(50), touch, A_pack.Ontario, now);
    }

    [Fact]
    public void Is_no_way_to_hold_a_massage_without_consent_I30()
    {
        Assert.Equal(new TouchNotConsented(), Refused(() => session.EnterLate(Monday, Monday.AddHours(1), null, A_pack.Ontario, Monday.AddHours(2))));

        var touch = session.Consented(A_session.Neck);
        touch.Withdraw(TouchScope.Everything, Maya, Monday);
        Assert.Equal(new TouchNotConsented(), Refused(() => session.EnterLate(Monday, Monday.AddHours(1), touch, A_pack.Ontario, Monday.AddHours(2))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Stays_marked_when_nothing_in_force_let_it_I38(bool isOutsideLimits)
    {
        var now = session.EndsAt.AddHours(1);
        var touch = Give(new() { DiscussedAt = Monday }, now);
        session.EnterLate(Monday, Monday.AddHours(1), touch, A_pack.Ontario, now);

        touch.RecordLate(session, [], isOutsideLimits, Tomas, A_pack.Ontario, now);

        Assert.Equal(isOutsideLimits, touch.IsOutsideLimits);
    }

    [Fact]
    public void Is_for_what_is_over()
    {
        var talk = A_session.OfTalk();

        Assert.Equal(new NotYetHeld { Pointer = "/startedAt" }, Refused(() => talk.EnterLate(Monday.AddHours(-2), Monday.AddHours(-1), null, A_pack.Ontario, Monday.AddTicks(-1))));

        Assert.Equal(new NotYetHeld { Pointer = "/completedAt" }, Refused(() => talk.EnterLate(Monday, Monday.AddHours(1).AddTicks(1), null, A_pack.Ontario, Monday.AddHours(1))));
        talk.EnterLate(Monday, Monday.AddHours(1), null, A_pack.Ontario, Monday.AddHours(1));
        Assert.Equal(SessionStatus.Completed, talk.Status);
    }

    private TouchConsent Give(TouchTalk talk, DateTimeOffset now) => TouchConsent.Give(session, A_session.AllSix, [A_session.Neck], Tomas, A_session.Rules, now, talk);
}
