using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Domain.Tests.CarePlans;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Messages;

public sealed class Writing_on_a_plan
{
    [Fact]
    public void Names_plan_author_and_moment()
    {
        var plan = A_plan.WithTalk();

        var message = PlanMessage.Send(plan, "  She slept through.  ", Ruth, Monday);

        Assert.Equal((plan.Id, plan.ClientId, plan.ClinicId), (message.PlanId, message.ClientId, message.ClinicId));
        Assert.Equal((Ruth, Monday, "She slept through.", null, null), (message.Author, message.SentAt, message.Text, message.AboutKind, message.Corrects));
        Assert.Equal(1, message.Revision);
    }

    [Fact]
    public void Is_open_to_the_client_too() => Assert.Equal(Maya, PlanMessage.Send(A_plan.WithTalk(), "It helps.", Maya, Monday).Author);

    [Fact]
    public void Speaks_of_what_is_in_the_plan()
    {
        var plan = A_plan.WithTalk();
        var refusal = new MessageTopicUnknown { Pointer = "/about/id" };

        Assert.Equal(MessageTopic.Goal, PlanMessage.Send(plan, "This one", Ruth, Monday, (MessageTopic.Goal, plan.Goals[0].Id.Value)).AboutKind);
        Assert.Equal(plan.Interventions[0].Id.Value, PlanMessage.Send(plan, "This one", Ruth, Monday, (MessageTopic.Intervention, plan.Interventions[0].Id.Value)).AboutId);
        Assert.Equal(refusal, Refused(() => PlanMessage.Send(plan, "This one", Ruth, Monday, (MessageTopic.Goal, plan.Interventions[0].Id.Value))));
        Assert.Equal(refusal, Refused(() => PlanMessage.Send(plan, "This one", Ruth, Monday, (MessageTopic.Intervention, plan.Goals[0].Id.Value))));
        Assert.Equal(new ChoiceUnknown { Pointer = "/about/kind" }, Refused(() => PlanMessage.Send(plan, "This one", Ruth, Monday, ((MessageTopic)3, Guid.CreateVersion7()))));
    }

    [Fact]
    public void Says_something_and_not_too_much()
    {
        var plan = A_plan.WithTalk();

        Assert.Equal(new TextMissing { Pointer = "/text" }, Refused(() => PlanMessage.Send(plan, " ", Ruth, Monday)));
        Assert.Equal(2_000, PlanMessage.Send(plan, new string('a', 2_000), Ruth, Monday).Text.Length);
        Assert.Equal(new TextTooLong(2_000) { Pointer = "/text" }, Refused(() => PlanMessage.Send(plan, new string('a', 2_001), Ruth, Monday)));
    }

    [Fact]
    public void Ends_with_the_plan_but_for_setting_right_what_was_wrong()
    {
        var plan = A_plan.In(CarePlanStatus.Active);
        var wrong = PlanMessage.Send(plan, "Tuesday", Ruth, Monday);
        plan.Complete(Monday);

        Assert.Equal(new CarePlanClosed(), Refused(() => PlanMessage.Send(plan, "One more thing", Ruth, Monday)));
        Assert.Equal(wrong.Id, wrong.Correct("Wednesday", Ruth, Monday).Corrects);
    }

    [Fact]
    public void Is_set_right_by_its_author_with_a_new_message_about_the_same_CR_159()
    {
        var plan = A_plan.WithTalk();
        var wrong = PlanMessage.Send(plan, "Tuesday", Ruth, Monday, (MessageTopic.Goal, plan.Goals[0].Id.Value));

        var right = wrong.Correct("Wednesday", Ruth, Monday.AddHours(1));

        Assert.Equal(("Tuesday", "Wednesday"), (wrong.Text, right.Text));
        Assert.Equal((wrong.Id, wrong.AboutKind, wrong.AboutId, plan.Id), (right.Corrects, right.AboutKind, right.AboutId, right.PlanId));
        Assert.NotEqual(wrong.Id, right.Id);
        Assert.Equal(new MessageNotYours(), Refused(() => wrong.Correct("Thursday", Quinn, Monday)));
    }

    [Fact]
    public void Is_read_once_by_each_and_never_by_its_author()
    {
        var message = PlanMessage.Send(A_plan.WithTalk(), "She slept through.", Ruth, Monday);

        message.Read(Tomas.PersonId, Monday.AddHours(1));
        message.Read(Tomas.PersonId, Monday.AddHours(2));
        message.Read(Ruth.PersonId, Monday.AddHours(2));

        Assert.Equal((Tomas.PersonId, Monday.AddHours(1)), (Assert.Single(message.Readings).PersonId, message.Readings[0].ReadAt));
        Assert.Equal((true, true, false), (message.IsReadBy(Tomas.PersonId), message.IsReadBy(Ruth.PersonId), message.IsReadBy(Maya.PersonId)));
        Assert.Equal(1, message.Revision);
    }
}
