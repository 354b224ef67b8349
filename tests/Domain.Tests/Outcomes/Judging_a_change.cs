using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Every threshold that ships, on it and beside it. Better is <c>true</c>, worse <c>false</c>, neither <c>null</c>.</summary>
public sealed class Judging_a_change
{
    // Farrar 2001: 30 % or 2 points. PHQ-9: 5 points; half; below 5; NHS 6; Kounali 2022: 1.7 and 21 %, of 14 that is 2.94. GAD-7: Toussaint 2020, 4; NHS 4; Kounali 1.5 and 26.8 %, of 10 that is 2.68.
    // PCL-5: Marx 2022, 15, 18 and 28 or less; older guidance 5 and 10; Blanchard 2023, 8.5 and 12.5. ISI: Yang 2009, 6; Morin 2011, 8.4; below 8. WHO-5: 10 of the index. ORS: 5.
    [Theory]
    [InlineData("nprs", "third", 10, 7, true)]
    [InlineData("nprs", "third", 10, 8, null)]
    [InlineData("nprs", "third", 7, 10, null)]
    [InlineData("nprs", "twoPoints", 5, 3, true)]
    [InlineData("nprs", "twoPoints", 5, 4, null)]
    [InlineData("nprs", "twoPoints", 3, 5, null)]
    [InlineData("phq9", "fivePoints", 15, 10, true)]
    [InlineData("phq9", "fivePoints", 15, 11, null)]
    [InlineData("phq9", "fivePoints", 10, 15, null)]
    [InlineData("phq9", "response", 20, 10, true)]
    [InlineData("phq9", "response", 20, 11, null)]
    [InlineData("phq9", "response", 10, 20, null)]
    [InlineData("phq9", "remission", 5, 4, true)]
    [InlineData("phq9", "remission", 27, 0, true)]
    [InlineData("phq9", "remission", 6, 5, null)]
    [InlineData("phq9", "remission", 4, 0, null)]
    [InlineData("phq9", "remission", 4, 5, null)]
    [InlineData("phq9", "reliable", 15, 9, true)]
    [InlineData("phq9", "reliable", 15, 10, null)]
    [InlineData("phq9", "reliable", 9, 15, false)]
    [InlineData("phq9", "reliable", 10, 15, null)]
    [InlineData("phq9", "ukCohort", 10, 8, true)]
    [InlineData("phq9", "ukCohort", 10, 9, null)]
    [InlineData("phq9", "ukCohortShare", 14, 11, true)]
    [InlineData("phq9", "ukCohortShare", 14, 12, null)]
    [InlineData("gad7", "fourPoints", 12, 8, true)]
    [InlineData("gad7", "fourPoints", 12, 9, null)]
    [InlineData("gad7", "fourPoints", 8, 12, null)]
    [InlineData("gad7", "reliable", 12, 8, true)]
    [InlineData("gad7", "reliable", 12, 9, null)]
    [InlineData("gad7", "reliable", 8, 12, false)]
    [InlineData("gad7", "reliable", 8, 11, null)]
    [InlineData("gad7", "ukCohort", 10, 8, true)]
    [InlineData("gad7", "ukCohort", 10, 9, null)]
    [InlineData("gad7", "ukCohortShare", 10, 7, true)]
    [InlineData("gad7", "ukCohortShare", 10, 8, null)]
    [InlineData("pcl5", "reliable", 50, 35, true)]
    [InlineData("pcl5", "reliable", 50, 36, null)]
    [InlineData("pcl5", "reliable", 35, 50, false)]
    [InlineData("pcl5", "reliable", 35, 49, null)]
    [InlineData("pcl5", "reliableSecondSample", 50, 32, true)]
    [InlineData("pcl5", "reliableSecondSample", 50, 33, null)]
    [InlineData("pcl5", "reliableSecondSample", 32, 50, false)]
    [InlineData("pcl5", "nonPtsd", 29, 28, true)]
    [InlineData("pcl5", "nonPtsd", 30, 29, null)]
    [InlineData("pcl5", "nonPtsd", 28, 27, null)]
    [InlineData("pcl5", "nonPtsd", 28, 29, null)]
    [InlineData("pcl5", "olderResponse", 50, 45, true)]
    [InlineData("pcl5", "olderResponse", 50, 46, null)]
    [InlineData("pcl5", "olderResponse", 45, 50, null)]
    [InlineData("pcl5", "olderMeaningful", 50, 40, true)]
    [InlineData("pcl5", "olderMeaningful", 50, 41, null)]
    [InlineData("pcl5", "primaryCareLow", 40, 31, true)]
    [InlineData("pcl5", "primaryCareLow", 40, 32, null)]
    [InlineData("pcl5", "primaryCareHigh", 40, 27, true)]
    [InlineData("pcl5", "primaryCareHigh", 40, 28, null)]
    [InlineData("isi", "sixPoints", 20, 14, true)]
    [InlineData("isi", "sixPoints", 20, 15, null)]
    [InlineData("isi", "sixPoints", 14, 20, null)]
    [InlineData("isi", "moderateImprovement", 20, 11, true)]
    [InlineData("isi", "moderateImprovement", 20, 12, null)]
    [InlineData("isi", "remission", 8, 7, true)]
    [InlineData("isi", "remission", 9, 8, null)]
    [InlineData("who5", "tenPoints", 40, 50, true)]
    [InlineData("who5", "tenPoints", 40, 52, true)]
    [InlineData("who5", "tenPoints", 40, 48, null)]
    [InlineData("who5", "tenPoints", 50, 40, false)]
    [InlineData("who5", "tenPoints", 48, 40, null)]
    [InlineData("ors", "fivePoints", 20, 25, true)]
    [InlineData("ors", "fivePoints", 20, 24.9, null)]
    [InlineData("ors", "fivePoints", 25, 20, false)]
    [InlineData("ors", "fivePoints", 24.9, 20, null)]
    public void Is_held_to_each_threshold_on_both_sides_I54(string instrument, string threshold, double from, double to, bool? better)
    {
        var scale = Instruments.Of(instrument).Total!;

        Assert.Equal(better, scale.Thresholds.Single(one => one.Code == threshold).IsBetter((decimal)from, (decimal)to, scale.HigherIs));
    }

