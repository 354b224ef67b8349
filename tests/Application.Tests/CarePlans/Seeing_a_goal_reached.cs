using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Seeing_a_goal_reached(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follows_each_score_and_names_it_without_touching_the_plan_I11()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(Domain.Practitioners.Discipline.Psychotherapy), [InformationCategory.PhysicalOutcomes], ct: Ct);
        var (plan, revision) = await Wants(clinic, Instruments.Suds, 30);
        Assert.Null((await Goal(clinic, clinic.Ruth, plan)).Achievement);

        foreach (var (answer, expected) in ((int, AchievementStatus)[])[(60, AchievementStatus.InProgress), (50, AchievementStatus.Improving), (50, AchievementStatus.NoChange), (70, AchievementStatus.Worsening), (30, AchievementStatus.Achieved)])
        {
            clinic.Clock.Advance(TimeSpan.FromHours(1));
            var recorded = await clinic.As(clinic.MayaHerself).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Suds, Answers = [answer] }), Ct);
            var seen = (await Goal(clinic, clinic.Ruth, plan)).Achievement!;
            Assert.Equal((expected, answer, recorded.Id, clinic.Clock.GetUtcNow()), (seen.Status, seen.Value, seen.MeasurementId, seen.At));
        }

        Assert.Equal(revision, (await Living_the_plan_together.Read(clinic, clinic.Ruth, plan)).Revision);
    }

    [Fact]
    public async Task Stays_as_it_was_when_answers_are_incomplete_I11()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await Wants(clinic, Instruments.Phq9, 4);
        var first = await clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9()), Ct);
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        await clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Phq9, Answers = [0, null, null, null, null, null, null, null, 0] }), Ct);

        var seen = (await Goal(clinic, clinic.Ruth, plan)).Achievement!;

        Assert.Equal((AchievementStatus.InProgress, first.Id), (seen.Status, seen.MeasurementId));
    }

    [Fact]
    public async Task Tells_a_reader_of_the_plan_nothing_of_scores_that_they_may_not_see_I11_I16()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var (plan, _) = await Wants(clinic, Instruments.Phq9, 9);
        await clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9()), Ct);

        Assert.Equal(AchievementStatus.Achieved, (await Goal(clinic, clinic.Ruth, plan)).Achievement!.Status);
        Assert.Null((await Goal(clinic, clinic.Tomas, plan)).Achievement);
    }

    [Fact]
    public async Task Does_not_say_which_way_it_went_from_a_score_that_is_kept_back_I11()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        await clinic.Permits(Recipient.Of(Domain.Practitioners.Discipline.MassageTherapy), [InformationCategory.PhysicalOutcomes], ct: Ct);
        var (plan, _) = await Wants(clinic, Instruments.Nprs, 2);
        var before = await clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [8] }), Ct);
        await clinic.Withholds(Recipient.Of(Domain.Practitioners.Discipline.MassageTherapy), [], [before.Id], ct: Ct);
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        await clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [5] }), Ct);

        Assert.Equal(AchievementStatus.Improving, (await Goal(clinic, clinic.Ruth, plan)).Achievement!.Status);
        Assert.Equal(AchievementStatus.InProgress, (await Goal(clinic, clinic.Tomas, plan)).Achievement!.Status);
    }

    private static async Task<GoalView> Goal(Clinic clinic, Person who, CarePlanId plan) => (await Living_the_plan_together.Read(clinic, who, plan)).Goals[0];

    private static async Task<(CarePlanId Plan, int Revision)> Wants(Clinic clinic, string instrument, int atMost)
    {
        var plan = await clinic.DraftsAPlan();
        var goal = await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, 1, new()
        {
            Title = "Feel better",
            Category = GoalCategory.Stress,
            Target = new() { Instrument = instrument, Comparison = Comparison.AtMost, Value = atMost, By = Clinic.Today.AddDays(60) },
        }), Ct);
        return (plan, goal.Revision);
    }
}
