using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

/// <summary>Plans for the tests: a draft of Ruth's, with what each test adds.</summary>
internal static class A_plan
{
    public static readonly Frequency Weekly = Frequency.Of(1, FrequencyPeriod.Week);
    public static readonly TouchTeamReadiness NobodyAsked = TouchTeamReadiness.Of([]);
    public static readonly TouchTeamReadiness TomasMaySee = TouchTeamReadiness.Of([new(TomasId, MaySeeCarePlan: true, MaySeeSafetyCues: true)]);

    public static CarePlan Drafted() => CarePlan.Draft(Clinic, MayaId, "Sleeping and breathing again", MondaysDate.AddDays(90), RuthId, Ruth, MondaysDate, Monday);

    public static Goal WantsSleep(this CarePlan plan) => plan.AddGoal("Sleep through the night", GoalCategory.Sleep, null, RuthId, MondaysDate);

    public static Goal Wants(this CarePlan plan, GoalCategory category) => plan.AddGoal("What matters to me", category, null, RuthId, MondaysDate);

    public static InterventionTerms Talk(params GoalId[] goals) => InterventionTerms.Psychotherapy(Modality.Cbt, Weekly, goals);

    public static InterventionTerms Touch(params GoalId[] goals) =>
        InterventionTerms.Massage(A_pack.Ontario, Technique.Swedish, [BodyRegion.UpperBack, BodyRegion.Neck], Pressure.Of(3), Weekly, goals);

    public static CarePlan WithTalk()
    {
        var plan = Drafted();
        plan.AddIntervention(Talk(plan.WantsSleep().Id), Ruth);
        return plan;
    }

    public static CarePlan WithTalkAndTouch()
    {
        var plan = WithTalk();
        plan.AddIntervention(Touch(plan.Goals[0].Id), Tomas);
        return plan;
    }

    /// <summary>Everyone says yes to the present version.</summary>
    public static CarePlan Settled(this CarePlan plan)
    {
        if (plan.Interventions.Any(i => i.IsPlanned && i.Discipline == Ruth.Discipline)) plan.Approve(Ruth, plan.Version, Monday);
        if (plan.Interventions.Any(i => i.IsPlanned && i.Discipline == Tomas.Discipline)) plan.Approve(Tomas, plan.Version, Monday);
        plan.Agree(AgreementMethod.InPerson, plan.Version, Ruth, Monday);
        return plan;
    }

    public static CarePlan Activated(this CarePlan plan)
    {
        plan.Settled().Activate(TomasMaySee, MondaysDate, Monday);
        return plan;
    }

    public static CarePlan In(CarePlanStatus status)
    {
        var plan = WithTalk();
        if (status == CarePlanStatus.Draft) return plan;
        plan.Activated();
        if (status == CarePlanStatus.OnHold) plan.PutOnHold();
        if (status == CarePlanStatus.Completed) plan.Complete(Monday);
        if (status == CarePlanStatus.Revoked) plan.Revoke(Monday);
        return plan;
    }
}
