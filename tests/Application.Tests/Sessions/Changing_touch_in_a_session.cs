using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Sessions;

public sealed class Changing_touch_in_a_session(PostgresServer server)
{
    private static readonly TouchWishBody Shoulders = new()
    {
        Region = BodyRegion.Shoulders,
        Techniques = [Technique.Swedish, Technique.DeepTissue],
        PressureCeiling = 4,
        Draping = Draping.Sheet,
        Products = ["jojoba-oil"],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I33_takes_back_one_side_and_one_technique()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, tomas) = (await Holds(clinic), clinic.As(clinic.Tomas));

        await clinic.As(clinic.MayaHerself).Send(new WithdrawTouchConsent(clinic.Maya, session.Id, new() { Sites = [new() { Region = BodyRegion.Shoulders, Side = Side.Left }] }), Ct);
        var at = await clinic.As(clinic.MayaHerself).Send(new WithdrawTouchConsent(clinic.Maya, session.Id, new() { Techniques = [Technique.DeepTissue] }), Ct);

        Assert.Equal(new RegionNotConsented(BodyRegion.Shoulders) { Pointer = "/region" }, await tomas.Refused(new RecordRegionWorked(clinic.Maya, session.Id, at.Revision, Done(Side.Left)), Ct));
        Assert.Equal(
            new TechniqueNotConsented(BodyRegion.Shoulders, Technique.DeepTissue) { Pointer = "/technique" },
            await tomas.Refused(new RecordRegionWorked(clinic.Maya, session.Id, at.Revision, Done(Side.Right) with { Technique = Technique.DeepTissue }), Ct));
        await tomas.Send(new RecordRegionWorked(clinic.Maya, session.Id, at.Revision, Done(Side.Right) with { Product = "jojoba-oil" }), Ct);

        var touch = (await tomas.Send(new GetSession(clinic.Maya, session.Id), Ct)).Value.TouchConsent!;
        Assert.Equal([(1, TouchEventKind.Granted, clinic.Tomas.PersonId), (2, TouchEventKind.Withdrawn, clinic.Maya.Value), (3, TouchEventKind.Withdrawn, clinic.Maya.Value)], touch.Events.Select(said => (said.Number, said.Kind, said.By)));
        var left = Assert.Single(touch.Regions, region => region.EndedAt is null);
        Assert.Equal((Side.Right, Draping.Sheet, 4), (left.Side, left.Draping, left.PressureCeiling));
        Assert.Equal(["jojoba-oil"], left.Products);
        Assert.Equal([Technique.Swedish], left.Techniques);
        Assert.Equal((Side.Right, "jojoba-oil"), (touch.Worked[0].Side, touch.Worked[0].Product));
    }

    [Fact]
    public async Task I33_makes_lighter_hold_at_once_whatever_page_somebody_has()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, tomas) = (await Holds(clinic), clinic.As(clinic.Tomas));

        var lighter = await tomas.Send(new AdjustTouch(clinic.Maya, session.Id, new() { Pressure = PressureWish.Lighter, Ceiling = 2, Comfort = 3 }), Ct);

        Assert.Equal(new RequestStale(lighter.Revision), await tomas.Refused(new RecordRegionWorked(clinic.Maya, session.Id, session.Revision, Done(Side.Left)), Ct));
        Assert.Equal(
            new FirmerThanConsented(BodyRegion.Shoulders, 2) { Pointer = "/pressure" },
            await tomas.Refused(new RecordRegionWorked(clinic.Maya, session.Id, lighter.Revision, Done(Side.Left) with { Pressure = 3 }), Ct));
        await tomas.Send(new RecordRegionWorked(clinic.Maya, session.Id, lighter.Revision, Done(Side.Left)), Ct);
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(new AdjustTouch(clinic.Maya, session.Id, new() { Comfort = 3 }), Ct));
    }

    [Fact]
    public async Task I33_loses_no_word_of_two_who_speak_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await Holds(clinic);
        var recorded = 0;
        var refused = 0;

        var work = Enumerable.Range(0, 25).Select(async i =>
        {
            for (var at = session.Revision; ;)
            {
                try
                {
                    await clinic.As(clinic.Tomas).Send(new RecordRegionWorked(clinic.Maya, session.Id, at, Done(Side.Left)), Ct);
                    Interlocked.Increment(ref recorded);
                    return;
                }
                catch (DomainException crossed) when (crossed.Error is RequestStale)
                {
                    at = (await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, session.Id), Ct)).Value.Session.Revision;
                }
                catch (DomainException closed) when (closed.Error is RegionNotConsented)
                {
                    Interlocked.Increment(ref refused);
                    return;
                }
            }
        });
        var said = clinic.As(clinic.MayaHerself).Send(new WithdrawTouchConsent(clinic.Maya, session.Id, new() { Sites = [new() { Region = BodyRegion.Shoulders, Side = Side.Left }] }), Ct);
        await Task.WhenAll(work.Append(said));

        TestContext.Current.TestOutputHelper!.WriteLine($"{recorded} recorded before the withdrawal, {refused} refused after it.");
        Assert.Equal(25, recorded + refused);
        Assert.Equal((long)recorded, await clinic.AskAsOwner("select count(*) from care.regions_worked", Ct));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.consented_regions where ended_at is null and side = 'right'", Ct));
        var latest = (await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, session.Id), Ct)).Value.Session.Revision;
        Assert.Equal(new RegionNotConsented(BodyRegion.Shoulders) { Pointer = "/region" }, await clinic.As(clinic.Tomas).Refused(new RecordRegionWorked(clinic.Maya, session.Id, latest, Done(Side.Left)), Ct));
    }

    [Fact]
    public async Task Is_kept_as_it_was_said_whoever_runs_the_statement_CR_162()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        Assert.Equal(
            "false,false,false,false",
            await clinic.AskAsOwner(
                $"""
                select string_agg(has_table_privilege('{clinic.Database.ApiLogin}', 'care.' || t, p)::text, ',')
                  from unnest(array['touch_events', 'offered_choices']) t cross join unnest(array['update', 'delete']) p
                """, Ct));
    }

    private static RegionWorkedBody Done(Side side) => new() { Region = BodyRegion.Shoulders, Side = side, Technique = Technique.Swedish, Pressure = 2 };

    private static async Task<(SessionId Id, int Revision)> Holds(Clinic clinic)
    {
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        await clinic.As(clinic.Tomas).Send(new EvaluateContraindications(clinic.Maya, session, Healthy.Plan with { Products = ["jojoba-oil"] }), Ct);
        var agreed = await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch(Shoulders)), Ct);
        return (session, (await clinic.As(clinic.Tomas).Send(new StartSession(clinic.Maya, session, agreed.Revision), Ct)).Revision);
    }
}
