using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Sessions;

/// <summary>I33, I34: a no is heard from whoever hears it, whatever they may read.</summary>
public sealed class Hearing_a_no(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I33_keeps_a_no_that_comes_before_any_yes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var tomas = clinic.As(clinic.Tomas);
        var said = clinic.Clock.GetUtcNow();

        var no = await clinic.As(clinic.MayaHerself).Send(new WithdrawTouchConsent(clinic.Maya, session, new() { Regions = [BodyRegion.Shoulders] }), Ct);
        clinic.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(2, no.Revision);
        var older = CareUnderWay.AgreedTouch() with { DiscussedAt = said.AddMinutes(-5) };
        Assert.Equal(new WithdrawnSince(BodyRegion.Shoulders) { Pointer = "/discussedAt" }, await tomas.Refused(new RecordTouchConsent(clinic.Maya, session, no.Revision, older), Ct));
        Assert.Equal(new TouchNotConsented(), await tomas.Refused(new StartSession(clinic.Maya, session, no.Revision), Ct));
        Assert.Null((await clinic.As(clinic.Ada).Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent);

        var agreed = await tomas.Send(new RecordTouchConsent(clinic.Maya, session, no.Revision, CareUnderWay.AgreedTouch()), Ct);
        await tomas.Send(new StartSession(clinic.Maya, session, agreed.Revision), Ct);
        var touch = (await tomas.Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent!;
        Assert.Equal((true, said.AddMinutes(5)), (touch.IsInForce, touch.GivenAt));
        Assert.Equal([(1, TouchEventKind.Withdrawn, clinic.Maya.Value), (2, TouchEventKind.Granted, clinic.Tomas.PersonId)], touch.Events.Select(one => (one.Number, one.Kind, one.By)));
    }

    [Fact]
    public async Task I33_lets_no_first_yes_pass_a_no_that_was_said_at_the_same_moment()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        await clinic.As(clinic.MayaHerself).Send(new WithdrawTouchConsent(clinic.Maya, session, new()), Ct);

        Assert.Equal(new RequestStale(2), await clinic.As(clinic.Tomas).Refused(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct));
    }

    [Fact]
    public async Task I34_ends_for_a_colleague_who_may_not_read_it_what_was_named_and_leaves_the_rest()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        var shoulders = new TouchWishBody { Region = BodyRegion.Shoulders, Techniques = [Technique.Swedish, Technique.DeepTissue], PressureCeiling = 3 };
        await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch(shoulders, shoulders with { Region = BodyRegion.Feet })), Ct);
        await clinic.Withholds(Recipient.Of(clinic.Noor.Id), [InformationCategory.Bodywork], ct: Ct);
        var noor = clinic.As(clinic.Noor);
        Assert.Null((await noor.Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent);

        var no = await noor.Send(new WithdrawTouchConsent(clinic.Maya, session, new() { Sites = [new() { Region = BodyRegion.Shoulders, Side = Side.Left }], Techniques = [Technique.DeepTissue] }), Ct);

        Assert.Equal(3, no.Revision);
        var touch = (await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent!;
        Assert.Equal(
            ["Feet  Swedish+DeepTissue", "Shoulders Left Swedish", "Shoulders Right Swedish+DeepTissue"],
            touch.Regions.Where(one => one.EndedAt is null).Select(one => $"{one.Region} {one.Side} {string.Join('+', one.Techniques)}").Order(StringComparer.Ordinal));
        Assert.Equal((TouchEventKind.Withdrawn, clinic.Noor.PersonId), (touch.Events[^1].Kind, touch.Events[^1].By));

        await noor.Send(new WithdrawTouchConsent(clinic.Maya, session, new()), Ct);
        touch = (await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent!;
        Assert.Equal((false, clinic.Clock.GetUtcNow()), (touch.IsInForce, touch.WithdrawnAt));
    }

    [Fact]
    public async Task I33_ends_all_touch_by_the_stop_of_somebody_who_may_not_read_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(clinic.Ruth.Id), [InformationCategory.Scheduling], ct: Ct);
        var (session, _) = await clinic.HoldsAMassageSession();
        Assert.Null((await clinic.As(clinic.Ruth).Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent);

        await clinic.As(clinic.Ruth).Send(new StopSession(clinic.Maya, session), Ct);

        Assert.Equal("stopped|0|1", await clinic.AskAsOwner("select s.status || '|' || (select count(*) from care.consented_regions where ended_at is null) || '|' || (select count(*) from care.touch_events where kind = 'withdrawn') from care.sessions s", Ct));
    }

    [Fact]
    public async Task Leaves_no_page_of_touch_behind_for_a_stop_where_nothing_was_agreed_to()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(clinic.Ruth.Id), [InformationCategory.Scheduling], ct: Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        await clinic.As(clinic.Ruth).Send(new StopSession(clinic.Maya, session), Ct);

        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.touch_consents", Ct));
    }

    [Fact]
    public async Task Gives_the_hour_back_of_a_session_that_was_stopped_before_it_began()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        await clinic.As(clinic.MayaHerself).Send(new StopSession(clinic.Maya, session), Ct);

        var other = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var agreed = await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, other, 1, CareUnderWay.AgreedTouch()), Ct);
        await clinic.As(clinic.Tomas).Send(new StartSession(clinic.Maya, other, agreed.Revision), Ct);
        await clinic.As(clinic.MayaHerself).Send(new StopSession(clinic.Maya, other), Ct);

        Assert.Contains((await clinic.As(clinic.Tomas).Refused(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy)), Ct)).Code, (string[])["session.practitioner_booked", "session.client_booked", "session.time_taken"]);
    }

    [Fact]
    public async Task Keeps_lighter_also_beside_a_position_that_the_check_leaves_out()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        await clinic.As(clinic.Ruth).Send(new PlaceHold(clinic.Maya, new() { On = Discipline.MassageTherapy, Limits = new() { PositionsToAvoid = [BodyPosition.Prone] }, Until = Clinic.Monday.AddDays(4) }), Ct);
        var (session, _) = await clinic.HoldsAMassageSession();
        var tomas = clinic.As(clinic.Tomas);

        Assert.Equal(
            new PositionContraindicated(BodyPosition.Prone) { Pointer = "/position" },
            await tomas.Refused(new AdjustTouch(clinic.Maya, session, new() { Position = BodyPosition.Prone }), Ct));
        await tomas.Send(new AdjustTouch(clinic.Maya, session, new() { Position = BodyPosition.Prone, Pressure = PressureWish.Lighter }), Ct);
        await tomas.Send(new AdjustTouch(clinic.Maya, session, new() { Position = BodyPosition.Seated }), Ct);

        var touch = (await tomas.Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent!;
        Assert.Equal(1, touch.Regions.Single(one => one.EndedAt is null).PressureCeiling);
        Assert.Equal([null, BodyPosition.Seated], touch.Events.Where(one => one.Kind == TouchEventKind.Adjusted).Select(one => one.Position));
    }
}
