using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Activating_a_plan
{
    [Fact]
    public void Takes_it_into_use_with_all_its_interventions()
    {
        var plan = A_plan.WithTalkAndTouch().Settled();
        var revision = plan.Revision;

        plan.Activate(A_plan.TomasMaySee, MondaysDate, Monday);

        Assert.Equal((CarePlanStatus.Active, Monday, 4, revision + 1), (plan.Status, plan.ActivatedAt, plan.Version, plan.Revision));
        Assert.All(plan.Interventions, i => Assert.Equal(InterventionStatus.Active, i.Status));
    }

    [Fact]
    public void Needs_a_goal_I06()
    {
        var plan = A_plan.Drafted();
        plan.AddIntervention(A_plan.Talk(), Ruth);

        Assert.Equal(new NoGoal(), Refused(() => plan.Activated()));
    }

    [Fact]
    public void Needs_a_goal_that_is_still_wanted_I06()
    {
        var plan = A_plan.WithTalk();
        plan.MoveGoal(plan.Goals[0].Id, GoalStatus.SetAside);

        Assert.Equal(new NoGoal(), Refused(() => plan.Activated()));
    }

    [Fact]
    public void Needs_an_intervention_I06()
    {
        var plan = A_plan.Drafted();
        plan.WantsSleep();

        Assert.Equal(new NoIntervention(), Refused(() => plan.Activated()));
    }

    [Fact]
    public void Needs_an_intervention_that_has_not_ended_I06()
    {
        var plan = A_plan.WithTalk();
        plan.EndIntervention(plan.Interventions[0].Id, Ruth);

        Assert.Equal(new NoIntervention(), Refused(() => plan.Activated()));
    }

    [Fact]
    public void Needs_a_review_day_that_has_not_passed_I06()
    {
        var late = A_plan.WithTalk().Settled();
        var onTheDay = A_plan.WithTalk().Settled();

        Assert.Equal(new ReviewInThePast(), Refused(() => late.Activate(A_plan.NobodyAsked, late.ReviewOn.AddDays(1), Monday)));
        onTheDay.Activate(A_plan.NobodyAsked, onTheDay.ReviewOn, Monday);
        Assert.Equal(CarePlanStatus.Active, onTheDay.Status);
    }

    [Fact]
    public void Needs_the_clients_agreement_I06()
    {
        var plan = A_plan.WithTalk();
        plan.Approve(Ruth, plan.Version, Monday);

        Assert.Equal(new AgreementMissing(), Refused(() => plan.Activate(A_plan.NobodyAsked, MondaysDate, Monday)));
    }

    [Fact]
    public void Needs_the_clients_agreement_to_exactly_this_version_I06()
    {
        var plan = A_plan.WithTalk().Settled();
        plan.Retitle("Sleeping");
        plan.Approve(Ruth, plan.Version, Monday);

        Assert.Equal(new AgreementStale(4), Refused(() => plan.Activate(A_plan.NobodyAsked, MondaysDate, Monday)));
    }

    [Fact]
    public void Needs_the_approval_of_each_discipline_in_it_I06()
    {
        var plan = A_plan.WithTalkAndTouch();
        plan.Agree(AgreementMethod.InPerson, plan.Version, Ruth, Monday);

        Assert.Equal(new ApprovalMissing(Discipline.Psychotherapy), Refused(() => plan.Activate(A_plan.TomasMaySee, MondaysDate, Monday)));
        plan.Approve(Ruth, plan.Version, Monday);
        Assert.Equal(new ApprovalMissing(Discipline.MassageTherapy), Refused(() => plan.Activate(A_plan.TomasMaySee, MondaysDate, Monday)));
        plan.Approve(Tomas, plan.Version, Monday);
        plan.Activate(A_plan.TomasMaySee, MondaysDate, Monday);
        Assert.Equal(CarePlanStatus.Active, plan.Status);
    }

    [Fact]
    public void Needs_an_approval_of_this_version_not_of_an_older_one()
    {
        var plan = A_plan.WithTalk().Settled();
        plan.Retitle("Sleeping");
        plan.Agree(AgreementMethod.InPerson, plan.Version, Ruth, Monday);

        Assert.Equal(new ApprovalMissing(Discipline.Psychotherapy), Refused(() => plan.Activate(A_plan.NobodyAsked, MondaysDate, Monday)));
    }

    [Theory]
    [InlineData(GoalCategory.Mood)]
    [InlineData(GoalCategory.Anxiety)]
    [InlineData(GoalCategory.TraumaRecovery)]
    public void Does_not_let_massage_stand_in_for_psychotherapy_I07(GoalCategory category)
    {
        var plan = A_plan.Drafted();
        plan.Wants(category);
        plan.AddIntervention(A_plan.Touch(), Tomas);
        plan.Settled();

        Assert.Equal(new PsychotherapyMissing(), Refused(() => plan.Activate(A_plan.TomasMaySee, MondaysDate, Monday)));
    }

    [Fact]
    public void Does_not_count_psychotherapy_that_has_ended_I07()
    {
        var plan = A_plan.Drafted();
        plan.Wants(GoalCategory.Mood);
        plan.AddIntervention(A_plan.Touch(), Tomas);
        plan.EndIntervention(plan.AddIntervention(A_plan.Talk(), Ruth).Id, Ruth);
        plan.Settled();

        Assert.Equal(new PsychotherapyMissing(), Refused(() => plan.Activate(A_plan.TomasMaySee, MondaysDate, Monday)));
    }

    [Fact]
    public void Respects_the_clients_recorded_choice_against_psychotherapy_I07()
    {
        var plan = A_plan.Drafted();
        plan.Wants(GoalCategory.Anxiety);
        plan.AddIntervention(A_plan.Touch(), Tomas);
        plan.RecordPsychotherapyDeclined(Tomas, Monday);

        plan.Activated();

        Assert.Equal(CarePlanStatus.Active, plan.Status);
        Assert.NotNull(plan.PsychotherapyDeclined);
        Assert.Equal((Tomas, Monday), (plan.PsychotherapyDeclined.RecordedBy, plan.PsychotherapyDeclined.DeclinedAt));
    }

    [Fact]
    public void Is_fine_with_psychotherapy_for_a_mental_health_goal_I07()
    {
        var plan = A_plan.Drafted();
        plan.Wants(GoalCategory.TraumaRecovery);
        plan.AddIntervention(A_plan.Talk(), Ruth);

        Assert.Equal(CarePlanStatus.Active, plan.Activated().Status);
    }

    [Fact]
    public void Is_fine_with_massage_alone_for_other_goals_I07()
    {
        var plan = A_plan.Drafted();
        plan.Wants(GoalCategory.Pain);
        plan.AddIntervention(A_plan.Touch(), Tomas);

        Assert.Equal(CarePlanStatus.Active, plan.Activated().Status);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void Is_refused_while_the_massage_therapist_may_not_see_plan_and_cues(bool plans, bool cues)
    {
        var plan = A_plan.WithTalkAndTouch().Settled();
        var touch = TouchTeamReadiness.Of([new(TomasId, plans, cues)]);

        Assert.Equal(new MassageCannotSeeSafety(), Refused(() => plan.Activate(touch, MondaysDate, Monday)));
        Assert.Equal(CarePlanStatus.Draft, plan.Status);
    }

    [Fact]
    public void Is_refused_while_one_of_two_massage_therapists_may_not_see()
    {
        var plan = A_plan.WithTalkAndTouch().Settled();
        var touch = TouchTeamReadiness.Of([new(TomasId, MaySeeCarePlan: true, MaySeeSafetyCues: true), new(NoorId, MaySeeCarePlan: true, MaySeeSafetyCues: false)]);

        Assert.Equal(new MassageCannotSeeSafety(), Refused(() => plan.Activate(touch, MondaysDate, Monday)));
    }

    [Fact]
    public void Is_refused_with_massage_and_no_massage_therapist()
    {
        var plan = A_plan.WithTalkAndTouch().Settled();

        Assert.Equal(new NoMassageTherapist(), Refused(() => plan.Activate(A_plan.NobodyAsked, MondaysDate, Monday)));
    }

    [Fact]
    public void Does_not_ask_about_massage_therapists_in_psychotherapy_only_care()
    {
        var plan = A_plan.WithTalk().Settled();

        plan.Activate(TouchTeamReadiness.Of([new(TomasId, MaySeeCarePlan: false, MaySeeSafetyCues: false)]), MondaysDate, Monday);

        Assert.Equal(CarePlanStatus.Active, plan.Status);
    }
}
