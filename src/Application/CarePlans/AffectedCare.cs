using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>What becomes of a session or a task when the plan behind it changes.</summary>
public enum AffectedDecision
{
    /// <summary>It goes on as it stands.</summary>
    Keep,

    /// <summary>It has to be changed: who holds the session is told to look at it.</summary>
    Change,

    /// <summary>It is called off, now and with a reason.</summary>
    Cancel,
}

/// <summary>What becomes of one session or task.</summary>
public sealed record AffectedDecisionBody
{
    /// <summary>The session; either this or the task.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The task; either this or the session.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>Keep it, have it changed, or call it off.</summary>
    /// <example>keep</example>
    public required AffectedDecision Decision { get; init; }

    /// <summary>Why, kept with the history of the plan; needed to call something off. At most 2,000 characters.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }
}

/// <summary>Tells who holds a session that the plan behind it has changed.</summary>
public interface ISessionReviews
{
    /// <summary>Raises a task for each planned session under the plan in these disciplines, but those that are settled. It answers nothing, so that nobody learns of a session that is not theirs to see.</summary>
    Task Raise(CarePlanId plan, IReadOnlyCollection<Discipline> disciplines, IReadOnlyCollection<SessionId> settled, DateTimeOffset now, CancellationToken ct);

    /// <summary>Keeps a review that was done in the same breath: who decided, when, and what. It is not read back.</summary>
    Task Keep(CareTask done, CancellationToken ct);
}

/// <summary>What a change of a plan in use touches: the sessions that lie ahead under it and the open tasks about them, as far as they are open to who changes it (Rule CR-143; I14b).</summary>
internal sealed class AffectedCare
{
    private readonly CarePlan plan;
    private readonly HashSet<Discipline> disciplines;

    private AffectedCare(CarePlan plan, IEnumerable<Discipline> disciplines) => (this.plan, this.disciplines) = (plan, [.. disciplines]);

    public IReadOnlyList<Session> Sessions { get; private init; } = [];

    public IReadOnlyList<CareTask> Tasks { get; private init; } = [];

    /// <summary>What a change of an activity touches.</summary>
    public static Task<AffectedCare> By(Intervention intervention, CarePlan plan, IClinicDb db, DateTimeOffset now, CancellationToken ct) => Of(plan, [intervention.Discipline], db, now, ct);

    /// <summary>What setting a goal aside touches: the work of every discipline that serves it.</summary>
    public static Task<AffectedCare> By(Goal goal, CarePlan plan, IClinicDb db, DateTimeOffset now, CancellationToken ct) =>
        Of(plan, plan.Interventions.Where(i => i.IsPlanned && i.GoalIds.Contains(goal.Id)).Select(i => i.Discipline), db, now, ct);

    /// <summary>Takes a decision for each of them, or refuses the whole change. What is called off is called off with the change and not without it.</summary>
    /// <exception cref="DomainException"><see cref="AffectedUndecided"/>, <see cref="AffectedUnknown"/>, <see cref="AffectedDecidedTwice"/>, <see cref="CancellationNeedsReason"/>.</exception>
    public async Task Settle(IReadOnlyList<AffectedDecisionBody> decisions, Guid by, ISessionReviews reviews, DateTimeOffset now, CancellationToken ct)
    {
        if (disciplines.Count == 0) return;
        var decided = new Dictionary<Guid, AffectedDecisionBody>();
        foreach (var (i, decision) in decisions.Index()) Take(decision, decided, $"/decisions/{i}");
        if (Sessions.Any(s => !decided.ContainsKey(s.Id.Value)) || Tasks.Any(t => !decided.ContainsKey(t.Id.Value))) throw new DomainException(new AffectedUndecided { Pointer = "/decisions" });

        // Why stays with the plan, and never reaches the diary.
        foreach (var (i, decision) in decisions.Index()) plan.ExplainAlso(decision.Reason, $"/decisions/{i}/reason");
        foreach (var session in Sessions.Where(s => decided[s.Id.Value].Decision != AffectedDecision.Change))
        {
            if (decided[session.Id.Value].Decision == AffectedDecision.Cancel) session.Cancel(session.Author.PersonId == by ? SessionActor.Practitioner : SessionActor.Colleague);
            await reviews.Keep(Reviewed(session, decided[session.Id.Value].Decision == AffectedDecision.Cancel ? CareTaskOutcome.CalledOff : CareTaskOutcome.Kept, by, now), ct);
        }

        foreach (var task in Tasks.Where(t => decided[t.Id.Value].Decision == AffectedDecision.Cancel)) task.Cancel(by, now);
        await reviews.Raise(plan.Id, disciplines, [.. Sessions.Where(s => decided[s.Id.Value].Decision != AffectedDecision.Change).Select(s => s.Id)], now, ct);
    }

    private static CareTask Reviewed(Session session, CareTaskOutcome outcome, Guid by, DateTimeOffset now)
    {
        var review = CareTask.Raise(session.ClinicId, session.ClientId, CareTaskKind.ReviewSession, session.Id.Value, session.Author, [new PractitionerId(by)], now);
        review.Complete(by, isFrontDesk: false, outcome, now);
        return review;
    }

    private static async Task<AffectedCare> Of(CarePlan plan, IEnumerable<Discipline> of, IClinicDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (plan.Status == CarePlanStatus.Draft) return new(plan, []);

        var touched = of.Distinct().ToList();
        var sessions = await db.Sessions.Where(s => s.PlanId == plan.Id && (s.Status == SessionStatus.Planned || s.Status == SessionStatus.CheckedIn) && (s.StartsAt > now || s.Status == SessionStatus.CheckedIn) && touched.Contains(s.Discipline)).OrderBy(s => s.StartsAt).ToListAsync(ct);
        Guid[] about = [plan.Id.Value, .. sessions.Select(s => s.Id.Value)];
        var tasks = await db.CareTasks.Where(t => t.Status == CareTaskStatus.Open && about.Contains(t.AboutId)).OrderBy(t => t.Id).ToListAsync(ct);
        return new(plan, touched) { Sessions = sessions, Tasks = tasks };
    }

    private void Take(AffectedDecisionBody decision, Dictionary<Guid, AffectedDecisionBody> decided, string pointer)
    {
        var isKnown = decision switch
        {
            { SessionId: { } session, TaskId: null } => Sessions.Any(s => s.Id.Value == session),
            { SessionId: null, TaskId: { } task } => Tasks.Any(t => t.Id.Value == task),
            _ => false,
        };
        if (!isKnown) throw new DomainException(new AffectedUnknown { Pointer = pointer });
        if (Choice.Of(decision.Decision, pointer + "/decision") == AffectedDecision.Cancel && string.IsNullOrWhiteSpace(decision.Reason)) throw new DomainException(new CancellationNeedsReason { Pointer = pointer + "/reason" });
        if (!decided.TryAdd(decision.SessionId ?? decision.TaskId!.Value, decision)) throw new DomainException(new AffectedDecidedTwice { Pointer = pointer });
    }
}
