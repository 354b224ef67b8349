using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

public sealed class Keeping_how_a_session_goes
{
    private static readonly ChoiceOffer Blanket = new() { Group = ChoiceGroup.ClothingAndDraping, Option = " A blanket over the legs ", Answer = ChoiceAnswer.Accepted };

    private readonly Session session = A_session.OfMassage();
    private readonly SessionCourse course;

    public Keeping_how_a_session_goes() => course = SessionCourse.Of(session);

    [Fact]
    public void Is_bodywork_of_a_massage_and_psychotherapy_of_a_talk()
    {
        Assert.Equal((InformationCategory.Bodywork, Tomas, session.Id), (course.Category, course.Author, course.SessionId));
        Assert.Equal((InformationCategory.PsychotherapyProgress, Ruth), (SessionCourse.Of(A_session.OfTalk()).Category, SessionCourse.Of(A_session.OfTalk()).Author));
    }

    [Fact]
    public void Keeps_each_pause_from_its_beginning_to_its_end()
    {
        course.Pause(PauseKind.EarlyWarningSign, Tomas, Monday.AddMinutes(5));
        course.EndPause(Monday.AddMinutes(9));
        course.Pause(null, Tomas, Monday.AddMinutes(20));
        course.EndPause(Monday.AddMinutes(21));
        course.EndPause(Monday.AddMinutes(30));

        Assert.Equal(
            [(PauseKind.EarlyWarningSign, Monday.AddMinutes(5), Monday.AddMinutes(9)), ((PauseKind?)null, Monday.AddMinutes(20), Monday.AddMinutes(21))],
            course.Pauses.Select(pause => (pause.Kind, pause.From, pause.Until!.Value)));
    }

    [Fact]
    public void Takes_down_a_choice_with_its_answer()
    {
        var choice = course.Offer(session, Blanket, Tomas, Monday);

        Assert.Equal((1, "A blanket over the legs", ChoiceAnswer.Accepted, Tomas, Monday), (choice.Number, choice.Option, choice.Answer, choice.By, choice.At));
    }

    [Theory]
    [InlineData(ChoiceAnswer.Changed, null, false)]
    [InlineData(ChoiceAnswer.Changed, "Two of them", true)]
    [InlineData(ChoiceAnswer.Declined, null, true)]
    [InlineData(ChoiceAnswer.Declined, "Two of them", false)]
    public void Says_to_what_a_choice_was_changed_and_only_then(ChoiceAnswer answer, string? changedTo, bool allowed)
    {
        var offer = Blanket with { Answer = answer, ChangedTo = changedTo };

        if (allowed) Assert.Equal(changedTo, course.Offer(session, offer, Tomas, Monday).ChangedTo);
        else Assert.Equal(new ChangeNotSaid { Pointer = "/changedTo" }, Refused(() => course.Offer(session, offer, Tomas, Monday)));
    }

    [Fact]
    public void Takes_nothing_away_when_the_client_declines_I34()
    {
        var touch = session.Consented(A_session.Neck, A_session.UpperBack);

        course.Offer(session, Blanket with { Group = ChoiceGroup.Regions, Option = "Feet", Answer = ChoiceAnswer.Declined }, Tomas, Monday);
        session.Start(touch, A_pack.Ontario, Monday);

        Assert.Equal((true, 2), (session.IsUnderWay, touch.Regions.Count(region => region.IsInForce)));
        course.Offer(session, Blanket, Tomas, Monday);
    }

    [Fact]
    public void Offers_nothing_more_in_a_session_that_is_over_I44()
    {
        session.Stop(Monday);

        Assert.Equal(new SessionOver(SessionStatus.Stopped), Refused(() => course.Offer(session, Blanket, Tomas, Monday)));
    }

    [Fact]
    public void Takes_a_hundred_choices_and_no_more()
    {
        for (var i = 0; i < SessionCourse.MostChoices; i++) course.Offer(session, Blanket, Tomas, Monday);

        Assert.Equal(new ListTooLong(100), Refused(() => course.Offer(session, Blanket, Tomas, Monday)));
    }

    [Fact]
    public void Asks_in_each_session_what_the_client_wants_to_be_asked_I35()
    {
        TouchTopic[] questions = [TouchTopic.Door, TouchTopic.Music];
        Assert.Equal(new QuestionUnanswered(TouchTopic.Door), Refused(() => SessionCourse.MustHaveAsked(null, questions)));

        course.Offer(session, Blanket with { Question = TouchTopic.Door }, Tomas, Monday);
        Assert.Equal(new QuestionUnanswered(TouchTopic.Music), Refused(() => SessionCourse.MustHaveAsked(course, questions)));

        course.Offer(session, Blanket with { Question = TouchTopic.Music, Answer = ChoiceAnswer.Skipped }, Tomas, Monday);
        SessionCourse.MustHaveAsked(course, questions);
    }

    [Fact]
    public void Asks_how_the_client_leaves()
    {
        course.Debrief(LeavingAs.WantsPsychotherapist, [" Ten minutes to sit up "], Tomas, Monday.AddHours(1));

        Assert.Equal((LeavingAs.WantsPsychotherapist, TomasId.Value, Monday.AddHours(1)), (course.Debriefing!.Leaves, course.Debriefing.By, course.Debriefing.At));
        Assert.Equal(["Ten minutes to sit up"], course.Debriefing.Aftercare);
        Assert.Equal(new ListTooLong(20) { Pointer = "/aftercare" }, Refused(() => course.Debrief(LeavingAs.Ok, [.. Enumerable.Repeat("Water", 21)], Tomas, Monday)));
    }
}
