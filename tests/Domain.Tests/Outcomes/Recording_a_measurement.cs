using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.Scoring_the_PHQ9;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Recording_a_measurement
{
    private static readonly SessionId Session = SessionId.New();

    [Fact]
    public void Keeps_the_answers_whole_with_the_editions_and_the_score_I52()
    {
        var measured = Phq9("-22221111");

        Assert.Equal((Clinic, MayaId, InformationCategory.MentalHealthOutcomes, Maya), (measured.ClinicId, measured.ClientId, measured.Category, measured.Author));
        Assert.Equal(("phq9", 1, 1), (measured.Instrument, measured.InstrumentVersion, measured.ScoringVersion));
        Assert.Equal([null, 2, 2, 2, 2, 1, 1, 1, 1], measured.Answers);
        Assert.Equal((14, "moderate", Completeness.Prorated), (measured.Total, measured.Band, measured.Completeness));
        Assert.Equal((SessionMoment.Standalone, AnsweredBy.ClientWithHelp, Monday), (measured.Moment, measured.AnsweredBy, measured.RecordedAt));
        Assert.Null(measured.SessionId);
    }

    [Fact]
    public void Keeps_a_partial_record_and_forces_no_answer_I52b()
    {
        var measured = Phq9("---111111");

        Assert.Equal(Completeness.Incomplete, measured.Completeness);
        Assert.Null(measured.Total);
        Assert.Null(measured.Band);
        Assert.Equal(9, measured.Answers.Count);
    }

    [Theory]
    [InlineData(SessionMoment.Before)]
    [InlineData(SessionMoment.After)]
    public void Names_the_session_it_was_before_or_after(SessionMoment moment)
    {
        Assert.Equal(new MomentNeedsSession(moment) { Pointer = "/sessionId" }, Refused(() => Pain(3, moment, null)));
        Assert.Equal(Session, Pain(3, moment, Session).SessionId);
    }

    [Fact]
    public void May_belong_to_a_session_without_being_before_or_after() => Assert.Equal(Session, Pain(3, SessionMoment.Standalone, Session).SessionId);

    [Fact]
    public void Takes_only_listed_choices()
    {
        Assert.Equal(new ChoiceUnknown { Pointer = "/moment" }, Refused(() => Pain(3, (SessionMoment)3, Session)));
        Assert.Equal(
            new ChoiceUnknown { Pointer = "/answeredBy" },
            Refused(() => OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("nprs"), [3], SessionMoment.Standalone, null, (AnsweredBy)2, Maya, Monday)));
    }

    [Theory]
    [InlineData("000000000", null)]
    [InlineData("333333330", null)]
    [InlineData("33333333-", null)]
    [InlineData("000000001", 1)]
    [InlineData("000000002", 2)]
    [InlineData("------003", 3)]
    public void Asks_for_a_follow_up_from_an_answer_of_one_to_item_nine_I57(string answers, int? safetyAnswer)
    {
        var measured = Phq9(answers);

        Assert.Equal(safetyAnswer, measured.SafetyAnswer);
        Assert.Equal(safetyAnswer is not null, measured.NeedsSafetyFollowUp);
    }

    [Fact]
    public void Never_asks_for_a_follow_up_of_pain() => Assert.False(Pain(10, SessionMoment.Standalone, null).NeedsSafetyFollowUp);

    [Fact]
    public void Knows_only_instruments_on_the_list()
    {
        Assert.Equal(new InstrumentUnknown { Pointer = "/instrument" }, Refused(() => Instruments.Of("PHQ9")));
        Assert.Equal(new InstrumentUnknown { Pointer = "/instrument" }, Refused(() => Instruments.Of("phq9", 2)));
        Assert.Null(Instruments.Find("phq8"));
        Assert.Equal(["nprs", "suds", "phq9"], Instruments.All.Select(i => i.Code), StringComparer.Ordinal);
    }

    internal static OutcomeMeasurement Phq9(string answers) =>
        OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("phq9"), Answers(answers), SessionMoment.Standalone, null, AnsweredBy.ClientWithHelp, Maya, Monday);

    internal static OutcomeMeasurement Pain(int? points, SessionMoment moment, SessionId? session) =>
        OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("nprs"), [points], moment, session, AnsweredBy.Client, Tomas, Monday);
}
