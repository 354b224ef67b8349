using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.CarePlans;

public sealed class Drafting_a_plan
{
    [Fact]
    public void Belongs_to_the_client_and_to_whoever_drafted_it()
    {
        var plan = CarePlan.Draft(Clinic, MayaId, "  Sleeping again ", MondaysDate.AddDays(90), TomasId, Ruth, MondaysDate, Monday);

        Assert.Equal((Clinic, MayaId, InformationCategory.CarePlan, Ruth), (plan.ClinicId, plan.ClientId, plan.Category, plan.Author));
        Assert.Equal(("Sleeping again", MondaysDate.AddDays(90), TomasId), (plan.Title, plan.ReviewOn, plan.LeadPractitionerId));
        Assert.Equal((CarePlanStatus.Draft, 1, 1), (plan.Status, plan.Version, plan.Revision));
        Assert.False(plan.IsAgreed);
    }

    [Fact]
    public void Is_for_practitioners() => Assert.Equal(
        new OnlyPractitionersPlan(),
        Refused(() => CarePlan.Draft(Clinic, MayaId, "Mine", MondaysDate, RuthId, Ada, MondaysDate, Monday)));

    [Fact]
    public void Takes_a_review_today() => Assert.Equal(MondaysDate, CarePlan.Draft(Clinic, MayaId, "Mine", MondaysDate, RuthId, Ruth, MondaysDate, Monday).ReviewOn);

    [Fact]
    public void Refuses_a_review_yesterday() => Assert.Equal(
        new ReviewInThePast { Pointer = "/reviewOn" },
        Refused(() => CarePlan.Draft(Clinic, MayaId, "Mine", MondaysDate.AddDays(-1), RuthId, Ruth, MondaysDate, Monday)));

    [Fact]
    public void Needs_somebody_accountable_I06() => Assert.Equal(
        new LeadMissing { Pointer = "/leadPractitionerId" },
        Refused(() => CarePlan.Draft(Clinic, MayaId, "Mine", MondaysDate, default(PractitionerId), Ruth, MondaysDate, Monday)));

    [Fact]
    public void Needs_a_title() => Assert.Equal(
        new TextMissing { Pointer = "/title" },
        Refused(() => CarePlan.Draft(Clinic, MayaId, " ", MondaysDate, RuthId, Ruth, MondaysDate, Monday)));

    [Fact]
    public void Leaves_the_content_as_it_was_when_the_review_or_the_lead_moves()
    {
        var plan = A_plan.Drafted();

        plan.ScheduleReview(MondaysDate, MondaysDate);
        plan.HandLeadTo(TomasId);

        Assert.Equal((1, 3), (plan.Version, plan.Revision));
        Assert.Equal((MondaysDate, TomasId), (plan.ReviewOn, plan.LeadPractitionerId));
        Assert.Equal(new ReviewInThePast { Pointer = "/reviewOn" }, Refused(() => plan.ScheduleReview(MondaysDate.AddDays(-1), MondaysDate)));
        Assert.Equal(new LeadMissing { Pointer = "/leadPractitionerId" }, Refused(() => plan.HandLeadTo(default)));
    }

    [Fact]
    public void Gets_a_new_version_with_a_new_title()
    {
        var plan = A_plan.Drafted();

        plan.Retitle("Breathing");

        Assert.Equal(("Breathing", 2, 2), (plan.Title, plan.Version, plan.Revision));
    }
}
