using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Correcting_a_measurement
{
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);

    [Fact]
    public void Puts_another_in_its_place_on_the_same_occasion_CR_223()
    {
        var wrong = OutcomeMeasurement.Record(
            Clinic, MayaId, Instruments.Of("nprs"), [9], new(SessionMoment.Before, SessionId.New(), AnsweredBy.ClientWithHelp, AnswerHelp.Interpreter, "24 hours", Monday.AddHours(-2)), Ruth, Monday);

        var right = wrong.Correct([6], " Read the 6 upside down ", Ruth, Tuesday);

        Assert.Equal((6, "moderate", wrong.Id, Ruth, Tuesday), (right.Total, right.Band, right.Corrects, right.Author, right.RecordedAt));
        Assert.Equal(
            (wrong.ClinicId, wrong.ClientId, wrong.Moment, wrong.SessionId, wrong.AnsweredBy, wrong.Help, wrong.Window, wrong.TakenAt),
            (right.ClinicId, right.ClientId, right.Moment, right.SessionId, right.AnsweredBy, right.Help, right.Window, right.TakenAt));
        Assert.NotEqual(wrong.Id, right.Id);
        Assert.True(right.Counts);

        Assert.False(wrong.Counts);
        Assert.Equal((Tuesday, MeasurementEnd.Corrected, RuthId.Value, "Read the 6 upside down"), (wrong.EndedAt, wrong.End, wrong.EndedBy, wrong.EndReason));
        Assert.Equal((9, "severe"), (wrong.Total, wrong.Band));
        Assert.Equal([9], wrong.Answers);
    }

    [Fact]
    public void Follows_up_what_the_right_answers_say_I57()
    {
        var wrong = Recording_a_measurement.Phq9("000000000");

        Assert.Equal(2, wrong.Correct(Answers("000000002"), "Item 9 was misread", Ruth, Tuesday).SafetyAnswer);
        Assert.Null(wrong.SafetyAnswer);
    }

    [Fact]
    public void Keeps_to_the_edition_that_was_answered_I52()
    {
        var asked = OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("phq9", 1), Answers("111111111"), new(), Ruth, Monday);

        var right = asked.Correct(Answers("111111110"), "One too many", Ruth, Tuesday);

        Assert.Equal((1, 1, 8), (right.InstrumentVersion, right.ScoringVersion, right.Total));
    }

    [Fact]
    public void Takes_only_answers_that_fit_and_changes_nothing_otherwise()
    {
        var wrong = Recording_a_measurement.Pain(9, new());

        Assert.Equal(new ScoreOutOfRange("nprs", 11, 0, 10) { Pointer = "/answers/0" }, Refused(() => wrong.Correct([11], "Misread", Tomas, Tuesday)));
        Assert.Equal(new AnswersMiscounted("nprs", 1, 2) { Pointer = "/answers" }, Refused(() => wrong.Correct([1, 2], "Misread", Tomas, Tuesday)));
        Assert.True(wrong.Counts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Wants_a_reason_and_changes_nothing_without(string reason)
    {
        var wrong = Recording_a_measurement.Pain(9, new());

        Assert.Equal(new TextMissing { Pointer = "/reason" }, Refused(() => wrong.Correct([6], reason, Tomas, Tuesday)));
        Assert.Equal(new TextMissing { Pointer = "/reason" }, Refused(() => wrong.EnterInError(reason, Tomas, Tuesday)));
        Assert.True(wrong.Counts);
    }

    [Fact]
    public void Leaves_what_was_entered_in_error_readable_CR_223()
    {
        var stray = Recording_a_measurement.Phq9("111111112");

        stray.EnterInError("Another client's form", Tomas, Tuesday);

        Assert.Equal((Tuesday, MeasurementEnd.EnteredInError, TomasId.Value, "Another client's form"), (stray.EndedAt, stray.End, stray.EndedBy, stray.EndReason));
        Assert.Equal((10, "moderate", 2), (stray.Total, stray.Band, stray.SafetyAnswer));
        Assert.False(stray.Counts);
    }

    [Fact]
    public void Ends_it_once()
    {
        var corrected = Recording_a_measurement.Pain(9, new());
        corrected.Correct([6], "Misread", Tomas, Tuesday);
        var stray = Recording_a_measurement.Pain(9, new());
        stray.EnterInError("A test", Tomas, Tuesday);

        foreach (var over in new[] { corrected, stray })
        {
            Assert.Equal(new MeasurementOver(), Refused(() => over.Correct([5], "Again", Tomas, Tuesday)));
            Assert.Equal(new MeasurementOver(), Refused(() => over.EnterInError("Again", Tomas, Tuesday)));
            Assert.Equal(new MeasurementOver(), Refused(() => over.Rescore(Tuesday)));
        }
    }

    [Fact]
    public void Is_for_whoever_recorded_it_and_colleagues_of_that_discipline()
    {
        var noor = new Author(PractitionerId.New().Value, Discipline.MassageTherapy);
        var client = new Author(MayaId.Value, null);

        Assert.Equal(new NotYourMeasurement(), Refused(() => Recording_a_measurement.Pain(9, new()).Correct([6], "Misread", Ruth, Tuesday)));
        Assert.Equal(new NotYourMeasurement(), Refused(() => Recording_a_measurement.Pain(9, new()).EnterInError("Misread", client, Tuesday)));
        Assert.Equal(noor, Recording_a_measurement.Pain(9, new()).Correct([6], "Misread", noor, Tuesday).Author);

        OutcomeMeasurement ByMaya() => OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("nprs"), [9], new(), client, Monday);
        Assert.Equal(client, ByMaya().Correct([6], "Slipped", client, Tuesday).Author);
        Assert.Equal(Ruth, ByMaya().Correct([6], "Slipped", Ruth, Tuesday).Author);
        Assert.Equal(new NotYourMeasurement(), Refused(() => ByMaya().Correct([6], "Slipped", Ada, Tuesday)));
    }
}
