using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Setting_goals
{
    private readonly CarePlan plan = A_plan.Drafted();

    [Fact]
    public void Keeps_the_clients_words_and_makes_a_new_version()
    {
        var target = GoalTarget.Of("nprs", Comparison.AtMost, 3, MondaysDate.AddDays(60));

        var goal = plan.AddGoal("Carry my daughter again", GoalCategory.Pain, target, TomasId, MondaysDate);

        Assert.Equal(("Carry my daughter again", GoalCategory.Pain, target, TomasId, GoalStatus.Proposed), (goal.Title, goal.Category, goal.Target, goal.Owner, goal.Status));
        Assert.Equal([goal], plan.Goals);
        Assert.Equal((2, 2), (plan.Version, plan.Revision));
    }

    [Fact]
    public void Never_changes_its_id_I10()
    {
        var id = plan.WantsSleep().Id;

        plan.ReviseGoal(id, "Sleep six hours", GoalCategory.Sleep, null, TomasId, MondaysDate);

        Assert.Equal((id, "Sleep six hours", TomasId), (plan.Goals[0].Id, plan.Goals[0].Title, plan.Goals[0].Owner));
        Assert.Equal(3, plan.Version);
    }

    [Fact]
    public void Stops_at_one_hundred()
    {
        for (var i = 0; i < 100; i++) plan.WantsSleep();

        Assert.Equal(100, plan.Goals.Count);
        Assert.Equal(new TooManyGoals(100), Refused(() => plan.WantsSleep()));
    }

    [Fact]
    public void Takes_a_target_for_today_and_none_for_yesterday()
    {
        var today = GoalTarget.Of("phq9", Comparison.AtMost, 4, MondaysDate);
        var yesterday = GoalTarget.Of("phq9", Comparison.AtMost, 4, MondaysDate.AddDays(-1));

        Assert.Equal(today, plan.AddGoal("Feel lighter", GoalCategory.Mood, today, RuthId, MondaysDate).Target);
        Assert.Equal(new TargetInThePast { Pointer = "/target/by" }, Refused(() => plan.AddGoal("Feel lighter", GoalCategory.Mood, yesterday, RuthId, MondaysDate)));
    }

    [Fact]
    public void Lets_a_target_that_has_passed_stand_while_the_words_change()
    {
        var target = GoalTarget.Of("suds", Comparison.AtMost, 40, MondaysDate);
        var goal = plan.AddGoal("Ride the bus", GoalCategory.Anxiety, target, RuthId, MondaysDate);

        plan.ReviseGoal(goal.Id, "Ride the bus alone", GoalCategory.Anxiety, target, RuthId, MondaysDate.AddDays(1));

        Assert.Equal("Ride the bus alone", goal.Title);
        var earlier = GoalTarget.Of("suds", Comparison.AtMost, 30, MondaysDate);
        Assert.Equal(
            new TargetInThePast { Pointer = "/target/by" },
            Refused(() => plan.ReviseGoal(goal.Id, "Ride the bus", GoalCategory.Anxiety, earlier, RuthId, MondaysDate.AddDays(1))));
    }

    [Theory]
    [InlineData("nprs", 0)]
    [InlineData("nprs", 10)]
    [InlineData("suds", 100)]
    [InlineData("phq9", 27)]
    public void Takes_a_target_within_the_scale(string instrument, int value) => Assert.Equal(value, GoalTarget.Of(instrument, Comparison.AtMost, value, MondaysDate).Value);

    [Theory]
    [InlineData("nprs", -1, 10)]
    [InlineData("nprs", 11, 10)]
    [InlineData("suds", 101, 100)]
    [InlineData("phq9", 28, 27)]
    public void Refuses_a_target_outside_the_scale(string instrument, int value, int highest) => Assert.Equal(
        new ScoreOutOfRange(instrument, value, 0, highest) { Pointer = "/target/value" },
        Refused(() => GoalTarget.Of(instrument, Comparison.AtMost, value, MondaysDate)));

    [Fact]
    public void Refuses_a_measure_nobody_knows() => Assert.Equal(
        new InstrumentUnknown { Pointer = "/target/instrument" },
        Refused(() => GoalTarget.Of("happiness", Comparison.AtLeast, 5, MondaysDate)));

    [Theory]
    [InlineData(Comparison.AtMost, 4, true)]
    [InlineData(Comparison.AtMost, 5, false)]
    [InlineData(Comparison.AtLeast, 4, true)]
    [InlineData(Comparison.AtLeast, 3, false)]
    public void Is_reached_on_the_value_itself(Comparison comparison, int total, bool reached) =>
        Assert.Equal(reached, GoalTarget.Of("phq9", comparison, 4, MondaysDate).IsReachedBy(total));

    [Fact]
    public void May_stand_anywhere_without_a_new_version()
    {
        var goal = plan.WantsSleep();

        plan.MoveGoal(goal.Id, GoalStatus.Achieved);
        plan.MoveGoal(goal.Id, GoalStatus.InProgress);

        Assert.Equal((GoalStatus.InProgress, 2, 4), (goal.Status, plan.Version, plan.Revision));
    }

    [Fact]
    public void Changes_nothing_when_it_already_stands_there()
    {
        var goal = plan.WantsSleep();

        plan.MoveGoal(goal.Id, GoalStatus.Proposed);

        Assert.Equal((2, 2), (plan.Version, plan.Revision));
    }

    [Fact]
    public void Makes_a_new_version_when_set_aside_and_when_taken_up_again()
    {
        var goal = plan.WantsSleep();

        plan.MoveGoal(goal.Id, GoalStatus.SetAside);
        Assert.Equal(3, plan.Version);

        plan.MoveGoal(goal.Id, GoalStatus.InProgress);
        Assert.Equal(4, plan.Version);
    }

    [Fact]
    public void Knows_only_goals_of_this_plan()
    {
        var stranger = GoalId.New();

        Assert.Equal(new GoalNotFound(), Refused(() => plan.MoveGoal(stranger, GoalStatus.Achieved)));
        Assert.Equal(new GoalNotFound(), Refused(() => plan.ReviseGoal(stranger, "x", GoalCategory.Other, null, RuthId, MondaysDate)));
    }

    [Fact]
    public void Takes_only_listed_choices()
    {
        var goal = plan.WantsSleep();

        Assert.Equal(new ChoiceUnknown { Pointer = "/category" }, Refused(() => plan.Wants((GoalCategory)10)));
        Assert.Equal(new ChoiceUnknown { Pointer = "/category" }, Refused(() => plan.ReviseGoal(goal.Id, "Sleep", (GoalCategory)(-1), null, RuthId, MondaysDate)));
        Assert.Equal(new ChoiceUnknown { Pointer = "/status" }, Refused(() => plan.MoveGoal(goal.Id, (GoalStatus)5)));
        Assert.Equal(new ChoiceUnknown { Pointer = "/target/comparison" }, Refused(() => GoalTarget.Of("nprs", (Comparison)2, 3, MondaysDate)));
        Assert.Equal((GoalStatus.Proposed, 2), (goal.Status, plan.Version));
    }

    [Fact]
    public void Needs_words() => Assert.Equal(new TextMissing { Pointer = "/title" }, Refused(() => plan.AddGoal("", GoalCategory.Other, null, RuthId, MondaysDate)));

    [Theory]
    [InlineData(GoalCategory.Mood, true)]
    [InlineData(GoalCategory.Anxiety, true)]
    [InlineData(GoalCategory.TraumaRecovery, true)]
    [InlineData(GoalCategory.Pain, false)]
    [InlineData(GoalCategory.Sleep, false)]
    [InlineData(GoalCategory.Stress, false)]
    [InlineData(GoalCategory.Mobility, false)]
    [InlineData(GoalCategory.Relationship, false)]
    [InlineData(GoalCategory.SelfCare, false)]
    [InlineData(GoalCategory.Other, false)]
    public void Is_about_mental_health_or_not(GoalCategory category, bool mental) => Assert.Equal(mental, category.IsMentalHealth());
}
