using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Following_a_trend
{
    // Scores of 0–20 each. The thresholds: five points and thirty percent both ways, four points for getting better alone, an end at four (or sixteen).
    private static readonly Scale Trouble = Made("worse");
    private static readonly Scale Ease = Made("better");
    private static readonly Scale Hours = Made("neither");

    private static readonly string[] Seven = ["seven"];
    private static readonly string[] OfAnother = ["of another instrument"];

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Goes_from_the_first_score_to_the_last_and_names_whose_threshold_that_passes_I56_CR_240()
    {
        var trend = Trend.Of(Trouble, [Week(2, 9), Week(0, 15), Week(1, 17)]);

        Assert.Equal((15m, 9m, -6m, TrendWay.Better), (trend.Baseline!.Value, trend.Last!.Value, trend.Points, trend.Way));
        Assert.Equal(
            [("five", ThresholdKind.Reliable, 5m, "people of this test", "Five (2020)", TrendWay.Better), ("four", ThresholdKind.MinimalImportant, 4m, "people of this test", "Four (2021)", TrendWay.Better), ("third", ThresholdKind.Percent, 30m, "people of this test", "Third (2022)", TrendWay.Better)],
            trend.Passed.Select(passed => (passed.Threshold.Code, passed.Threshold.Kind, passed.Threshold.Value, passed.Threshold.Population, passed.Threshold.Source, passed.Way)));
    }

    [Theory]
    [InlineData(12, 8.5, "")]
    [InlineData(12, 8, "four,third")]
    [InlineData(14, 10, "four")]
    [InlineData(14, 9.5, "four,third")]
    [InlineData(14, 9, "five,four,third")]
    [InlineData(20, 15.5, "four")]
    [InlineData(20, 15, "five,four")]
    [InlineData(5, 4.5, "")]
    [InlineData(5, 4, "end")]
    [InlineData(4, 3.5, "")]
    public void Passes_a_threshold_on_its_line_and_not_one_step_before(double from, double to, string codes) =>
        Assert.Equal(codes, string.Join(',', Trend.Of(Trouble, [Week(0, (decimal)from), Week(1, (decimal)to)]).Passed.Select(passed => passed.Threshold.Code)));

    [Theory]
    [InlineData(4, 4.5, "end")]
    [InlineData(10, 12.5, "")]
    [InlineData(10, 13, "third")]
    [InlineData(10, 14.5, "third")]
    [InlineData(10, 15, "five,third")]
    public void Speaks_of_getting_worse_only_where_the_source_does(double from, double to, string codes)
    {
        var trend = Change(Trouble, (decimal)from, (decimal)to);

        Assert.Equal(TrendWay.Worse, trend.Way);
        Assert.Equal(codes, string.Join(',', trend.Passed.Select(passed => passed.Threshold.Code)));
        Assert.All(trend.Passed, passed => Assert.Equal(TrendWay.Worse, passed.Way));
    }

    [Fact]
    public void Takes_the_direction_that_the_scale_declares_I54()
    {
        Assert.Equal((5m, TrendWay.Better), (Change(Ease, 10, 15).Points, Change(Ease, 10, 15).Way));
        Assert.Equal((-5m, TrendWay.Worse), (Change(Ease, 15, 10).Points, Change(Ease, 15, 10).Way));
        Assert.Equal((5m, TrendWay.Worse), (Change(Trouble, 10, 15).Points, Change(Trouble, 10, 15).Way));
        Assert.Equal([TrendWay.Better, TrendWay.Better, TrendWay.Better], Change(Ease, 10, 15).Passed.Select(passed => passed.Way));
        Assert.Equal([TrendWay.Worse, TrendWay.Worse], Change(Ease, 15, 10).Passed.Select(passed => passed.Way));
    }

    [Fact]
    public void Calls_nothing_better_or_worse_where_no_way_is()
    {
        var trend = Change(Hours, 0, 20);

        Assert.Equal((20m, null), (trend.Points, trend.Way));
        Assert.Empty(trend.Passed);
        Assert.Null(Change(Hours, 7, 7).Way);
    }

    [Fact]
    public void Says_that_nothing_changed_when_first_and_last_are_the_same()
    {
        var trend = Trend.Of(Trouble, [Week(0, 9), Week(1, 14), Week(2, 9)]);

        Assert.Equal((0m, TrendWay.NoChange), (trend.Points, trend.Way));
        Assert.Empty(trend.Passed);
        Assert.Empty(trend.Cautions);
    }

    [Fact]
    public void Claims_no_change_from_fewer_than_two_complete_scores_I56()
    {
        var none = Trend.Of(Trouble, []);
        Assert.Equal((null, null, null, null), (none.Baseline, none.Last, none.Points, none.Band));

        foreach (var one in (TrendScore[][])[[Week(0, 18)], [Week(0, 18), Prorated(1, 2)], [Prorated(0, 2), Week(1, 18)], [Week(0, 18), After(1, 2)]])
        {
            var trend = Trend.Of(Trouble, one);
            Assert.Equal((18m, 18m, null, null), (trend.Baseline!.Value, trend.Last!.Value, trend.Points, trend.Way));
            Assert.Empty(trend.Passed);
            Assert.Empty(trend.Cautions);
            Assert.Equal("high", trend.Band!.Code);
        }
    }

    [Fact]
    public void Lets_a_prorated_score_and_one_from_right_after_a_session_decide_nothing_CR_241()
    {
        var trend = Trend.Of(Trouble, [Prorated(0, 20), After(1, 1), Week(2, 12), Week(3, 10), After(4, 2), Prorated(5, 0)]);

        Assert.Equal((12m, 10m, -2m), (trend.Baseline!.Value, trend.Last!.Value, trend.Points));
        Assert.True(new TrendScore(Guid.NewGuid(), Start, 5, Completeness.Complete, SessionMoment.Before).Decides);
    }

    [Fact]
    public void Looks_for_the_baseline_from_the_beginning_of_the_plan_on_CR_245()
    {
        TrendScore[] scores = [Week(0, 18), Week(1, 14), Week(2, 9)];

        Assert.Equal(14m, Trend.Of(Trouble, scores, Start.AddDays(7)).Baseline!.Value);
        Assert.Equal(9m, Trend.Of(Trouble, scores, Start.AddDays(7).AddTicks(1)).Baseline!.Value);
        Assert.Equal(18m, Trend.Of(Trouble, scores, Start).Baseline!.Value);

        var since = Trend.Of(Trouble, scores, Start.AddDays(15));
        Assert.Equal((null, 9m, null), (since.Baseline, since.Last!.Value, since.Points));
    }

    [Fact]
    public void Keeps_two_answers_of_one_instant_in_the_order_of_their_ids()
    {
        var (first, second) = (Week(0, 12) with { Measurement = new("0198f2c4-0000-7000-8000-000000000001") }, Week(0, 6) with { Measurement = new("0198f2c4-0000-7000-8000-000000000002") });

        Assert.Equal(-6m, Trend.Of(Trouble, [first, second]).Points);
        Assert.Equal(-6m, Trend.Of(Trouble, [second, first]).Points);
    }

    [Theory]
    [InlineData(10, 5, false)]
    [InlineData(10.5, 5, true)]
    [InlineData(10.5, 15, false)]
    [InlineData(9.5, 15, true)]
    [InlineData(9.5, 5, false)]
    public void Warns_that_a_score_far_from_the_middle_comes_back_by_itself_CR_243(double from, double to, bool warns)
    {
        Assert.Equal(warns ? [TrendCaution.RegressionToTheMean] : Array.Empty<TrendCaution>(), Change(Trouble, (decimal)from, (decimal)to).Cautions);
        Assert.Equal(warns ? [TrendCaution.RegressionToTheMean] : Array.Empty<TrendCaution>(), Change(Ease, (decimal)from, (decimal)to).Cautions);
    }

    [Theory]
    [InlineData(9.5, "low", "")]
    [InlineData(10, "high", "look")]
    public void Names_the_band_and_the_cuts_of_the_last_score(double last, string band, string cuts)
    {
        var trend = Change(Trouble, 0, (decimal)last);

        Assert.Equal((band, cuts), (trend.Band!.Code, string.Join(',', trend.CutsMet.Select(cut => cut.Code))));
    }

    [Fact]
    public void Judges_by_the_threshold_that_the_clinic_chose_of_its_kind_CR_244()
    {
        TrendScore[] scores = [Week(0, 20), Week(1, 14)];

        Assert.Equal(["five", "four", "third"], Trend.Of(Trouble, scores).Passed.Select(passed => passed.Threshold.Code));
        Assert.Equal(["four", "third"], Trend.Of(Trouble, scores, chosen: Seven).Passed.Select(passed => passed.Threshold.Code));
        Assert.Equal(["five", "four", "third"], Trend.Of(Trouble, [Week(0, 20), Week(1, 13)]).Passed.Select(passed => passed.Threshold.Code));
        Assert.Equal(["seven", "four", "third"], Trend.Of(Trouble, [Week(0, 20), Week(1, 13)], chosen: Seven).Passed.Select(passed => passed.Threshold.Code));
        Assert.Equal(["five", "four", "third"], Trend.Of(Trouble, scores, chosen: OfAnother).Passed.Select(passed => passed.Threshold.Code));
    }

    [Fact]
    public void Sets_before_and_after_side_by_side_by_the_usual_or_the_chosen_threshold()
    {
        var change = Domain.Outcomes.Change.Between(15, 9, Trouble);
        Assert.Equal((-6m, true, "five", true), (change.Points, change.IsBetter, change.Threshold!.Code, change.IsBeyondThreshold));

        var chosen = Domain.Outcomes.Change.Between(15, 9, Trouble, Seven);
        Assert.Equal(("seven", null), (chosen.Threshold!.Code, chosen.IsBeyondThreshold));
    }

    private static Trend Change(Scale scale, decimal from, decimal to) => Trend.Of(scale, [Week(0, from), Week(1, to)]);

    private static TrendScore Week(int week, decimal value) => new(Guid.CreateVersion7(), Start.AddDays(7 * week), value, Completeness.Complete, SessionMoment.Standalone);

    private static TrendScore Prorated(int week, decimal value) => Week(week, value) with { Completeness = Completeness.Prorated };

    private static TrendScore After(int week, decimal value) => Week(week, value) with { Moment = SessionMoment.After };

    private const string Thresholds =
        """
        { "code": "five", "kind": "reliable", "value": 5, "population": "people of this test", "source": "Five (2020)", "effectiveFrom": "2026-01-01", "isUsual": true, "bothWays": true },
        { "code": "seven", "kind": "reliable", "value": 7, "population": "people of this test", "source": "Seven (2023)", "effectiveFrom": "2026-01-01", "bothWays": true },
        { "code": "four", "kind": "minimalImportant", "value": 4, "population": "people of this test", "source": "Four (2021)", "effectiveFrom": "2026-01-01" },
        { "code": "third", "kind": "percent", "value": 30, "population": "people of this test", "source": "Third (2022)", "effectiveFrom": "2026-01-01", "bothWays": true },
        { "code": "end", "kind": "endState", "value": END, "population": "people of this test", "source": "End (2024)", "effectiveFrom": "2026-01-01", "bothWays": true }
        """;

    private static Scale Made(string higherIs) => Assert.Single(Instruments.Read(
        """
        {
          "options": {},
          "instruments": [
            {
              "code": "made", "version": 1, "scoringVersion": 1, "name": "Made for this test", "category": "physicalOutcomes", "windows": ["now"],
              "licence": { "status": "publicDomain", "note": "Made for this test." }, "panelLoinc": null,
              "items": [ { "text": "How much?", "lowest": 0, "highest": 20, "step": 0.5, "loinc": null } ],
              "scales": [
                {
                  "code": "total", "name": "Total", "rule": "sum", "decimals": 1, "mostProrated": 0, "higherIs": "DIRECTION", "loinc": null,
                  "bands": [ { "code": "low", "from": 0, "to": 9.5 }, { "code": "high", "from": 10, "to": 20 } ],
                  "cuts": [ { "code": "look", "atLeast": 10, "population": "people of this test", "source": "Look (2019)" } ],
                  "thresholds": [THRESHOLDS]
                }
              ],
              "sources": [ "Made for this test" ]
            }
          ]
        }
        """.Replace("THRESHOLDS", higherIs == "neither" ? "" : Thresholds, StringComparison.Ordinal).Replace("DIRECTION", higherIs, StringComparison.Ordinal).Replace("END", higherIs == "better" ? "16" : "4", StringComparison.Ordinal))).Scales[0];
}
