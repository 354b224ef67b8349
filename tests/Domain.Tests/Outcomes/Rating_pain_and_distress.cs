using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Rating_pain_and_distress
{
    // Bands of pain by convention: 0, 1–3, 4–6, 7–10. Distress has none.
    [Theory]
    [InlineData("nprs", 0, "none")]
    [InlineData("nprs", 1, "mild")]
    [InlineData("nprs", 2, "mild")]
    [InlineData("nprs", 3, "mild")]
    [InlineData("nprs", 4, "moderate")]
    [InlineData("nprs", 5, "moderate")]
    [InlineData("nprs", 6, "moderate")]
    [InlineData("nprs", 7, "severe")]
    [InlineData("nprs", 8, "severe")]
    [InlineData("nprs", 10, "severe")]
    [InlineData("suds", 0, null)]
    [InlineData("suds", 1, null)]
    [InlineData("suds", 100, null)]
    [InlineData("suds10", 0, null)]
    [InlineData("suds10", 10, null)]
    public void Is_the_rating_itself(string instrument, int rating, string? band) => Assert.Equal(Complete(rating, band), Instruments.Of(instrument).Score([rating]).Of("total"));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    public void Had_no_bands_for_pain_at_first_I52(int rating) => Assert.Equal(Complete(rating), Instruments.Of("nprs", 1, 1).Score([rating]).Of("total"));

    [Theory]
    [InlineData("nprs", -1, 10)]
    [InlineData("nprs", 11, 10)]
    [InlineData("suds", -1, 100)]
    [InlineData("suds", 101, 100)]
    [InlineData("suds10", -1, 10)]
    [InlineData("suds10", 11, 10)]
    public void Takes_nothing_beyond(string instrument, int rating, int highest) => Assert.Equal(
        new ScoreOutOfRange(instrument, rating, 0, highest) { Pointer = "/answers/0" },
        Refused(() => Instruments.Of(instrument).Score([rating])));

    [Theory]
    [InlineData("nprs")]
    [InlineData("suds")]
    [InlineData("suds10")]
    public void Takes_whole_points(string instrument) => Assert.Equal(new AnswerBetweenSteps(1) { Pointer = "/answers/0" }, Refused(() => Instruments.Of(instrument).Score([2.5m])));

    [Theory]
    [InlineData("nprs")]
    [InlineData("suds")]
    [InlineData("suds10")]
    public void Gives_no_total_when_skipped(string instrument) => Assert.Equal(Missing(), Instruments.Of(instrument).Score("-"));

    [Fact]
    public void Is_shared_between_the_disciplines_while_the_PHQ9_is_not()
    {
        Assert.Equal(InformationCategory.PhysicalOutcomes, Instruments.Of("nprs").Category);
        Assert.Equal(InformationCategory.PhysicalOutcomes, Instruments.Of("suds").Category);
        Assert.Equal(InformationCategory.PhysicalOutcomes, Instruments.Of("suds10").Category);
        Assert.Equal(InformationCategory.MentalHealthOutcomes, Instruments.Of("phq9").Category);
    }

    [Fact]
    public void Carries_only_verified_codes()
    {
        Assert.Equal("72514-3", Instruments.Of("nprs").Total!.Loinc);
        Assert.Null(Instruments.Of("nprs").PanelLoinc);
        Assert.Null(Instruments.Of("suds").Total!.Loinc);
        Assert.Null(Instruments.Of("suds").PanelLoinc);
        Assert.Null(Instruments.Of("suds10").Total!.Loinc);
    }

    // 30 % of 10 is 3, of 7 is 2.1, of 4 is 1.2, of 3 is 0.9, of 1 is 0.3. Of nought there is no share.
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
    [InlineData(0, 10, false)]
    [InlineData(5, 6, false)]
    [InlineData(5, 10, false)]
    public void Calls_a_fall_of_thirty_percent_much_better(int before, int after, bool much)
    {
        var third = Instruments.Of("nprs").Total!.Thresholds.Single(threshold => threshold.Code == "third");

        Assert.Equal(much ? true : null, third.IsBetter(before, after, Direction.Worse));
        Assert.Contains("Farrar", third.Source, StringComparison.Ordinal);
    }
}
