using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Proposing_to_the_other_discipline
{
    private readonly CarePlan plan = A_plan.WithTalkAndTouch();

    private GoalId Sleep => plan.Goals[0].Id;

    [Fact]
    public void Changes_nothing_until_a_member_of_it_makes_it_their_own_I08()
    {
        var version = plan.Version;
        var proposal = Proposal.ToAdd(plan, A_plan.Touch(Sleep), "Her shoulders rise when she speaks of work", Ruth, Monday);

        Assert.Equal((version, 2, ProposalStatus.Open), (plan.Version, plan.Interventions.Count, proposal.Status));

        var became = proposal.Accept(plan, A_pack.Ontario, Tomas, Monday);

        Assert.Equal((Tomas, InterventionStatus.Proposed, Technique.Swedish), (became.Author, became.Status, became.Technique));
        Assert.Equal((version + 1, ProposalStatus.Accepted, became.Id), (plan.Version, proposal.Status, proposal.InterventionId));
    }

    [Fact]
    public void Is_open_to_the_client_for_either_discipline_I08()
    {
        Assert.Equal(Maya, Proposal.ToAdd(plan, A_plan.Talk(Sleep), "I would like to talk more", Maya, Monday).Author);
        Assert.Equal(Maya, Proposal.ToAdd(plan, A_plan.Touch(Sleep), "Could we try the lower back", Maya, Monday).Author);
    }

    [Fact]
    public void Is_answered_by_nobody_else_I08()
    {
        var proposal = Proposal.ToAdd(plan, A_plan.Touch(Sleep), "Please", Ruth, Monday);

        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), Refused(() => proposal.Accept(plan, A_pack.Ontario, Ruth, Monday)));
        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), Refused(() => proposal.Decline("No", Maya, Monday)));
        Assert.Equal(ProposalStatus.Open, proposal.Status);
    }

    [Fact]
    public void Is_not_for_what_one_may_do_oneself() =>
        Assert.Equal(new OwnDisciplineActs(), Refused(() => Proposal.ToAdd(plan, A_plan.Talk(Sleep), "Please", Quinn, Monday)));

    [Fact]
    public void Can_ask_for_a_change_or_an_end()
    {
        var touch = plan.Interventions[1].Id;
        var gentler = InterventionTerms.Massage(A_pack.Ontario, Technique.MyofascialRelease, [BodyRegion.UpperBack], Pressure.Of(1), A_plan.Weekly, [Sleep]);

        Proposal.ToChange(plan, touch, gentler, "Softer, please", Maya, Monday).Accept(plan, A_pack.Ontario, Tomas, Monday);
        Assert.Equal((Technique.MyofascialRelease, 1), (plan.Interventions[1].Technique, plan.Interventions[1].PressureCeiling!.Level));

        Proposal.ToEnd(plan, touch, "Enough for now", Maya, Monday).Accept(plan, A_pack.Ontario, Tomas, Monday);
        Assert.Equal(InterventionStatus.Ended, plan.Interventions[1].Status);
        Assert.Equal(new InterventionOver(), Refused(() => Proposal.ToEnd(plan, touch, "Again", Maya, Monday)));
    }

    [Fact]
    public void Can_be_declined_with_a_reason_and_only_so()
    {
        var proposal = Proposal.ToAdd(plan, A_plan.Touch(Sleep), "Please", Ruth, Monday);

        Assert.Equal(new TextMissing { Pointer = "/reason" }, Refused(() => proposal.Decline(" ", Tomas, Monday)));
        proposal.Decline("Not while the shoulder heals", Tomas, Monday);

        Assert.Equal((ProposalStatus.Declined, "Not while the shoulder heals", Tomas), (proposal.Status, proposal.DeclineReason, proposal.DecidedBy));
        Assert.Equal(new ProposalDecided(ProposalStatus.Declined), Refused(() => proposal.Accept(plan, A_pack.Ontario, Tomas, Monday)));
    }

    [Fact]
    public void Can_be_taken_back_by_who_made_it_alone()
    {
        var proposal = Proposal.ToAdd(plan, A_plan.Touch(Sleep), "Please", Ruth, Monday);

        Assert.Equal(new NotYourProposal(), Refused(() => proposal.Withdraw(Quinn, Monday)));
        proposal.Withdraw(Ruth, Monday);

        Assert.Equal(new ProposalDecided(ProposalStatus.Withdrawn), Refused(() => proposal.Withdraw(Ruth, Monday)));
    }

    [Fact]
    public void Names_goals_of_this_plan_and_an_open_plan_I12()
    {
        Assert.Equal(new GoalUnknown { Pointer = "/goalIds/0" }, Refused(() => Proposal.ToAdd(plan, A_plan.Touch(GoalId.New()), "Please", Ruth, Monday)));
        Assert.Equal(new CarePlanClosed(), Refused(() => Proposal.ToAdd(A_plan.In(CarePlanStatus.Completed), A_plan.Touch(), "Please", Ruth, Monday)));
    }
}
