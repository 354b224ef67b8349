using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Living_with_a_plan
{
    private readonly CarePlan plan = A_plan.WithTalk().Activated();

    [Fact]
    public void Keeps_a_concern_in_the_clients_words_and_needs_agreement_anew_I09()
    {
        var concern = plan.AddConcern("  I wake at four and cannot stop thinking ", ConcernCode.Of("R47.1", "a coding system"), Maya, MondaysDate);

        Assert.Equal(("I wake at four and cannot stop thinking", ConcernStatus.Active, Maya, MondaysDate), (concern.Words, concern.Status, concern.AddedBy, concern.AddedOn));
        Assert.Equal((4, false), (plan.Version, plan.IsAgreed));
        Assert.Equal(new PlanActDone(PlanAct.ConcernAdded, concern.Id.Value), plan.Acts[^1]);
    }

    [Fact]
    public void Lets_a_concern_be_resolved_and_come_back()
    {
        var concern = plan.AddConcern("The drive home", null, Maya, MondaysDate);

        plan.MoveConcern(concern.Id, ConcernStatus.Resolved, MondaysDate.AddDays(7));
        Assert.Equal((ConcernStatus.Resolved, MondaysDate.AddDays(7)), (concern.Status, concern.ResolvedOn));

        var version = plan.Version;
        plan.MoveConcern(concern.Id, ConcernStatus.Resolved, MondaysDate.AddDays(9));
        Assert.Equal((version, MondaysDate.AddDays(7)), (plan.Version, concern.ResolvedOn));

        plan.MoveConcern(concern.Id, ConcernStatus.Active, MondaysDate.AddDays(14));
        Assert.Null(concern.ResolvedOn);
    }

    [Fact]
    public void Says_a_concern_anew_and_keeps_its_id_I10()
    {
        var concern = plan.AddConcern("The drive home", null, Maya, MondaysDate);
        var id = concern.Id;

        plan.ReviseConcern(id, "The drive home in the dark", null);

        Assert.Equal((id, "The drive home in the dark"), (plan.Concerns[0].Id, plan.Concerns[0].Words));
        Assert.Equal(new ConcernNotFound(), Refused(() => plan.ReviseConcern(ConcernId.New(), "x", null)));
        Assert.Equal(new TextMissing { Pointer = "/words" }, Refused(() => plan.AddConcern(" ", null, Maya, MondaysDate)));
    }

    [Fact]
    public void Takes_a_practice_from_the_client_and_from_either_discipline()
    {
        var goal = plan.Goals[0].Id;

        foreach (var by in (Author[])[Maya, Ruth, Tomas])
            Assert.Equal(by, plan.AddPractice(PracticeTerms.Of(SelfCareKind.Mindfulness, "Ten breaths before bed", A_plan.Weekly, [goal, goal]), by, MondaysDate).AddedBy);

        Assert.Equal((6, 3), (plan.Version, plan.Practices.Count));
        Assert.Equal([goal], plan.Practices[0].GoalIds);
        Assert.Equal(new GoalUnknown { Pointer = "/goalIds/0" }, Refused(() => plan.AddPractice(PracticeTerms.Of(SelfCareKind.Sleep, "Lights out", null, [GoalId.New()]), Maya, MondaysDate)));
    }

    [Fact]
    public void Ends_a_practice_once()
    {
        var practice = plan.AddPractice(PracticeTerms.Of(SelfCareKind.Movement, "Walk to the water", null, []), Maya, MondaysDate).Id;

        plan.EndPractice(practice);

        Assert.Equal(PracticeStatus.Ended, plan.Practices[0].Status);
        Assert.Equal(new PracticeOver(), Refused(() => plan.EndPractice(practice)));
        Assert.Equal(new PracticeOver(), Refused(() => plan.RevisePractice(practice, PracticeTerms.Of(SelfCareKind.Movement, "x", null, []))));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(365, 0, SelfCareReport.MostTimes)]
    [InlineData(6, 0, 3)]
    [InlineData(0, -1, 1)]
    public void Hears_how_often_a_practice_was_done(int daysBack, int endsDaysAgo, int times)
    {
        var practice = plan.AddPractice(PracticeTerms.Of(SelfCareKind.Movement, "Walk to the water", null, []), Maya, MondaysDate).Id;
        var revision = plan.Revision;

        var report = SelfCareReport.Of(plan, practice, MondaysDate.AddDays(-daysBack), MondaysDate.AddDays(-endsDaysAgo), times, " Harder than last week ", Maya, MondaysDate, Monday);

        Assert.Equal((times, "Harder than last week", Maya), (report.Times, report.HowItWent, report.ReportedBy));
        Assert.Equal(revision, plan.Revision);
    }

    [Theory]
    [InlineData(366, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, -2)]
    public void Hears_of_days_that_have_been_only(int daysBack, int endsDaysAgo)
    {
        var practice = plan.AddPractice(PracticeTerms.Of(SelfCareKind.Movement, "Walk to the water", null, []), Maya, MondaysDate).Id;

        Assert.Equal(new ReportSpanUnclear(SelfCareReport.LongestDays) { Pointer = "/until" },
            Refused(() => SelfCareReport.Of(plan, practice, MondaysDate.AddDays(-daysBack), MondaysDate.AddDays(-endsDaysAgo), 1, null, Maya, MondaysDate, Monday)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(SelfCareReport.MostTimes + 1)]
    public void Hears_of_a_number_of_times_that_can_be(int times)
    {
        var practice = plan.AddPractice(PracticeTerms.Of(SelfCareKind.Movement, "Walk to the water", null, []), Maya, MondaysDate).Id;

        Assert.Equal(new ReportTimesOutOfRange(times, SelfCareReport.MostTimes) { Pointer = "/times" }, Refused(() => SelfCareReport.Of(plan, practice, MondaysDate, MondaysDate, times, null, Maya, MondaysDate, Monday)));
        Assert.Equal(new PracticeNotFound(), Refused(() => SelfCareReport.Of(plan, PracticeId.New(), MondaysDate, MondaysDate, 1, null, Maya, MondaysDate, Monday)));
    }

    [Fact]
    public void Looks_back_together_without_changing_what_was_agreed()
    {
        plan.ReviewEvery(6);

        var review = plan.LookBack(new(" The nights are longer ", null, ReviewDecision.Keep, null), Ruth, MondaysDate, Monday);

        Assert.Equal(("The nights are longer", MondaysDate.AddDays(42), 3), (review.WhatChanged, review.NextReviewOn, review.Version));
        Assert.Equal((MondaysDate.AddDays(42), true), (plan.ReviewOn, plan.IsAgreed));
    }

    [Fact]
    public void Needs_a_day_for_the_next_time()
    {
        Assert.Equal(new NextReviewMissing { Pointer = "/nextReviewOn" }, Refused(() => plan.LookBack(new("x", null, ReviewDecision.Keep, null), Ruth, MondaysDate, Monday)));
        Assert.Equal(new ReviewInThePast { Pointer = "/nextReviewOn" }, Refused(() => plan.LookBack(new("x", null, ReviewDecision.Keep, MondaysDate.AddDays(-1)), Ruth, MondaysDate, Monday)));
        Assert.Equal(new OnlyPractitionersPlan(), Refused(() => plan.LookBack(new("x", null, ReviewDecision.Keep, MondaysDate), Ada, MondaysDate, Monday)));
        Assert.Equal(MondaysDate, plan.LookBack(new("x", null, ReviewDecision.Change, MondaysDate), Ruth, MondaysDate, Monday).NextReviewOn);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(CarePlan.LongestReviewWeeks, false)]
    [InlineData(CarePlan.LongestReviewWeeks + 1, true)]
    public void Looks_back_after_a_number_of_weeks(int weeks, bool isRefused)
    {
        if (isRefused)
        {
            Assert.Equal(new ReviewCadenceOutOfRange(weeks, CarePlan.LongestReviewWeeks) { Pointer = "/reviewEveryWeeks" }, Refused(() => plan.ReviewEvery(weeks)));
            Assert.Equal(new ReviewCadenceOutOfRange(weeks, ReviewCadence.Most) { Pointer = "/review/every" }, Refused(() => ReviewCadence.Of(weeks, ReviewUnit.Sessions)));
            return;
        }

        plan.ReviewEvery(weeks);
        Assert.Equal((weeks, weeks), (plan.ReviewEveryWeeks, ReviewCadence.Of(weeks, ReviewUnit.Weeks).Every));
    }

    [Fact]
    public void Does_not_lose_its_last_psychotherapy_while_a_mental_health_goal_is_wanted_I07()
    {
        plan.Wants(GoalCategory.Anxiety);
        var talk = plan.Interventions[0].Id;

        Assert.Equal(new PsychotherapyMissing(), Refused(() => plan.EndIntervention(talk, Ruth)));
    }

    [Fact]
    public void Lets_it_go_when_the_client_chose_against_it_or_no_longer_wants_the_goal_I07()
    {
        var goal = plan.Wants(GoalCategory.Mood).Id;
        plan.RecordPsychotherapyDeclined(Maya, Monday);
        plan.EndIntervention(plan.Interventions[0].Id, Ruth);
        Assert.False(plan.Interventions[0].IsPlanned);

        var other = A_plan.WithTalk().Activated();
        goal = other.Wants(GoalCategory.Mood).Id;
        other.MoveGoal(goal, GoalStatus.SetAside);
        other.EndIntervention(other.Interventions[0].Id, Ruth);
        Assert.Equal(new PsychotherapyMissing(), Refused(() => other.MoveGoal(goal, GoalStatus.InProgress)));
    }

    [Fact]
    public void Does_not_begin_a_session_for_what_nobody_has_agreed_to_I09()
    {
        plan.AddIntervention(A_plan.Touch(), Tomas);

        plan.MustHaveUnderWay(Domain.Practitioners.Discipline.Psychotherapy);
        Assert.Equal(new NothingAgreedYet(Domain.Practitioners.Discipline.MassageTherapy), Refused(() => plan.MustHaveUnderWay(Domain.Practitioners.Discipline.MassageTherapy)));
    }
}
