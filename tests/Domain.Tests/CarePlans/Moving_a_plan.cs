using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Moving_a_plan
{
    [Theory]
    [InlineData(CarePlanStatus.Draft, CarePlanStatus.Active)]
    [InlineData(CarePlanStatus.Active, CarePlanStatus.OnHold)]
    [InlineData(CarePlanStatus.OnHold, CarePlanStatus.Active)]
    [InlineData(CarePlanStatus.Active, CarePlanStatus.Completed)]
    [InlineData(CarePlanStatus.Active, CarePlanStatus.Revoked)]
    public void Is_allowed_along_the_way_I13(CarePlanStatus from, CarePlanStatus to)
    {
        var plan = A_plan.In(from);
        if (from == CarePlanStatus.Draft) plan.Settled();
        var revision = plan.Revision;

        Move(plan, to);

        Assert.Equal((to, revision + 1), (plan.Status, plan.Revision));
    }

    [Theory]
    [InlineData(CarePlanStatus.Draft, CarePlanStatus.OnHold)]
    [InlineData(CarePlanStatus.Draft, CarePlanStatus.Completed)]
    [InlineData(CarePlanStatus.Draft, CarePlanStatus.Revoked)]
    [InlineData(CarePlanStatus.Active, CarePlanStatus.Active)]
    [InlineData(CarePlanStatus.OnHold, CarePlanStatus.OnHold)]
    [InlineData(CarePlanStatus.OnHold, CarePlanStatus.Completed)]
    [InlineData(CarePlanStatus.OnHold, CarePlanStatus.Revoked)]
    public void Is_refused_anywhere_else_I13(CarePlanStatus from, CarePlanStatus to)
    {
        var plan = A_plan.In(from);

        Assert.Equal(new CarePlanMoveNotAllowed(from, to), Refused(() => Move(plan, to)));
        Assert.Equal(from, plan.Status);
    }

    [Fact]
    public void Does_not_resume_a_draft() =>
        Assert.Equal(new CarePlanMoveNotAllowed(CarePlanStatus.Draft, CarePlanStatus.Active), Refused(() => A_plan.WithTalk().Resume(A_plan.NobodyAsked)));

    [Fact]
    public void Does_not_activate_a_resting_plan() =>
        Assert.Equal(new CarePlanMoveNotAllowed(CarePlanStatus.OnHold, CarePlanStatus.Active), Refused(() => A_plan.In(CarePlanStatus.OnHold).Activate(A_plan.NobodyAsked, MondaysDate, Monday)));

    [Theory]
    [InlineData(CarePlanStatus.Completed)]
    [InlineData(CarePlanStatus.Revoked)]
    public void Ends_all_change_once_closed_I12(CarePlanStatus closed)
    {
        var plan = A_plan.In(closed);
        var (goal, talk, revision) = (plan.Goals[0].Id, plan.Interventions[0].Id, plan.Revision);
        Action[] changes =
        [
            () => plan.Retitle("x"),
            () => plan.ScheduleReview(MondaysDate, MondaysDate),
            () => plan.HandLeadTo(TomasId),
            () => plan.WantsSleep(),
            () => plan.ReviseGoal(goal, "x", GoalCategory.Other, null, RuthId, MondaysDate),
            () => plan.MoveGoal(goal, GoalStatus.Achieved),
            () => plan.AddIntervention(A_plan.Talk(), Ruth),
            () => plan.ReviseIntervention(talk, A_plan.Talk(), Ruth),
            () => plan.EndIntervention(talk, Ruth),
            () => plan.RecordPsychotherapyDeclined(Ruth, Monday),
            () => plan.Approve(Ruth, plan.Version, Monday),
            () => plan.Agree(AgreementMethod.InPerson, plan.Version, Ruth, Monday),
            () => plan.Activate(A_plan.NobodyAsked, MondaysDate, Monday),
            () => plan.StartAgreedInterventions(A_plan.NobodyAsked),
            () => plan.PutOnHold(),
            () => plan.Resume(A_plan.NobodyAsked),
            () => plan.Complete(Monday),
            () => plan.Revoke(Monday),
            () => plan.MustTakeSessions(),
        ];

        Assert.All(changes, change => Assert.Equal(new CarePlanClosed(), Refused(change)));
        Assert.Equal((closed, revision, Monday), (plan.Status, plan.Revision, plan.ClosedAt));
    }

    [Theory]
    [InlineData(CarePlanStatus.Draft)]
    [InlineData(CarePlanStatus.Active)]
    [InlineData(CarePlanStatus.OnHold)]
    public void Takes_sessions_until_closed_I12(CarePlanStatus open)
    {
        var plan = A_plan.In(open);

        plan.MustTakeSessions();

        Assert.False(plan.IsClosed);
    }

    [Fact]
    public void Keeps_the_reason_only_while_resting()
    {
        var plan = A_plan.In(CarePlanStatus.Active);

        plan.PutOnHold(" Maya travels ");
        Assert.Equal("Maya travels", plan.HoldReason);

        plan.Resume(A_plan.NobodyAsked);
        Assert.Null(plan.HoldReason);
    }

    [Fact]
    public void Needs_no_reason_to_rest()
    {
        var plan = A_plan.In(CarePlanStatus.Active);

        plan.PutOnHold("  ");

        Assert.Null(plan.HoldReason);
        Assert.Equal(CarePlanStatus.OnHold, plan.Status);
    }

    [Fact]
    public void Does_not_resume_massage_that_may_no_longer_see_the_cues()
    {
        var plan = A_plan.WithTalkAndTouch().Activated();
        plan.PutOnHold();

        Assert.Equal(new MassageCannotSeeSafety(), Refused(() => plan.Resume(TouchTeamReadiness.Of([new(TomasId, MaySeeCarePlan: true, MaySeeSafetyCues: false)]))));
        Assert.Equal(CarePlanStatus.OnHold, plan.Status);
    }

    [Fact]
    public void Is_refused_to_whoever_looked_too_early_I15()
    {
        var plan = A_plan.WithTalk();

        plan.MustBeAt(3);
        Assert.Equal(new RequestStale(3), Refused(() => plan.MustBeAt(2)));
    }

    private static void Move(CarePlan plan, CarePlanStatus to)
    {
        switch (to)
        {
            case CarePlanStatus.Active when plan.Status == CarePlanStatus.OnHold: plan.Resume(A_plan.NobodyAsked); break;
            case CarePlanStatus.Active: plan.Activate(A_plan.NobodyAsked, MondaysDate, Monday); break;
            case CarePlanStatus.OnHold: plan.PutOnHold(); break;
            case CarePlanStatus.Completed: plan.Complete(Monday); break;
            case CarePlanStatus.Revoked: plan.Revoke(Monday); break;
            default: throw new ArgumentOutOfRangeException(nameof(to));
        }
    }
}
