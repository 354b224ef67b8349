using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Changing_a_plan_with_sessions_ahead(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Needs_a_decision_for_each_of_them_I14b()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision, touch) = await UnderWay(clinic);
        var (keep, cancel) = (await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 24, plan), await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 48, plan));
        await Books(clinic, clinic.Ruth, Discipline.Psychotherapy, 72, plan);
        await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 96, null);
        var tomas = clinic.As(clinic.Tomas);

        var affected = (await tomas.Send(new ListAffectedCare(clinic.Maya, plan, touch, null), Ct)).Value;
        Assert.Equal([keep, cancel], affected.Sessions.Select(session => session.Id));
        Assert.Empty(affected.Tasks);

        Assert.Equal(new AffectedUndecided { Pointer = "/decisions" }, await tomas.Refused(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer()), Ct));
        Assert.Equal(new AffectedUndecided { Pointer = "/decisions" }, await tomas.Refused(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer(Decide(keep, AffectedDecision.Keep))), Ct));
        Assert.Equal(SessionStatus.Planned, await Status(clinic, cancel));

        await tomas.Send(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer(Decide(keep, AffectedDecision.Keep), Decide(cancel, AffectedDecision.Cancel, "Too soon for her shoulder"))), Ct);

        Assert.Equal((SessionStatus.Planned, SessionStatus.Cancelled), (await Status(clinic, keep), await Status(clinic, cancel)));
        var reviewed = (await tomas.Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items;
        Assert.Equal(
            [(cancel, CareTaskStatus.Done, CareTaskOutcome.CalledOff), (keep, CareTaskStatus.Done, CareTaskOutcome.Kept)],
            reviewed.OrderBy(task => task.Outcome).Select(task => (task.AboutId, task.Status, task.Outcome)));
        Assert.All(reviewed, task => Assert.Equal([clinic.Tomas.PersonId], task.ResponsibleIds));
        Assert.Equal(5, (await Living_the_plan_together.Read(clinic, clinic.Tomas, plan)).Version);

        // Why stays with the plan; the front desk reads the diary and the tasks about it.
        Assert.Equal("Too soon for her shoulder", (await tomas.Send(new ListPlanChanges(clinic.Maya, plan, 50, null), Ct)).Value.Items[0].Reason);
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.care_tasks t where t::text like '%shoulder%'", Ct));
    }

    [Fact]
    public async Task Is_refused_whole_when_a_decision_is_unclear_I14b()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision, touch) = await UnderWay(clinic);
        var session = await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 24, plan);
        var talk = await Books(clinic, clinic.Ruth, Discipline.Psychotherapy, 48, plan);
        var tomas = clinic.As(clinic.Tomas);

        Assert.Equal(new CancellationNeedsReason { Pointer = "/decisions/0/reason" }, await tomas.Refused(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer(Decide(session, AffectedDecision.Cancel))), Ct));
        Assert.Equal(new AffectedUnknown { Pointer = "/decisions/0" }, await tomas.Refused(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer(Decide(talk, AffectedDecision.Keep))), Ct));
        Assert.Equal(new AffectedUnknown { Pointer = "/decisions/0" }, await tomas.Refused(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer(new AffectedDecisionBody { SessionId = session, TaskId = session, Decision = AffectedDecision.Keep })), Ct));
        Assert.Equal(new AffectedDecidedTwice { Pointer = "/decisions/1" }, await tomas.Refused(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer(Decide(session, AffectedDecision.Keep), Decide(session, AffectedDecision.Keep))), Ct));
        Assert.Equal((SessionStatus.Planned, 4), (await Status(clinic, session), (await Living_the_plan_together.Read(clinic, clinic.Tomas, plan)).Version));
    }

    [Fact]
    public async Task Tells_the_holder_of_a_session_that_has_to_change_I14b()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision, touch) = await UnderWay(clinic);
        var session = await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 24, plan);

        var changed = await clinic.As(clinic.Tomas).Send(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer(Decide(session, AffectedDecision.Change))), Ct);

        var task = Assert.Single((await clinic.As(clinic.Tomas).Send(new ListMyCareTasks(CareTaskStatus.Open, 50, null), Ct)).Slice.Items);
        Assert.Equal((CareTaskKind.ReviewSession, session, Clinic.Monday.AddHours(24)), (task.Kind, task.AboutId, task.DueAt));

        // The open task is touched by the next change, and decided like the session.
        Assert.Equal(new AffectedUndecided { Pointer = "/decisions" }, await clinic.As(clinic.Tomas).Refused(new ReviseIntervention(clinic.Maya, plan, touch, changed.Revision, Softer(Decide(session, AffectedDecision.Keep))), Ct));
        await clinic.As(clinic.Tomas).Send(new ReviseIntervention(clinic.Maya, plan, touch, changed.Revision, Softer(
            Decide(session, AffectedDecision.Keep), new AffectedDecisionBody { TaskId = task.Id, Decision = AffectedDecision.Cancel, Reason = "Settled" })), Ct);
        Assert.Equal(CareTaskStatus.Cancelled, (await clinic.As(clinic.Tomas).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items.Single(one => one.Id == task.Id).Status);
    }

    [Fact]
    public async Task Neither_stops_at_a_session_that_is_not_shared_nor_tells_of_it_I14b()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision, _) = await UnderWay(clinic);
        var hidden = await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 24, plan);
        var own = await Books(clinic, clinic.Ruth, Discipline.Psychotherapy, 48, plan);
        var goal = new GoalId((await Living_the_plan_together.Read(clinic, clinic.Ruth, plan)).Goals[0].Id);
        await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, revision, new() { Title = "Another", Category = GoalCategory.Other }), Ct);
        await clinic.Withholds(Recipient.Of(Discipline.Psychotherapy), [], [hidden], ct: Ct);

        Assert.Equal([own], (await clinic.As(clinic.Ruth).Send(new ListAffectedCare(clinic.Maya, plan, null, goal), Ct)).Value.Sessions.Select(session => session.Id));
        await clinic.As(clinic.Ruth).Send(new ReviseGoal(clinic.Maya, plan, goal, revision + 1, new()
        {
            Status = new(GoalStatus.SetAside, true),
            Decisions = new([Decide(own, AffectedDecision.Keep)], true),
        }), Ct);

        var task = Assert.Single((await clinic.As(clinic.Tomas).Send(new ListMyCareTasks(CareTaskStatus.Open, 50, null), Ct)).Slice.Items);
        Assert.Equal((CareTaskKind.ReviewSession, hidden), (task.Kind, task.AboutId));
        Assert.Equal(SessionStatus.Planned, await Status(clinic, hidden));
    }

    [Fact]
    public async Task Counts_a_session_whose_client_has_arrived_as_ahead_I14b()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision, touch) = await UnderWay(clinic);
        var session = await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 1, plan);
        await clinic.AskAsOwner($"update care.sessions set status = 'checkedIn' where id = '{session}'", Ct);

        Assert.Equal(new AffectedUndecided { Pointer = "/decisions" }, await clinic.As(clinic.Tomas).Refused(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer()), Ct));
        await clinic.As(clinic.Tomas).Send(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer(Decide(session, AffectedDecision.Change))), Ct);
        Assert.Equal(session, Assert.Single((await clinic.As(clinic.Tomas).Send(new ListMyCareTasks(CareTaskStatus.Open, 50, null), Ct)).Slice.Items).AboutId);
    }

    [Fact]
    public async Task Asks_for_nothing_in_a_draft_or_about_what_is_over_I14b()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision, touch) = await UnderWay(clinic);
        var session = await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 1, plan);
        clinic.Clock.Advance(TimeSpan.FromHours(1));

        var changed = await clinic.As(clinic.Tomas).Send(new ReviseIntervention(clinic.Maya, plan, touch, revision, Softer()), Ct);
        await clinic.As(clinic.Tomas).Send(new ReviseIntervention(clinic.Maya, plan, touch, changed.Revision, new() { Status = new(InterventionStatus.Ended, true) }), Ct);

        Assert.Equal(SessionStatus.Planned, await Status(clinic, session));
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.care_tasks", Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tells_the_holders_of_sessions_under_a_plan_that_closes(bool isComplete)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision, _) = await UnderWay(clinic);
        Guid[] ahead = [await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 24, plan), await Books(clinic, clinic.Ruth, Discipline.Psychotherapy, 48, plan)];
        await Books(clinic, clinic.Tomas, Discipline.MassageTherapy, 72, null);

        if (isComplete) await clinic.As(clinic.Ruth).Send(new CompleteCarePlan(clinic.Maya, plan, revision), Ct);
        else await clinic.As(clinic.Ruth).Send(new RevokeCarePlan(clinic.Maya, plan, revision), Ct);

        var tasks = (await clinic.As(clinic.Ruth).Send(new ListCareTasks(clinic.Maya, CareTaskStatus.Open, 50, null), Ct)).Value.Items;
        Assert.Equal(ahead.Order(), tasks.Select(task => task.AboutId).Order());
        Assert.All(tasks, task => Assert.Equal(CareTaskKind.ReviewSession, task.Kind));
    }

    [Fact]
    public async Task Begins_no_session_for_what_waits_for_agreement_I09()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision, _) = await UnderWay(clinic);
        var ruth = clinic.As(clinic.Ruth);
        var talk = new InterventionId((await Living_the_plan_together.Read(clinic, clinic.Ruth, plan)).Interventions[0].Id);
        var session = await Books(clinic, clinic.Ruth, Discipline.Psychotherapy, 1, plan);
        var changed = await ruth.Send(new ReviseIntervention(clinic.Maya, plan, talk, revision, new()
        {
            Modality = new(Modality.Somatic, true),
            Decisions = new([Decide(session, AffectedDecision.Keep)], true),
        }), Ct);

        Assert.Equal(new NothingAgreedYet(Discipline.Psychotherapy), await ruth.Refused(new StartSession(clinic.Maya, new(session), 1), Ct));

        var agreed = await clinic.ApprovesAndAgrees(plan, changed.Revision, version: 5);
        await ruth.Send(new ActivateCarePlan(clinic.Maya, plan, agreed), Ct);
        await ruth.Send(new StartSession(clinic.Maya, new(session), 1), Ct);
        Assert.Equal(SessionStatus.InProgress, await Status(clinic, session));
    }

    private static async Task<(CarePlanId Plan, int Revision, InterventionId Touch)> UnderWay(Clinic clinic)
    {
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: Ct);
        var (plan, revision) = await clinic.HasAnActivePlan();
        return (plan, revision, new((await Living_the_plan_together.Read(clinic, clinic.Tomas, plan)).Interventions[1].Id));
    }

    // The front desk books without seeing the plan; that the session serves it is taken for granted here.
    private static async Task<Guid> Books(Clinic clinic, Person who, Discipline discipline, int hours, CarePlanId? plan)
    {
        var booked = await clinic.As(clinic.Ada).Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(who, discipline, hours)), Ct);
        if (plan is { } under) await clinic.AskAsOwner($"update care.sessions set plan_id = '{under.Value}' where id = '{booked.Id}'", Ct);
        return booked.Id;
    }

    private static async Task<SessionStatus> Status(Clinic clinic, Guid session) =>
        Enum.Parse<SessionStatus>((string)(await clinic.AskAsOwner($"select status from care.sessions where id = '{session}'", Ct))!, ignoreCase: true);

    private static InterventionPatch Softer(params AffectedDecisionBody[] decisions) => new() { PressureCeiling = new(1, true), Decisions = new(decisions, decisions.Length > 0) };

    private static AffectedDecisionBody Decide(Guid session, AffectedDecision decision, string? reason = null) => new() { SessionId = session, Decision = decision, Reason = reason };
}
