using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.PolicyPacks;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Sessions;

/// <summary>Rule CR-164; I33b.</summary>
public sealed class Writing_down_afterwards(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(24, false)]
    [InlineData(25, true)]
    public async Task I33b_raises_a_task_for_who_held_it_and_who_leads_when_it_comes_too_late(int hoursAfter, bool isLate)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        clinic.Clock.Advance(TimeSpan.FromHours(2 + hoursAfter));

        await clinic.As(clinic.Tomas).Send(new EnterSessionLate(clinic.Maya, session, 1, OnPaper()), Ct);

        var seen = (await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, session), Ct)).Value;
        Assert.Equal((SessionStatus.Completed, clinic.Clock.GetUtcNow(), isLate), (seen.Session.Status, seen.Session.EnteredLateAt, seen.TouchConsent!.IsLate));
        Assert.Equal((Clinic.Monday.AddHours(1).AddMinutes(-5), 1), (seen.TouchConsent.DiscussedAt, seen.TouchConsent.Worked.Count));
        var tasks = (await clinic.As(clinic.MayaHerself).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items;
        if (!isLate)
        {
            Assert.Empty(tasks);
            return;
        }

        var task = Assert.Single(tasks);
        Assert.Equal((CareTaskKind.DocumentTouchConsent, session.Value), (task.Kind, task.AboutId));
        Assert.Equal(new[] { clinic.Tomas.PersonId, clinic.Ruth.PersonId }.Order(), task.ResponsibleIds.Order());

        // It tells of what happens in a session: the front desk sees nothing of it, and the lead only what the client shares of bodywork.
        Assert.Equal([task.Id], (await clinic.As(clinic.Tomas).Send(new ListMyCareTasks(null, 50, null), Ct)).Slice.Items.Select(one => one.Id));
        Assert.Empty((await clinic.As(clinic.Ada).Send(new ListMyCareTasks(null, 50, null), Ct)).Slice.Items);
        Assert.Empty((await clinic.As(clinic.Ada).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items);
        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListMyCareTasks(null, 50, null), Ct)).Slice.Items);
        await clinic.Permits(Recipient.Of(clinic.Ruth.Id), [InformationCategory.Bodywork], ct: Ct);
        Assert.Equal([task.Id], (await clinic.As(clinic.Ruth).Send(new ListMyCareTasks(null, 50, null), Ct)).Slice.Items.Select(one => one.Id));
    }

    [Fact]
    public async Task I33b_marks_a_talk_that_is_documented_late_into_a_session_of_the_diary()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        clinic.Clock.Advance(TimeSpan.FromHours(27));

        var at = await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch() with { DiscussedAt = Clinic.Monday.AddHours(1) }), Ct);
        await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, at.Revision, CareUnderWay.AgreedTouch()), Ct);

        var seen = (await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent!;
        Assert.True(seen.IsLate);
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.care_tasks where kind = 'documentTouchConsent'", Ct));
    }

    [Fact]
    public async Task Is_no_way_around_the_clients_consent_I30()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        clinic.Clock.Advance(TimeSpan.FromHours(4));
        var tomas = clinic.As(clinic.Tomas);

        Assert.Equal(new TouchNotConsented(), await tomas.Refused(new EnterSessionLate(clinic.Maya, session, 1, OnPaper() with { Consent = null }), Ct));
        Assert.Equal(
            new RegionNotConsented(BodyRegion.Feet) { Pointer = "/region" },
            await tomas.Refused(new EnterSessionLate(clinic.Maya, session, 1, OnPaper() with { Worked = [CareUnderWay.ShouldersWorked() with { Region = BodyRegion.Feet }] }), Ct));
        Assert.Equal(
            new DiscussedAfterTouch { Pointer = "/consent/discussedAt" },
            await tomas.Refused(new EnterSessionLate(clinic.Maya, session, 1, OnPaper() with { Consent = CareUnderWay.AgreedTouch() with { DiscussedAt = Clinic.Monday.AddHours(1).AddMinutes(30) } }), Ct));
        Assert.Equal("planned|0", await clinic.AskAsOwner("select status || '|' || (select count(*) from care.touch_consents) from care.sessions", Ct));
    }

    [Fact]
    public async Task Refuses_what_can_never_be_right_I36()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        clinic.Clock.Advance(TimeSpan.FromHours(4));
        var tomas = clinic.As(clinic.Tomas);

        Assert.Equal(
            new ProductUnknown { Pointer = "/worked/0/product" },
            await tomas.Refused(new EnterSessionLate(clinic.Maya, session, 1, OnPaper() with { Worked = [CareUnderWay.ShouldersWorked() with { Product = "something-else" }] }), Ct));

        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        await clinic.As(clinic.MayaHerself).Send(
            new WriteTouchSafetyProfile(clinic.Maya, null, new() { StopSignal = new() { Kind = StopSignalKind.Word, Sign = "Red" }, Regions = [new() { Region = BodyRegion.Shoulders, Rule = TouchRule.Never }] }), Ct);
        Assert.Equal(new RegionNever(BodyRegion.Shoulders) { Pointer = "/consent/regions/0/region" }, await tomas.Refused(new EnterSessionLate(clinic.Maya, session, 1, OnPaper()), Ct));
    }

    [Fact]
    public async Task Takes_no_unsupervised_talk_of_a_qualifying_psychotherapist_C1()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var session = await clinic.Schedules(clinic.Quinn, Discipline.Psychotherapy);
        clinic.Clock.Advance(TimeSpan.FromHours(4));
        await clinic.AskAsOwner("delete from care.supervisions", Ct);

        Assert.IsType<SupervisionMissing>(await clinic.As(clinic.Quinn).Refused(new EnterSessionLate(clinic.Maya, session, 1, OnPaper() with { Consent = null, Worked = [] }), Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task I38_keeps_the_record_of_an_unchecked_massage_marks_it_and_asks_for_a_look_at_it(bool isChecked)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = isChecked ? await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy) : await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        clinic.Clock.Advance(TimeSpan.FromHours(4));

        await clinic.As(clinic.Tomas).Send(new EnterSessionLate(clinic.Maya, session, 1, OnPaper()), Ct);

        Assert.Equal(!isChecked, (await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent!.IsOutsideLimits);
        await AsksForALook(clinic, session, !isChecked);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, false)]
    public async Task Asks_for_a_look_at_a_talk_that_was_held_over_a_hold(int placedAfterHours, bool isRaised)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        clinic.Clock.Advance(TimeSpan.FromHours(placedAfterHours));
        var hold = await clinic.As(clinic.Ruth).Send(new PlaceHold(clinic.Maya, new() { On = Discipline.Psychotherapy, Limits = new() { NoSessions = true }, Until = clinic.Clock.GetUtcNow().AddDays(1) }), Ct);
        clinic.Clock.Advance(TimeSpan.FromHours(4));
        await clinic.As(clinic.Ruth).Send(new LiftHold(clinic.Maya, new(hold.Id), hold.Revision), Ct);

        await clinic.As(clinic.Ruth).Send(new EnterSessionLate(clinic.Maya, session, 1, OnPaper() with { Consent = null, Worked = [] }), Ct);

        await AsksForALook(clinic, session, isRaised);
    }

    private static async Task AsksForALook(Clinic clinic, SessionId session, bool isRaised)
    {
        var tasks = (await clinic.As(clinic.MayaHerself).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items.Where(task => task.Kind == CareTaskKind.ReviewLateEntry).ToList();
        Assert.Equal(isRaised ? [session.Value] : [], tasks.Select(task => task.AboutId));
        if (isRaised) Assert.Contains(clinic.Ruth.PersonId, tasks[0].ResponsibleIds);
    }

    [Fact]
    public async Task Takes_a_talk_too()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        clinic.Clock.Advance(TimeSpan.FromHours(4));

        await clinic.As(clinic.Ruth).Send(new EnterSessionLate(clinic.Maya, session, 1, OnPaper() with { Consent = null, Worked = [] }), Ct);

        Assert.Equal(clinic.Clock.GetUtcNow(), (await clinic.As(clinic.Ada).Send(new GetSession(clinic.Maya, session), Ct)).Value.Session.EnteredLateAt);
    }

    [Fact]
    public async Task I29_takes_a_childs_touch_from_who_may_decide_and_from_the_child()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.AskAsOwner($"update care.clients set born_on = '{Clinic.Today.AddYears(-12):yyyy-MM-dd}' where id = '{clinic.Maya.Value}'", Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        var mother = (await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, new() { Name = "Rosa", Relationship = "Mother", Authority = "Parent" }), Ct)).Id;
        var tomas = clinic.As(clinic.Tomas);

        Assert.Equal(new ClientMustAssent { Pointer = "/clientAssents" }, await tomas.Refused(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch() with { DecisionMakerId = mother }), Ct));
        Assert.Equal(new MinorNeedsDecisionMaker { Pointer = "/decisionMakerId" }, await tomas.Refused(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch() with { ClientAssents = true }), Ct));
        Assert.Equal(
            new AuthorityNotInForce { Pointer = "/decisionMakerId" },
            await tomas.Refused(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch() with { ClientAssents = true, DecisionMakerId = Guid.CreateVersion7() }), Ct));
        await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch() with { ClientAssents = true, DecisionMakerId = mother }), Ct);

        // Her name is a name: it stands with the decision makers, and not with the bodywork.
        Assert.Equal(new TouchDecisionMakerView(mother, "Mother"), (await tomas.Send(new GetSession(clinic.Maya, session), Ct)).Value.TouchConsent!.DecidedBy);
    }

    [Fact]
    public async Task M12_starts_no_massage_where_the_place_asks_for_a_signed_document_before_there_is_one()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        await clinic.As(clinic.Ada).Send(new ActivatePolicyPack(1, new() { Code = "US-TX" }), Ct);
        await clinic.AskAsOwner("update care.licences set jurisdiction = 'CA-ON'", Ct);
        var tomas = clinic.As(clinic.Tomas);
        var at = (await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct)).Revision;
        Assert.Equal(new ConsultationMissing(), await tomas.Refused(new StartSession(clinic.Maya, session, at), Ct));

        var first = await tomas.Send(new RecordConsultation(clinic.Maya, CareUnderWay.AConsultation()), Ct);
        await tomas.Send(new OutdateConsultation(clinic.Maya, new(first.Id), first.Revision), Ct);
        Assert.Equal(new ConsultationMissing(), await tomas.Refused(new StartSession(clinic.Maya, session, at), Ct));
        await tomas.Send(new RecordConsultation(clinic.Maya, CareUnderWay.AConsultation()), Ct);
        await tomas.Send(new StartSession(clinic.Maya, session, at), Ct);

        var listed = (await tomas.Send(new ListConsultations(clinic.Maya, 50, null), Ct)).Value.Items;
        Assert.Equal([null, clinic.Clock.GetUtcNow()], listed.Select(one => one.OutdatedAt));
        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListConsultations(clinic.Maya, 50, null), Ct)).Value.Items);
    }

    private static EnterSessionLateBody OnPaper() => new()
    {
        StartedAt = Clinic.Monday.AddHours(1),
        CompletedAt = Clinic.Monday.AddHours(2),
        Consent = CareUnderWay.AgreedTouch() with { DiscussedAt = Clinic.Monday.AddHours(1).AddMinutes(-5) },
        Worked = [CareUnderWay.ShouldersWorked()],
    };
}
