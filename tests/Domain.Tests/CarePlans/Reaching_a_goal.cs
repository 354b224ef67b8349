using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Reaching_a_goal
{
    private static readonly GoalTarget CalmBelow30 = GoalTarget.Of(Instruments.Suds, Comparison.AtMost, 30, MondaysDate.AddDays(30));
    private static readonly GoalTarget SleepAbove70 = GoalTarget.Of(Instruments.Suds, Comparison.AtLeast, 70, MondaysDate.AddDays(30));

    [Fact]
    public void Says_nothing_before_there_is_a_score_I11() => Assert.Null(GoalAchievement.Of(CalmBelow30, [], MondaysDate));

    [Theory]
    [InlineData(30, null, AchievementStatus.Achieved)]
    [InlineData(31, null, AchievementStatus.InProgress)]
    [InlineData(31, 32, AchievementStatus.Improving)]
    [InlineData(32, 32, AchievementStatus.NoChange)]
    [InlineData(33, 32, AchievementStatus.Worsening)]
    [InlineData(31, 30, AchievementStatus.Worsening)]
    public void Is_judged_by_the_last_score_and_the_one_before_where_less_is_wanted_I11(int last, int? before, AchievementStatus expected) =>
        Assert.Equal(expected, GoalAchievement.Of(CalmBelow30, Scores(last, before), MondaysDate)!.Status);

    [Theory]
    [InlineData(70, null, AchievementStatus.Achieved)]
    [InlineData(69, 68, AchievementStatus.Improving)]
    [InlineData(68, 69, AchievementStatus.Worsening)]
    public void Is_judged_the_other_way_where_more_is_wanted_I11(int last, int? before, AchievementStatus expected) =>
        Assert.Equal(expected, GoalAchievement.Of(SleepAbove70, Scores(last, before), MondaysDate)!.Status);

    [Theory]
    [InlineData(30, AchievementStatus.Improving)]
    [InlineData(31, AchievementStatus.NotAchieved)]
    public void Is_not_reached_only_after_the_day_itself_I11(int days, AchievementStatus expected) =>
        Assert.Equal(expected, GoalAchievement.Of(CalmBelow30, Scores(31, 40), MondaysDate.AddDays(days))!.Status);

    [Fact]
    public void Is_reached_late_all_the_same_and_names_the_score_that_says_so_I11()
    {
        var scores = Scores(30, 40);

        var achievement = GoalAchievement.Of(CalmBelow30, scores, MondaysDate.AddDays(31))!;

        Assert.Equal((AchievementStatus.Achieved, scores[0]), (achievement.Status, achievement.By));
    }

    private static List<GoalScore> Scores(int last, int? before)
    {
        var scores = new List<GoalScore> { new(Guid.CreateVersion7(), last, Monday) };
        if (before is { } value) scores.Add(new(Guid.CreateVersion7(), value, Monday.AddDays(-7)));
        return scores;
    }
}
