using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Application.Clinics;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Practitioners;

public sealed class Being_fit_to_practise(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(61, null)]
    [InlineData(60, LicenceWarning.EndsWithin60Days)]
    [InlineData(31, LicenceWarning.EndsWithin60Days)]
    [InlineData(30, LicenceWarning.EndsWithin30Days)]
    [InlineData(8, LicenceWarning.EndsWithin30Days)]
    [InlineData(7, LicenceWarning.EndsWithin7Days)]
    [InlineData(0, LicenceWarning.EndsWithin7Days)]
    [InlineData(-1, LicenceWarning.Ended)]
    public async Task Is_warned_of_and_closes_with_the_last_day_S4(int daysLeft, LicenceWarning? warning)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var eva = await clinic.Enrol("Eva", Discipline.MassageTherapy, licensedUntil: Clinic.Today.AddDays(daysLeft), ct: Ct);

        var seen = (await clinic.As(clinic.Ada).Send(new GetPractitioner(eva.Id), Ct)).Licences[0];
        var listed = (await clinic.As(clinic.Ada).Send(new ListPractitioners(60, 50, null), Ct)).Items.Select(p => p.Id);

        Assert.Equal((warning, warning is null ? null : (int?)daysLeft), (seen.Warning?.Code, seen.Warning?.DaysLeft));
        Assert.Equal(daysLeft <= 60 ? [eva.Id.Value] : [], listed);
        if (daysLeft >= 0) Assert.Equal(warning, Assert.Single((await clinic.As(eva).Send(new ListMyLicences(), Ct)).Items).Warning?.Code);
        else Assert.Equal(new LicenceLapsed(), await clinic.As(eva).Refused(new ListMyLicences(), Ct));
    }

    [Fact]
    public async Task Is_not_warned_of_where_another_licence_lasts_longer()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var eva = await clinic.Enrol("Eva", Discipline.MassageTherapy, licensedUntil: Clinic.Today.AddDays(10), ct: Ct);
        await clinic.As(clinic.Ada).Send(new RecordLicence(eva.Id, Licence(Discipline.MassageTherapy, "CMTO", "777") with { Evidence = "page.pdf", NextCheckOn = Clinic.Today }), Ct);

        Assert.Empty((await clinic.As(clinic.Ada).Send(new ListPractitioners(60, 50, null), Ct)).Items);
        var renewed = (await clinic.As(clinic.Ada).Send(new GetPractitioner(eva.Id), Ct)).Licences.Single(licence => licence.Number == "777");
        Assert.Equal(("page.pdf", Clinic.Today, true), (renewed.Evidence, renewed.NextCheckOn, renewed.IsCheckDue));
        Assert.Equal("range", Assert.Single(Assert.IsType<RequestInvalid>(await clinic.As(clinic.Ada).Refused(new ListPractitioners(-1, 50, null), Ct)).Errors).Code);
    }

    [Fact]
    public async Task I04_asks_for_a_licence_of_the_place_in_joining_booking_opening_and_signing()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var note = await clinic.DraftsANote(clinic.Tomas, Discipline.MassageTherapy, 3);
        var refusal = new PractitionerNotLicensed(Discipline.MassageTherapy) { Pointer = "/practitionerId" };

        await clinic.AskAsOwner("update care.licences set jurisdiction = 'CA-QC' where discipline = 'massageTherapy'", Ct);

        Assert.Equal(refusal, await clinic.As(clinic.Ada).Refused(new JoinCareTeam(clinic.Maya, new() { PractitionerId = clinic.Noor.Id.Value, Discipline = Discipline.MassageTherapy }), Ct));
        Assert.Equal(refusal, await clinic.As(clinic.Ada).Refused(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy, 9)), Ct));
        Assert.Equal(new LicenceLapsed(), await clinic.As(clinic.Tomas).Refused(new StartSession(clinic.Maya, session, 1), Ct));
        Assert.Equal(new LicenceLapsed(), await clinic.As(clinic.Tomas).Refused(new Application.Notes.SignNote(clinic.Maya, note, 1, new() { ContentHash = new string('a', 64) }), Ct));
    }

    [Fact]
    public async Task Needs_a_supervisor_while_qualifying_to_activate_a_plan_and_to_open_a_session_C1()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await clinic.LetsMassageSeeThePlan();
        var (plan, revision) = await clinic.AgreesOnAPlan();
        var session = await clinic.Schedules(clinic.Quinn, Discipline.Psychotherapy);
        var supervision = new SupervisionId((Guid)(await clinic.AskAsOwner("select id from care.supervisions", Ct))!);

        await clinic.As(clinic.Ada).Send(new EndSupervision(supervision, new()), Ct);

        Assert.Equal(new SupervisionMissing(), await clinic.As(clinic.Quinn).Refused(new ActivateCarePlan(clinic.Maya, plan, revision), Ct));
        Assert.Equal(new SupervisionMissing(), await clinic.As(clinic.Quinn).Refused(new StartSession(clinic.Maya, session, 1), Ct));
        await clinic.As(clinic.Ada).Send(new StartSupervision(clinic.Quinn.Id, new() { SupervisorId = clinic.Ruth.Id.Value }), Ct);
        await clinic.As(clinic.Quinn).Send(new StartSession(clinic.Maya, session, 1), Ct);
        Assert.Equal(revision + 1, (await clinic.As(clinic.Quinn).Send(new ActivateCarePlan(clinic.Maya, plan, revision), Ct)).Revision);
    }

    [Fact]
    public async Task I05_leaves_a_task_for_each_open_session_when_a_licence_is_suspended()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var (running, _) = await clinic.HoldsAMassageSession();
        var planned = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 3);
        var cancelled = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 5);
        await clinic.As(clinic.Ada).Send(new CancelSession(clinic.Maya, cancelled, 1), Ct);
        await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, 7);

        await Suspends(clinic, clinic.Tomas);

        var tasks = (await clinic.As(clinic.Ada).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items;
        Assert.Equal(new[] { running.Value, planned.Value }.Order(), tasks.Select(task => task.AboutId).Order());
        Assert.All(tasks, task => Assert.Equal((CareTaskKind.HandOverSession, CareTaskStatus.Open, clinic.Tomas.PersonId, Discipline.MassageTherapy), (task.Kind, task.Status, task.PersonId, task.Discipline)));
        Assert.All(tasks, task => Assert.Equal([clinic.Noor.PersonId], task.ResponsibleIds));
        Assert.Equal(2, (await clinic.As(clinic.Noor).Send(new ListMyCareTasks(CareTaskStatus.Open, 50, null), Ct)).Slice.Items.Count);
        Assert.Equal(new LicenceLapsed(), await clinic.As(clinic.Tomas).Refused(new CompleteSession(clinic.Maya, running, 3), Ct));

        var row = (await clinic.As(clinic.MayaHerself).Send(new ListDisclosures(clinic.Maya, 50, null), Ct)).Value.Items.Single(entry => entry.Action == "ChangeLicenceStatus");
        Assert.Equal((InformationCategory.Scheduling, DecisionReason.ClinicOperations), (Assert.Single(row.Parts).Category, row.Parts[0].Reason));
        Assert.Equal(tasks.Select(task => task.Id).Order(), row.Parts[0].RecordIds.Order());
    }

    [Fact]
    public async Task I05_raises_each_task_once_and_none_in_another_clinic()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 3);

        await Suspends(clinic, clinic.Tomas);
        await Suspends(clinic, clinic.Tomas, LicenceStatus.Revoked, revision: 3);

        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.care_tasks", Ct));
        Assert.Empty((await clinic.As(clinic.Ada).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items[0].ResponsibleIds);
    }

    [Fact]
    public async Task I05_leaves_no_task_where_another_licence_still_counts_or_a_suspension_is_lifted()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 3);
        await clinic.As(clinic.Ada).Send(new RecordLicence(clinic.Tomas.Id, Licence(Discipline.MassageTherapy, "CMTO", "778")), Ct);

        await Suspends(clinic, clinic.Tomas, revision: 3);
        await Suspends(clinic, clinic.Tomas, LicenceStatus.Active, revision: 4);

        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.care_tasks", Ct));
    }

    [Fact]
    public async Task I05_reaches_who_was_supervised_by_somebody_who_leaves()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var quinns = await clinic.Schedules(clinic.Quinn, Discipline.Psychotherapy, 3);
        var ruths = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, 5);

        await clinic.As(clinic.Ada).Send(new DeactivatePractitioner(clinic.Ruth.Id, 2), Ct);

        Assert.Equal(new[] { quinns.Value, ruths.Value }.Order(), (await clinic.As(clinic.Ada).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items.Select(task => task.AboutId).Order());
    }

    [Fact]
    public async Task I05_follows_the_day_on_which_a_supervision_ends()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await clinic.Schedules(clinic.Quinn, Discipline.Psychotherapy, 3);
        var tomorrow = await clinic.Schedules(clinic.Quinn, Discipline.Psychotherapy, 27);
        var supervision = new SupervisionId((Guid)(await clinic.AskAsOwner("select id from care.supervisions", Ct))!);

        await clinic.As(clinic.Ada).Send(new EndSupervision(supervision, new() { EndsOn = Clinic.Today.AddDays(1) }), Ct);

        Assert.Equal([tomorrow.Value], (await clinic.As(clinic.Ada).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items.Select(task => task.AboutId));
    }

    [Fact]
    public async Task I05_is_seen_to_by_a_colleague_who_takes_the_hour()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 3);
        await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct);
        await Suspends(clinic, clinic.Tomas);
        var over = new HandOverSession(clinic.Maya, session, 2, new() { PractitionerId = clinic.Noor.Id.Value });

        Assert.Equal(new SessionTheirsAlready { Pointer = "/practitionerId" }, await clinic.As(clinic.Ada).Refused(over with { Body = new() { PractitionerId = clinic.Tomas.Id.Value } }, Ct));
        Assert.Equal(new SessionPractitionerNotOnTeam { Pointer = "/practitionerId" }, await clinic.As(clinic.Ada).Refused(over with { Body = new() { PractitionerId = clinic.Ruth.Id.Value } }, Ct));
        var taken = await clinic.As(clinic.Noor).Send(over, Ct);

        var task = Assert.Single((await clinic.As(clinic.Ada).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items);
        Assert.Equal((CareTaskStatus.Done, session.Value), (task.Status, task.AboutId));
        Assert.Equal("cancelled", await clinic.AskAsOwner($"select status from care.sessions where id = '{session.Value}'", Ct));
        Assert.Equal(new TouchNotConsented(), await clinic.As(clinic.Noor).Refused(new StartSession(clinic.Maya, new(taken.Id), 1), Ct));
    }

    [Fact]
    public async Task I05_is_seen_to_by_calling_the_session_off_too()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var first = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 3);
        var second = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 5);
        await Suspends(clinic, clinic.Tomas);

        await clinic.As(clinic.MayaHerself).Send(new CancelSession(clinic.Maya, first, 1), Ct);
        await clinic.As(clinic.MayaHerself).Send(new StopSession(clinic.Maya, second), Ct);

        var tasks = (await clinic.As(clinic.Ada).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items;
        Assert.Equal([CareTaskStatus.Done, CareTaskStatus.Done], tasks.Select(task => task.Status));
    }

    [Fact]
    public async Task Is_handed_over_to_nobody_who_needs_a_supervisor_and_has_none_C1()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, 27);
        var supervision = new SupervisionId((Guid)(await clinic.AskAsOwner("select id from care.supervisions", Ct))!);
        await clinic.As(clinic.Ada).Send(new EndSupervision(supervision, new() { EndsOn = Clinic.Today.AddDays(1) }), Ct);
        var over = new HandOverSession(clinic.Maya, session, 1, new() { PractitionerId = clinic.Quinn.Id.Value });

        Assert.Equal(new SupervisionMissing(), await clinic.As(clinic.Ada).Refused(over, Ct));
        await clinic.As(clinic.Ada).Send(new StartSupervision(clinic.Quinn.Id, new() { SupervisorId = clinic.Ruth.Id.Value, StartsOn = Clinic.Today.AddDays(1) }), Ct);
        await clinic.As(clinic.Ada).Send(over, Ct);
    }

    [Fact]
    public async Task Is_handed_over_within_a_discipline_and_never_twice_into_one_hour()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var ben = await clinic.Register("Ben", ct: Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ben.Client, ct: Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: Ct);
        await clinic.As(clinic.Ada).Send(new ScheduleSession(ben.Client!.Value, CareUnderWay.SessionOf(clinic.Noor, Discipline.MassageTherapy, 3)), Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 3);
        var over = new HandOverSession(clinic.Maya, session, 1, new() { PractitionerId = clinic.Noor.Id.Value });

        Assert.Equal(new SessionOfOtherDiscipline(Discipline.MassageTherapy), await clinic.As(clinic.Ruth).Refused(over, Ct));
        Assert.Equal(new PractitionerBooked(), await clinic.As(clinic.Ada).Refused(over, Ct));
        Assert.Equal("planned", await clinic.AskAsOwner($"select status from care.sessions where id = '{session.Value}'", Ct));

        var (running, revision) = await clinic.HoldsAMassageSession(hoursFromNow: 8);
        Assert.Equal(new SessionMoveNotAllowed(SessionStatus.InProgress, SessionAct.Cancel), await clinic.As(clinic.Ada).Refused(over with { SessionId = running, ExpectedRevision = revision }, Ct));
    }

    [Fact]
    public async Task S7_asks_for_a_credential_where_the_clinic_does()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        await clinic.LetsMassageSeeThePlan();
        var goal = await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Sleep", Category = Domain.CarePlans.GoalCategory.Sleep }), Ct);
        var settings = await clinic.As(clinic.Ada).Send(new GetClinic(), Ct);
        await clinic.As(clinic.Ada).Send(new ChangeClinicSettings(settings.Revision, new() { CredentialRequiredFor = new([Technique.Swedish], true) }), Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        Assert.Equal([Technique.Swedish], (await clinic.As(clinic.Ada).Send(new GetClinic(), Ct)).CredentialRequiredFor);
        Assert.Equal(new CredentialMissing(Technique.Swedish) { Pointer = "/technique" }, await clinic.As(clinic.Tomas).Refused(new AddIntervention(clinic.Maya, plan, goal.Revision, CareUnderWay.Touch(goal.Id)), Ct));
        Assert.Equal(new CredentialMissing(Technique.Swedish) { Pointer = "/regions/0/techniques" }, await clinic.As(clinic.Tomas).Refused(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct));
        var other = CareUnderWay.Touch(goal.Id) with { Technique = Technique.TriggerPoint };
        var added = await clinic.As(clinic.Tomas).Send(new AddIntervention(clinic.Maya, plan, goal.Revision, other), Ct);
        var patch = new InterventionPatch { Technique = new(Technique.Swedish, true) };
        var planNow = (await clinic.As(clinic.Tomas).Send(new GetCarePlan(clinic.Maya, plan), Ct)).Value.Revision;
        Assert.Equal(new CredentialMissing(Technique.Swedish) { Pointer = "/technique" }, await clinic.As(clinic.Tomas).Refused(new ReviseIntervention(clinic.Maya, plan, new(added.Id), planNow, patch), Ct));

        await clinic.As(clinic.Ada).Send(new RecordCredential(clinic.Tomas.Id, new() { Technique = Technique.Swedish, Issuer = "School", IssuedOn = Clinic.Today }), Ct);
        await clinic.As(clinic.Tomas).Send(new ReviseIntervention(clinic.Maya, plan, new(added.Id), planNow, patch), Ct);
        await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct);
        Assert.Equal("School", Assert.Single((await clinic.As(clinic.Ruth).Send(new GetPractitioner(clinic.Tomas.Id), Ct)).Credentials).Issuer);
        Assert.Equal(new CredentialTwice(), await clinic.As(clinic.Ada).Refused(new RecordCredential(clinic.Tomas.Id, new() { Technique = Technique.Swedish, Issuer = "school", IssuedOn = Clinic.Today }), Ct));
    }

    [Fact]
    public async Task Agrees_on_co_signing_between_supervisor_and_front_desk()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var supervision = (await clinic.As(clinic.Ruth).Send(new ListSupervisions(clinic.Quinn.Id, 50, null), Ct)).Items.Single();
        var id = new SupervisionId(supervision.Id);
        var body = new AgreeOnSupervisionBody { Covers = "Adults", CoSign = new() { Scope = CoSignScope.FirstSessions, Sessions = 5 } };

        Assert.Equal((CoSignScope.AllNotes, true), (supervision.CoSign.Scope, supervision.IsActive));
        Assert.Equal(new SupervisionNotYours(), await clinic.As(clinic.Quinn).Refused(new AgreeOnSupervision(id, 1, body), Ct));
        await clinic.As(clinic.Ruth).Send(new AgreeOnSupervision(id, 1, body), Ct);
        Assert.Equal(new Domain.Kernel.RequestStale(2), await clinic.As(clinic.Ada).Refused(new AgreeOnSupervision(id, 1, body), Ct));

        var seen = await clinic.As(clinic.Quinn).Send(new GetSupervision(id), Ct);
        Assert.Equal((CoSignScope.FirstSessions, 5, "Adults", 2), (seen.CoSign.Scope, seen.CoSign.Sessions, seen.Covers, seen.Revision));
    }

    [Fact]
    public async Task S8_touches_nobody_in_the_role_of_a_psychotherapist_I03()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Ada).Send(new RecordLicence(clinic.Tomas.Id, Licence(Discipline.Psychotherapy, "CRPO", "779")), Ct);
        await clinic.Joins(clinic.Tomas, Discipline.Psychotherapy, ct: Ct);
        var sam = clinic.Tomas with { Roles = [Role.Psychotherapist, Role.MassageTherapist] };
        var talk = new SessionId((await clinic.As(clinic.Ada).Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(sam, Discipline.Psychotherapy)), Ct)).Id);
        var touch = new SessionId((await clinic.As(clinic.Ada).Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(sam, Discipline.MassageTherapy, 3)), Ct)).Id);

        Assert.Equal(new NotAMassageSession(), await clinic.As(sam).Refused(new RecordTouchConsent(clinic.Maya, talk, 1, CareUnderWay.AgreedTouch()), Ct));
        await clinic.As(sam).Send(new StartSession(clinic.Maya, talk, 1), Ct);
        await clinic.As(sam).Send(new RecordTouchConsent(clinic.Maya, touch, 1, CareUnderWay.AgreedTouch()), Ct);

        Assert.Equal("psychotherapy", await clinic.AskAsOwner($"select author_discipline from care.sessions where id = '{talk.Value}'", Ct));
        Assert.Equal("massageTherapy", await clinic.AskAsOwner("select author_discipline from care.touch_consents", Ct));
    }

    private static RecordLicenceBody Licence(Discipline discipline, string register, string number) => new()
    {
        Discipline = discipline,
        Jurisdiction = "CA-ON",
        Register = register,
        Number = number,
        Class = RegistrationClass.Registered,
        ValidFrom = Clinic.LicensedFrom,
        ValidUntil = Clinic.LicensedUntil,
    };

    private static async Task Suspends(Clinic clinic, Person who, LicenceStatus status = LicenceStatus.Suspended, int revision = 2)
    {
        var licence = new LicenceId((Guid)(await clinic.AskAsOwner($"select id from care.licences where practitioner_id = '{who.PersonId}' order by id limit 1", Ct))!);
        await clinic.As(clinic.Ada).Send(new ChangeLicenceStatus(who.Id, licence, revision, new() { Status = status }), Ct);
    }
}
