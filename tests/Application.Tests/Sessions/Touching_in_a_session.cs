using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Sessions;

public sealed class Touching_in_a_session(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I30_begins_only_with_consent_in_this_very_session()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var yesterday = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, -24);
        await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, yesterday, 1, CareUnderWay.AgreedTouch()), Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        Assert.Equal(new TouchNotConsented(), await clinic.As(clinic.Tomas).Refused(new StartSession(clinic.Maya, session, 1), Ct));
        var half = CareUnderWay.AgreedTouch() with { Discussed = [DiscussionElement.NatureOfTreatment] };
        Assert.Equal(
            new TouchDiscussionIncomplete(DiscussionElement.Benefits) { Pointer = "/discussed" },
            await clinic.As(clinic.Tomas).Refused(new RecordTouchConsent(clinic.Maya, session, 1, half), Ct));

        var agreed = await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct);
        await clinic.As(clinic.Tomas).Send(new StartSession(clinic.Maya, session, agreed.Revision), Ct);
    }

    [Fact]
    public async Task Starts_a_talk_without_any_consent_to_touch()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);

        await clinic.As(clinic.Ruth).Send(new StartSession(clinic.Maya, session, 1), Ct);
    }

    [Fact]
    public async Task I31_needs_a_written_consent_of_the_sessions_own_date_for_a_sensitive_region()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var wish = new TouchWishBody { Region = BodyRegion.Gluteal, Techniques = [Technique.Swedish], PressureCeiling = 2, WrittenConsentOn = Clinic.Today.AddDays(-1) };

        Assert.Equal(
            new WrittenConsentMissing(BodyRegion.Gluteal) { Pointer = "/regions/0/writtenConsentOn" },
            await clinic.As(clinic.Tomas).Refused(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch(wish)), Ct));
        await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch(wish with { WrittenConsentOn = Clinic.Today })), Ct);
    }

    [Fact]
    public async Task Records_what_was_agreed_to_and_nothing_beyond()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();
        var tomas = clinic.As(clinic.Tomas);

        var done = await tomas.Send(new RecordRegionWorked(clinic.Maya, session, revision, CareUnderWay.ShouldersWorked()), Ct);

        Assert.Equal(
            new FirmerThanConsented(BodyRegion.Shoulders, 2) { Pointer = "/pressure" },
            await tomas.Refused(new RecordRegionWorked(clinic.Maya, session, done.Revision, CareUnderWay.ShouldersWorked(pressure: 3)), Ct));
        Assert.Equal(
            new RegionNotConsented(BodyRegion.Neck) { Pointer = "/region" },
            await tomas.Refused(new RecordRegionWorked(clinic.Maya, session, done.Revision, CareUnderWay.ShouldersWorked() with { Region = BodyRegion.Neck }), Ct));
        var seen = (await tomas.Send(new GetSession(clinic.Maya, session), Ct)).Value;
        Assert.Equal((done.Id, BodyRegion.Shoulders, Technique.Swedish, 2), seen.TouchConsent!.Worked.Select(worked => (worked.Id, worked.Region, worked.Technique, worked.Pressure)).Single());
        Assert.Equal([Technique.Swedish], seen.TouchConsent.Regions.Single().Techniques);
    }

    [Fact]
    public async Task Rests_while_the_session_is_paused()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();
        var tomas = clinic.As(clinic.Tomas);
        var paused = await tomas.Send(new PauseSession(clinic.Maya, session, revision), Ct);
        Assert.Equal(new TouchNotUnderWay(SessionStatus.Paused), await tomas.Refused(new RecordRegionWorked(clinic.Maya, session, paused.Revision, CareUnderWay.ShouldersWorked()), Ct));

        var resumed = await tomas.Send(new ResumeSession(clinic.Maya, session, paused.Revision), Ct);
        var worked = await tomas.Send(new RecordRegionWorked(clinic.Maya, session, resumed.Revision, CareUnderWay.ShouldersWorked()), Ct);
        await tomas.Send(new CompleteSession(clinic.Maya, session, worked.Revision), Ct);
    }

    [Theory]
    [InlineData(SessionStatus.Planned)]
    [InlineData(SessionStatus.InProgress)]
    [InlineData(SessionStatus.Paused)]
    [InlineData(SessionStatus.Stopped)]
    [InlineData(SessionStatus.Completed)]
    [InlineData(SessionStatus.Cancelled)]
    [InlineData(SessionStatus.NoShow)]
    public async Task I33_stops_in_every_state_for_the_client_and_takes_the_consent_with_it(SessionStatus state)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await Brought(clinic, state);

        var stopped = await clinic.As(clinic.MayaHerself).Send(new StopSession(clinic.Maya, session), Ct);
        var again = await clinic.As(clinic.Tomas).Send(new StopSession(clinic.Maya, session), Ct);

        Assert.Equal(stopped, again);
        var seen = (await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, session), Ct)).Value;
        Assert.NotNull(seen.Session.StoppedAt);
        Assert.False(seen.TouchConsent!.IsInForce);
        Assert.StartsWith("session.touch_", (await clinic.As(clinic.Tomas).Refused(new RecordRegionWorked(clinic.Maya, session, again.Revision, CareUnderWay.ShouldersWorked()), Ct)).Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I33_takes_back_one_region_and_leaves_the_others()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var tomas = clinic.As(clinic.Tomas);
        TouchWishBody Wish(BodyRegion region) => new() { Region = region, Techniques = [Technique.Swedish], PressureCeiling = 2 };
        var agreed = await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch(Wish(BodyRegion.Shoulders), Wish(BodyRegion.Feet))), Ct);
        var started = await tomas.Send(new StartSession(clinic.Maya, session, agreed.Revision), Ct);

        var withdrawn = await clinic.As(clinic.MayaHerself).Send(new WithdrawTouchConsent(clinic.Maya, session, new() { Regions = [BodyRegion.Shoulders] }), Ct);

        Assert.Equal(new RequestStale(withdrawn.Revision), await tomas.Refused(new RecordRegionWorked(clinic.Maya, session, started.Revision, CareUnderWay.ShouldersWorked()), Ct));
        Assert.Equal(
            new RegionNotConsented(BodyRegion.Shoulders) { Pointer = "/region" }, await tomas.Refused(new RecordRegionWorked(clinic.Maya, session, withdrawn.Revision, CareUnderWay.ShouldersWorked()), Ct));
        await tomas.Send(new RecordRegionWorked(clinic.Maya, session, withdrawn.Revision, CareUnderWay.ShouldersWorked() with { Region = BodyRegion.Feet }), Ct);
        Assert.Equal(
            withdrawn.Revision + 2, (await clinic.As(clinic.MayaHerself).Send(new WithdrawTouchConsent(clinic.Maya, session, new() { Regions = [BodyRegion.Shoulders] }), Ct)).Revision);
    }

    [Fact]
    public async Task I33_hears_a_stop_while_others_write_at_the_same_moment()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();

        var work = Enumerable.Range(0, 12).Select(async _ =>
        {
            try
            {
                await clinic.As(clinic.Tomas).Send(new RecordRegionWorked(clinic.Maya, session, revision, CareUnderWay.ShouldersWorked()), Ct);
            }
            catch (DomainException crossed) when (crossed.Error is RequestStale)
            {
                // Only one of them can be at the right revision; what matters is that no stop is lost to any of them.
            }
        });
        var stops = Enumerable.Range(0, 4).Select(_ => clinic.As(clinic.MayaHerself).Send(new StopSession(clinic.Maya, session), Ct))
            .Concat(Enumerable.Range(0, 4).Select(_ => clinic.As(clinic.MayaHerself).Send(new WithdrawTouchConsent(clinic.Maya, session, new()), Ct)));

        await Task.WhenAll(work.Concat(stops));

        Assert.Equal("stopped|0", await clinic.AskAsOwner("select s.status || '|' || (select count(*) from care.consented_regions where ended_at is null) from care.sessions s", Ct));
    }

    [Fact]
    public async Task Leaves_nobody_a_session_to_hand_over_that_was_held()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();
        var author = new Author(clinic.Tomas.PersonId, Discipline.MassageTherapy);
        await clinic.Given(Ct, CareTask.Raise(clinic.Id, clinic.Maya, CareTaskKind.HandOverSession, session.Value, author, [], clinic.Clock.GetUtcNow()));

        await clinic.As(clinic.Tomas).Send(new CompleteSession(clinic.Maya, session, revision), Ct);

        Assert.Equal("done", await clinic.AskAsOwner("select status from care.care_tasks", Ct));
    }

    [Fact]
    public async Task Belongs_to_the_practitioner_who_holds_the_session()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();
        var noor = clinic.As(clinic.Noor);

        Assert.Equal(new NotTheSessionsPractitioner(), await noor.Refused(new PauseSession(clinic.Maya, session, revision), Ct));
        Assert.Equal(new NotTheSessionsPractitioner(), await noor.Refused(new CompleteSession(clinic.Maya, session, revision), Ct));
        Assert.Equal(new NotTheSessionsPractitioner(), await noor.Refused(new RecordTouchConsent(clinic.Maya, session, revision, CareUnderWay.AgreedTouch()), Ct));
        Assert.Equal(new NotTheSessionsPractitioner(), await noor.Refused(new RecordRegionWorked(clinic.Maya, session, revision, CareUnderWay.ShouldersWorked()), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(new RecordTouchConsent(clinic.Maya, session, revision, CareUnderWay.AgreedTouch()), Ct));
    }

    [Fact]
    public async Task Stays_out_of_the_diary_that_the_front_desk_reads()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, _) = await clinic.HoldsAMassageSession();
        var bare = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 5);
        var talk = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, 7);

        foreach (var massage in (SessionId[])[session, bare])
        {
            var seen = (await clinic.As(clinic.Ada).Send(new GetSession(clinic.Maya, massage), Ct)).Value;
            Assert.Null(seen.TouchConsent);
            Assert.Equal((InformationCategory.Bodywork, DecisionReason.NoDirective), seen.Withheld.Select(denied => (denied.Category, denied.Reason)).Single());
        }

        Assert.Empty((await clinic.As(clinic.Ada).Send(new GetSession(clinic.Maya, talk), Ct)).Value.Withheld);
        Assert.NotNull((await clinic.As(clinic.MayaHerself).Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent);
    }

    [Fact]
    public async Task Is_kept_as_it_was_recorded_whoever_runs_the_statement()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        Assert.Equal(
            "false,false,false,false,false",
            await clinic.AskAsOwner(
                $"""
                select string_agg(has_table_privilege('{clinic.Database.ApiLogin}', 'care.' || t, 'update')::text, ',')
                  from unnest(array['regions_worked', 'agreements', 'approvals', 'addenda', 'outcome_measurements']) t
                """, Ct));
    }

    private static async Task<SessionId> Brought(Clinic clinic, SessionStatus state)
    {
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var tomas = clinic.As(clinic.Tomas);
        var at = (await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct)).Revision;
        if (state is SessionStatus.InProgress or SessionStatus.Paused or SessionStatus.Stopped or SessionStatus.Completed) at = (await tomas.Send(new StartSession(clinic.Maya, session, at), Ct)).Revision;
        Task<Receipt> end = state switch
        {
            SessionStatus.Paused => tomas.Send(new PauseSession(clinic.Maya, session, at), Ct),
            SessionStatus.Stopped => tomas.Send(new StopSession(clinic.Maya, session), Ct),
            SessionStatus.Completed => tomas.Send(new CompleteSession(clinic.Maya, session, at), Ct),
            SessionStatus.Cancelled => clinic.As(clinic.MayaHerself).Send(new CancelSession(clinic.Maya, session, at), Ct),
            SessionStatus.NoShow => clinic.As(clinic.Ada).Send(new MarkNoShow(clinic.Maya, session, at), Ct),
            _ => Task.FromResult(new Receipt(session.Value, at)),
        };
        await end;
        return session;
    }
}
