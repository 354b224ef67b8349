using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CarePlans;

// What the client says: what weighs on them, what they want, what they do for themselves.
public sealed partial class CarePlan
{
    /// <summary>Writes down what matters to the client, in the client's words. A new version.</summary>
    /// <param name="code">How a coding system calls it; <c>null</c> when nobody needs that.</param>
    /// <param name="by">The client, or a member of the team who heard it.</param>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="TooManyConcerns"/>, or what <see cref="PlainText"/> says of the words.</exception>
    public Concern AddConcern(string? words, ConcernCode? code, Author by, DateOnly today)
    {
        May(PlanAct.ConcernAdded);
        if (_concerns.Count >= MostOthers) throw new DomainException(new TooManyConcerns(MostOthers));

        var concern = new Concern(PlainText.Of(words, "/words", PlainText.Paragraph), code, by, today);
        _concerns.Add(concern);
        DidAnew(PlanAct.ConcernAdded, concern.Id.Value);
        return concern;
    }

    /// <summary>Says a concern anew. A new version.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="ConcernNotFound"/>, or what <see cref="PlainText"/> says of the words.</exception>
    public void ReviseConcern(ConcernId id, string? words, ConcernCode? code)
    {
        May(PlanAct.ConcernRevised);
        var concern = FindConcern(id);
        concern.Revise(PlainText.Of(words, "/words", PlainText.Paragraph), code);
        DidAnew(PlanAct.ConcernRevised, id.Value);
    }

    /// <summary>Says that a concern no longer weighs on the client, or weighs again. A new version; where it stands already, nothing changes.</summary>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="ConcernNotFound"/>, <see cref="ChoiceUnknown"/>.</exception>
    public void MoveConcern(ConcernId id, ConcernStatus status, DateOnly today)
    {
        May(PlanAct.ConcernMoved);
        var concern = FindConcern(id);
        if (concern.Status == status) return;

        concern.MoveTo(Choice.Of(status, "/status"), today);
        DidAnew(PlanAct.ConcernMoved, id.Value);
    }

    /// <summary>Adds what the client wants, in the client's words. A new version.</summary>
    /// <param name="owner">The practitioner who keeps an eye on it.</param>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="TooManyGoals"/>, <see cref="TargetInThePast"/>, <see cref="ChoiceUnknown"/>, <see cref="PsychotherapyMissing"/> in a plan in use, or what <see cref="PlainText"/> says of the title.</exception>
    public Goal AddGoal(string title, GoalCategory category, GoalTarget? target, PractitionerId owner, DateOnly today)
    {
        May(PlanAct.GoalAdded);
        if (_goals.Count >= MostGoals) throw new DomainException(new TooManyGoals(MostGoals));
        MustLieAhead(target, today);

        var goal = new Goal(PlainText.Of(title, "/title"), Choice.Of(category, "/category"), target, owner, today);
        _goals.Add(goal);
        MustKeepPsychotherapy();
        DidAnew(PlanAct.GoalAdded, goal.Id.Value);
        return goal;
    }

    /// <summary>Says a goal anew; everything is given, also what stays. A new version.</summary>
    /// <param name="today">Today in the clinic's calendar; a target that stays as it was may have passed.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="GoalNotFound"/>, <see cref="TargetInThePast"/>, <see cref="ChoiceUnknown"/>, <see cref="PsychotherapyMissing"/> in a plan in use, or what <see cref="PlainText"/> says of the title.</exception>
    public void ReviseGoal(GoalId id, string title, GoalCategory category, GoalTarget? target, PractitionerId owner, DateOnly today)
    {
        May(PlanAct.GoalRevised);
        var goal = FindGoal(id);
        if (target != goal.Target) MustLieAhead(target, today);

        goal.Revise(PlainText.Of(title, "/title"), Choice.Of(category, "/category"), target, owner);
        MustKeepPsychotherapy();
        DidAnew(PlanAct.GoalRevised, id.Value);
    }

    /// <summary>Says where a goal stands. Every move is allowed. Only setting a goal aside, or taking it up again, changes what was agreed and makes a new version.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="GoalNotFound"/>, <see cref="ChoiceUnknown"/>, <see cref="PsychotherapyMissing"/> in a plan in use.</exception>
    public void MoveGoal(GoalId id, GoalStatus status)
    {
        May(PlanAct.GoalMoved);
        var goal = FindGoal(id);
        if (goal.Status == status) return;

        var wasWanted = goal.IsWanted;
        goal.MoveTo(Choice.Of(status, "/status"));
        MustKeepPsychotherapy();
        if (goal.IsWanted == wasWanted) Did(PlanAct.GoalMoved, id.Value);
        else DidAnew(PlanAct.GoalMoved, id.Value);
    }

    /// <summary>Puts something into the plan that the client means to do for themselves. A new version.</summary>
    /// <param name="by">The client, or a member of the team who suggests it.</param>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="TooManyPractices"/>, <see cref="GoalUnknown"/>.</exception>
    public SelfCarePractice AddPractice(PracticeTerms terms, Author by, DateOnly today)
    {
        May(PlanAct.PracticeAdded);
        if (_practices.Count >= MostOthers) throw new DomainException(new TooManyPractices(MostOthers));
        MustHave(terms.GoalIds);

        var practice = new SelfCarePractice(terms, by, today);
        _practices.Add(practice);
        DidAnew(PlanAct.PracticeAdded, practice.Id.Value);
        return practice;
    }

    /// <summary>Says a practice anew; everything is given, also what stays. A new version.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="PracticeNotFound"/>, <see cref="PracticeOver"/>, <see cref="GoalUnknown"/>.</exception>
    public void RevisePractice(PracticeId id, PracticeTerms terms)
    {
        May(PlanAct.PracticeRevised);
        var practice = FindPractice(id);
        MustHave(terms.GoalIds);
        practice.Rewrite(terms);
        DidAnew(PlanAct.PracticeRevised, id.Value);
    }

    /// <summary>Ends a practice. It stays readable with what was reported on it. A new version.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="PracticeNotFound"/>, <see cref="PracticeOver"/>.</exception>
    public void EndPractice(PracticeId id)
    {
        May(PlanAct.PracticeEnded);
        FindPractice(id).End();
        DidAnew(PlanAct.PracticeEnded, id.Value);
    }

    private Concern FindConcern(ConcernId id) => _concerns.Find(c => c.Id == id) ?? throw new DomainException(new ConcernNotFound());

    private Goal FindGoal(GoalId id) => _goals.Find(g => g.Id == id) ?? throw new DomainException(new GoalNotFound());

    private SelfCarePractice FindPractice(PracticeId id)
    {
        var practice = _practices.Find(p => p.Id == id) ?? throw new DomainException(new PracticeNotFound());
        return practice.IsPractised ? practice : throw new DomainException(new PracticeOver());
    }

    private static void MustLieAhead(GoalTarget? target, DateOnly today)
    {
        if (target is not null && target.By < today) throw new DomainException(new TargetInThePast { Pointer = "/target/by" });
    }
}
