using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Recording_a_measurement
{
    private static readonly SessionId Session = SessionId.New();

    [Fact]
    public void Keeps_the_answers_whole_with_the_editions_and_the_score_I52()
    {
        var measured = Phq9("-22221111");

        Assert.Equal((Clinic, MayaId, InformationCategory.MentalHealthOutcomes, Maya), (measured.ClinicId, measured.ClientId, measured.Category, measured.Author));
        Assert.Equal(("phq9", 2, 1), (measured.Instrument, measured.InstrumentVersion, measured.ScoringVersion));
        Assert.Equal([null, 2, 2, 2, 2, 1, 1, 1, 1, null], measured.Answers);
        Assert.Equal((14, "moderate", Completeness.Prorated), (measured.Total, measured.Band, measured.Completeness));
        Assert.Equal([new("total", 14, "moderate", Completeness.Prorated), new("phq2", null, null, Completeness.Incomplete)], measured.Scales);
        Assert.Equal((SessionMoment.Standalone, AnsweredBy.ClientWithHelp, Monday), (measured.Moment, measured.AnsweredBy, measured.RecordedAt));
        Assert.Null(measured.SessionId);
        Assert.True(measured.Counts);
        Assert.Empty(measured.EarlierScores);
    }

    [Fact]
    public void Keeps_a_partial_record_and_forces_no_answer_I52b()
    {
        var measured = Phq9("---111111");

        Assert.Equal(Completeness.Incomplete, measured.Completeness);
        Assert.Null(measured.Total);
        Assert.Null(measured.Band);
        Assert.Equal(10, measured.Answers.Count);
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
        Assert.Equal(new ChoiceUnknown { Pointer = "/answeredBy" }, Refused(() => Pain(3, new(AnsweredBy: (AnsweredBy)2))));
        Assert.Equal(new ChoiceUnknown { Pointer = "/help" }, Refused(() => Pain(3, new(AnsweredBy: AnsweredBy.ClientWithHelp, Help: (AnswerHelp)4))));
    }

    [Theory]
    [InlineData(null, "now")]
    [InlineData("now", "now")]
    [InlineData("24 hours", "24 hours")]
    [InlineData("7 days", "7 days")]
    public void Says_which_span_the_answers_speak_about(string? given, string kept) => Assert.Equal(kept, Pain(3, new(Window: given)).Window);

    [Theory]
    [InlineData("2 weeks")]
    [InlineData("Now")]
    [InlineData("")]
    public void Takes_only_the_spans_that_the_instrument_asks_about(string window) => Assert.Equal(new WindowUnknown { Pointer = "/window" }, Refused(() => Pain(3, new(Window: window))));

    [Fact]
    public void Says_when_it_was_answered_which_is_never_later_than_now()
    {
        var yesterdayInToronto = new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.FromHours(-5));

        Assert.Equal(Monday, Pain(3, new()).TakenAt);
        Assert.Equal(Monday, Pain(3, new(TakenAt: Monday)).TakenAt);
        Assert.Equal(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), Pain(3, new(TakenAt: yesterdayInToronto)).TakenAt);
        Assert.Equal(TimeSpan.Zero, Pain(3, new(TakenAt: yesterdayInToronto)).TakenAt.Offset);
        Assert.Equal(Monday, Pain(3, new(TakenAt: yesterdayInToronto)).RecordedAt);
        Assert.Equal(new TakenInTheFuture { Pointer = "/takenAt" }, Refused(() => Pain(3, new(TakenAt: Monday.AddTicks(1)))));
    }

    [Theory]
    [InlineData(AnswerHelp.Staff)]
    [InlineData(AnswerHelp.Interpreter)]
    [InlineData(AnswerHelp.SupportPerson)]
    [InlineData(AnswerHelp.SubstituteDecisionMaker)]
    public void Names_who_helped_only_where_somebody_did(AnswerHelp help)
    {
        Assert.Equal(help, Pain(3, new(AnsweredBy: AnsweredBy.ClientWithHelp, Help: help)).Help);
        Assert.Null(Pain(3, new(AnsweredBy: AnsweredBy.ClientWithHelp)).Help);
        Assert.Equal(new NobodyHelped { Pointer = "/help" }, Refused(() => Pain(3, new(Help: help))));
    }

    [Theory]
    [InlineData("000000000", null)]
    [InlineData("333333330", null)]
    [InlineData("33333333-", null)]
    [InlineData("3333333303", null)]
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
        Assert.Equal(new InstrumentUnknown { Pointer = "/instrument" }, Refused(() => Instruments.Of("phq9", 3)));
        Assert.Equal(new InstrumentUnknown { Pointer = "/instrument" }, Refused(() => Instruments.Of("phq9", 1, 2)));
        Assert.Equal((1, 1), (Instruments.Of("phq9", 1).Version, Instruments.Of("phq9", 1).ScoringVersion));
        Assert.Equal((1, 2), (Instruments.Of("nprs").Version, Instruments.Of("nprs", 1).ScoringVersion));
        Assert.Null(Instruments.Find("phq8"));
    }

    internal static OutcomeMeasurement Phq9(string answers) =>
        OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("phq9"), Answers(answers), new(AnsweredBy: AnsweredBy.ClientWithHelp), Maya, Monday);

    internal static OutcomeMeasurement Pain(int? points, Occasion occasion) => OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("nprs"), [points], occasion, Tomas, Monday);

    private static OutcomeMeasurement Pain(int? points, SessionMoment moment, SessionId? session) => Pain(points, new Occasion(moment, session));
}
