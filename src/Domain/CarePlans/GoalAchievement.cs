namespace IntegrativeCare.Domain.CarePlans;

/// <summary>How a goal stands by its own measure. It says which way the score went and never why.</summary>
public enum AchievementStatus
{
    /// <summary>There is one score and nothing to compare it with.</summary>
    InProgress,

    /// <summary>The last score is nearer to the target than the one before.</summary>
    Improving,

    /// <summary>The last score is farther from the target than the one before. Healing is not a line.</summary>
    Worsening,

    /// <summary>The last two scores are the same.</summary>
    NoChange,

    /// <summary>The last score reaches the target.</summary>
    Achieved,

    /// <summary>The target's day has passed and the last score does not reach it.</summary>
    NotAchieved,
}

/// <summary>A total of the target's measure, newest first in every list.</summary>
/// <param name="MeasurementId">The measurement.</param>
/// <param name="Value">The total, in the instrument's points.</param>
/// <param name="At">When it was taken. UTC.</param>
public sealed record GoalScore(Guid MeasurementId, decimal Value, DateTimeOffset At);

/// <summary>How a goal stands by its own measure, and the score that says so (Rule CR-140; I11).</summary>
/// <param name="Status">How it stands.</param>
/// <param name="By">The score that says so.</param>
/// <remarks>
/// It is drawn from the target and the scores themselves whenever the plan is read, so it is right from the moment at which a score is recorded, whoever records
/// it, and no writer of the plan is in its way. A reader's answer is drawn from the scores that they may see and from no other, so it can tell nothing of the rest.
/// </remarks>
public sealed record GoalAchievement(AchievementStatus Status, GoalScore By)
{
    /// <summary>Judges the last score by the target and by the score before it.</summary>
    /// <param name="scores">Totals of the target's measure, newest first. Incomplete answers have no total and are not among them.</param>
    /// <param name="today">Today in the clinic's calendar. The target's day itself still counts.</param>
    /// <returns><c>null</c> while there is no score.</returns>
    public static GoalAchievement? Of(GoalTarget target, IReadOnlyList<GoalScore> scores, DateOnly today)
    {
        if (scores.Count == 0) return null;

        var last = scores[0];
        if (target.IsReachedBy(last.Value)) return new(AchievementStatus.Achieved, last);
        if (target.By < today) return new(AchievementStatus.NotAchieved, last);
        if (scores.Count == 1) return new(AchievementStatus.InProgress, last);

        var towards = target.Comparison == Comparison.AtMost ? scores[1].Value - last.Value : last.Value - scores[1].Value;
        return new(towards switch { > 0 => AchievementStatus.Improving, < 0 => AchievementStatus.Worsening, _ => AchievementStatus.NoChange }, last);
    }
}
