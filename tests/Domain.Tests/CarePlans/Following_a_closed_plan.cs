using IntegrativeCare.Domain.CarePlans;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Following_a_closed_plan
{
    [Theory]
    [InlineData(CarePlanStatus.Draft)]
    [InlineData(CarePlanStatus.Active)]
    [InlineData(CarePlanStatus.OnHold)]
    public void Is_refused_while_it_is_open_I12(CarePlanStatus open) =>
        Assert.Equal(new PredecessorOpen { Pointer = "/successorOf" }, Refused(() => Follow(A_plan.In(open))));

    [Theory]
    [InlineData(CarePlanStatus.Completed)]
    [InlineData(CarePlanStatus.Revoked)]
    public void Names_it_and_starts_as_a_draft_I12(CarePlanStatus closed)
    {
        var before = A_plan.In(closed);

        var next = Follow(before);

        Assert.Equal((before.Id, CarePlanStatus.Draft, 1), (next.PredecessorId, next.Status, next.Version));
        Assert.NotEqual(before.Id, next.Id);
        Assert.Equal((0, 0), (next.Approvals.Count, next.Agreements.Count));
    }

    [Fact]
    public void Takes_over_what_is_still_wanted_with_ids_of_its_own_I12()
    {
        var before = A_plan.WithTalkAndTouch();
        var (sleep, mood) = (before.Goals[0], before.Wants(GoalCategory.Pain));
        var weighs = before.AddConcern("I wake at four", null, Maya, MondaysDate);
        before.MoveConcern(before.AddConcern("The drive home", null, Maya, MondaysDate).Id, ConcernStatus.Resolved, MondaysDate);
        var walks = before.AddPractice(PracticeTerms.Of(SelfCareKind.Movement, "Walk to the water", null, [sleep.Id, mood.Id]), Maya, MondaysDate);
        before.EndPractice(before.AddPractice(PracticeTerms.Of(SelfCareKind.Sleep, "No screens", null, []), Ruth, MondaysDate).Id);
        before.MoveGoal(mood.Id, GoalStatus.SetAside);
        before.Activated().EndIntervention(before.Interventions[0].Id, Ruth);
        before.Complete(Monday);

        var next = Follow(before);

        Assert.Equal([(weighs.Words, (ConcernId?)weighs.Id)], next.Concerns.Select(c => (c.Words, c.PredecessorId)));
        Assert.Equal([(sleep.Title, (GoalId?)sleep.Id)], next.Goals.Select(g => (g.Title, g.PredecessorId)));
        Assert.Equal([(walks.Words, (PracticeId?)walks.Id)], next.Practices.Select(p => (p.Words, p.PredecessorId)));
        var touch = Assert.Single(next.Interventions);
        Assert.Equal((before.Interventions[1].Id, InterventionStatus.Proposed, Tomas), (touch.PredecessorId, touch.Status, touch.Author));
        Assert.Equal((before.Interventions[1].Technique, before.Interventions[1].PressureCeiling), (touch.Technique, touch.PressureCeiling));
        Assert.Equal(next.Goals.Select(g => g.Id), touch.GoalIds);
        Assert.Equal(next.Goals.Select(g => g.Id), next.Practices[0].GoalIds);
        Assert.NotEqual(before.Goals[0].Id, next.Goals[0].Id);
    }

    private static CarePlan Follow(CarePlan before) => CarePlan.Follow(before, "Going on", MondaysDate.AddDays(30), RuthId, Ruth, MondaysDate, Monday);
}
