using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

public sealed class Touching
{
    private readonly Session session = A_session.OfMassage();
    private readonly TouchConsent touch;

    public Touching()
    {
        touch = session.Consented(A_session.Neck, A_session.UpperBack);
        session.Start(touch, A_pack.Ontario, Monday);
    }

    [Fact]
    public void Is_recorded_with_region_technique_and_pressure()
    {
        var worked = touch.RecordWork(session, new(BodySite.Of(BodyRegion.UpperBack), Technique.Swedish, Pressure.Of(3)), Tomas, A_pack.Ontario, Monday.AddMinutes(10));

        Assert.Equal((BodyRegion.UpperBack, Technique.Swedish, Pressure.Of(3), Monday.AddMinutes(10)), (worked.Region, worked.Technique, worked.Pressure, worked.At));
        Assert.Equal([worked], touch.Worked);
        Assert.Equal(2, touch.Revision);
    }

    [Fact]
    public void Goes_no_firmer_than_agreed()
    {
        Assert.Equal(
            new FirmerThanConsented(BodyRegion.UpperBack, 3) { Pointer = "/pressure" },
            Refused(() => touch.RecordWork(session, new(BodySite.Of(BodyRegion.UpperBack), Technique.Swedish, Pressure.Of(4)), Tomas, A_pack.Ontario, Monday)));
        Assert.Empty(touch.Worked);
    }

    [Fact]
    public void Goes_nowhere_else_than_agreed() => Assert.Equal(
        new RegionNotConsented(BodyRegion.Face) { Pointer = "/region" },
        Refused(() => touch.RecordWork(session, new(BodySite.Of(BodyRegion.Face), Technique.Swedish, Pressure.Of(1)), Tomas, A_pack.Ontario, Monday)));

    [Fact]
    public void Uses_no_other_technique_than_agreed() => Assert.Equal(
        new TechniqueNotConsented(BodyRegion.UpperBack, Technique.DeepTissue) { Pointer = "/technique" },
        Refused(() => touch.RecordWork(session, new(BodySite.Of(BodyRegion.UpperBack), Technique.DeepTissue, Pressure.Of(1)), Tomas, A_pack.Ontario, Monday)));

    [Fact]
    public void Is_recorded_by_the_one_who_touches() => Assert.Equal(new NotTheSessionsPractitioner(), Refused(() => Work(Noor)));

    [Fact]
    public void Is_not_recorded_under_another_session()
    {
        var other = A_session.OfMassage();
        other.Start(other.Consented(), A_pack.Ontario, Monday);

        Assert.Equal(
            new NotTheSessionsPractitioner(),
            Refused(() => touch.RecordWork(other, new(BodySite.Of(BodyRegion.Neck), Technique.Swedish, Pressure.Of(1)), Tomas, A_pack.Ontario, Monday)));
    }

    [Fact]
    public void Is_not_recorded_before_the_session_begins_I30()
    {
        var planned = A_session.OfMassage();
        var consent = planned.Consented();

        Assert.Equal(
            new TouchNotUnderWay(SessionStatus.Planned),
            Refused(() => consent.RecordWork(planned, new(BodySite.Of(BodyRegion.Neck), Technique.Swedish, Pressure.Of(1)), Tomas, A_pack.Ontario, Monday)));
    }

    [Fact]
    public void Rests_while_the_session_is_paused()
    {
        session.Pause();
        Assert.Equal(new TouchNotUnderWay(SessionStatus.Paused), Refused(() => Work()));

        session.Resume();
        Assert.Equal(BodyRegion.Neck, Work().Region);
    }

    [Fact]
    public void Is_over_after_a_stop_I33()
    {
        session.Stop(Monday.AddMinutes(1));

        Assert.Equal(new TouchNotUnderWay(SessionStatus.Stopped), Refused(() => Work()));
    }

    [Fact]
    public void Is_over_where_the_client_withdraws_and_goes_on_elsewhere_I33_I34()
    {
        touch.Withdraw(TouchScope.Of(BodyRegion.Neck), Maya, Monday.AddMinutes(2));

        Assert.Equal(new RegionNotConsented(BodyRegion.Neck) { Pointer = "/region" }, Refused(() => Work()));
        Assert.Equal(BodyRegion.UpperBack, touch.RecordWork(session, new(BodySite.Of(BodyRegion.UpperBack), Technique.Swedish, Pressure.Of(3)), Tomas, A_pack.Ontario, Monday.AddMinutes(3)).Region);
        Assert.Null(touch.WithdrawnAt);
    }

