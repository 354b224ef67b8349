using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Changing_a_plan_in_use
{
    private readonly CarePlan plan = A_plan.WithTalk().Activated();

    [Fact]
    public void Lets_a_new_intervention_wait_and_the_agreed_ones_go_on_I09()
    {
        var touch = plan.AddIntervention(A_plan.Touch(), Tomas);

        Assert.Equal((InterventionStatus.Active, InterventionStatus.Proposed), (plan.Interventions[0].Status, touch.Status));
        Assert.Equal((CarePlanStatus.Active, 4), (plan.Status, plan.Version));
        Assert.False(plan.IsAgreed);
    }

    [Fact]
    public void Starts_the_new_intervention_once_all_have_agreed_again_I09()
    {
        var touch = plan.AddIntervention(A_plan.Touch(), Tomas);

        Assert.Equal(new ApprovalMissing(Discipline.Psychotherapy), Refused(() => plan.StartAgreedInterventions(A_plan.TomasMaySee)));
        plan.Approve(Ruth, plan.Version, Monday);
        plan.Approve(Tomas, plan.Version, Monday);
        Assert.Equal(new AgreementStale(4), Refused(() => plan.StartAgreedInterventions(A_plan.TomasMaySee)));
        plan.Agree(AgreementMethod.InPerson, plan.Version, Ruth, Monday);
        plan.StartAgreedInterventions(A_plan.TomasMaySee);

        Assert.Equal(InterventionStatus.Active, touch.Status);
    }

    [Fact]
    public void Keeps_massage_out_while_its_therapist_may_not_see_the_cues()
    {
        plan.AddIntervention(A_plan.Touch(), Tomas);
        plan.Settled();

        Assert.Equal(
            new MassageCannotSeeSafety(),
            Refused(() => plan.StartAgreedInterventions(TouchTeamReadiness.Of([new(TomasId, MaySeeCarePlan: true, MaySeeSafetyCues: false)]))));
    }

    [Fact]
    public void Lets_a_rewritten_intervention_rest_until_the_client_agrees_again_I09()
    {
        plan.ReviseIntervention(plan.Interventions[0].Id, InterventionTerms.Psychotherapy(Modality.Somatic, A_plan.Weekly, []), Ruth);

        Assert.Equal(InterventionStatus.Proposed, plan.Interventions[0].Status);
    }

    [Fact]
    public void Starts_nothing_when_nothing_waits()
    {
        var revision = plan.Revision;

        plan.StartAgreedInterventions(A_plan.NobodyAsked);

        Assert.Equal(revision, plan.Revision);
    }

    [Fact]
    public void Starts_nothing_in_a_draft() =>
        Assert.Equal(new CarePlanNotActive(CarePlanStatus.Draft), Refused(() => A_plan.WithTalk().Settled().StartAgreedInterventions(A_plan.NobodyAsked)));

    [Fact]
    public void Does_not_start_an_ended_intervention_again()
    {
        var first = plan.Interventions[0];
        plan.EndIntervention(first.Id, Ruth);
        plan.AddIntervention(A_plan.Talk(), Ruth);

        plan.Settled().StartAgreedInterventions(A_plan.NobodyAsked);

        Assert.Equal((InterventionStatus.Ended, InterventionStatus.Active), (first.Status, plan.Interventions[1].Status));
    }
}
