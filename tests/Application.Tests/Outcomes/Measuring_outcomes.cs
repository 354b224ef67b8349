using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Outcomes;

public sealed class Measuring_outcomes(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ListSafetySignals AllSignals(Clinic clinic) => new(clinic.Maya, null, 50, null);

    [Fact]
    public async Task Shows_a_phq9_to_the_psychotherapist_and_pain_to_the_massage_therapist()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var phq9 = await clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9()), Ct);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var pain = await clinic.As(clinic.Tomas).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [4] }), Ct);
        var all = new ListOutcomeMeasurements(clinic.Maya, null, null, 50, null);

        var seen = (await clinic.As(clinic.Ruth).Send(all, Ct)).Value.Items.Single();
        Assert.Equal((phq9.Id, 8, "mild", Completeness.Complete), (seen.Id, seen.Total, seen.Band, seen.Completeness));
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 0, null], seen.Answers);
        Assert.Equal([pain.Id], (await clinic.As(clinic.Tomas).Send(all, Ct)).Value.Items.Select(measurement => measurement.Id));
        Assert.Equal([pain.Id, phq9.Id], (await clinic.As(clinic.MayaHerself).Send(all, Ct)).Value.Items.Select(measurement => measurement.Id));
        Assert.Equal([phq9.Id], (await clinic.As(clinic.MayaHerself).Send(all with { Instrument = Instruments.Phq9 }, Ct)).Value.Items.Select(measurement => measurement.Id));

        var first = (await clinic.As(clinic.MayaHerself).Send(all with { Limit = 1 }, Ct)).Value;
        Assert.Equal([phq9.Id], (await clinic.As(clinic.MayaHerself).Send(all with { Limit = 1, After = first.Next }, Ct)).Value.Items.Select(measurement => measurement.Id));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, SignalLevel.Prompt)]
    [InlineData(2, SignalLevel.Urgent)]
    public async Task I57_raises_one_signal_to_the_lead_whatever_the_total(int safetyAnswer, SignalLevel? level)
    {
        await using var clinic = await Clinic.Open(server, Ct);

        var measured = await clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(safetyAnswer, others: 0)), Ct);

        var signals = (await clinic.As(clinic.Ruth).Send(AllSignals(clinic), Ct)).Value.Items;
        Assert.Equal(
            level is { } expected ? [(measured.Id, clinic.Ruth.PersonId, expected)] : Array.Empty<(Guid, Guid, SignalLevel)>(),
            signals.Select(signal => (signal.MeasurementId, signal.OwnerId!.Value, signal.Level)));
    }

    [Fact]
    public async Task I57_raises_it_also_when_the_client_or_the_other_discipline_records_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        await clinic.As(clinic.MayaHerself).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(1)), Ct);
        await clinic.As(clinic.Tomas).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(3)), Ct);

        Assert.Equal([SignalLevel.Urgent, SignalLevel.Prompt], (await clinic.As(clinic.Ruth).Send(AllSignals(clinic), Ct)).Value.Items.Select(signal => signal.Level));
        Assert.Empty((await clinic.As(clinic.Tomas).Send(AllSignals(clinic), Ct)).Value.Items);
    }

    [Fact]
    public async Task I58_is_never_nobodys()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.AskAsOwner($"update care.care_team_members set left_at = '{Clinic.Monday:O}' where practitioner_id = '{clinic.Ruth.Id.Value}'", Ct);

        // Asked before the answer is looked at: whoever discloses is refused no sooner than whoever does not (I57).
        foreach (var answer in (int[])[0, 1, 3])
            Assert.Equal(new NoPsychotherapistToFollowUp(), await clinic.As(clinic.Tomas).Refused(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(answer)), Ct));
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.outcome_measurements", Ct));
    }

    [Fact]
    public async Task I58_goes_to_a_psychotherapist_who_can_act_today()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var iris = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(iris, Discipline.Psychotherapy, ct: Ct);
        await clinic.AskAsOwner($"update care.licences set status = 'suspended' where practitioner_id = '{clinic.Ruth.Id.Value}'", Ct);

        await clinic.As(clinic.Tomas).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(1)), Ct);

        Assert.Equal(iris.PersonId, (await clinic.As(iris).Send(AllSignals(clinic), Ct)).Value.Items.Single().OwnerId);
    }

    [Fact]
    public async Task I58_closes_only_with_the_assessment_of_a_registered_psychotherapist()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(1)), Ct);
        var signal = new SafetySignalId((await clinic.As(clinic.Ruth).Send(AllSignals(clinic), Ct)).Value.Items.Single().Id);
        var body = new CloseSafetySignalBody { AssessmentReference = "Assessment of 2 March", Outcome = SignalOutcome.SafetyPlanMade };

        var taken = await clinic.As(clinic.Quinn).Send(new AcknowledgeSafetySignal(clinic.Maya, signal, 1), Ct);
        Assert.Equal(new SupervisorMustClose(), await clinic.As(clinic.Quinn).Refused(new CloseSafetySignal(clinic.Maya, signal, taken.Revision, body), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Tomas).Refused(new CloseSafetySignal(clinic.Maya, signal, taken.Revision, body), Ct));
        await clinic.As(clinic.Ruth).Send(new CloseSafetySignal(clinic.Maya, signal, taken.Revision, body), Ct);

        Assert.Empty((await clinic.As(clinic.Ruth).Send(AllSignals(clinic) with { IsOpen = true }, Ct)).Value.Items);
        var closed = (await clinic.As(clinic.Ruth).Send(AllSignals(clinic) with { IsOpen = false }, Ct)).Value.Items.Single();
        Assert.Equal((clinic.Quinn.PersonId, clinic.Ruth.PersonId, "Assessment of 2 March"), (closed.AcknowledgedBy!.Value, closed.ClosedBy!.Value, closed.AssessmentReference));
    }

    [Fact]
    public async Task I60_takes_each_scale_once_before_and_once_after_a_session()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        RecordOutcomeBody Pain(int points, SessionMoment moment) => new() { Instrument = Instruments.Nprs, Answers = [points], Moment = moment, SessionId = session.Value };
        var tomas = clinic.As(clinic.Tomas);

        await tomas.Send(new RecordOutcome(clinic.Maya, Pain(6, SessionMoment.Before)), Ct);
        Assert.Equal(new SessionNotHeld { Pointer = "/sessionId" }, await tomas.Refused(new RecordOutcome(clinic.Maya, Pain(3, SessionMoment.After)), Ct));
        await clinic.AskAsOwner($"update care.sessions set started_at = '{clinic.Clock.GetUtcNow():O}', status = 'inProgress' where id = '{session.Value}'", Ct);
        await tomas.Send(new RecordOutcome(clinic.Maya, Pain(3, SessionMoment.After)), Ct);

        Assert.Equal(new AlreadyMeasured(), await tomas.Refused(new RecordOutcome(clinic.Maya, Pain(5, SessionMoment.Before)), Ct));
        Assert.Equal(new MomentNeedsSession(SessionMoment.Before) { Pointer = "/sessionId" }, await tomas.Refused(new RecordOutcome(clinic.Maya, Pain(5, SessionMoment.Before) with { SessionId = null }), Ct));
        Assert.Equal(new OutcomeSessionUnknown { Pointer = "/sessionId" }, await clinic.As(clinic.Ruth).Refused(new RecordOutcome(clinic.Maya, Pain(5, SessionMoment.Before)), Ct));
        Assert.Equal(2, (await tomas.Send(new ListOutcomeMeasurements(clinic.Maya, null, session, 50, null), Ct)).Value.Items.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public async Task Refuses_an_answer_off_the_scale_and_keeps_nothing(int points)
    {
        await using var clinic = await Clinic.Open(server, Ct);

        Assert.Equal(
            new ScoreOutOfRange(Instruments.Nprs, points, 0, 10) { Pointer = "/answers/0" },
            await clinic.As(clinic.Tomas).Refused(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [points] }), Ct));
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.outcome_measurements", Ct));
    }

    [Fact]
    public async Task Names_its_instruments()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        var all = await clinic.As(clinic.Ada).Send(new ListInstruments(), Ct);
        var phq9 = await clinic.As(clinic.Ada).Send(new GetInstrument(Instruments.Phq9), Ct);

        Assert.Contains(Instruments.Nprs, all.Items.Select(instrument => instrument.Code));
        Assert.Equal((9, 0, 27, InformationCategory.MentalHealthOutcomes), (phq9.Items.Count(item => item.IsScored), phq9.Scales[0].Lowest, phq9.Scales[0].Highest, phq9.Category));
        Assert.True(phq9.Items[8].IsSafetyItem);
        Assert.Equal(new InstrumentNotFound(), await clinic.As(clinic.Ada).Refused(new GetInstrument("none"), Ct));
    }
}
