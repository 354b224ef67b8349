using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

public sealed class Changing_what_may_be_touched
{
    private static readonly TouchWish Shoulders = new(BodyRegion.Shoulders, [Technique.Swedish, Technique.DeepTissue], Pressure.Of(4)) { Products = ["jojoba"], Draping = Draping.Sheet };

    private readonly Session session = A_session.OfMassage();
    private readonly TouchConsent touch;

    public Changing_what_may_be_touched()
    {
        touch = session.Consented(Shoulders, A_session.UpperBack);
        session.Start(touch, A_pack.Ontario, Monday);
    }

    [Fact]
    public void Ends_one_side_and_leaves_the_other_I33_I34()
    {
        touch.Withdraw(new([BodySite.Of(BodyRegion.Shoulders, Side.Left)], []), Maya, Monday.AddMinutes(1));

        Assert.Equal(NotConsented(BodyRegion.Shoulders), Refused(() => Work(BodySite.Of(BodyRegion.Shoulders, Side.Left))));
        Assert.Equal(NotConsented(BodyRegion.Shoulders), Refused(() => Work(BodySite.Of(BodyRegion.Shoulders))));
        Assert.Equal(Side.Right, Work(BodySite.Of(BodyRegion.Shoulders, Side.Right)).Side);
        Work(BodySite.Of(BodyRegion.UpperBack));
    }

    [Fact]
    public void Ends_one_technique_everywhere_and_leaves_the_others_I33_I34()
    {
        touch.Withdraw(new([], [Technique.DeepTissue]), Maya, Monday.AddMinutes(1));

        Assert.Equal(
            new TechniqueNotConsented(BodyRegion.Shoulders, Technique.DeepTissue) { Pointer = "/technique" },
            Refused(() => touch.RecordWork(session, new(BodySite.Of(BodyRegion.Shoulders), Technique.DeepTissue, Pressure.Of(2)), Tomas, A_pack.Ontario, Monday)));
        Work(BodySite.Of(BodyRegion.Shoulders));
        Work(BodySite.Of(BodyRegion.UpperBack));
    }

    [Fact]
    public void Ends_one_technique_on_one_side_I33_I34()
    {
        touch.Withdraw(new([BodySite.Of(BodyRegion.Shoulders, Side.Left)], [Technique.DeepTissue]), Maya, Monday.AddMinutes(1));

        TouchDone Deep(Side side) => new(BodySite.Of(BodyRegion.Shoulders, side), Technique.DeepTissue, Pressure.Of(4), "jojoba");
        Assert.Equal(
            new TechniqueNotConsented(BodyRegion.Shoulders, Technique.DeepTissue) { Pointer = "/technique" }, Refused(() => touch.RecordWork(session, Deep(Side.Left), Tomas, A_pack.Ontario, Monday)));
        touch.RecordWork(session, Deep(Side.Right), Tomas, A_pack.Ontario, Monday);
        Work(BodySite.Of(BodyRegion.Shoulders, Side.Left));
    }

    [Fact]
    public void Ends_a_region_whose_last_technique_is_taken_back_I33()
    {
        touch.Withdraw(new([], [Technique.Swedish, Technique.DeepTissue]), Maya, Monday.AddMinutes(1));

        Assert.Equal((false, Monday.AddMinutes(1)), (touch.IsInForce, touch.WithdrawnAt));
    }

    [Fact]
    public void Keeps_who_said_it_and_when()
    {
        touch.Withdraw(TouchScope.Of(BodyRegion.UpperBack), Ruth, Monday.AddMinutes(3));

        Assert.Equal([1, 2, 3], touch.Events.Select(said => said.Number));
        Assert.Equal((TouchEventKind.Granted, Tomas, Monday), (touch.Events[0].Kind, touch.Events[0].By, touch.Events[0].At));
        Assert.Equal((TouchEventKind.Withdrawn, Ruth, Monday.AddMinutes(3), BodySite.Of(BodyRegion.UpperBack)), (touch.Events[2].Kind, touch.Events[2].By, touch.Events[2].At, touch.Events[2].Site));
    }

