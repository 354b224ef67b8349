using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Planning_interventions
{
    private readonly CarePlan plan = A_plan.Drafted();
    private readonly GoalId sleep;

    public Planning_interventions() => sleep = plan.WantsSleep().Id;

    [Fact]
    public void Holds_what_a_psychotherapist_plans()
    {
        var talk = plan.AddIntervention(InterventionTerms.Psychotherapy(Modality.PolyvagalInformed, Frequency.Of(2, FrequencyPeriod.Month), [sleep, sleep], "Orienting first"), Ruth);

        Assert.Equal((Discipline.Psychotherapy, Modality.PolyvagalInformed, "Orienting first", Ruth), (talk.Discipline, talk.Modality, talk.Description, talk.Author));
        Assert.Equal((2, FrequencyPeriod.Month), (talk.Frequency.Times, talk.Frequency.Per));
        Assert.Equal([sleep], talk.GoalIds);
        Assert.Null(talk.Technique);
        Assert.Null(talk.PressureCeiling);
        Assert.Empty(talk.Regions);
        Assert.Equal((InterventionStatus.Proposed, 3), (talk.Status, plan.Version));
    }

    [Fact]
    public void Holds_what_a_massage_therapist_plans()
    {
        var touch = plan.AddIntervention(
            InterventionTerms.Massage(A_pack.Ontario, Technique.MyofascialRelease, [BodyRegion.Neck, BodyRegion.Shoulders, BodyRegion.Neck], Pressure.Of(2), A_plan.Weekly, [sleep]), Tomas);

        Assert.Equal((Discipline.MassageTherapy, Technique.MyofascialRelease, Pressure.Of(2), Tomas), (touch.Discipline, touch.Technique, touch.PressureCeiling, touch.Author));
        Assert.Equal([BodyRegion.Neck, BodyRegion.Shoulders], touch.Regions);
        Assert.Null(touch.Modality);
    }

    [Fact]
    public void Is_refused_to_a_massage_therapist_for_psychotherapy_I08() =>
        Assert.Equal(new OtherDiscipline(Discipline.Psychotherapy), Refused(() => plan.AddIntervention(A_plan.Talk(sleep), Tomas)));

    [Fact]
    public void Is_refused_to_a_psychotherapist_for_massage_I08() =>
        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), Refused(() => plan.AddIntervention(A_plan.Touch(sleep), Ruth)));

    [Fact]
    public void Is_refused_to_the_client_and_the_front_desk_I08()
    {
        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), Refused(() => plan.AddIntervention(A_plan.Touch(sleep), Maya)));
        Assert.Equal(new OtherDiscipline(Discipline.Psychotherapy), Refused(() => plan.AddIntervention(A_plan.Talk(sleep), Ada)));
    }

    [Fact]
    public void Lets_a_colleague_of_the_discipline_change_it_and_keeps_its_id_I10()
    {
        var touch = plan.AddIntervention(A_plan.Touch(sleep), Tomas);
        var id = touch.Id;

        plan.ReviseIntervention(id, InterventionTerms.Massage(A_pack.Ontario, Technique.TriggerPoint, [BodyRegion.Jaw], Pressure.Of(1), A_plan.Weekly, []), Noor);

        Assert.Equal((id, Technique.TriggerPoint, Tomas, Noor), (plan.Interventions[0].Id, touch.Technique, touch.Author, touch.ChangedBy));
        Assert.Equal([BodyRegion.Jaw], touch.Regions);
        Assert.Empty(touch.GoalIds);
        Assert.Equal(4, plan.Version);
    }

    [Fact]
    public void Is_not_changed_or_ended_by_the_other_discipline_I08()
    {
        var touch = plan.AddIntervention(A_plan.Touch(sleep), Tomas);

        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), Refused(() => plan.ReviseIntervention(touch.Id, A_plan.Touch(sleep), Ruth)));
        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), Refused(() => plan.EndIntervention(touch.Id, Ruth)));
    }

    [Fact]
    public void Never_turns_into_the_other_discipline()
    {
        var touch = plan.AddIntervention(A_plan.Touch(sleep), Tomas);

        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), Refused(() => plan.ReviseIntervention(touch.Id, A_plan.Talk(sleep), Tomas)));
        Assert.Equal(Technique.Swedish, touch.Technique);
    }

    [Fact]
    public void Ends_and_stays_readable()
    {
        var touch = plan.AddIntervention(A_plan.Touch(sleep), Tomas);

        plan.EndIntervention(touch.Id, Tomas);

        Assert.Equal((InterventionStatus.Ended, 4), (touch.Status, plan.Version));
        Assert.Equal([touch], plan.Interventions);
        Assert.Equal(new InterventionOver(), Refused(() => plan.EndIntervention(touch.Id, Tomas)));
        Assert.Equal(new InterventionOver(), Refused(() => plan.ReviseIntervention(touch.Id, A_plan.Touch(sleep), Tomas)));
    }

    [Fact]
    public void Serves_only_goals_of_this_plan()
    {
        var elsewhere = A_plan.Drafted().WantsSleep().Id;

        Assert.Equal(new GoalUnknown { Pointer = "/goalIds/1" }, Refused(() => plan.AddIntervention(A_plan.Talk(sleep, elsewhere), Ruth)));
        Assert.Empty(plan.Interventions);
    }

    [Fact]
    public void Knows_only_interventions_of_this_plan() =>
        Assert.Equal(new InterventionNotFound(), Refused(() => plan.EndIntervention(InterventionId.New(), Ruth)));

    [Fact]
    public void Names_a_region_for_touch() => Assert.Equal(
        new RegionMissing { Pointer = "/regions" },
        Refused(() => InterventionTerms.Massage(A_pack.Ontario, Technique.Swedish, [], Pressure.Of(1), A_plan.Weekly, [])));

    [Fact]
    public void Takes_only_listed_choices()
    {
        Assert.Equal(new ChoiceUnknown { Pointer = "/modality" }, Refused(() => InterventionTerms.Psychotherapy((Modality)99, A_plan.Weekly, [])));
        Assert.Equal(new ChoiceUnknown { Pointer = "/technique" }, Refused(() => InterventionTerms.Massage(A_pack.Ontario, (Technique)6, [BodyRegion.Neck], Pressure.Of(1), A_plan.Weekly, [])));
        Assert.Equal(new ChoiceUnknown { Pointer = "/regions/1" }, Refused(() => InterventionTerms.Massage(A_pack.Ontario, Technique.Swedish, [BodyRegion.Neck, (BodyRegion)21], Pressure.Of(1), A_plan.Weekly, [])));
        Assert.Equal(new ChoiceUnknown { Pointer = "/frequency/per" }, Refused(() => Frequency.Of(1, (FrequencyPeriod)3)));
    }

    [Fact]
    public void Stops_at_two_hundred()
    {
        for (var i = 0; i < 200; i++) plan.AddIntervention(A_plan.Talk(), Ruth);

        Assert.Equal(200, plan.Interventions.Count);
        Assert.Equal(new TooManyInterventions(200), Refused(() => plan.AddIntervention(A_plan.Talk(), Ruth)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void Recurs_at_least_once(int times) => Assert.Equal(times, Frequency.Of(times, FrequencyPeriod.Day).Times);

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void Does_not_recur_never_or_beyond_reason(int times) => Assert.Equal(
        new FrequencyOutOfRange(times, 50) { Pointer = "/frequency/times" },
        Refused(() => Frequency.Of(times, FrequencyPeriod.Day)));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Presses_on_a_scale_of_one_to_five(int level) => Assert.Equal(level, Pressure.Of(level).Level);

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Does_not_press_outside_the_scale(int level) => Assert.Equal(new PressureOffTheScale(level), Refused(() => Pressure.Of(level)));
}
