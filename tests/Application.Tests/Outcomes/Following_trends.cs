using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Outcomes;

public sealed class Following_trends(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DateTimeOffset Day(int day) => Clinic.Monday.AddDays(day);

    [Fact]
    public async Task Names_where_a_series_began_where_it_stands_and_whose_threshold_that_passes_I56_CR_240()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        foreach (var (day, points) in ((int, decimal)[])[(-40, 8), (-30, 6), (-20, 9), (-10, 5)]) await Pain(clinic, day, points);

        var view = await Trends(clinic, clinic.Tomas);
        var series = Assert.Single(view.Series);

        Assert.Equal(("nprs", "now", "total", InformationCategory.PhysicalOutcomes, Direction.Worse, 0m, 10m), (series.Instrument, series.Span, series.Scale, series.Category, series.HigherIs, series.Lowest, series.Highest));
        Assert.Equal([8m, 6m, 9m, 5m], series.Points.Select(point => point.Value));
        Assert.Equal((8m, Day(-40), 5m, Day(-10)), (series.Baseline!.Value, series.Baseline.TakenAt, series.Last!.Value, series.Last.TakenAt));
        Assert.Equal((-3m, -37.5m, TrendWay.Better), (series.Change!.Points, series.Change.Percent, series.Change.Way));
        var flag = Assert.Single(series.Change.Flags, one => one.Kind == ThresholdKind.Percent);
        Assert.Equal((30m, TrendWay.Better, "Farrar et al., Pain 2001;94:149–158 (PMID 11690728)"), (flag.Value, flag.Way, flag.Source));
        Assert.Equal([TrendCaution.RegressionToTheMean], series.Change.Cautions);
        Assert.Equal((4, false, BaselineRule.FirstOfAll), (series.PointCount, series.PointsAreThinned, view.Baseline.Is));
    }

    [Fact]
    public async Task Claims_no_change_from_fewer_than_two_complete_scores_I56()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        Assert.Empty((await Trends(clinic, clinic.MayaHerself)).Series);

        await Scores(clinic, [new(-30, 18)]);
        await Scores(clinic, [new(-20, 4) { Completeness = "prorated" }, new(-10, 2) { Moment = "after", Session = await Held(clinic, clinic.Ruth, -10) }]);

        var series = Assert.Single((await Trends(clinic, clinic.MayaHerself)).Series);
        Assert.Equal([18m, 4m, 2m], series.Points.Select(point => point.Value));
        Assert.Equal([Completeness.Complete, Completeness.Prorated, Completeness.Complete], series.Points.Select(point => point.Completeness));
        Assert.Equal((18m, 18m, null, "moderatelySevere"), (series.Baseline!.Value, series.Last!.Value, series.Change, series.Band));
        Assert.Empty(series.Doses);
    }

    [Fact]
    public async Task Begins_with_the_first_score_of_the_plan_that_runs_as_far_as_the_reader_sees_it_CR_245()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.HasAnActivePlan();
        await Scores(clinic, [new(-30, 20), new(1, 15), new(8, 9)]);

        var maya = await Trends(clinic, clinic.MayaHerself);
        Assert.Equal((BaselineRule.FirstOfThePlan, Clinic.Monday), (maya.Baseline.Is, maya.Baseline.Since));
        Assert.Equal((15m, 9m, -6m), (maya.Series[0].Baseline!.Value, maya.Series[0].Last!.Value, maya.Series[0].Change!.Points));
        Assert.Equal([20m, 15m, 9m], maya.Series[0].Points.Select(point => point.Value));

        var asked = await Trends(clinic, clinic.MayaHerself, all => all with { From = Day(-31), To = Day(8) });
        Assert.Equal((BaselineRule.FirstOfThePeriod, 20m, 15m), (asked.Baseline.Is, asked.Series[0].Baseline!.Value, asked.Series[0].Last!.Value));
        Assert.Equal([20m, 15m], asked.Series[0].Points.Select(point => point.Value));

        await clinic.AskAsOwner("update care.care_plans set status = 'completed'", Ct);
        var after = await Trends(clinic, clinic.MayaHerself);
        Assert.Equal((BaselineRule.FirstOfAll, 20m), (after.Baseline.Is, after.Series[0].Baseline!.Value));
        Assert.Equal(new OutcomePeriodEmpty(), await clinic.As(clinic.MayaHerself).Refused(new GetOutcomeTrends(clinic.Maya, null, null, null, Day(1), Day(1), 100), Ct));
    }

    [Fact]
    public async Task Tells_nobody_when_a_plan_began_that_they_may_not_see()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.HasAnActivePlan();
        await Pain(clinic, -30, 8);
        await Pain(clinic, 0, 5);
        await clinic.Withholds(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.CarePlan], ct: Ct);

        var seen = await Trends(clinic, clinic.Tomas);

        Assert.Equal((BaselineRule.FirstOfAll, null, 8m), (seen.Baseline.Is, seen.Baseline.Since, seen.Series[0].Baseline!.Value));
    }

    [Fact]
    public async Task Shows_each_reader_what_they_may_see_and_no_trace_of_the_rest()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Scores(clinic, [new(-30, 18), new(-10, 9)]);
        await Pain(clinic, -20, 8);
        await Pain(clinic, -5, 5);
        await Held(clinic, clinic.Ruth, -15);
        var massage = await Held(clinic, clinic.Tomas, -12);

        async Task<string[]> Seen(Person reader) => [.. (await Trends(clinic, reader)).Series.Select(series => $"{series.Instrument} {string.Join(',', series.Points.Select(point => point.Value))}")];
        Assert.Equal(["nprs 8,5", "phq9 18,9"], await Seen(clinic.MayaHerself));
        Assert.Equal(["phq9 18,9"], await Seen(clinic.Ruth));
        Assert.Equal(["nprs 8,5"], await Seen(clinic.Tomas));
        Assert.Equal([massage], (await Trends(clinic, clinic.Tomas)).Sessions.Select(session => session.Id));
        Assert.Equal(2, (await Trends(clinic, clinic.MayaHerself)).Sessions.Count);
        foreach (var nobody in (Person[])[clinic.Ada, clinic.Pia]) Assert.Equal(new RoleNotAllowed(), await clinic.As(nobody).Refused(All(clinic), Ct));
        Assert.Equal(new Domain.Clients.ClientNotFound(), await clinic.As(clinic.Noor).Refused(All(clinic), Ct));

        await clinic.Permits(Recipient.Of(Discipline.Psychotherapy), [InformationCategory.PhysicalOutcomes], ct: Ct);
        Assert.Equal(["nprs 8,5", "phq9 18,9"], await Seen(clinic.Ruth));
        await clinic.Withholds(Recipient.Of(Discipline.Psychotherapy), [InformationCategory.PhysicalOutcomes], ct: Ct);
        Assert.Equal(["phq9 18,9"], await Seen(clinic.Ruth));
    }

    [Fact]
    public async Task Does_not_count_thin_or_judge_by_a_single_score_that_is_withheld()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Pain(clinic, -30, 10);
        await clinic.Permits(Recipient.Of(Discipline.Psychotherapy), [InformationCategory.PhysicalOutcomes], ct: Ct);
        var hidden = await Pain(clinic, -20, 2);
        await Pain(clinic, -10, 8);
        await clinic.Withholds(Recipient.Of(Discipline.Psychotherapy), [], [hidden], ct: Ct);

        var series = Assert.Single((await Trends(clinic, clinic.Ruth, all => all with { Points = 2 })).Series);

        Assert.Equal([10m, 8m], series.Points.Select(point => point.Value));
        Assert.Equal((2, false, -2m), (series.PointCount, series.PointsAreThinned, series.Change!.Points));
    }

    [Fact]
    public async Task Counts_completed_sessions_between_the_two_scores_and_no_others_CR_242()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Scores(clinic, [new(-30, 18), new(-10, 9)]);
        await Held(clinic, clinic.Ruth, -31);
        await Held(clinic, clinic.Ruth, -25);
        await Held(clinic, clinic.Ruth, -20, "debriefed");
        await Held(clinic, clinic.Ruth, -9);
        await Held(clinic, clinic.Tomas, -22);
        foreach (var (day, status) in ((int, string)[])[(-24, "cancelled"), (-23, "noShow"), (-21, "stopped"), (-19, "planned"), (-18, "inProgress"), (-17, "paused")]) await Held(clinic, clinic.Tomas, day, status);
        await clinic.AskAsOwner("update care.sessions set completed_at = null where status not in ('completed', 'debriefed')", Ct);

        var series = Assert.Single((await Trends(clinic, clinic.MayaHerself)).Series);
        Assert.Equal([(Discipline.Psychotherapy, 2), (Discipline.MassageTherapy, 1)], series.Doses.Select(dose => (dose.Discipline, dose.CompletedSessions)));
        Assert.Equal([(Discipline.Psychotherapy, 2)], (await Trends(clinic, clinic.Ruth)).Series[0].Doses.Select(dose => (dose.Discipline, dose.CompletedSessions)));

        // A session that was begun and stopped, and where the client was asked afterwards how they leave, was not completed.
        await clinic.AskAsOwner("update care.sessions set completed_at = null, stopped_at = ends_at where status = 'debriefed'", Ct);
        Assert.Equal(1, (await Trends(clinic, clinic.Ruth)).Series[0].Doses[0].CompletedSessions);
    }

    [Fact]
    public async Task Counts_a_session_from_its_end_so_that_a_rating_before_it_stands_before_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var first = await Held(clinic, clinic.Tomas, -30);
        var last = await Held(clinic, clinic.Tomas, -10);
        await Scores(clinic, [new(-30, 8) { Moment = "before", Session = first, Minutes = 5 }, new(-10, 4) { Moment = "before", Session = last, Minutes = 5 }], "nprs", clinic.Tomas);

        Assert.Equal([(Discipline.MassageTherapy, 1)], (await Trends(clinic, clinic.Tomas)).Series[0].Doses.Select(dose => (dose.Discipline, dose.CompletedSessions)));
    }

    [Fact]
    public async Task I60_sets_before_and_after_of_one_session_side_by_side()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (first, second, half) = (await Held(clinic, clinic.Tomas, -30), await Held(clinic, clinic.Tomas, -20), await Held(clinic, clinic.Tomas, -10));
        await Scores(
            clinic,
            [
                new(-30, 8) { Moment = "before", Session = first }, new(-30, 4) { Moment = "after", Session = first, Minutes = 60 },
                new(-20, 6) { Moment = "before", Session = second }, new(-20, 5) { Moment = "after", Session = second, Minutes = 60 },
                new(-10, 7) { Moment = "before", Session = half },
            ],
            "nprs", clinic.Tomas);
        await Scores(clinic, [new(-10, 1) { Moment = "after", Session = half, Minutes = 60 }], "nprs", clinic.Tomas, span: "24 hours");

        var series = (await Trends(clinic, clinic.Tomas)).Series;
        Assert.Equal(["24 hours", "now"], series.Select(one => one.Span));
        Assert.Null(series[0].Pairs);
        var pairs = series[1].Pairs!;
        Assert.Equal((2, -2.5m, "Farrar et al., Pain 2001;94:149–158 (PMID 11690728)"), (pairs.Count, pairs.MeanChange, pairs.Threshold!.Source));
        Assert.Equal(
            [(first, Discipline.MassageTherapy, 8m, 4m, -4m, TrendWay.Better, true), (second, Discipline.MassageTherapy, 6m, 5m, -1m, TrendWay.Better, false)],
            pairs.Sessions.Select(pair => (pair.SessionId, pair.Discipline!.Value, pair.Before, pair.After, pair.Change, pair.Way!.Value, pair.PassesThreshold)));

        // What was rated after a session's work is a point and decides nothing.
        Assert.Equal((5, 8m, 7m), (series[1].PointCount, series[1].Baseline!.Value, series[1].Last!.Value));

        var one = (await Trends(clinic, clinic.Tomas, all => all with { Points = 1, Span = "now" })).Series.Single().Pairs!;
        Assert.Equal((2, second), (one.Count, Assert.Single(one.Sessions).SessionId));
    }

    [Fact]
    public async Task Leaves_out_what_was_corrected_and_keeps_the_order_of_one_instant()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Scores(clinic, [new(-30, 18)]);
        var wrong = (await Scores(clinic, [new(-10, 3)])).Single();
        Assert.Equal(-15m, (await Trends(clinic, clinic.Ruth)).Series[0].Change!.Points);

        await Ends(clinic, wrong);
        Assert.Null((await Trends(clinic, clinic.Ruth)).Series[0].Change);
        await Scores(clinic, [new(-10, 13)]);
        var corrected = (await Trends(clinic, clinic.Ruth)).Series[0];
        Assert.Equal((-5m, Day(-10), 2), (corrected.Change!.Points, corrected.Last!.TakenAt, corrected.PointCount));

        // The same instant again: the later id is the later answer, in the points and in what is last.
        await Scores(clinic, [new(-10, 12)]);
        var both = (await Trends(clinic, clinic.Ruth)).Series[0];
        Assert.Equal([18m, 13m, 12m], both.Points.Select(point => point.Value));
        Assert.Equal(12m, both.Last!.Value);
    }

    [Fact]
    public async Task Thins_ten_thousand_scores_evenly_in_as_few_round_trips_as_one()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Scores(clinic, [new(-500, 27)]);
        await Trends(clinic, clinic.Ruth);
        var (_, ofOne) = await clinic.As(clinic.Ruth).Count(All(clinic), Ct);
        await Many(clinic, "phq9", 9999, "interval '1 hour'", "n % 28");

        var (answer, ofMany) = await clinic.As(clinic.Ruth).Count(All(clinic), Ct);

        Assert.Equal((2, 2), (ofOne.Count, ofMany.Count));
        var series = Assert.Single(answer.Value.View.Series);
        Assert.Equal((10_000, true, 100), (series.PointCount, series.PointsAreThinned, series.Points.Count));
        Assert.Equal((27m, Day(-500), 2m, Clinic.Monday.AddHours(-1)), (series.Baseline!.Value, series.Baseline.TakenAt, series.Last!.Value, series.Last.TakenAt));
        Assert.Equal((series.Baseline.MeasurementId, series.Last.MeasurementId), (series.Points[0].MeasurementId, series.Points[^1].MeasurementId));
        var gaps = series.Points.Skip(1).Zip(series.Points.Skip(2), (one, next) => (next.TakenAt - one.TakenAt).TotalHours).ToList();
        Assert.All(gaps, gap => Assert.InRange(gap, 101, 102));

        Assert.Equal(2, (await Trends(clinic, clinic.Ruth, all => all with { Points = 2 })).Series[0].Points.Count);
        Assert.Equal([2m], (await Trends(clinic, clinic.Ruth, all => all with { Points = 1 })).Series[0].Points.Select(point => point.Value));
        Assert.Equal(500, (await Trends(clinic, clinic.Ruth, all => all with { Points = 500 })).Series[0].Points.Count);
    }

    [Fact]
    public async Task Follows_ten_years_of_weekly_scores()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Many(clinic, "phq9", 500, "interval '1 week'", "27 - n / 25");

        var all = Assert.Single((await Trends(clinic, clinic.Ruth, all => all with { Points = 500 })).Series);
        Assert.Equal((500, false, 27m, 8m, -19m), (all.Points.Count, all.PointsAreThinned, all.Baseline!.Value, all.Last!.Value, all.Change!.Points));
        var year = Assert.Single((await Trends(clinic, clinic.Ruth, one => one with { From = Day(-365) })).Series);
        Assert.Equal((52, -2m), (year.PointCount, year.Change!.Points));
    }

    [Fact]
    public async Task Finds_in_the_database_the_same_two_scores_as_the_rule_does_CR_241()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await Held(clinic, clinic.Ruth, -400);
        var random = new Random(7);
        for (var round = 0; round < 12; round++)
        {
            await clinic.AskAsOwner("delete from care.outcome_measurements", Ct);
            var given = Enumerable.Range(0, random.Next(1, 12)).Select(_ => new Score(random.Next(-20, 0), random.Next(0, 28))
            {
                Completeness = random.Next(3) == 0 ? "prorated" : "complete",
                Moment = random.Next(3) == 0 ? "after" : "standalone",
            }).ToList();
            var ids = new List<Guid>();
            foreach (var one in given) ids.AddRange(await Scores(clinic, [one with { Session = one.Moment == "after" ? session : null }], isUnique: false));

            var expected = Trend.Of(
                Instruments.Of("phq9").Total!,
                given.Zip(ids, (one, id) => new TrendScore(id, Day(one.Day), one.Value, one.Completeness == "complete" ? Completeness.Complete : Completeness.Prorated, one.Moment == "after" ? SessionMoment.After : SessionMoment.Standalone)),
                Day(-15));
            var found = (await Trends(clinic, clinic.Ruth, all => all with { From = null, Points = 3 })).Series.Single();
            var foundSince = await Trends(clinic, clinic.Ruth, all => all with { From = Day(-15), Points = 2 });

            Assert.Equal(expected.Last?.Measurement, found.Last?.MeasurementId);
            Assert.Equal(expected.Baseline?.Measurement, foundSince.Series.Count == 0 ? null : foundSince.Series[0].Baseline?.MeasurementId);
        }
    }

    [Fact]
    public async Task Writes_each_record_that_it_shows_something_of_into_the_ledger()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.HasAnActivePlan();
        var scores = await Scores(clinic, [new(1, 18), new(2, 17), new(3, 9)]);
        var hidden = await Pain(clinic, 0, 4);
        var session = await Held(clinic, clinic.Ruth, 2);
        await Held(clinic, clinic.Tomas, 2, hour: 5);

        await Trends(clinic, clinic.Ruth, all => all with { Points = 2 });

        var entry = (string)(await clinic.AskAsOwner("select entry::text from care.access_ledger where client_id is not null order by seq desc limit 1", Ct))!;
        Assert.Equal([true, false, true, true, false], ((Guid[])[scores[0], scores[1], scores[2], session, hidden]).Select(id => entry.Contains(id.ToString(), StringComparison.Ordinal)));
        Assert.Contains("mentalHealthOutcomes", entry, StringComparison.Ordinal);
        Assert.Contains("carePlan", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_by_the_threshold_that_the_clinic_chose_and_names_its_source_CR_244()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Scores(clinic, [new(-30, 60), new(-10, 44)], "pcl5");
        async Task<string[]> Reliable() => [.. (await Trends(clinic, clinic.Ruth)).Series.Single().Change!.Flags.Where(flag => flag.Kind == ThresholdKind.Reliable).Select(flag => $"{flag.Code} {flag.Value} {flag.IsUsual} {flag.IsChosenByTheClinic} {flag.Source}")];
        ChooseOutcomeThresholds Chooses(int? revision, params string[] codes) => new(revision, new() { Choices = [.. codes.Select(code => new ThresholdChoiceBody { Instrument = "pcl5", Scale = "total", Code = code })] });
        var ada = clinic.As(clinic.Ada);

        Assert.Equal(["reliable 15 True False Marx et al., Psychol Assess 2022;34(2):197–203"], await Reliable());
        Assert.Null((await ada.Send(new GetOutcomeThresholds(), Ct)).Revision);
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(Chooses(null, "reliableSecondSample"), Ct));
        Assert.Equal(new NoThresholdsChosen(), await ada.Refused(Chooses(1, "reliableSecondSample"), Ct));
        Assert.Equal(new ThresholdUnknown { Pointer = "/choices/1" }, await ada.Refused(Chooses(null, "reliable", "invented"), Ct));
        Assert.Equal(new ThresholdChosenTwice { Pointer = "/choices/1" }, await ada.Refused(Chooses(null, "reliable", "reliableSecondSample"), Ct));

        var first = await ada.Send(Chooses(null, "reliableSecondSample"), Ct);
        Assert.Empty(await Reliable());
        var (view, revision) = await clinic.As(clinic.Ruth).Send(new GetOutcomeThresholds(), Ct);
        Assert.Equal((first.Revision, clinic.Ada.AccountId), (revision!.Value, view.ChosenBy!.Value));
        Assert.Equal(["reliableSecondSample"], view.Scales.Single(scale => scale.Instrument == "pcl5").Thresholds.Where(threshold => threshold is { IsInUse: true, Kind: ThresholdKind.Reliable }).Select(threshold => threshold.Code));
        Assert.Equal("request.stale", (await ada.Refused(Chooses(null, "reliable"), Ct)).Code);

        await ada.Send(Chooses(first.Revision), Ct);
        Assert.Equal(["reliable 15 True False Marx et al., Psychol Assess 2022;34(2):197–203"], await Reliable());
    }

    [Fact]
    public async Task I11_judges_a_goal_anew_when_a_score_is_corrected_or_entered_in_error()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.PhysicalOutcomes, InformationCategory.CarePlan], ct: Ct);
        var plan = await clinic.DraftsAPlan();
        await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Less pain", Category = GoalCategory.Pain, Target = new() { Instrument = "nprs", Comparison = Comparison.AtMost, Value = 3, By = Clinic.Today.AddMonths(2) } }), Ct);
        async Task<(AchievementStatus, decimal)?> Achieved() => (await clinic.As(clinic.Tomas).Send(new GetCarePlan(clinic.Maya, plan), Ct)).Value.Goals.Single().Achievement is { } achievement ? (achievement.Status, achievement.Value) : null;

        await Pain(clinic, -20, 8);
        var last = await clinic.As(clinic.Tomas).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [3] }), Ct);
        Assert.Equal((AchievementStatus.Achieved, 3m), await Achieved());

        var right = await clinic.As(clinic.Tomas).Send(new CorrectOutcome(clinic.Maya, new(last.Id), last.Revision, new() { Answers = [5], Reason = "The 5 was read as a 3." }), Ct);
        Assert.Equal((AchievementStatus.Improving, 5m), await Achieved());
        Assert.Equal([8m, 5m], (await Trends(clinic, clinic.Tomas)).Series.Single().Points.Select(point => point.Value));

        await clinic.As(clinic.Tomas).Send(new EnterOutcomeInError(clinic.Maya, new(right.Id), right.Revision, new() { Reason = "Another client's form." }), Ct);
        Assert.Equal((AchievementStatus.InProgress, 8m), await Achieved());
        Assert.Equal([8m], (await Trends(clinic, clinic.Tomas)).Series.Single().Points.Select(point => point.Value));
    }

    private static GetOutcomeTrends All(Clinic clinic) => new(clinic.Maya, null, null, null, null, null, GetOutcomeTrends.UsualPoints);

    private static async Task<OutcomeTrendsView> Trends(Clinic clinic, Person reader, Func<GetOutcomeTrends, GetOutcomeTrends>? with = null)
    {
        var all = All(clinic);
        return (await clinic.As(reader).Send(with?.Invoke(all) ?? all, Ct)).Value.View;
    }

    private static async Task<Guid> Pain(Clinic clinic, int day, decimal points, Person? by = null) => (await clinic.As(by ?? clinic.Tomas).Send(
        new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [points], TakenAt = Day(day) }), Ct)).Id;

    /// <summary>Puts scores into the record as the owner, one after the other so that their ids are in order; nobody reads their answers back.</summary>
    private static async Task<List<Guid>> Scores(Clinic clinic, IReadOnlyList<Score> scores, string instrument = "phq9", Person? by = null, string span = "", bool isUnique = true)
    {
        if (!isUnique) await clinic.AskAsOwner("drop index if exists care.ux_outcome_measurements_once", Ct);
        var (author, of) = (by ?? clinic.Ruth, Instruments.Of(instrument));
        var ids = new List<Guid>();
        foreach (var score in scores)
        {
            var id = Guid.CreateVersion7();
            var session = score.Session is { } one ? $"'{one}'" : "null";
            await clinic.AskAsOwner(
                $"""
                insert into care.outcome_measurements (id, clinic_id, client_id, author_id, author_discipline, category, instrument, instrument_version, scoring_version, span, answers, total, band, completeness, scales, moment, session_id, answered_by, taken_at, recorded_at, revision)
                values ('{id}', '{clinic.Id.Value}', '{clinic.Maya.Value}', '{author.PersonId}', '{(author.Roles.Contains(Role.Psychotherapist) ? "psychotherapy" : "massageTherapy")}', '{of.Category.Code()}', '{instrument}', 1, 1, '{(span.Length > 0 ? span : of.Window)}', '', {score.Value}, null,
                  '{score.Completeness}', '[{"{"}"scale":"total","value":{score.Value},"band":null,"completeness":"{score.Completeness}"{"}"}]', '{score.Moment}', {session}, 'client', '{Day(score.Day).AddMinutes(score.Minutes):O}', now(), 1)
                """, Ct);
            ids.Add(id);
            await Task.Delay(2, Ct);
        }

        return ids;
    }

    private static Task Many(Clinic clinic, string instrument, int count, string step, string value) => clinic.AskAsOwner(
        $"""
        insert into care.outcome_measurements (id, clinic_id, client_id, author_id, author_discipline, category, instrument, instrument_version, scoring_version, span, answers, total, completeness, scales, moment, answered_by, taken_at, recorded_at, revision)
          select gen_random_uuid(), '{clinic.Id.Value}', '{clinic.Maya.Value}', '{clinic.Ruth.PersonId}', 'psychotherapy', '{Instruments.Of(instrument).Category.Code()}', '{instrument}', 1, 1, '{Instruments.Of(instrument).Window}', '', {value}, 'complete',
                 jsonb_build_array(jsonb_build_object('scale', 'total', 'value', {value}, 'band', null, 'completeness', 'complete')), 'standalone', 'client', '{Clinic.Monday:O}'::timestamptz - ({count} - n) * {step}, now(), 1
            from generate_series(0, {count} - 1) n;
        analyze care.outcome_measurements;
        """, Ct);

    private static async Task<Guid> Held(Clinic clinic, Person by, int day, string status = "completed", int hour = 0)
    {
        var (id, starts) = (Guid.CreateVersion7(), Day(day).AddHours(hour));
        var discipline = by.Roles.Contains(Role.Psychotherapist) ? "psychotherapy" : "massageTherapy";
        await clinic.AskAsOwner(
            $"""
            insert into care.sessions (id, clinic_id, client_id, author_id, author_discipline, discipline, starts_at, ends_at, status, completed_at, revision)
            values ('{id}', '{clinic.Id.Value}', '{clinic.Maya.Value}', '{by.PersonId}', '{discipline}', '{discipline}', '{starts:O}', '{starts.AddHours(1):O}', '{status}', '{starts.AddMinutes(50):O}', 1)
            """, Ct);
        return id;
    }

    private static Task Ends(Clinic clinic, Guid measurement) => clinic.AskAsOwner(
        $"update care.outcome_measurements set ended_at = now(), ended_because = 'enteredInError', ended_by = '{clinic.Ruth.PersonId}', end_reason = '' where id = '{measurement}'", Ct);

    private sealed record Score(int Day, decimal Value)
    {
        public string Completeness { get; init; } = "complete";
        public string Moment { get; init; } = "standalone";
        public Guid? Session { get; init; }
        public int Minutes { get; init; }
    }
}
