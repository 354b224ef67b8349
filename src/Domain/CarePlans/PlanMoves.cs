using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>What can be done to a plan. The same words stand in its history and in its table of moves.</summary>
public enum PlanAct
{
    /// <summary>It was begun. No status comes before, so it is in no line of the table.</summary>
    Drafted,

    /// <summary>It was given another title.</summary>
    Retitled,

    /// <summary>The day of looking back together, or how often to, was set anew.</summary>
    ReviewScheduled,

    /// <summary>Another practitioner became accountable.</summary>
    LeadHandedOver,

    /// <summary>Something that matters to the client was put into it.</summary>
    ConcernAdded,

    /// <summary>A concern was said anew.</summary>
    ConcernRevised,

    /// <summary>A concern was resolved, or came back.</summary>
    ConcernMoved,

    /// <summary>A goal was put into it.</summary>
    GoalAdded,

    /// <summary>A goal was said anew.</summary>
    GoalRevised,

    /// <summary>It was said where a goal stands.</summary>
    GoalMoved,

    /// <summary>An activity was planned.</summary>
    InterventionAdded,

    /// <summary>An activity was planned anew.</summary>
    InterventionRevised,

    /// <summary>An activity was ended.</summary>
    InterventionEnded,

    /// <summary>Something that the client does for themselves was put into it.</summary>
    PracticeAdded,

    /// <summary>Something that the client does for themselves was said anew.</summary>
    PracticeRevised,

    /// <summary>Something that the client does for themselves was ended.</summary>
    PracticeEnded,

    /// <summary>The client chose not to have psychotherapy for a mental-health goal.</summary>
    PsychotherapyDeclined,

    /// <summary>A discipline stood behind a version.</summary>
    Approved,

    /// <summary>The client agreed to a version.</summary>
    Agreed,

    /// <summary>It was taken into use.</summary>
    Activated,

    /// <summary>What was planned since was started.</summary>
    InterventionsStarted,

    /// <summary>Client and team looked back together.</summary>
    Reviewed,

    /// <summary>A session was put under it.</summary>
    SessionTaken,

    /// <summary>It was laid to rest for a while.</summary>
    PutOnHold,

    /// <summary>It was taken up again.</summary>
    Resumed,

    /// <summary>It had done its work.</summary>
    Completed,

    /// <summary>It was taken back before it was done.</summary>
    Revoked,
}

/// <summary>One line of the table: in this status this act is allowed, and the plan is in that status afterwards.</summary>
/// <param name="From">The status before.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The status afterwards; the same for most acts.</param>
public sealed record PlanMove(CarePlanStatus From, PlanAct Act, CarePlanStatus To);

/// <summary>The table of what may be done to a plan in which status, and where that leads (Rule CR-027; I12, I13). What is not in it is refused.</summary>
public static class PlanMoves
{
    private static readonly CarePlanStatus[] Open = [CarePlanStatus.Draft, CarePlanStatus.Active, CarePlanStatus.OnHold];
    private static readonly CarePlanStatus[] InUse = [CarePlanStatus.Active, CarePlanStatus.OnHold];

    /// <summary>Every move that is allowed, by status and act.</summary>
    public static IReadOnlyList<PlanMove> All { get; } = Checked(
    [
        .. Stays(Open, PlanAct.Retitled),
        .. Stays(Open, PlanAct.ReviewScheduled),
        .. Stays(Open, PlanAct.LeadHandedOver),
        .. Stays(Open, PlanAct.ConcernAdded),
        .. Stays(Open, PlanAct.ConcernRevised),
        .. Stays(Open, PlanAct.ConcernMoved),
        .. Stays(Open, PlanAct.GoalAdded),
        .. Stays(Open, PlanAct.GoalRevised),
        .. Stays(Open, PlanAct.GoalMoved),
        .. Stays(Open, PlanAct.InterventionAdded),
        .. Stays(Open, PlanAct.InterventionRevised),
        .. Stays(Open, PlanAct.InterventionEnded),
        .. Stays(Open, PlanAct.PracticeAdded),
        .. Stays(Open, PlanAct.PracticeRevised),
        .. Stays(Open, PlanAct.PracticeEnded),
        .. Stays(Open, PlanAct.PsychotherapyDeclined),
        .. Stays(Open, PlanAct.Approved),
        .. Stays(Open, PlanAct.Agreed),
        .. Stays(Open, PlanAct.SessionTaken),
        .. Stays(InUse, PlanAct.Reviewed),
        .. Stays([CarePlanStatus.Active], PlanAct.InterventionsStarted),
        new(CarePlanStatus.Draft, PlanAct.Activated, CarePlanStatus.Active),
        new(CarePlanStatus.Active, PlanAct.PutOnHold, CarePlanStatus.OnHold),
        new(CarePlanStatus.OnHold, PlanAct.Resumed, CarePlanStatus.Active),
        new(CarePlanStatus.Active, PlanAct.Completed, CarePlanStatus.Completed),
        new(CarePlanStatus.Active, PlanAct.Revoked, CarePlanStatus.Revoked),
    ]);

    /// <summary>Where the act leads from here.</summary>
    /// <exception cref="DomainException">
    /// What the table does not have: <see cref="CarePlanClosed"/> for a completed or revoked plan, <see cref="CarePlanMoveNotAllowed"/> for a step of its status,
    /// <see cref="CarePlanNotActive"/> for what is done only in a plan in use.
    /// </exception>
    public static CarePlanStatus After(CarePlanStatus from, PlanAct act) =>
        All.FirstOrDefault(move => move.From == from && move.Act == act)?.To ?? throw new DomainException(Refusal(from, act));

    private static DomainError Refusal(CarePlanStatus from, PlanAct act)
    {
        if (from is CarePlanStatus.Completed or CarePlanStatus.Revoked) return new CarePlanClosed();
        var step = All.FirstOrDefault(move => move.Act == act && move.From != move.To);
        return step is null ? new CarePlanNotActive(from) : new CarePlanMoveNotAllowed(from, step.To);
    }

    private static IEnumerable<PlanMove> Stays(IEnumerable<CarePlanStatus> statuses, PlanAct act) => statuses.Select(status => new PlanMove(status, act, status));

    /// <summary>Refuses a table that says two things at once, leaves an act out, or lets a closed plan change.</summary>
    internal static IReadOnlyList<PlanMove> Checked(IReadOnlyList<PlanMove> table)
    {
        foreach (var (line, move) in table.Index())
        {
            var why = table.Take(line).Any(other => other.From == move.From && other.Act == move.Act) ? "is there twice"
                : move.From is CarePlanStatus.Completed or CarePlanStatus.Revoked ? "changes a closed plan"
                : null;
            if (why is not null) throw new InvalidOperationException($"Line {line + 1} of the plan's moves, {move.Act} in {move.From}, {why}.");
        }

        var forgotten = Enum.GetValues<PlanAct>().Except([PlanAct.Drafted]).Except(table.Select(move => move.Act)).ToList();
        return forgotten.Count == 0 ? table : throw new InvalidOperationException($"The plan's moves do not say when these are allowed: {string.Join(", ", forgotten)}.");
    }
}

/// <summary>Something that was done to a plan in this request, for its history.</summary>
/// <param name="Act">What.</param>
/// <param name="Part">The goal, concern, intervention, practice, approval, agreement or review that it was done to; <c>null</c> for the plan itself.</param>
public sealed record PlanActDone(PlanAct Act, Guid? Part);
