using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence.Outcomes;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Outcomes;

/// <summary>I57, I58, I59: a signal is raised once, is never nobody's, goes on when its clock lapses, and shows nobody more than they need.</summary>
public sealed class Answering_for_safety_signals(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I58_goes_on_to_the_lead_and_to_who_is_on_call_when_its_clock_lapses()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, otto) = await HasALadder(clinic);
        var signal = await Raised(clinic, 2);

        clinic.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await Climb(clinic));
        Assert.Empty(await OfIris());
        clinic.Clock.Advance(TimeSpan.FromMilliseconds(1));

        // Right before the worker has come, too.
        Assert.Equal([iris.PersonId], (await Seen(clinic, clinic.Ruth)).EscalatedToIds);
        Assert.Equal([signal.Value], (await OfIris()).Select(one => one.Id));
        Assert.Equal(1, await Climb(clinic));
        Assert.Equal(0, await Climb(clinic));
        Assert.Equal(new ClientNotFound(), await clinic.As(otto).Refused(All(clinic), Ct));
        clinic.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(signal.Value, (await Seen(clinic, otto)).Id);
        Assert.Equal(1, await Climb(clinic));

        var seen = await Seen(clinic, clinic.Ruth);
        Assert.Equal([(1, iris.PersonId, EscalationReason.ClockLapsed), (2, otto.PersonId, EscalationReason.ClockLapsed)], seen.Escalations!.Select(one => (one.Step, one.ToId, one.Why)));
        Assert.Equal((clinic.Ruth.PersonId, true, SignalStatus.Waiting), (seen.OwnerId, seen.IsOverdue, seen.Status));
        Assert.Equal(2, (await clinic.As(clinic.Pia).Send(new ListAuditEvents(50, null), Ct)).Items.Count(one => one.Action == EscalationWork.Action));

        Task<IReadOnlyList<MySafetySignalView>> OfIris() => Mine(clinic, iris);
    }

    [Fact]
    public async Task Stops_its_clock_when_somebody_takes_it_up()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, _) = await HasALadder(clinic);
        var signal = await Raised(clinic, 2);

        await clinic.As(clinic.Ruth).Send(new AcknowledgeSafetySignal(clinic.Maya, signal, 1), Ct);
        clinic.Clock.Advance(TimeSpan.FromHours(30));

        Assert.Equal(0, await Climb(clinic));
        Assert.Equal(new ClientNotFound(), await clinic.As(iris).Refused(All(clinic), Ct));
        Assert.Empty(await Mine(clinic, iris));
        Assert.Equal([signal.Value], (await clinic.As(clinic.Ruth).Send(new ListMySafetySignals(true, 50, null), Ct)).Slice.Items.Select(one => one.Id));
    }

    [Fact]
    public async Task Two_workers_at_once_take_it_on_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasALadder(clinic);
        await Raised(clinic, 2);
        clinic.Clock.Advance(TimeSpan.FromHours(3));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Climb(clinic)));

        Assert.Equal(2L, await clinic.AskAsOwner("select count(*) from care.signal_escalations", Ct));
        Assert.Equal(2L, await clinic.AskAsOwner("select count(distinct to_id) from care.signal_escalations", Ct));
    }

    [Fact]
    public async Task Shows_who_answers_for_it_this_signal_and_nothing_else_of_the_record_CR_236()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, _) = await HasALadder(clinic);
        var record = await Access.ARecord.Of(clinic);
        var other = await Raised(clinic, 3);
        await clinic.As(clinic.Ruth).Send(new AcknowledgeSafetySignal(clinic.Maya, other, 1), Ct);
        clinic.Clock.Advance(TimeSpan.FromDays(2));
        await Climb(clinic);

        // The one that nobody took up, and not the other one.
        var seen = (await clinic.As(iris).Send(All(clinic), Ct)).Value.Items.Single();
        Assert.NotEqual(other.Value, seen.Id);
        foreach (var refused in new Func<Task<DomainError>>[]
        {
            () => clinic.As(iris).Refused(new GetClient(clinic.Maya), Ct),
            () => clinic.As(iris).Refused(new GetCarePlan(clinic.Maya, record.Plan), Ct),
            () => clinic.As(iris).Refused(new GetCareTeam(clinic.Maya), Ct),
            () => clinic.As(iris).Refused(new ListOutcomeMeasurements(clinic.Maya, null, null, 50, null), Ct),
            () => clinic.As(iris).Refused(new Application.Notes.ListNotes(clinic.Maya, new(), 50, null), Ct),
            () => clinic.As(iris).Refused(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(0)), Ct),
        })
            Assert.Equal(new ClientNotFound(), await refused());
        Assert.Empty((await clinic.As(iris).Send(new FindClients(null, 50, null), Ct)).Slice.Items);

        // The fourth lock: with what is open to her no other row is read, whatever is asked. A finding that rests on the very signal is keyed by it; no message that she may send reads one.
        Assert.Equal(["safety_signals", "contraindication_findings", "signal_escalations"], (await RowsOpenTo(clinic, iris)).Where(row => row.Rows > 0).Select(row => row.Table));
        Assert.Equal(seen.Id, await clinic.AskAsOwner($"select distinct evidence from care.contraindication_findings where disclosure_keys && array['mentalHealthOutcomes/record/{seen.Id}']", Ct));

        // It stands in the ledger why; once it is closed, she is a stranger again.
        var why = (await clinic.As(clinic.MayaHerself).Send(new ListDisclosures(clinic.Maya, 50, null), Ct)).Value.Items.First(one => one.PersonId == iris.PersonId && one.Action == nameof(ListSafetySignals));
        Assert.Equal([DecisionReason.SafetyFollowUp], why.Parts.Where(part => part.IsPermitted).Select(part => part.Reason));
        await clinic.As(iris).Send(new CloseSafetySignal(clinic.Maya, new(seen.Id), seen.Revision, Assessed), Ct);
        Assert.Equal(new ClientNotFound(), await clinic.As(iris).Refused(All(clinic), Ct));
    }

    [Fact]
    public async Task Lets_who_it_went_on_to_take_it_over_assess_and_close()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, otto) = await HasALadder(clinic);
        var signal = await Raised(clinic, 2);
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        await Climb(clinic);

        var over = await clinic.As(iris).Send(new HandOverSafetySignal(clinic.Maya, signal, 1, new() { ToId = iris.PersonId, Reason = HandoverReason.TakingOver }), Ct);
        Assert.Equal((iris.PersonId, true), ((await Seen(clinic, iris)).OwnerId, (await Seen(clinic, iris)).IsOverdue));

        // The lead has it now and its time is over: who is on call is next.
        Assert.Equal([signal.Value], (await Mine(clinic, otto)).Select(one => one.Id));
        var taken = await clinic.As(iris).Send(new AcknowledgeSafetySignal(clinic.Maya, signal, over.Revision), Ct);
        var assessed = await clinic.As(iris).Send(new AssessSafetySignal(clinic.Maya, signal, taken.Revision, new() { AssessmentReference = "Call of today", Outcome = SignalOutcome.NoRiskFound }), Ct);
        Assert.Equal((SignalStatus.Assessed, "Call of today"), ((await Seen(clinic, clinic.Ruth)).Status, (await Seen(clinic, clinic.Ruth)).AssessmentReference));
        await clinic.As(iris).Send(new CloseSafetySignal(clinic.Maya, signal, assessed.Revision, Assessed), Ct);
        Assert.Equal(new SignalClosed(), await clinic.As(clinic.Ruth).Refused(new AssessSafetySignal(clinic.Maya, signal, assessed.Revision + 1, new() { AssessmentReference = "Again", Outcome = SignalOutcome.Assessed }), Ct));
    }

    [Fact]
    public async Task Is_handed_over_only_by_who_answers_for_it_to_who_can_act()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, _) = await HasALadder(clinic);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var signal = await Raised(clinic, 1);
        HandOverSafetySignal To(Guid who, int revision = 1) => new(clinic.Maya, signal, revision, new() { ToId = who, Reason = HandoverReason.ClientAsked });

        Assert.Equal(new SignalNotYours(), await clinic.As(clinic.Quinn).Refused(To(iris.PersonId), Ct));
        Assert.Equal(new CannotFollowUp { Pointer = "/toId" }, await clinic.As(clinic.Ruth).Refused(To(clinic.Tomas.PersonId), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Tomas).Refused(To(iris.PersonId), Ct));
        Assert.Equal(new RequestStale(1), await clinic.As(clinic.Ruth).Refused(To(iris.PersonId, 2), Ct));
        await clinic.As(clinic.Ruth).Send(To(iris.PersonId), Ct);
        Assert.Equal(signal.Value, (await Mine(clinic, iris)).Single().Id);
        await clinic.As(iris).Send(To(clinic.Quinn.PersonId, 2), Ct);

        Assert.Equal((clinic.Quinn.PersonId, HandoverReason.ClientAsked), ((await Seen(clinic, clinic.Ruth)).OwnerId, (await Seen(clinic, clinic.Ruth)).Escalations![1].Reason));
    }

    public static TheoryData<string> Departures() => ["LeaveCareTeam", "DeactivatePractitioner", "ChangeLicenceStatus", "RenewLicence", "RecordAbsence", "the licence ends", "the absence begins", "the account is disabled"];

    [Theory]
    [MemberData(nameof(Departures))]
    public async Task I58_is_never_nobodys_whichever_way_its_owner_goes(string how)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, otto) = await HasALadder(clinic);
        var signal = await Raised(clinic, 1);
        var works = how.StartsWith("the ", StringComparison.Ordinal);
        var covered = how is "RecordAbsence" or "the absence begins";

        await Depart();

        var owner = covered ? otto : iris;
        Assert.Equal(owner.PersonId, await clinic.AskAsOwner("select author_id from care.safety_signals where closed_at is null", Ct));
        Assert.Equal(covered ? "ownerAway" : "ownerLeft", await clinic.AskAsOwner("select why from care.signal_escalations", Ct));
        Assert.Equal([signal.Value], (await Mine(clinic, owner)).Select(one => one.Id));
        Assert.Contains("mentalHealthOutcomes", (string)(await clinic.AskAsOwner(
            $"select entry from care.access_ledger where client_id = '{clinic.Maya.Value}' and entry like '%{(works ? EscalationWork.Action : how)}%' order by seq desc limit 1", Ct))!, StringComparison.Ordinal);

        async Task Depart()
        {
            var ada = clinic.As(clinic.Ada);
            var licence = new LicenceId((Guid)(await clinic.AskAsOwner($"select id from care.licences where practitioner_id = '{clinic.Ruth.Id.Value}'", Ct))!);
            switch (how)
            {
                case "LeaveCareTeam":
                    await ada.Send(new LeaveCareTeam(clinic.Maya, new((Guid)(await clinic.AskAsOwner($"select id from care.care_team_members where practitioner_id = '{clinic.Ruth.Id.Value}'", Ct))!)), Ct);
                    break;
                case "DeactivatePractitioner":
                    await ada.Send(new DeactivatePractitioner(clinic.Ruth.Id, 2), Ct);
                    break;
                case "ChangeLicenceStatus":
                    await ada.Send(new ChangeLicenceStatus(clinic.Ruth.Id, licence, 2, new() { Status = LicenceStatus.Suspended }), Ct);
                    break;
                case "RenewLicence":
                    await ada.Send(new RenewLicence(clinic.Ruth.Id, licence, 2, new() { Class = RegistrationClass.Inactive, ValidUntil = Clinic.LicensedUntil }), Ct);
                    break;
                case "RecordAbsence":
                    await clinic.As(clinic.Ruth).Send(new RecordAbsence(clinic.Ruth.Id, new() { From = Clinic.Monday, Until = Clinic.Monday.AddDays(3), CoverId = otto.PersonId }), Ct);
                    break;
                case "the absence begins":
                    await clinic.As(clinic.Ada).Send(new RecordAbsence(clinic.Ruth.Id, new() { From = Clinic.Monday.AddHours(1), Until = Clinic.Monday.AddDays(3), CoverId = otto.PersonId }), Ct);
                    Assert.Equal(0, await Climb(clinic));
                    clinic.Clock.Advance(TimeSpan.FromHours(1));
                    Assert.Equal(1, await Climb(clinic));
                    break;
                case "the licence ends":
                    await clinic.As(clinic.Ruth).Send(new AcknowledgeSafetySignal(clinic.Maya, signal, 1), Ct);
                    await clinic.AskAsOwner($"update care.licences set valid_until = '2026-03-01' where id = '{licence.Value}'", Ct);
                    Assert.Equal(1, await Climb(clinic));
                    break;
                default:
                    await clinic.AskAsOwner($"update identity.accounts set disabled_at = now() where practitioner_id = '{clinic.Ruth.Id.Value}'", Ct);
                    Assert.Equal(1, await Climb(clinic));
                    break;
            }
        }
    }

    [Fact]
    public async Task Goes_to_a_colleague_of_the_team_before_the_lead_and_stays_where_there_is_nobody()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await Raised(clinic, 1);

        await clinic.As(clinic.Ada).Send(new DeactivatePractitioner(clinic.Ruth.Id, 2), Ct);
        Assert.Equal(clinic.Quinn.PersonId, await Owner());
        await clinic.As(clinic.Ada).Send(new DeactivatePractitioner(clinic.Quinn.Id, 2), Ct);
        Assert.Equal(clinic.Quinn.PersonId, await Owner());
        Assert.Equal(0, await Climb(clinic));

        // As soon as the clinic names somebody it is theirs.
        var (iris, _) = await HasALadder(clinic);
        Assert.Equal(1, await Climb(clinic));
        Assert.Equal(iris.PersonId, await Owner());

        Task<object?> Owner() => clinic.AskAsOwner("select author_id from care.safety_signals", Ct);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I58_goes_to_the_cover_also_when_it_was_taken_up_but_not_when_it_was_assessed(bool assessed)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (_, otto) = await HasALadder(clinic);
        var signal = await Raised(clinic, 1);
        var taken = await clinic.As(clinic.Ruth).Send(new AcknowledgeSafetySignal(clinic.Maya, signal, 1), Ct);
        if (assessed) await clinic.As(clinic.Ruth).Send(new AssessSafetySignal(clinic.Maya, signal, taken.Revision, new() { Outcome = SignalOutcome.SafetyPlanMade, AssessmentReference = "Assessment of 2 March" }), Ct);

        await clinic.As(clinic.Ada).Send(new RecordAbsence(clinic.Ruth.Id, new() { From = clinic.Clock.GetUtcNow(), Until = clinic.Clock.GetUtcNow().AddDays(21), CoverId = otto.PersonId }), Ct);

        Assert.Equal((assessed ? clinic.Ruth : otto).PersonId, await clinic.AskAsOwner("select author_id from care.safety_signals", Ct));
        Assert.Equal(assessed, await clinic.AskAsOwner("select acknowledged_at is not null from care.safety_signals", Ct));
    }

    [Fact]
    public async Task Goes_to_whom_the_client_does_not_keep_it_from_before_others_CR_232()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var iris = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(iris, Discipline.Psychotherapy, ct: Ct);
        await clinic.As(clinic.MayaHerself).Send(new Application.Consents.DraftDirective(clinic.Maya, new()
        {
            Kind = Domain.Consents.DirectiveKind.Withhold,
            Categories = [InformationCategory.MentalHealthOutcomes],
            Recipient = new() { Kind = Domain.Consents.RecipientKind.Practitioner, Id = clinic.Ruth.PersonId },
        }), Ct);

        await Raised(clinic, 1, by: clinic.Tomas);

        Assert.Equal(iris.PersonId, await clinic.AskAsOwner("select author_id from care.safety_signals", Ct));
    }

    [Fact]
    public async Task Is_asked_of_the_rest_of_the_team_where_the_clinic_names_nobody_CR_233()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var iris = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(iris, Discipline.Psychotherapy, ct: Ct);
        await Raised(clinic, 3);
        await clinic.AskAsOwner("update care.safety_settings set clinical_lead_id = null, on_call_id = null", Ct);
        clinic.Clock.Advance(TimeSpan.FromHours(2));

        await Climb(clinic);

        Assert.Equal(iris.PersonId, await clinic.AskAsOwner("select to_id from care.signal_escalations", Ct));
    }

    [Fact]
    public async Task Goes_to_the_cover_of_who_is_away_and_to_nobody_in_a_circle()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, otto) = await HasALadder(clinic);
        var ada = clinic.As(clinic.Ada);
        RecordAbsenceBody By(Person cover, int hours = 24) => new() { From = clinic.Clock.GetUtcNow(), Until = clinic.Clock.GetUtcNow().AddHours(hours), CoverId = cover.PersonId };

        var away = await ada.Send(new RecordAbsence(clinic.Ruth.Id, By(clinic.Quinn)), Ct);
        await Raised(clinic, 1, by: clinic.Tomas);
        Assert.Equal([clinic.Quinn.PersonId], await Owners());
        await ada.Send(new RecordAbsence(clinic.Quinn.Id, By(clinic.Ruth)), Ct);
        Assert.Equal([iris.PersonId], await Owners());
        Assert.Equal(new AbsenceOverlaps { Pointer = "/from" }, await ada.Refused(new RecordAbsence(clinic.Ruth.Id, By(otto)), Ct));
        Assert.Equal(new AbsenceNotYours(), await clinic.As(iris).Refused(new RecordAbsence(clinic.Ruth.Id, By(otto)), Ct));
        Assert.Equal(new AbsenceNotFound(), await ada.Refused(new EndAbsence(clinic.Quinn.Id, new(away.Id), 1), Ct));

        await clinic.As(clinic.Ruth).Send(new EndAbsence(clinic.Ruth.Id, new(away.Id), 1), Ct);
        await ada.Send(new RecordAbsence(clinic.Ruth.Id, By(otto)), Ct);
        Assert.Equal([(true, otto.PersonId), (false, clinic.Quinn.PersonId)], (await ada.Send(new ListAbsences(clinic.Ruth.Id, 50, null), Ct)).Items.Select(one => (one.IsInForce, one.CoverId)));
        Assert.Equal([iris.PersonId], await Owners());

        async Task<IReadOnlyList<Guid>> Owners() => (Guid[])(await clinic.AskAsOwner("select array_agg(author_id) from care.safety_signals", Ct))!;
    }

    [Fact]
    public async Task I58_falls_back_to_the_clinical_lead_when_the_team_has_nobody()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, _) = await HasALadder(clinic);
        await clinic.As(clinic.Ada).Send(new LeaveCareTeam(clinic.Maya, new((Guid)(await clinic.AskAsOwner($"select id from care.care_team_members where practitioner_id = '{clinic.Ruth.Id.Value}'", Ct))!)), Ct);

        await clinic.As(clinic.Tomas).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(2)), Ct);

        Assert.Equal(iris.PersonId, (await Mine(clinic, iris)).Single().OwnerId);
        Assert.Equal(new ClientNotFound(), await clinic.As(iris).Refused(new GetClient(clinic.Maya), Ct));
    }

    [Fact]
    public async Task I57_raises_exactly_one_for_each_answer_at_the_same_instant_and_sent_again()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var senders = new[] { clinic.Ruth, clinic.Tomas, clinic.MayaHerself, clinic.Ruth };

        await Task.WhenAll(senders.Select(who => clinic.As(who).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(2)), Ct)));
        Assert.Equal((4L, 4L), (await Count("outcome_measurements"), await Count("safety_signals")));

        var first = await clinic.As(clinic.MayaHerself).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(1)), "the-same-answer", Ct);
        var again = await clinic.As(clinic.MayaHerself).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(1)), "the-same-answer", Ct);
        Assert.Equal(first, again);
        Assert.Equal((5L, 5L), (await Count("outcome_measurements"), await Count("safety_signals")));
        Assert.Equal(5L, await clinic.AskAsOwner("select count(distinct measurement_id) from care.safety_signals", Ct));

        async Task<long> Count(string table) => (long)(await clinic.AskAsOwner($"select count(*) from care.{table}", Ct))!;
    }

    [Fact]
    public async Task I57_keeps_neither_the_answer_nor_a_signal_when_it_breaks_between_them()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.AskAsOwner("create function care.breaks() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$; create trigger breaks before insert on care.safety_signals for each row execute function care.breaks()", Ct);

        await Assert.ThrowsAnyAsync<Exception>(() => clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(1)), Ct));

        Assert.Equal(0L, await clinic.AskAsOwner("select (select count(*) from care.outcome_measurements) + (select count(*) from care.safety_signals)", Ct));
    }

    [Fact]
    public async Task Refuses_an_answer_that_nobody_would_read_CR_230()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasALadder(clinic, [new() { Day = DayOfWeek.Monday, From = "09:00", To = "09:30" }]);
        var (maya, answers) = (clinic.As(clinic.MayaHerself), new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(0)));

        await maya.Send(answers, Ct);
        clinic.Clock.Advance(TimeSpan.FromMinutes(30));
        var contacts = await maya.Send(new GetCrisisContacts(), Ct);
        Assert.Equal((false, Clinic.Monday.AddDays(7).AddHours(-1)), (contacts.IsMonitoredNow, contacts.MonitoredFrom));
        Assert.Equal(new NotMonitored(), await maya.Refused(answers, Ct));

        // What has no safety item, and what is answered with somebody of the clinic, is taken all the same.
        await maya.Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [4] }), Ct);
        await clinic.As(clinic.Ruth).Send(answers, Ct);
        Assert.Equal(3L, await clinic.AskAsOwner("select count(*) from care.outcome_measurements", Ct));

        await clinic.AskAsOwner("update care.safety_settings set monitored = '[]'", Ct);
        clinic.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(75));
        Assert.Equal(new NotMonitored(), await maya.Refused(answers, Ct));
    }

    [Fact]
    public async Task I59_shows_the_massage_therapist_the_cue_alone_until_the_client_permits_more()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasALadder(clinic);
        var (plan, _) = await clinic.HasAnActivePlan();
        await clinic.As(clinic.Ruth).Send(new WriteTouchSafetyProfile(clinic.Maya, null, new() { StopSignal = new StopSignal { Kind = StopSignalKind.Word, Sign = "Red" } }), Ct);
        await Raised(clinic, 3, by: clinic.Tomas);
        clinic.Clock.Advance(TimeSpan.FromHours(5));
        await Climb(clinic);
        var tomas = clinic.As(clinic.Tomas);

        Assert.Equal([SafetySignal.Cue], (await tomas.Send(new GetCarePlan(clinic.Maya, plan), Ct)).Value.SafetyCues!.Alerts);
        Assert.Empty((await tomas.Send(All(clinic), Ct)).Value.Items);
        Assert.Equal(new RoleNotAllowed(), await tomas.Refused(new ListMySafetySignals(false, 50, null), Ct));
        Assert.DoesNotContain(await RowsOpenTo(clinic, clinic.Tomas), row => row.Table is "safety_signals" or "signal_escalations" && row.Rows > 0);

        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.MentalHealthOutcomes], ct: Ct);
        Assert.Equal(SignalLevel.Urgent, (await tomas.Send(All(clinic), Ct)).Value.Items.Single().Level);
    }

    [Fact]
    public async Task Tells_the_client_calmly_that_it_is_followed_up_and_not_how_CR_237()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasALadder(clinic);
        await Raised(clinic, 3);
        clinic.Clock.Advance(TimeSpan.FromHours(5));
        await Climb(clinic);

        var seen = await Seen(clinic, clinic.MayaHerself);

        Assert.Equal((SafetySignalView.CalmWords, SignalStatus.Waiting), (seen.Words, seen.Status));
        Assert.Equal((null, null, null, null, null, null), (seen.OwnerId, seen.DueAt, seen.IsOverdue, seen.EscalatedToIds, seen.Escalations, seen.AcknowledgedBy));
        Assert.Equal(["9-8-8"], (await clinic.As(clinic.MayaHerself).Send(new GetCrisisContacts(), Ct)).Contacts.Select(contact => contact.Phone));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.MayaHerself).Refused(new GetSafetySettings(), Ct));
    }

    [Fact]
    public async Task Lists_across_clients_what_is_overdue_first_and_each_client_by_itself()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, _) = await HasALadder(clinic);
        var ben = (await clinic.Register("Ben", ct: Ct)).Client!.Value;
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ben, isLead: true, ct: Ct);
        await clinic.As(clinic.Quinn).Send(new RecordOutcome(ben, CareUnderWay.Phq9(1)), Ct);
        clinic.Clock.Advance(TimeSpan.FromMinutes(10));
        await Raised(clinic, 2);
        clinic.Clock.Advance(TimeSpan.FromMinutes(60));

        // Ruth answers for Maya's; as Quinn's supervisor, and only for that purpose, she sees Ben's; Iris what is overdue.
        Assert.Equal([(clinic.Maya.Value, true)], (await Mine(clinic, clinic.Ruth)).Select(one => (one.ClientId, one.IsOverdue)));
        Assert.Equal([(ben.Value, false)], (await Mine(clinic, clinic.Ruth, PurposeOfUse.Supervision)).Select(one => (one.ClientId, one.IsOverdue)));
        Assert.Equal([(clinic.Maya.Value, true)], (await Mine(clinic, iris)).Select(one => (one.ClientId, one.IsOverdue)));
        Assert.Equal([ben.Value], (await Mine(clinic, clinic.Quinn)).Select(one => one.ClientId));
        clinic.Clock.Advance(TimeSpan.FromHours(24));
        await Climb(clinic);
        Assert.Equal([clinic.Maya.Value, ben.Value], (await Mine(clinic, iris)).Select(one => one.ClientId));

        var first = (await clinic.As(iris).Send(new ListMySafetySignals(false, 1, null), Ct)).Slice;
        Assert.Equal([clinic.Maya.Value], first.Items.Select(one => one.ClientId));
        Assert.Equal([ben.Value], (await clinic.As(iris).Send(new ListMySafetySignals(false, 1, first.Next), Ct)).Slice.Items.Select(one => one.ClientId));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new ListMySafetySignals(false, 50, null), Ct));
    }

    [Fact]
    public async Task Lets_the_supervisor_close_what_a_qualifying_colleague_answers_for_from_outside_the_team()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasALadder(clinic);
        var ben = (await clinic.Register("Ben", ct: Ct)).Client!.Value;
        var lena = await clinic.Enrol("Lena", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(lena, Discipline.Psychotherapy, ben, isLead: true, ct: Ct);
        await clinic.As(lena).Send(new RecordAbsence(lena.Id, new() { From = Clinic.Monday, Until = Clinic.Monday.AddDays(1), CoverId = clinic.Quinn.PersonId }), Ct);
        await clinic.As(lena).Send(new RecordOutcome(ben, CareUnderWay.Phq9(1)), Ct);
        var signal = new SafetySignalId((await Mine(clinic, clinic.Quinn)).Single().Id);

        var assessed = await clinic.As(clinic.Quinn).Send(new AssessSafetySignal(ben, signal, 1, new() { AssessmentReference = "Call of today", Outcome = SignalOutcome.NoRiskFound }), Ct);
        Assert.Equal(new SupervisorMustClose(), await clinic.As(clinic.Quinn).Refused(new CloseSafetySignal(ben, signal, assessed.Revision, Assessed), Ct));
        var waiting = (await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Send(new ListMySafetySignals(true, 50, null), Ct)).Slice.Items.Single();
        Assert.Equal((signal.Value, SignalStatus.Assessed), (waiting.Id, waiting.Status));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Refused(new GetClient(ben), Ct));
        await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Send(new CloseSafetySignal(ben, signal, assessed.Revision, Assessed), Ct);
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.safety_signals where closed_at is not null", Ct));
    }

    [Fact]
    public async Task Shows_it_to_who_answers_even_where_the_client_or_the_clinic_closes_the_rest()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, _) = await HasALadder(clinic);
        await clinic.Joins(iris, Discipline.Psychotherapy, ct: Ct);
        var signal = await Raised(clinic, 2);
        await clinic.Withholds(Recipient.Of(iris.Id), [InformationCategory.MentalHealthOutcomes], ct: Ct);
        await clinic.Withholds(Recipient.Of(iris.Id), [], [signal.Value], ct: Ct);
        Assert.Empty((await clinic.As(iris).Send(All(clinic), Ct)).Value.Items);

        clinic.Clock.Advance(TimeSpan.FromHours(1));
        await Climb(clinic);

        Assert.Equal(signal.Value, (await clinic.As(iris).Send(All(clinic), Ct)).Value.Items.Single().Id);
        Assert.Empty((await clinic.As(iris).Send(new ListOutcomeMeasurements(clinic.Maya, null, null, 50, null), Ct)).Value.Items);
    }

    [Fact]
    public async Task Opens_nothing_to_who_may_not_practise_psychotherapy_today()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (iris, _) = await HasALadder(clinic);
        await Raised(clinic, 2);
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        await Climb(clinic);
        await clinic.AskAsOwner($"update care.licences set status = 'suspended' where practitioner_id = '{iris.Id.Value}'", Ct);

        Assert.Equal(new ClientNotFound(), await clinic.As(iris).Refused(All(clinic), Ct));
        Assert.Equal(new LicenceLapsed(), await clinic.As(iris).Refused(new ListMySafetySignals(false, 50, null), Ct));
    }

    [Fact]
    public async Task Stays_within_the_clinic()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasALadder(clinic);
        var elsewhere = await clinic.OpenAnother("Elsewhere", Ct);
        var zoe = await clinic.Enrol("Zoe", Discipline.Psychotherapy, at: elsewhere, ct: Ct);
        var signal = await Raised(clinic, 2);
        await clinic.AskAsOwner($"update care.safety_settings set clinical_lead_id = '{zoe.Id.Value}' where clinic_id = '{elsewhere.Value}'", Ct);
        clinic.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(new ClientNotFound(), await clinic.As(zoe).Refused(All(clinic), Ct));
        Assert.Empty(await Mine(clinic, zoe));
        Assert.Equal(new CannotFollowUp { Pointer = "/toId" }, await clinic.As(clinic.Ruth).Refused(new HandOverSafetySignal(clinic.Maya, signal, 1, new() { ToId = zoe.PersonId, Reason = HandoverReason.Other }), Ct));
        Assert.Equal(new PractitionerNotFound(), await clinic.As(clinic.Ada).Refused(new ListAbsences(zoe.Id, 50, null), Ct));
    }

    [Fact]
    public async Task Keeps_the_reference_sealed()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var signal = await Raised(clinic, 1);
        await clinic.As(clinic.Ruth).Send(new CloseSafetySignal(clinic.Maya, signal, 1, Assessed), Ct);

        var stored = (byte[])(await clinic.AskAsOwner("select assessment_reference from care.safety_signals", Ct))!;
        Assert.DoesNotContain(Assessed.AssessmentReference, System.Text.Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        Assert.Equal(Assessed.AssessmentReference, (await Seen(clinic, clinic.Ruth)).AssessmentReference);
    }

    private static CloseSafetySignalBody Assessed => new() { AssessmentReference = "Assessment of today", Outcome = SignalOutcome.Assessed };

    private static ListSafetySignals All(Clinic clinic) => new(clinic.Maya, null, 50, null);

    private static async Task<SafetySignalView> Seen(Clinic clinic, Person by) => (await clinic.As(by).Send(All(clinic), Ct)).Value.Items.Single();

    private static async Task<IReadOnlyList<MySafetySignalView>> Mine(Clinic clinic, Person who, PurposeOfUse? purpose = null) => (await clinic.As(who, purpose).Send(new ListMySafetySignals(false, 50, null), Ct)).Slice.Items;

    private static Task<int> Climb(Clinic clinic) => clinic.Get<EscalationWork>().LookAtAll(Ct);

    private static async Task<SafetySignalId> Raised(Clinic clinic, int answer, Person? by = null)
    {
        var measured = await clinic.As(by ?? clinic.Ruth).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(answer)), Ct);
        return new((Guid)(await clinic.AskAsOwner($"select id from care.safety_signals where measurement_id = '{measured.Id}'", Ct))!);
    }

    // Iris leads, Otto is on call; neither is on Maya's team. The next step comes half an hour later.
    private static async Task<(Person Iris, Person Otto)> HasALadder(Clinic clinic, IReadOnlyList<HoursOfDay>? monitored = null)
    {
        var (iris, otto) = (await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct), await clinic.Enrol("Otto", Discipline.Psychotherapy, ct: Ct));
        var now = (await clinic.As(clinic.Ada).Send(new GetSafetySettings(), Ct)).Revision;
        await clinic.As(clinic.Ada).Send(new SaySafetySettings(now, new()
        {
            Opening = [],
            Monitored = monitored ?? [.. Enum.GetValues<DayOfWeek>().Select(day => new HoursOfDay { Day = day, From = "00:00", To = "24:00" })],
            EscalationMinutes = 30,
            ClinicalLeadId = iris.PersonId,
            OnCallId = otto.PersonId,
            CrisisContacts = [new() { Name = "The line", Phone = "9-8-8" }],
        }), Ct);
        return (iris, otto);
    }

    // What row security shows of every clinical table while the widest of the messages about signals is open.
    private static async Task<IReadOnlyList<(string Table, long Rows)>> RowsOpenTo(Clinic clinic, Person who)
    {
        await using var request = clinic.Begin(who);
        var services = request.ServiceProvider;
        var door = (IClinicDoor)services.GetService(typeof(IClinicDoor))!;
        var record = (OpenRecord)services.GetService(typeof(OpenRecord))!;
        var db = (Infrastructure.Persistence.ClinicDbContext)services.GetService(typeof(Infrastructure.Persistence.ClinicDbContext))!;
        var (facts, moment) = await door.Enter(clinic.Maya, Ct);
        record.Open(Reach.OfFollowUp(facts, moment, who.Practitioner is not null && who.Roles.Contains(Role.Psychotherapist) ? await door.FollowUps(clinic.Maya, Ct) : []));
        door.Open(record);
        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.SafetySignals, Ct);
        var rows = new List<(string, long)>();
        foreach (var table in (string[])[.. Access.ARecord.KeyedTables, .. Access.ARecord.PartTables])
        {
            await using var ask = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database).CreateCommand();
            (ask.CommandText, ask.Transaction) = ($"select count(*) from care.{table}", Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!));
            rows.Add((table, (long)(await ask.ExecuteScalarAsync(Ct))!));
        }

        return rows;
    }
}
