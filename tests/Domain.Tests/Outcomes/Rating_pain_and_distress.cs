using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Rating_pain_and_distress
{
    [Theory]
    [InlineData("nprs", 0)]
    [InlineData("nprs", 10)]
    [InlineData("suds", 0)]
    [InlineData("suds", 100)]
    public void Takes_both_ends_of_the_scale(string instrument, int rating) =>
        Assert.Equal(new Score(rating, null, Completeness.Complete), Instruments.Of(instrument).Score([rating]));

    [Theory]
    [InlineData("nprs", -1, 10)]
    [InlineData("nprs", 11, 10)]
    [InlineData("suds", -1, 100)]
    [InlineData("suds", 101, 100)]
    public void Takes_nothing_beyond(string instrument, int rating, int highest) => Assert.Equal(
        new ScoreOutOfRange(instrument, rating, 0, highest) { Pointer = "/answers/0" },
        Refused(() => Instruments.Of(instrument).Score([rating])));

    [Theory]
    [InlineData("nprs")]
    [InlineData("suds")]
    public void Gives_no_total_when_skipped(string instrument) => Assert.Equal(new Score(null, null, Completeness.Incomplete), Instruments.Of(instrument).Score([null]));

    [Fact]
    public void Is_shared_between_the_disciplines_while_the_PHQ9_is_not()
    {
        Assert.Equal(InformationCategory.PhysicalOutcomes, Instruments.Of("nprs").Category);
        Assert.Equal(InformationCategory.PhysicalOutcomes, Instruments.Of("suds").Category);
        Assert.Equal(InformationCategory.MentalHealthOutcomes, Instruments.Of("phq9").Category);
    }

    [Fact]
    public void Carries_only_verified_codes()
    {
        Assert.Equal("72514-3", Instruments.Of("nprs").TotalLoinc);
        Assert.Null(Instruments.Of("nprs").PanelLoinc);
        Assert.Null(Instruments.Of("suds").TotalLoinc);
        Assert.Null(Instruments.Of("suds").PanelLoinc);
    }

    // 30 % of 10 is 3, of 7 is 2.1, of 4 is 1.2, of 3 is 0.9, of 1 is 0.3.
    [Theory]
    [InlineData(10, 7, true)]
    [InlineData(10, 8, false)]
    [InlineData(7, 4, true)]
    [InlineData(7, 5, false)]
    [InlineData(4, 2, true)]
    [InlineData(4, 3, false)]
    [InlineData(3, 2, true)]
    [InlineData(3, 3, false)]
    [InlineData(1, 0, true)]
    [InlineData(0, 0, false)]
    [InlineData(5, 6, false)]
    public void Calls_a_fall_of_thirty_percent_much_better(int before, int after, bool much) => Assert.Equal(much, PainScore.Of(after).IsMuchBetterThan(PainScore.Of(before)));

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void Knows_no_pain_outside_nought_to_ten(int points) => Assert.Equal(new ScoreOutOfRange("pain", points, 0, 10), Refused(() => PainScore.Of(points)));
}
