using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Following_up_a_safety_answer
{
    private readonly SafetySignal signal = SafetySignal.Raise(Recording_a_measurement.Phq9("000000001"), RuthId, Monday);

    [Theory]
    [InlineData("000000001", SignalLevel.Prompt)]
    [InlineData("000000002", SignalLevel.Urgent)]
    [InlineData("000000003", SignalLevel.Urgent)]
    [InlineData("---000002", SignalLevel.Urgent)]
    public void Is_as_urgent_as_the_answer_I57(string answers, SignalLevel level) =>
        Assert.Equal(level, SafetySignal.Raise(Recording_a_measurement.Phq9(answers), RuthId, Monday).Level);

    [Fact]
    public void Belongs_to_the_psychotherapist_responsible_whoever_recorded_the_answer()
    {
        var measured = Recording_a_measurement.Phq9("000000002");

        var raised = SafetySignal.Raise(measured, RuthId, Monday);

        Assert.Equal((Clinic, MayaId, InformationCategory.MentalHealthOutcomes, Ruth), (raised.ClinicId, raised.ClientId, raised.Category, raised.Author));
        Assert.Equal((RuthId, measured.Id, Monday, true), (raised.OwnerId, raised.MeasurementId, raised.RaisedAt, raised.IsOpen));
        Assert.NotEqual(measured.Author, raised.Author);
    }

    [Theory]
    [InlineData("333333330")]
    [InlineData("33333333-")]
    public void Needs_an_answer_to_follow_up(string answers) =>
        Assert.Equal(new NothingToFollowUp(), Refused(() => SafetySignal.Raise(Recording_a_measurement.Phq9(answers), RuthId, Monday)));

    [Fact]
    public void Is_never_nobodys_I58()
    {
        var unassigned = new SignalUnassigned { Pointer = "/ownerId" };

        Assert.Equal(unassigned, Refused(() => SafetySignal.Raise(Recording_a_measurement.Phq9("000000001"), default, Monday)));
        Assert.Equal(unassigned, Refused(() => signal.HandTo(default)));
        Assert.Equal(RuthId, signal.OwnerId);
    }

    [Fact]
    public void Can_be_handed_on()
    {
        signal.HandTo(QuinnId);

        Assert.Equal((QuinnId, Quinn, 2), (signal.OwnerId, signal.Author, signal.Revision));
    }

    [Fact]
    public void Is_taken_up_by_a_psychotherapist_once()
    {
        signal.Acknowledge(Ruth, Monday.AddMinutes(10));
        signal.Acknowledge(Quinn, Monday.AddMinutes(20));

        Assert.Equal((Monday.AddMinutes(10), RuthId, 2), (signal.AcknowledgedAt, signal.AcknowledgedBy, signal.Revision));
        Assert.True(signal.IsOpen);
    }

    [Fact]
    public void Is_not_for_massage_therapists_or_staff_S3()
    {
        Assert.Equal(new OnlyPsychotherapistsFollowUp(), Refused(() => signal.Acknowledge(Tomas, Monday)));
        Assert.Equal(new OnlyPsychotherapistsFollowUp(), Refused(() => signal.Acknowledge(Ada, Monday)));
        Assert.Equal(new OnlyPsychotherapistsFollowUp(), Refused(() => signal.Close("C-SSRS of 2 March", Tomas, SignerStanding.Independent, Monday)));
    }

    [Fact]
    public void Closes_with_a_psychotherapists_assessment_I58()
    {
        signal.Acknowledge(Quinn, Monday.AddMinutes(5));

        signal.Close(" C-SSRS of 2 March ", Ruth, SignerStanding.Independent, Monday.AddHours(1));

        Assert.Equal((false, Monday.AddHours(1), RuthId, "C-SSRS of 2 March"), (signal.IsOpen, signal.ClosedAt, signal.ClosedBy, signal.AssessmentReference));
        Assert.Equal((Monday.AddMinutes(5), QuinnId), (signal.AcknowledgedAt, signal.AcknowledgedBy));
    }

    [Fact]
    public void Counts_as_taken_up_when_it_is_closed_at_once()
    {
        signal.Close("Safety plan of 2 March", Ruth, SignerStanding.Independent, Monday.AddHours(1));

        Assert.Equal((Monday.AddHours(1), RuthId), (signal.AcknowledgedAt, signal.AcknowledgedBy));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Does_not_close_without_an_assessment_I58(string reference)
    {
        Assert.Equal(new TextMissing { Pointer = "/assessmentReference" }, Refused(() => signal.Close(reference, Ruth, SignerStanding.Independent, Monday)));
        Assert.True(signal.IsOpen);
        Assert.Null(signal.AcknowledgedAt);
    }

    [Fact]
    public void Leaves_closing_to_the_supervisor_of_a_qualifying_psychotherapist()
    {
        Assert.Equal(new SupervisorMustClose(), Refused(() => signal.Close("C-SSRS", Quinn, SignerStanding.Qualifying(RuthId), Monday)));
        Assert.Equal(new SupervisorMustClose(), Refused(() => signal.Close("C-SSRS", Quinn, SignerStanding.Qualifying(null), Monday)));
    }

    [Fact]
    public void Is_over_once_closed()
    {
        signal.Close("C-SSRS", Ruth, SignerStanding.Independent, Monday);

        Assert.Equal(new SignalClosed(), Refused(() => signal.Close("Again", Ruth, SignerStanding.Independent, Monday)));
        Assert.Equal(new SignalClosed(), Refused(() => signal.Acknowledge(Ruth, Monday)));
        Assert.Equal(new SignalClosed(), Refused(() => signal.HandTo(QuinnId)));
    }

    [Fact]
    public void Crosses_as_a_cue_that_tells_no_score_no_level_and_no_instrument_I59() =>
        Assert.Equal("Safety follow-up active: check holds before you start.", SafetySignal.Cue);
}
