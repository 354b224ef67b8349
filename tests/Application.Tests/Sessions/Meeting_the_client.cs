using System.Reflection;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Sessions;

public sealed class Meeting_the_client(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_from_the_door_to_the_farewell()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        var at = (await clinic.As(clinic.Ada).Send(new RecordArrival(clinic.Maya, session, 1), Ct)).Revision;
        at = (await tomas.Send(new OfferChoice(clinic.Maya, session, at, CareUnderWay.ABlanket(ChoiceAnswer.Declined)), Ct)).Revision;
        at = (await tomas.Send(new RecordTouchConsent(clinic.Maya, session, at, CareUnderWay.AgreedTouch()), Ct)).Revision;
        Assert.Equal(SessionStatus.ConsentConfirmed, (await Seen(clinic, clinic.Tomas, session)).Session.Status);
        at = (await tomas.Send(new StartSession(clinic.Maya, session, at), Ct)).Revision;
        clinic.Clock.Advance(TimeSpan.FromMinutes(10));
        at = (await tomas.Send(new PauseSession(clinic.Maya, session, at, new() { Kind = PauseKind.EarlyWarningSign }), Ct)).Revision;
        clinic.Clock.Advance(TimeSpan.FromMinutes(3));
        at = (await tomas.Send(new ResumeSession(clinic.Maya, session, at), Ct)).Revision;
        at = (await tomas.Send(new CompleteSession(clinic.Maya, session, at, new() { ComeBackInWeeks = 4 }), Ct)).Revision;
        await tomas.Send(new DebriefSession(clinic.Maya, session, at, new() { Leaves = LeavingAs.WantsContact, Aftercare = ["Water"] }), Ct);

        var seen = await Seen(clinic, clinic.Tomas, session);
        Assert.Equal((SessionStatus.Debriefed, 4), (seen.Session.Status, seen.Session.ComeBackInWeeks));
        var pause = Assert.Single(seen.Course!.Pauses);
        Assert.Equal((PauseKind.EarlyWarningSign, clinic.Tomas.PersonId, TimeSpan.FromMinutes(3)), (pause.Kind, pause.By, pause.Until - pause.From));
        Assert.Equal(ChoiceAnswer.Declined, Assert.Single(seen.Course.Choices).Answer);
        Assert.Equal((LeavingAs.WantsContact, clinic.Tomas.PersonId), (seen.Course.Debriefing!.Leaves, seen.Course.Debriefing.By));
    }

    [Fact]
    public async Task Tells_the_front_desk_that_it_takes_place_and_nothing_of_how_it_goes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var at = (await clinic.As(clinic.Tomas).Send(new OfferChoice(clinic.Maya, session, 1, CareUnderWay.ABlanket()), Ct)).Revision;
        await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, at, CareUnderWay.AgreedTouch()), Ct);

        var seen = await Seen(clinic, clinic.Ada, session);

        Assert.Equal(SessionStatus.Planned, seen.Session.Status);
        Assert.Null(seen.Course);
        Assert.Null(seen.TouchConsent);
        Assert.Null(seen.SafetyCues);
        Assert.Equal([InformationCategory.Bodywork], seen.Withheld.Select(one => one.Category));
    }

    [Fact]
    public async Task Keeps_a_talks_course_with_psychotherapy()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.Scheduling], ct: Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        var at = (await clinic.As(clinic.Ruth).Send(new StartSession(clinic.Maya, session, 1), Ct)).Revision;
        await clinic.As(clinic.Ruth).Send(new PauseSession(clinic.Maya, session, at), Ct);

        Assert.Null(Assert.Single((await Seen(clinic, clinic.Ruth, session)).Course!.Pauses).Kind);
        Assert.NotNull((await Seen(clinic, clinic.MayaHerself, session)).Course);
        var seen = await Seen(clinic, clinic.Tomas, session);
        Assert.Equal(SessionStatus.Paused, seen.Session.Status);
        Assert.Null(seen.Course);
    }

    [Fact]
    public async Task Shows_what_was_agreed_for_hard_moments_to_who_may_see_safety_cues()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Ruth).Send(new Application.Clients.WriteTouchSafetyProfile(clinic.Maya, null, new()
        {
            StopSignal = new() { Kind = StopSignalKind.HandRaise, Sign = "Left hand" },
            EarlyWarningSigns = [new() { Sign = "I go quiet", Response = "Hands off" }],
        }), Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        Assert.Null((await Seen(clinic, clinic.Tomas, session)).SafetyCues);

        await clinic.LetsMassageSeeThePlan();

        var cues = (await Seen(clinic, clinic.Tomas, session)).SafetyCues!;
        Assert.Equal(("Left hand", "Hands off"), (cues.StopSignal.Sign, Assert.Single(cues.EarlyWarningSigns).Response));
    }

    [Fact]
    public async Task Lets_the_client_choose_in_their_own_account_before_it_begins()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        await clinic.As(clinic.MayaHerself).Send(new OfferChoice(clinic.Maya, session, 1, CareUnderWay.ABlanket()), Ct);

        Assert.Equal(clinic.Maya.Value, Assert.Single((await Seen(clinic, clinic.Tomas, session)).Course!.Choices).By);
        Assert.Equal(new NotTheSessionsPractitioner(), await clinic.As(clinic.Ruth).Refused(new OfferChoice(clinic.Maya, await clinic.SharedWithRuth(session), 2, CareUnderWay.ABlanket()), Ct));
    }

    [Fact]
    public async Task I35_asks_in_this_very_session_what_the_client_wants_to_be_asked_each_time()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Ruth).Send(new Application.Clients.WriteTouchSafetyProfile(clinic.Maya, null, new()
        {
            StopSignal = new() { Kind = StopSignalKind.HandRaise, Sign = "Left hand" },
            AskEverySession = [TouchTopic.Door],
        }), Ct);
        await clinic.LetsMassageSeeThePlan();
        var tomas = clinic.As(clinic.Tomas);
        var yesterday = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, -24);
        await tomas.Send(new OfferChoice(clinic.Maya, yesterday, 1, CareUnderWay.ABlanket() with { Question = TouchTopic.Door }), Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var at = (await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct)).Revision;

        Assert.Equal([TouchTopic.Door], (await Seen(clinic, clinic.Tomas, session)).SafetyCues!.ToAsk);
        Assert.Equal(new QuestionUnanswered(TouchTopic.Door), await tomas.Refused(new StartSession(clinic.Maya, session, at), Ct));

        at = (await tomas.Send(new OfferChoice(clinic.Maya, session, at, CareUnderWay.ABlanket(ChoiceAnswer.Skipped) with { Question = TouchTopic.Door }), Ct)).Revision;
        Assert.Empty((await Seen(clinic, clinic.Tomas, session)).SafetyCues!.ToAsk);
        await tomas.Send(new StartSession(clinic.Maya, session, at), Ct);
    }

    [Fact]
    public async Task Says_who_called_it_off()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        async Task<SessionSummaryView> CalledOff(Person by, int hour, DiaryReason? reason)
        {
            var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, hour);
            await clinic.As(by).Send(new CancelSession(clinic.Maya, session, 1, new() { Reason = reason }), Ct);
            return (await Seen(clinic, clinic.Ada, session)).Session;
        }

        Assert.Equal(SessionActor.Client, (await CalledOff(clinic.MayaHerself, 1, null)).CancelledBy);
        Assert.Equal(SessionActor.FrontDesk, (await CalledOff(clinic.Ada, 3, null)).CancelledBy);
        var own = await CalledOff(clinic.Tomas, 5, DiaryReason.PractitionerUnavailable);
        Assert.Equal((SessionActor.Practitioner, DiaryReason.PractitionerUnavailable), (own.CancelledBy, own.CancellationReason));
    }

    [Fact]
    public async Task Is_checked_in_by_the_front_desk_or_who_holds_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        Assert.Equal(new NotTheSessionsPractitioner(), await clinic.As(clinic.Noor).Refused(new RecordArrival(clinic.Maya, session, 1), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.MayaHerself).Refused(new RecordArrival(clinic.Maya, session, 1), Ct));
        await clinic.As(clinic.Tomas).Send(new RecordArrival(clinic.Maya, session, 1), Ct);
        Assert.Equal(new SessionMoveNotAllowed(SessionStatus.CheckedIn, SessionAct.CheckIn), await clinic.As(clinic.Ada).Refused(new RecordArrival(clinic.Maya, session, 2), Ct));
    }

    /// <summary>Who may send an act is who may do it by the table (Rule CR-160).</summary>
    [Theory]
    [InlineData(typeof(RescheduleSession), SessionAct.Reschedule)]
    [InlineData(typeof(RecordArrival), SessionAct.CheckIn)]
    [InlineData(typeof(RecordTouchConsent), SessionAct.ConsentToTouch)]
    [InlineData(typeof(StartSession), SessionAct.Start)]
    [InlineData(typeof(PauseSession), SessionAct.Pause)]
    [InlineData(typeof(ResumeSession), SessionAct.Resume)]
    [InlineData(typeof(StopSession), SessionAct.Stop)]
    [InlineData(typeof(CompleteSession), SessionAct.Complete)]
    [InlineData(typeof(DebriefSession), SessionAct.Debrief)]
    [InlineData(typeof(CancelSession), SessionAct.Cancel)]
    [InlineData(typeof(MarkNoShow), SessionAct.MarkNoShow)]
    [InlineData(typeof(EnterSessionLate), SessionAct.EnterLate)]
    public void Is_done_by_whom_the_table_names(Type message, SessionAct act)
    {
        var table = SessionStates.Shipped;
        var isOfMassageAlone = table.Steps.Where(step => step.Act == act).All(step => step.For == Discipline.MassageTherapy);
        Role[] practitioners = isOfMassageAlone ? [Role.MassageTherapist] : [Role.Psychotherapist, Role.MassageTherapist];
        var expected = new HashSet<Role>();
        if (table.MayBeDoneBy(act, SessionActor.Practitioner)) expected.UnionWith(practitioners);
        if (table.MayBeDoneBy(act, SessionActor.FrontDesk)) expected.Add(Role.ClinicAdministrator);
        if (table.MayBeDoneBy(act, SessionActor.Client)) expected.Add(Role.Client);

        Assert.Equal(expected.Order(), message.GetCustomAttribute<ForAttribute>()!.Roles.Order());
        Assert.Equal(Enum.GetValues<SessionAct>().Length, typeof(Meeting_the_client).GetMethod(nameof(Is_done_by_whom_the_table_names))!.GetCustomAttributes<InlineDataAttribute>().Count());
    }

    private static async Task<SessionView> Seen(Clinic clinic, Person who, SessionId session) => (await clinic.As(who).Send(new GetSession(clinic.Maya, session), Ct)).Value;
}

internal static class SharedDiaries
{
    /// <summary>Lets the whole team read the diary.</summary>
    public static async Task<SessionId> SharedWithRuth(this Clinic clinic, SessionId session)
    {
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: TestContext.Current.CancellationToken);
        return session;
    }
}
