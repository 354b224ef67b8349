using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Following_up_a_safety_answer
{
    private static readonly PractitionerId IrisId = PractitionerId.New();
    private static readonly Author Iris = new(IrisId.Value, Discipline.Psychotherapy);
    private static readonly FollowUpDuty Duty = new([RuthId, QuinnId], IrisId, null, [new(RuthId, true, null), new(QuinnId, true, null), new(IrisId, true, null), new(NoorId, false, null)]);

    private readonly SafetySignal signal = SafetySignal.Raise(Recording_a_measurement.Phq9("000000001"), RuthId, Clock, Monday);

    [Theory]
    [InlineData("000000001", SignalLevel.Prompt)]
    [InlineData("000000002", SignalLevel.Urgent)]
    [InlineData("000000003", SignalLevel.Urgent)]
    [InlineData("---000002", SignalLevel.Urgent)]
    public void Is_as_urgent_as_the_answer_I57(string answers, SignalLevel level) =>
        Assert.Equal(level, SafetySignal.Raise(Recording_a_measurement.Phq9(answers), RuthId, Clock, Monday).Level);

    [Fact]
    public void Belongs_to_the_psychotherapist_responsible_whoever_recorded_the_answer()
    {
        var measured = Recording_a_measurement.Phq9("000000002");

        var raised = SafetySignal.Raise(measured, RuthId, Clock, Monday);

        Assert.Equal((Clinic, MayaId, InformationCategory.MentalHealthOutcomes, Ruth), (raised.ClinicId, raised.ClientId, raised.Category, raised.Author));
        Assert.Equal((RuthId, measured.Id, Monday, true), (raised.OwnerId, raised.MeasurementId, raised.RaisedAt, raised.IsOpen));
        Assert.NotEqual(measured.Author, raised.Author);
    }

    [Theory]
    [InlineData("333333330")]
    [InlineData("33333333-")]
    public void Needs_an_answer_to_follow_up(string answers) =>
        Assert.Equal(new NothingToFollowUp(), Refused(() => SafetySignal.Raise(Recording_a_measurement.Phq9(answers), RuthId, Clock, Monday)));

    [Fact]
    public void Is_never_nobodys_I58()
    {
        var unassigned = new SignalUnassigned { Pointer = "/ownerId" };

        Assert.Equal(unassigned, Refused(() => SafetySignal.Raise(Recording_a_measurement.Phq9("000000001"), default, Clock, Monday)));
        Assert.Equal(new CannotFollowUp { Pointer = "/toId" }, Refused(() => HandOver(default, Ruth)));
        Assert.Equal(RuthId, signal.OwnerId);
    }

    [Fact]
    public void Is_handed_over_by_who_answers_for_it_or_the_clinical_lead_CR_235()
    {
        Assert.Equal(new SignalNotYours(), Refused(() => HandOver(QuinnId, Quinn)));
        Assert.Equal(new OnlyPsychotherapistsFollowUp(), Refused(() => HandOver(QuinnId, Tomas)));

        HandOver(QuinnId, Ruth);
        Assert.Equal((QuinnId, Quinn, 2, Monday.AddHours(24)), (signal.OwnerId, signal.Author, signal.Revision, signal.DueAt));
        HandOver(RuthId, Iris);
        HandOver(IrisId, Quinn, HandoverReason.ClientAsked);

        Assert.Equal((IrisId, SignalStatus.Waiting), (signal.OwnerId, signal.Status));
        Assert.Equal([(1, QuinnId), (2, RuthId), (3, IrisId)], signal.Escalations.Select(one => (one.Step, one.ToId)));
        Assert.All(signal.Escalations, one => Assert.Equal(EscalationReason.HandedOver, one.Why));
        Assert.Equal((HandoverReason.ClientAsked, Monday.AddMinutes(30)), (signal.Escalations[2].Reason, signal.Escalations[2].At));
    }

    [Fact]
    public void Goes_to_nobody_who_cannot_act_and_not_to_its_owner()
    {
        var cannot = new CannotFollowUp { Pointer = "/toId" };

        Assert.Equal(cannot, Refused(() => HandOver(RuthId, Ruth)));
        Assert.Equal(cannot, Refused(() => HandOver(NoorId, Ruth)));
        Assert.Equal(new ChoiceUnknown { Pointer = "/reason" }, Refused(() => HandOver(QuinnId, Ruth, (HandoverReason)99)));
        Assert.Equal((RuthId, 1), (signal.OwnerId, signal.Revision));
    }

    [Fact]
    public void Has_to_be_taken_up_anew_by_who_gets_it_and_never_later_than_was_promised()
    {
        signal.Acknowledge(Ruth, Monday.AddMinutes(10));

        HandOver(QuinnId, Ruth);

        Assert.Equal((SignalStatus.Waiting, (DateTimeOffset?)null, Monday.AddHours(48)), (signal.Status, signal.AcknowledgedAt, signal.DueAt));
        signal.Assess("C-SSRS", SignalOutcome.NoRiskFound, Quinn, Monday.AddHours(1));
        HandOver(RuthId, Quinn);
        Assert.Equal((SignalStatus.Assessed, QuinnId), (signal.Status, signal.AssessedBy));
    }

    [Fact]
    public void Is_overdue_from_the_instant_on_by_which_it_was_promised()
    {
        Assert.False(signal.IsOverdue(Monday.AddHours(24).AddTicks(-1)));
        Assert.True(signal.IsOverdue(Monday.AddHours(24)));

        signal.Acknowledge(Ruth, Monday.AddHours(25));
        Assert.False(signal.IsOverdue(Monday.AddHours(26)));
    }

    [Fact]
    public void Waits_for_the_supervisor_once_it_was_assessed_CR_235()
    {
        signal.Assess(" C-SSRS of 2 March ", SignalOutcome.SafetyPlanMade, Quinn, Monday.AddHours(1));

        Assert.Equal((SignalStatus.Assessed, true, QuinnId, QuinnId), (signal.Status, signal.IsOpen, signal.AssessedBy, signal.AcknowledgedBy));
        Assert.Equal(("C-SSRS of 2 March", SignalOutcome.SafetyPlanMade), (signal.AssessmentReference, signal.Outcome));
        signal.Close("Confirmed", SignalOutcome.Assessed, Ruth, SignerStanding.Independent, Monday.AddHours(2));
        Assert.Equal((SignalStatus.Closed, QuinnId, RuthId, "Confirmed"), (signal.Status, signal.AssessedBy, signal.ClosedBy, signal.AssessmentReference));
        Assert.Equal(new OnlyPsychotherapistsFollowUp(), Refused(() => SafetySignal.Raise(Recording_a_measurement.Phq9("000000001"), RuthId, Clock, Monday).Assess("C-SSRS", SignalOutcome.Assessed, Tomas, Monday)));
        Assert.Equal(new ChoiceUnknown { Pointer = "/outcome" }, Refused(() => SafetySignal.Raise(Recording_a_measurement.Phq9("000000001"), RuthId, Clock, Monday).Assess("C-SSRS", (SignalOutcome)99, Ruth, Monday)));
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
        Assert.Equal(new OnlyPsychotherapistsFollowUp(), Refused(() => signal.Close("C-SSRS of 2 March", SignalOutcome.Assessed, Tomas, SignerStanding.Independent, Monday)));
    }

    [Fact]
    public void Closes_with_a_psychotherapists_assessment_I58()
    {
        signal.Acknowledge(Quinn, Monday.AddMinutes(5));

        signal.Close(" C-SSRS of 2 March ", SignalOutcome.Assessed, Ruth, SignerStanding.Independent, Monday.AddHours(1));

        Assert.Equal((false, Monday.AddHours(1), RuthId, "C-SSRS of 2 March"), (signal.IsOpen, signal.ClosedAt, signal.ClosedBy, signal.AssessmentReference));
        Assert.Equal((Monday.AddMinutes(5), QuinnId), (signal.AcknowledgedAt, signal.AcknowledgedBy));
    }

    [Fact]
    public void Counts_as_taken_up_when_it_is_closed_at_once()
    {
        signal.Close("Safety plan of 2 March", SignalOutcome.Assessed, Ruth, SignerStanding.Independent, Monday.AddHours(1));

        Assert.Equal((Monday.AddHours(1), RuthId), (signal.AcknowledgedAt, signal.AcknowledgedBy));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Does_not_close_without_an_assessment_I58(string reference)
    {
        Assert.Equal(new TextMissing { Pointer = "/assessmentReference" }, Refused(() => signal.Close(reference, SignalOutcome.Assessed, Ruth, SignerStanding.Independent, Monday)));
        Assert.True(signal.IsOpen);
        Assert.Null(signal.AcknowledgedAt);
    }

    [Fact]
    public void Leaves_closing_to_the_supervisor_of_a_qualifying_psychotherapist()
    {
        Assert.Equal(new SupervisorMustClose(), Refused(() => signal.Close("C-SSRS", SignalOutcome.Assessed, Quinn, SignerStanding.Qualifying(RuthId), Monday)));
        Assert.Equal(new SupervisorMustClose(), Refused(() => signal.Close("C-SSRS", SignalOutcome.Assessed, Quinn, SignerStanding.Qualifying(null), Monday)));
    }

    [Fact]
    public void Is_over_once_closed()
    {
        signal.Close("C-SSRS", SignalOutcome.Assessed, Ruth, SignerStanding.Independent, Monday);

        Assert.Equal(new SignalClosed(), Refused(() => signal.Close("Again", SignalOutcome.Assessed, Ruth, SignerStanding.Independent, Monday)));
        Assert.Equal(new SignalClosed(), Refused(() => signal.Acknowledge(Ruth, Monday)));
        Assert.Equal(new SignalClosed(), Refused(() => HandOver(QuinnId, Ruth)));
        Assert.Equal(new SignalClosed(), Refused(() => signal.Assess("Again", SignalOutcome.Assessed, Ruth, Monday)));
    }

    [Fact]
    public void Crosses_as_a_cue_that_tells_no_score_no_level_and_no_instrument_I59() =>
        Assert.Equal("Safety follow-up active: check holds before you start.", SafetySignal.Cue);

    private static DateTimeOffset Clock(SignalLevel level, DateTimeOffset at) => at.AddHours(24);

    private void HandOver(PractitionerId to, Author by, HandoverReason reason = HandoverReason.Unavailable) => signal.HandOver(to, reason, by, Duty, Monday.AddHours(48), Monday.AddMinutes(30));
}
