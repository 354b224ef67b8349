using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Outcomes;

public sealed class Correcting_a_measurement(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_the_wrong_one_with_its_reason_and_counts_the_right_one()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        var wrong = await tomas.Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [3] }), Ct);
        clinic.Clock.Advance(TimeSpan.FromHours(2));

        var right = await tomas.Send(new CorrectOutcome(clinic.Maya, new(wrong.Id), wrong.Revision, new() { Answers = [5], Reason = "Read as a 3." }), Ct);

        var old = (await tomas.Send(new GetOutcomeMeasurement(clinic.Maya, new(wrong.Id)), Ct)).Value;
        var now = (await tomas.Send(new GetOutcomeMeasurement(clinic.Maya, new(right.Id)), Ct)).Value;
        Assert.Equal((3m, MeasurementEnd.Corrected, "Read as a 3.", clinic.Clock.GetUtcNow()), (old.Total, old.End!.Value, old.EndReason, old.EndedAt!.Value));
        Assert.Equal((5m, (Guid?)wrong.Id, old.TakenAt, null), (now.Total, now.Corrects, now.TakenAt, now.EndedAt));
        Assert.Equal([right.Id], (await tomas.Send(new ListOutcomeMeasurements(clinic.Maya, null, null, 50, null, Counting: true), Ct)).Value.Items.Select(m => m.Id));
        Assert.Equal([wrong.Id], (await tomas.Send(new ListOutcomeMeasurements(clinic.Maya, null, null, 50, null, Counting: false), Ct)).Value.Items.Select(m => m.Id));

        Assert.Equal(new MeasurementOver(), await tomas.Refused(new CorrectOutcome(clinic.Maya, new(wrong.Id), old.Revision, new() { Answers = [6], Reason = "Again" }), Ct));
        Assert.Equal(new MeasurementOver(), await tomas.Refused(new EnterOutcomeInError(clinic.Maya, new(wrong.Id), old.Revision, new() { Reason = "Again" }), Ct));
        Assert.Equal(new MeasurementOver(), await tomas.Refused(new RescoreOutcome(clinic.Maya, new(wrong.Id), old.Revision), Ct));
    }

    [Fact]
    public async Task Makes_room_for_the_right_rating_of_the_same_session_I60()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var tomas = clinic.As(clinic.Tomas);
        RecordOutcomeBody Before(int points) => new() { Instrument = Instruments.Nprs, Answers = [points], Moment = SessionMoment.Before, SessionId = session.Value };
        var wrong = await tomas.Send(new RecordOutcome(clinic.Maya, Before(3)), Ct);

        var right = await tomas.Send(new CorrectOutcome(clinic.Maya, new(wrong.Id), wrong.Revision, new() { Answers = [8], Reason = "Another client's." }), Ct);

        Assert.Equal((SessionMoment.Before, (Guid?)session.Value), (await tomas.Send(new GetOutcomeMeasurement(clinic.Maya, new(right.Id)), Ct)).Value is { } one ? (one.Moment, one.SessionId) : default);
        Assert.Equal(new AlreadyMeasured(), await tomas.Refused(new RecordOutcome(clinic.Maya, Before(4)), Ct));

        await tomas.Send(new EnterOutcomeInError(clinic.Maya, new(right.Id), right.Revision, new() { Reason = "Not hers at all." }), Ct);
        await tomas.Send(new RecordOutcome(clinic.Maya, Before(4)), Ct);
    }

    [Fact]
    public async Task Is_for_whoever_recorded_it_or_a_colleague_of_the_discipline()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Domain.Consents.Recipient.CareTeam, [Domain.Consents.InformationCategory.PhysicalOutcomes], ct: Ct);
        var byMaya = await clinic.As(clinic.MayaHerself).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [3] }), Ct);
        var byTomas = await clinic.As(clinic.Tomas).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [3] }), Ct);
        CorrectOutcomeBody said = new() { Answers = [5], Reason = "Read wrongly." };

        Assert.Equal(new NotYourMeasurement(), await clinic.As(clinic.Ruth).Refused(new CorrectOutcome(clinic.Maya, new(byTomas.Id), 1, said), Ct));
        Assert.Equal(new NotYourMeasurement(), await clinic.As(clinic.MayaHerself).Refused(new CorrectOutcome(clinic.Maya, new(byTomas.Id), 1, said), Ct));
        await clinic.As(clinic.Ruth).Send(new CorrectOutcome(clinic.Maya, new(byMaya.Id), 1, said), Ct);
        await clinic.As(clinic.Tomas).Send(new CorrectOutcome(clinic.Maya, new(byTomas.Id), 1, said), Ct);
    }

    // A signal belongs to the answer that raised it: another answer raises its own, the same one none, and a withdrawn answer leaves its signal to be looked at.
    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(2, 2, 1)]
    [InlineData(2, 0, 1)]
    [InlineData(0, 0, 0)]
    public async Task I57_raises_a_signal_for_another_safety_answer_and_takes_none_back(int wrong, int right, int signals)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ruth = clinic.As(clinic.Ruth);
        var first = await ruth.Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(wrong)), Ct);

        await ruth.Send(new CorrectOutcome(clinic.Maya, new(first.Id), first.Revision, new() { Answers = CareUnderWay.Phq9(right, others: 2).Answers, Reason = "Read wrongly." }), Ct);

        Assert.Equal(signals, (await ruth.Send(new ListSafetySignals(clinic.Maya, true, 50, null), Ct)).Value.Items.Count);
    }

    [Fact]
    public async Task Keeps_what_an_earlier_rule_gave_beside_the_newer_score_I52()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        var pain = await tomas.Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [4] }), Ct);
        Assert.Equal(new ScoredByNewestRule(), await tomas.Refused(new RescoreOutcome(clinic.Maya, new(pain.Id), pain.Revision), Ct));

        // As it was recorded before there were bands.
        await clinic.AskAsOwner(
            $"""
            alter table care.outcome_measurements disable trigger keep_what_was_answered;
            update care.outcome_measurements set scoring_version = 1, band = null, scales = jsonb_set(scales, '{"{0,band}"}', 'null') where id = '{pain.Id}';
            alter table care.outcome_measurements enable trigger keep_what_was_answered;
            """, Ct);
        Assert.Null((await tomas.Send(new GetOutcomeMeasurement(clinic.Maya, new(pain.Id)), Ct)).Value.Band);

        await tomas.Send(new RescoreOutcome(clinic.Maya, new(pain.Id), pain.Revision), Ct);

        var scored = (await tomas.Send(new GetOutcomeMeasurement(clinic.Maya, new(pain.Id)), Ct)).Value;
        Assert.Equal((2, 4m, "moderate"), (scored.ScoringVersion, scored.Total, scored.Band));
        var earlier = Assert.Single(scored.EarlierScores);
        Assert.Equal((1, 4m, null), (earlier.ScoringVersion, earlier.Total, earlier.Band));
    }

    [Theory]
    [InlineData("total = 7")]
    [InlineData("band = 'severe', scoring_version = 9")]
    [InlineData("answers = ''")]
    [InlineData("taken_at = now()")]
    [InlineData("safety_answer = null, moment = 'before'")]
    [InlineData("ended_at = now(), ended_because = 'corrected', ended_by = author_id, end_reason = '', total = 1")]
    public async Task Leaves_what_was_answered_as_it_was_whoever_runs_the_statement_I52(string change)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Tomas).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [4] }), Ct);

        var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => clinic.AskAsOwner($"update care.outcome_measurements set {change}", Ct));

        Assert.Equal("23001", refusal.SqlState);
    }

    [Fact]
    public async Task Is_heard_once_when_two_correct_it_at_once_I15()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var wrong = await clinic.As(clinic.Tomas).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [3] }), Ct);

        var tries = await Task.WhenAll(Enumerable.Range(5, 4).Select(async points =>
        {
            try
            {
                await clinic.As(clinic.Tomas).Send(new CorrectOutcome(clinic.Maya, new(wrong.Id), wrong.Revision, new() { Answers = [points], Reason = "Read wrongly." }), Ct);
                return null;
            }
            catch (DomainException refused)
            {
                return refused.Error.Code;
            }
        }));

        Assert.Single(tries, code => code is null);
        Assert.All(tries.Where(code => code is not null), code => Assert.Contains(code, (string[])["request.stale", "outcome.measurement_over"]));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.outcome_measurements where ended_at is null", Ct));
    }

    [Fact]
    public async Task Takes_answers_by_name_as_printed_or_by_LOINC_and_keeps_them_as_printed_I53()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ruth = clinic.As(clinic.Ruth);
        var recorded = await ruth.Send(new RecordOutcome(clinic.Maya, new()
        {
            Instrument = "gad7",
            ItemAnswers =
            [
                new() { Loinc = "69736-7", LoincAnswer = "LA6571-9" }, new() { Item = 2, Value = 2 }, new() { Item = 1, LoincScore = 1 }, new() { Item = 3, Value = 0 }, new() { Item = 4, Value = 0 }, new() { Item = 5, Value = 0 },
                new() { Item = 6, Value = 0 },
            ],
        }), Ct);

        var seen = (await ruth.Send(new GetOutcomeMeasurement(clinic.Maya, new(recorded.Id)), Ct)).Value;

        Assert.Equal([1, 2, 0, 0, 0, 0, 3], seen.Answers.Take(7));
        Assert.Equal((6m, "mild"), (seen.Total, seen.Band));
        var twice = Assert.IsType<RequestInvalid>(await ruth.Refused(new RecordOutcome(clinic.Maya, new() { Instrument = "gad7", Answers = [1], ItemAnswers = [] }), Ct));
        Assert.Equal([new("/answers", "invalid", "Give the answers once, as answers or as itemAnswers.")], twice.Errors);
    }
}
