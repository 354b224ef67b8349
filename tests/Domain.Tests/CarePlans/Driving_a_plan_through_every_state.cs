using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

/// <summary>Every act on a plan in every status, by the methods that people's work goes through; what they do is held to the table, which the documents print.</summary>
public sealed class Driving_a_plan_through_every_state
{
    private static readonly Dictionary<PlanAct, Action<CarePlan>> Doing = new()
    {
        [PlanAct.Retitled] = plan => plan.Retitle("Another title"),
        [PlanAct.ReviewScheduled] = plan => plan.ScheduleReview(MondaysDate, MondaysDate),
        [PlanAct.LeadHandedOver] = plan => plan.HandLeadTo(TomasId),
        [PlanAct.ConcernAdded] = plan => plan.AddConcern("What weighs on me", null, Maya, MondaysDate),
        [PlanAct.ConcernRevised] = plan => plan.ReviseConcern(plan.Concerns[0].Id, "What weighs on me now", null),
        [PlanAct.ConcernMoved] = plan => plan.MoveConcern(plan.Concerns[0].Id, ConcernStatus.Resolved, MondaysDate),
        [PlanAct.GoalAdded] = plan => plan.WantsSleep(),
        [PlanAct.GoalRevised] = plan => plan.ReviseGoal(plan.Goals[0].Id, "Sleep", GoalCategory.Sleep, null, RuthId, MondaysDate),
        [PlanAct.GoalMoved] = plan => plan.MoveGoal(plan.Goals[0].Id, GoalStatus.Achieved),
        [PlanAct.InterventionAdded] = plan => plan.AddIntervention(A_plan.Talk(), Ruth),
        [PlanAct.InterventionRevised] = plan => plan.ReviseIntervention(plan.Interventions[0].Id, A_plan.Talk(), Ruth),
        [PlanAct.InterventionEnded] = plan => plan.EndIntervention(plan.Interventions[0].Id, Ruth),
        [PlanAct.PracticeAdded] = plan => plan.AddPractice(PracticeTerms.Of(SelfCareKind.Sleep, "Lights out at ten", null, []), Maya, MondaysDate),
        [PlanAct.PracticeRevised] = plan => plan.RevisePractice(plan.Practices[0].Id, PracticeTerms.Of(SelfCareKind.Sleep, "Lights out at eleven", null, [])),
        [PlanAct.PracticeEnded] = plan => plan.EndPractice(plan.Practices[0].Id),
        [PlanAct.PsychotherapyDeclined] = plan => plan.RecordPsychotherapyDeclined(Maya, Monday),
        [PlanAct.Approved] = plan => plan.Approve(Ruth, plan.Version, Monday),
        [PlanAct.Agreed] = plan => plan.Agree(AgreementMethod.InPerson, plan.Version, Ruth, Monday),
        [PlanAct.Activated] = plan => plan.Activate(A_plan.NobodyAsked, MondaysDate, Monday),
        [PlanAct.InterventionsStarted] = plan => plan.StartAgreedInterventions(A_plan.NobodyAsked),
        [PlanAct.Reviewed] = plan => plan.LookBack(new("The nights are longer", null, ReviewDecision.Keep, MondaysDate.AddDays(30)), Ruth, MondaysDate, Monday),
        [PlanAct.SessionTaken] = plan => plan.MustTakeSessions(),
        [PlanAct.PutOnHold] = plan => plan.PutOnHold(),
        [PlanAct.Resumed] = plan => plan.Resume(A_plan.NobodyAsked),
        [PlanAct.Completed] = plan => plan.Complete(Monday),
        [PlanAct.Revoked] = plan => plan.Revoke(Monday),
    };