    [Fact]
    public void Follows_from_what_was_said_and_from_nothing_else_CR_162()
    {
        touch.Withdraw(new([BodySite.Of(BodyRegion.Shoulders, Side.Left)], [Technique.DeepTissue]), Maya, Monday.AddMinutes(1));
        touch.Adjust(session, new() { Site = BodySite.Of(BodyRegion.Shoulders, Side.Right), Pressure = PressureWish.Lighter }, Tomas, Monday.AddMinutes(2));
        touch.GiveMore(session, A_session.AllSix, [A_session.Neck, Shoulders with { Side = Side.Left }], Tomas, A_session.Rules, Monday.AddMinutes(3));
        touch.Withdraw(TouchScope.Of(BodyRegion.UpperBack), Maya, Monday.AddMinutes(4));

        var replayed = new List<ConsentedRegion>();
        foreach (var said in touch.Events) replayed.Take(said);

        static IEnumerable<string> Held(IEnumerable<ConsentedRegion> regions) =>
            regions.Where(one => one.IsInForce).Select(one => $"{one.Site} {one.Ceiling.Level} {string.Join('+', one.Techniques)} {one.Draping} {string.Join('+', one.Products)}").Order(StringComparer.Ordinal);
        Assert.Equal(Held(replayed), Held(touch.Regions));
        Assert.Equal(3, Held(touch.Regions).Count());
    }

    [Fact]
    public void Takes_a_lighter_wish_as_the_new_ceiling_at_once_CR_163()
    {
        touch.Adjust(session, new() { Pressure = PressureWish.Lighter, Site = BodySite.Of(BodyRegion.Shoulders) }, Tomas, Monday.AddMinutes(1));

        Assert.Equal(
            new FirmerThanConsented(BodyRegion.Shoulders, 3) { Pointer = "/pressure" },
            Refused(() => touch.RecordWork(session, new(BodySite.Of(BodyRegion.Shoulders), Technique.Swedish, Pressure.Of(4)), Tomas, A_pack.Ontario, Monday)));
        touch.RecordWork(session, new(BodySite.Of(BodyRegion.Shoulders), Technique.Swedish, Pressure.Of(3)), Tomas, A_pack.Ontario, Monday);
        touch.RecordWork(session, new(BodySite.Of(BodyRegion.UpperBack), Technique.Swedish, Pressure.Of(3)), Tomas, A_pack.Ontario, Monday);
    }

