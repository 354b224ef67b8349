using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Scoring_by_a_newer_rule
{
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);

    [Fact]
    public void Keeps_what_the_earlier_rule_gave_CR_222()
    {
        var measured = OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("nprs", 1, 1), [7], new(), Tomas, Monday);
        Assert.Equal((1, 7, null), (measured.ScoringVersion, measured.Total, measured.Band));

        measured.Rescore(Tuesday);

        Assert.Equal((2, 7, "severe", Completeness.Complete), (measured.ScoringVersion, measured.Total, measured.Band, measured.Completeness));
        Assert.Equal([new("total", 7, "severe", Completeness.Complete)], measured.Scales);
        var earlier = Assert.Single(measured.EarlierScores);
        Assert.Equal((1, 7, null, Completeness.Complete, Tuesday), (earlier.ScoringVersion, earlier.Total, earlier.Band, earlier.Completeness, earlier.Until));
        Assert.Equal([new("total", 7, null, Completeness.Complete)], earlier.Scales);
        Assert.Equal([7], measured.Answers);
        Assert.Equal((1, Monday, Monday), (measured.InstrumentVersion, measured.RecordedAt, measured.TakenAt));
    }

    [Fact]
    public void Keeps_that_there_was_no_score()
    {
        var measured = OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("nprs", 1, 1), [null], new(), Tomas, Monday);

        measured.Rescore(Tuesday);

        Assert.Equal((2, null, null, Completeness.Incomplete), (measured.ScoringVersion, measured.Total, measured.Band, measured.Completeness));
        Assert.Null(Assert.Single(measured.EarlierScores).Total);
    }

    [Fact]
    public void Is_done_once_for_each_rule()
    {
        var measured = OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("nprs", 1, 1), [7], new(), Tomas, Monday);
        measured.Rescore(Tuesday);

        Assert.Equal(new ScoredByNewestRule(), Refused(() => measured.Rescore(Tuesday)));
        Assert.Single(measured.EarlierScores);
    }

    [Fact]
    public void Never_scores_by_another_edition_of_the_items()
    {
        var measured = OutcomeMeasurement.Record(Clinic, MayaId, Instruments.Of("phq9", 1), AnswerSheet.Answers("111111111"), new(), Ruth, Monday);

        Assert.Equal(new ScoredByNewestRule(), Refused(() => measured.Rescore(Tuesday)));
        Assert.Equal(1, measured.InstrumentVersion);
    }
}