    /// <summary>Said by hand, act by act: where it is allowed and where it leads. The product's table is held to it, so that neither changes alone.</summary>
    private static readonly string[] ByHand =
    [
        "Draft Activated Active", "Active PutOnHold OnHold", "OnHold Resumed Active", "Active Completed Completed", "Active Revoked Revoked",
        "Active InterventionsStarted Active", "Active Reviewed Active", "OnHold Reviewed OnHold",
        .. from act in (string[])["Retitled", "ReviewScheduled", "LeadHandedOver", "ConcernAdded", "ConcernRevised", "ConcernMoved", "GoalAdded", "GoalRevised", "GoalMoved",
            "InterventionAdded", "InterventionRevised", "InterventionEnded", "PracticeAdded", "PracticeRevised", "PracticeEnded", "PsychotherapyDeclined", "Approved", "Agreed", "SessionTaken"]
           from status in (string[])["Draft", "Active", "OnHold"]
           select $"{status} {act} {status}",
    ];

    public static TheoryData<CarePlanStatus, PlanAct> EveryPair() =>
        [.. from status in Enum.GetValues<CarePlanStatus>() from act in Enum.GetValues<PlanAct>() where act != PlanAct.Drafted select (status, act)];

    [Fact]
    public void The_table_says_what_was_decided_I13() =>
        Assert.Equal(ByHand.Order(StringComparer.Ordinal), PlanMoves.All.Select(move => $"{move.From} {move.Act} {move.To}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Does_what_the_table_says_I12_I13(CarePlanStatus status, PlanAct act)
    {
        var plan = Ready(status, act);
        var (revision, acts) = (plan.Revision, plan.Acts.Count);

        if (PlanMoves.All.FirstOrDefault(move => move.From == status && move.Act == act) is { } allowed)
        {
            Doing[act](plan);
            Assert.Equal(allowed.To, plan.Status);
            if (act != PlanAct.SessionTaken) Assert.Equal((revision + 1, act), (plan.Revision, plan.Acts[^1].Act));
            return;
        }

        DomainError expected = status is CarePlanStatus.Completed or CarePlanStatus.Revoked ? new CarePlanClosed()
            : act is PlanAct.InterventionsStarted or PlanAct.Reviewed ? new CarePlanNotActive(status)
            : new CarePlanMoveNotAllowed(status, PlanMoves.All.First(move => move.Act == act).To);
        Assert.Equal(expected, Refused(() => Doing[act](plan)));
        Assert.Equal((status, revision, acts), (plan.Status, plan.Revision, plan.Acts.Count));
    }

    [Fact]
    public void A_table_that_says_two_things_at_once_names_its_line()
    {
        var twice = Assert.Throws<InvalidOperationException>(() => PlanMoves.Checked([.. PlanMoves.All, PlanMoves.All[0]]));
        Assert.Contains($"Line {PlanMoves.All.Count + 1} ", twice.Message, StringComparison.Ordinal);

        var closed = Assert.Throws<InvalidOperationException>(() => PlanMoves.Checked([new(CarePlanStatus.Revoked, PlanAct.Resumed, CarePlanStatus.Active)]));
        Assert.Contains("Line 1 ", closed.Message, StringComparison.Ordinal);

        var forgotten = Assert.Throws<InvalidOperationException>(() => PlanMoves.Checked([.. PlanMoves.All.Where(move => move.Act != PlanAct.Revoked)]));
        Assert.Contains("Revoked", forgotten.Message, StringComparison.Ordinal);
    }

    // In the status, with something of everything in it, and with what the act itself needs.
    private static CarePlan Ready(CarePlanStatus status, PlanAct act)
    {
        var plan = A_plan.WithTalk();
        plan.AddConcern("What weighs on me", null, Maya, MondaysDate);
        plan.AddPractice(PracticeTerms.Of(SelfCareKind.Movement, "Walk", null, []), Maya, MondaysDate);
        if (status == CarePlanStatus.Draft)
        {
            if (act == PlanAct.Activated) plan.Settled();
            return plan;
        }

        plan.Activated();
        if (act is PlanAct.InterventionsStarted or PlanAct.Approved or PlanAct.Agreed)
        {
            plan.AddIntervention(A_plan.Talk(), Ruth);
            if (act == PlanAct.InterventionsStarted) plan.Settled();
        }

        if (status == CarePlanStatus.OnHold) plan.PutOnHold();
        if (status == CarePlanStatus.Completed) plan.Complete(Monday);
        if (status == CarePlanStatus.Revoked) plan.Revoke(Monday);
        return plan;
    }
}