    [Theory]
    [InlineData("nprs", "third twoPoints")]
    [InlineData("phq9", "fivePoints response remission reliable")]
    [InlineData("gad7", "fourPoints reliable")]
    [InlineData("pcl5", "reliable nonPtsd")]
    [InlineData("isi", "sixPoints remission")]
    [InlineData("who5", "tenPoints")]
    [InlineData("ors", "fivePoints")]
    public void Goes_by_the_usual_ones(string instrument, string codes) =>
        Assert.Equal(codes, string.Join(' ', Instruments.Of(instrument).Total!.Thresholds.Where(threshold => threshold.IsUsual).Select(threshold => threshold.Code)));

    // domain facts, 4.3: for these no threshold could be read.
    [Fact]
    public void Claims_nothing_where_nothing_is_established_I56() => Assert.Equal(
        ["nprs", "phq9", "gad7", "pcl5", "isi", "who5", "ors"],
        Instruments.All.Where(instrument => instrument.Scales.Any(scale => scale.Thresholds.Count > 0)).Select(instrument => instrument.Code));

    [Fact]
    public void Names_who_says_so_and_from_when_it_counts_I56() => Assert.All(
        Instruments.All.SelectMany(instrument => instrument.Scales).SelectMany(scale => scale.Thresholds),
        threshold => Assert.Equal((true, true, new(2026, 11, 21)), (threshold.Source.Length > 10, threshold.Population.Length > 5, threshold.EffectiveFrom)));

    [Theory]
    [InlineData(ThresholdKind.MinimalImportant)]
    [InlineData(ThresholdKind.Reliable)]
    [InlineData(ThresholdKind.Percent)]
    [InlineData(ThresholdKind.EndState)]
    public void Is_never_better_or_worse_where_no_way_is(ThresholdKind kind)
    {
        var threshold = new ChangeThreshold("one", kind, 5, "somebody", "somebody", MondaysDate, IsUsual: true, IsBothWays: true);

        Assert.Null(threshold.IsBetter(10, 0, Direction.Neither));
        Assert.Null(threshold.IsBetter(0, 10, Direction.Neither));
    }

    // From the other side: 25 is reached from 24.9 and left again only where the source says so.
    [Theory]
    [InlineData(24.9, 25, true, true)]
    [InlineData(25, 24.9, true, false)]
    [InlineData(25, 24.9, false, null)]
    [InlineData(25, 30, true, null)]
    [InlineData(20, 24.9, true, null)]
    public void Arrives_at_an_end_state_from_the_other_side(double from, double to, bool bothWays, bool? better) =>
        Assert.Equal(better, new ChangeThreshold("arrived", ThresholdKind.EndState, 25, "somebody", "somebody", MondaysDate, IsUsual: true, bothWays).IsBetter((decimal)from, (decimal)to, Direction.Better));
}