    [Fact]
    public void Is_over_everywhere_once_the_client_withdraws_all_I33()
    {
        Work();

        touch.Withdraw(TouchScope.Everything, Maya, Monday.AddMinutes(2));

        Assert.Equal((false, Monday.AddMinutes(2)), (touch.IsInForce, touch.WithdrawnAt));
        Assert.Equal(new RegionNotConsented(BodyRegion.Neck) { Pointer = "/region" }, Refused(() => Work()));
        Assert.Single(touch.Worked);
    }

    [Fact]
    public void Is_withdrawn_once_however_often_it_is_said()
    {
        touch.Withdraw(TouchScope.Everything, Maya, Monday.AddMinutes(2));

        touch.Withdraw(TouchScope.Everything, Maya, Monday.AddMinutes(3));
        touch.Withdraw(TouchScope.Of(BodyRegion.Neck), Maya, Monday.AddMinutes(3));

        Assert.Equal(Monday.AddMinutes(2), touch.WithdrawnAt);
        Assert.All(touch.Regions, region => Assert.Equal(Monday.AddMinutes(2), region.EndedAt));
    }

    [Fact]
    public void Takes_the_withdrawal_of_a_region_nobody_agreed_to_as_no_mistake()
    {
        touch.Withdraw(TouchScope.Of(BodyRegion.Feet), Maya, Monday);

        Assert.Equal((true, 2), (touch.IsInForce, touch.Regions.Count(region => region.IsInForce)));
        Assert.Equal((TouchEventKind.Withdrawn, BodySite.Of(BodyRegion.Feet)), (touch.Events[^1].Kind, touch.Events[^1].Site));
    }

    [Theory]
    [InlineData(BodyRegion.Neck, 0, true)]
    [InlineData(BodyRegion.Neck, -1, false)]
    [InlineData(BodyRegion.Feet, -1, false)]
    [InlineData(BodyRegion.UpperBack, -1, true)]
    public void Is_not_brought_back_by_a_talk_from_before_the_withdrawal_I33(BodyRegion region, long ticks, bool isTaken)
    {
        var no = Monday.AddMinutes(2);
        touch.Withdraw(TouchScope.Of(BodyRegion.Neck, BodyRegion.Feet), Maya, no);
        var wish = new TouchWish(region, [Technique.Swedish], Pressure.Of(1));

        void Agree() => touch.GiveMore(session, A_session.AllSix, [wish], Tomas, A_session.Rules, Monday.AddMinutes(8), new() { DiscussedAt = no.AddTicks(ticks) });

        if (isTaken) Agree();
        else Assert.Equal(new WithdrawnSince(region) { Pointer = "/discussedAt" }, Refused(Agree));
    }

    [Fact]
    public void Is_brought_back_by_no_older_talk_in_the_way_or_on_the_side_that_was_taken_back_I33()
    {
        touch.Withdraw(new([BodySite.Of(BodyRegion.Shoulders, Side.Left)], [Technique.DeepTissue]), Maya, Monday.AddMinutes(2));

        void Agree(Side side, Technique technique) => touch.GiveMore(
            session, A_session.AllSix, [new TouchWish(BodyRegion.Shoulders, [technique], Pressure.Of(1)) { Side = side }], Tomas, A_session.Rules, Monday.AddMinutes(8), new() { DiscussedAt = Monday });

        Assert.Equal(new WithdrawnSince(BodyRegion.Shoulders) { Pointer = "/discussedAt" }, Refused(() => Agree(Side.Left, Technique.DeepTissue)));
        Agree(Side.Left, Technique.Swedish);
        Agree(Side.Right, Technique.DeepTissue);
    }

    [Theory]
    [InlineData("stopped")]
    [InlineData("completed")]
    [InlineData("paused")]
    public void Can_be_withdrawn_in_every_state_I33(string state)
    {
        if (state == "stopped") session.Stop(Monday);
        if (state == "completed") session.Complete(Monday);
        if (state == "paused") session.Pause();

        touch.Withdraw(TouchScope.Everything, Maya, Monday.AddMinutes(9));

        Assert.Equal(Monday.AddMinutes(9), touch.WithdrawnAt);
    }

    [Fact]
    public void Goes_on_when_the_client_agrees_again()
    {
        touch.Withdraw(TouchScope.Everything, Maya, Monday.AddMinutes(2));

        touch.GiveMore(session, A_session.AllSix, [A_session.Neck], Tomas, A_session.Rules, Monday.AddMinutes(8));

        Assert.Null(touch.WithdrawnAt);
        Assert.Equal(BodyRegion.Neck, Work().Region);
        Assert.Equal(3, touch.Regions.Count);
    }

    private RegionWorked Work(Kernel.Author? by = null) => touch.RecordWork(session, new(BodySite.Of(BodyRegion.Neck), Technique.Swedish, Pressure.Of(2)), by ?? Tomas, A_pack.Ontario, Monday.AddMinutes(4));
}
