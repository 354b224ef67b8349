using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Agreeing_to_a_plan
{
    private readonly CarePlan plan = A_plan.WithTalkAndTouch();

    [Fact]
    public void Holds_for_exactly_the_version_the_client_saw()
    {
        var agreement = plan.Agree(AgreementMethod.ElectronicSignature, plan.Version, Maya, Monday);

        Assert.Equal((4, AgreementMethod.ElectronicSignature, Maya, Monday), (agreement.Version, agreement.Method, agreement.RecordedBy, agreement.AgreedAt));
        Assert.True(plan.IsAgreed);
    }

    [Fact]
    public void Is_left_behind_by_any_change_of_content_I09()
    {
        plan.Settled();

        plan.ReviseGoal(plan.Goals[0].Id, "Sleep until six", GoalCategory.Sleep, null, RuthId, MondaysDate);

        Assert.False(plan.IsAgreed);
        Assert.False(plan.IsApprovedBy(Discipline.Psychotherapy));
        Assert.False(plan.IsApprovedBy(Discipline.MassageTherapy));
        Assert.Single(plan.Agreements);
        Assert.Equal(2, plan.Approvals.Count);
    }

    [Fact]
    public void Survives_a_change_that_is_not_content()
    {
        plan.Settled();

        plan.HandLeadTo(TomasId);
        plan.MoveGoal(plan.Goals[0].Id, GoalStatus.InProgress);

        Assert.True(plan.IsAgreed);
        Assert.True(plan.IsApprovedBy(Discipline.Psychotherapy));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Is_refused_for_any_other_version(int version)
    {
        Assert.Equal(new AgreementStale(4), Refused(() => plan.Agree(AgreementMethod.InPerson, version, Ruth, Monday)));
        Assert.Equal(new ApprovalStale(4), Refused(() => plan.Approve(Ruth, version, Monday)));
    }

    [Fact]
    public void Happens_once_per_version()
    {
        plan.Settled();

        Assert.Equal(new AlreadyAgreed(), Refused(() => plan.Agree(AgreementMethod.InPerson, plan.Version, Ruth, Monday)));
        Assert.Equal(new AlreadyApproved(Discipline.Psychotherapy), Refused(() => plan.Approve(Quinn, plan.Version, Monday)));
    }

    [Fact]
    public void Takes_an_approval_of_each_discipline()
    {
        var approval = plan.Approve(Tomas, plan.Version, Monday);

        Assert.Equal((4, Discipline.MassageTherapy, TomasId, Monday), (approval.Version, approval.Discipline, approval.PractitionerId, approval.ApprovedAt));
        Assert.True(plan.IsApprovedBy(Discipline.MassageTherapy));
        Assert.False(plan.IsApprovedBy(Discipline.Psychotherapy));
    }

    [Fact]
    public void Takes_no_approval_from_a_discipline_with_nothing_in_the_plan()
    {
        var talkOnly = A_plan.WithTalk();

        Assert.Equal(new DisciplineNotInPlan(Discipline.MassageTherapy), Refused(() => talkOnly.Approve(Tomas, talkOnly.Version, Monday)));
    }

    [Fact]
    public void Takes_no_approval_from_anyone_but_practitioners() =>
        Assert.Equal(new OnlyPractitionersPlan(), Refused(() => plan.Approve(Ada, plan.Version, Monday)));

    [Fact]
    public void Takes_only_listed_ways() =>
        Assert.Equal(new ChoiceUnknown { Pointer = "/method" }, Refused(() => plan.Agree((AgreementMethod)4, plan.Version, Ruth, Monday)));

    [Fact]
    public void By_word_needs_somebody_else_who_heard_it()
    {
        var noWitness = new AgreementWitnessMissing { Pointer = "/witnessId" };

        Assert.Equal(noWitness, Refused(() => plan.Agree(AgreementMethod.VerbalWitnessed, plan.Version, Ruth, Monday)));
        Assert.Equal(noWitness, Refused(() => plan.Agree(AgreementMethod.VerbalWitnessed, plan.Version, Ruth, Monday, Guid.Empty)));
        Assert.Equal(noWitness, Refused(() => plan.Agree(AgreementMethod.VerbalWitnessed, plan.Version, Ruth, Monday, Ruth.PersonId)));

        Assert.Equal(Ada.PersonId, plan.Agree(AgreementMethod.VerbalWitnessed, plan.Version, Ruth, Monday, Ada.PersonId).WitnessId);
    }
}