    [Fact]
    public void Takes_lighter_everywhere_as_one_step_less_at_each_site_CR_163()
    {
        touch.GiveMore(session, A_session.AllSix, [new(BodyRegion.Feet, [Technique.Swedish], Pressure.Of(1))], Tomas, A_session.Rules, Monday);

        touch.Adjust(session, new() { Pressure = PressureWish.Lighter }, Tomas, Monday.AddMinutes(1));

        Assert.Equal(
            [(BodyRegion.Feet, 1), (BodyRegion.Shoulders, 3), (BodyRegion.UpperBack, 2)],
            touch.Regions.Where(region => region.IsInForce).Select(region => (region.Region, region.Ceiling.Level)).OrderBy(one => one.Region.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void Never_raises_what_was_agreed_to_CR_163()
    {
        Assert.Equal(
            new OnlyLighterSetsTheCeiling { Pointer = "/ceiling" },
            Refused(() => touch.Adjust(session, new() { Pressure = PressureWish.Firmer, Ceiling = Pressure.Of(5) }, Tomas, Monday)));

        touch.Adjust(session, new() { Pressure = PressureWish.Firmer }, Tomas, Monday);
        touch.Adjust(session, new() { Pressure = PressureWish.Lighter, Ceiling = Pressure.Of(5) }, Tomas, Monday);
        Assert.Equal([4, 3], touch.Regions.Where(region => region.IsInForce).Select(region => region.Ceiling.Level));
    }

    [Fact]
    public void Uncovers_nothing_without_a_new_consent() => Assert.Equal(
        new UncoveringNeedsConsent { Pointer = "/draping" }, Refused(() => touch.Adjust(session, new() { Draping = Draping.UndrapedArea }, Tomas, Monday)));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Asks_for_comfort_from_0_to_10(int comfort, bool allowed)
    {
        if (allowed) Assert.Equal(comfort, touch.Adjust(session, new() { Comfort = comfort }, Tomas, Monday).Comfort);
        else Assert.Equal(new ComfortOutOfRange(comfort, 10) { Pointer = "/comfort" }, Refused(() => touch.Adjust(session, new() { Comfort = comfort }, Tomas, Monday)));
    }

    [Fact]
    public void Says_something() => Assert.Equal(new AdjustmentEmpty(), Refused(() => touch.Adjust(session, new() { Site = BodySite.Of(BodyRegion.Shoulders) }, Tomas, Monday)));

    [Fact]
    public void Is_taken_down_while_the_session_runs_or_rests_and_not_after()
    {
        session.Pause();
        touch.Adjust(session, new() { Temperature = TemperatureWish.Warmer }, Tomas, Monday);
        session.Complete(Monday);

        Assert.Equal(new SessionOver(SessionStatus.Completed), Refused(() => touch.Adjust(session, new() { Comfort = 5 }, Tomas, Monday)));
    }

    [Fact]
    public void Puts_no_product_on_the_skin_that_was_not_agreed_to()
    {
        Assert.Equal(
            new ProductNotConsented(BodyRegion.UpperBack) { Pointer = "/product" },
            Refused(() => touch.RecordWork(session, new(BodySite.Of(BodyRegion.UpperBack), Technique.Swedish, Pressure.Of(1), "jojoba"), Tomas, A_pack.Ontario, Monday)));
        Assert.Equal("jojoba", touch.RecordWork(session, new(BodySite.Of(BodyRegion.Shoulders), Technique.Swedish, Pressure.Of(1), "jojoba"), Tomas, A_pack.Ontario, Monday).Product);
    }

    [Fact]
    public void Names_no_side_of_a_region_in_the_middle_I32() => Assert.Equal(
        new RegionHasNoSides(BodyRegion.Abdomen) { Pointer = "/regions/0/side" },
        Refused(() => A_session.OfMassage().Consented(new TouchWish(BodyRegion.Abdomen, [Technique.Swedish], Pressure.Of(1)) { Side = Side.Left })));

    [Fact]
    public void Names_each_site_once_and_each_side_by_itself()
    {
        Assert.Equal(
            new RegionNamedTwice(BodyRegion.Shoulders) { Pointer = "/regions/1/region" }, Refused(() => A_session.OfMassage().Consented(Shoulders, Shoulders with { Side = Side.Left })));
        Assert.Equal(2, A_session.OfMassage().Consented(Shoulders with { Side = Side.Right }, Shoulders with { Side = Side.Left }).Regions.Count);
    }

    [Fact]
    public void Works_both_sides_under_two_permissions_within_the_lighter_one()
    {
        var other = A_session.OfMassage();
        var agreed = other.Consented(Shoulders with { Side = Side.Left }, Shoulders with { Side = Side.Right, Ceiling = Pressure.Of(2) });
        other.Start(agreed, A_pack.Ontario, Monday);

        Assert.Equal(
            new FirmerThanConsented(BodyRegion.Shoulders, 2) { Pointer = "/pressure" },
            Refused(() => agreed.RecordWork(other, new(BodySite.Of(BodyRegion.Shoulders), Technique.Swedish, Pressure.Of(3)), Tomas, A_pack.Ontario, Monday)));
        agreed.RecordWork(other, new(BodySite.Of(BodyRegion.Shoulders), Technique.Swedish, Pressure.Of(2)), Tomas, A_pack.Ontario, Monday);
    }

    private static RegionNotConsented NotConsented(BodyRegion region) => new(region) { Pointer = "/region" };

    private RegionWorked Work(BodySite site) => touch.RecordWork(session, new(site, Technique.Swedish, Pressure.Of(2)), Tomas, A_pack.Ontario, Monday.AddMinutes(9));
}
