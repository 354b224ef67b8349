using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CarePlans;

// Who does what about it.
public sealed partial class CarePlan
{
    /// <summary>Plans an activity. Only a member of its discipline may (Rule CR-022; I08). A new version; it waits for the client's agreement (Rule CR-023; I09).</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="OtherDiscipline"/>, <see cref="TooManyInterventions"/>, <see cref="GoalUnknown"/>.</exception>
    public Intervention AddIntervention(InterventionTerms terms, Author by)
    {
        May(PlanAct.InterventionAdded);
        MustBeOf(terms.Discipline, by);
        if (_interventions.Count >= MostInterventions) throw new DomainException(new TooManyInterventions(MostInterventions));
        MustHave(terms.GoalIds);

        var intervention = new Intervention(terms, by);
        _interventions.Add(intervention);
        DidAnew(PlanAct.InterventionAdded, intervention.Id.Value);
        return intervention;
    }

    /// <summary>Plans an activity anew. Only a member of its discipline may (Rule CR-022; I08). A new version; it rests until the client agrees again (Rule CR-023; I09).</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="InterventionNotFound"/>, <see cref="OtherDiscipline"/>, <see cref="InterventionOver"/>, <see cref="GoalUnknown"/>.</exception>
    public Intervention ReviseIntervention(InterventionId id, InterventionTerms terms, Author by)
    {
        May(PlanAct.InterventionRevised);
        var intervention = FindIntervention(id, by);
        MustBeOf(intervention.Discipline, terms.Discipline);
        MustHave(terms.GoalIds);

        intervention.Rewrite(terms, by);
        DidAnew(PlanAct.InterventionRevised, id.Value);
        return intervention;
    }

    /// <summary>Ends an activity. Only a member of its discipline may (Rule CR-022; I08). A new version; what else was agreed goes on.</summary>
    /// <remarks>The last psychotherapy of a plan in use does not go while a mental-health goal is wanted, unless the client chose against it (Rule CR-021; I07, S1).</remarks>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="InterventionNotFound"/>, <see cref="OtherDiscipline"/>, <see cref="InterventionOver"/>, <see cref="PsychotherapyMissing"/>.</exception>
    public Intervention EndIntervention(InterventionId id, Author by)
    {
        May(PlanAct.InterventionEnded);
        var intervention = FindIntervention(id, by);
        intervention.End(by);
        MustKeepPsychotherapy();
        DidAnew(PlanAct.InterventionEnded, id.Value);
        return intervention;
    }

    /// <summary>Asks before a session of this discipline begins under this plan: at least one of its activities is agreed to and going on, and the plan itself is in use (Rule CR-023; I09, I12).</summary>
    /// <exception cref="DomainException"><see cref="NothingAgreedYet"/>, <see cref="CarePlanNotActive"/>.</exception>
    public void MustHaveUnderWay(Discipline discipline)
    {
        if (!_interventions.Exists(i => i.Discipline == discipline && i.Status == InterventionStatus.Active)) throw new DomainException(new NothingAgreedYet(discipline));
        if (Status != CarePlanStatus.Active) throw new DomainException(new CarePlanNotActive(Status));
    }

    private bool Plans(Discipline discipline) => _interventions.Exists(i => i.IsPlanned && i.Discipline == discipline);

    private bool LacksPsychotherapy => _goals.Exists(g => g.IsWanted && g.Category.IsMentalHealth()) && !Plans(Discipline.Psychotherapy) && PsychotherapyDeclined is null;

    // Asked after the change: it is refused before anything is kept.
    private void MustKeepPsychotherapy()
    {
        if (Status != CarePlanStatus.Draft && LacksPsychotherapy) throw new DomainException(new PsychotherapyMissing());
    }

    private Intervention FindIntervention(InterventionId id, Author by)
    {
        var intervention = _interventions.Find(i => i.Id == id) ?? throw new DomainException(new InterventionNotFound());
        MustBeOf(intervention.Discipline, by);
        return intervention.IsPlanned ? intervention : throw new DomainException(new InterventionOver());
    }

    private static void MustBeOf(Discipline discipline, Author by) => MustBeOf(discipline, by.Discipline);

    private static void MustBeOf(Discipline discipline, Discipline? given)
    {
        if (given != discipline) throw new DomainException(new OtherDiscipline(discipline));
    }
}
