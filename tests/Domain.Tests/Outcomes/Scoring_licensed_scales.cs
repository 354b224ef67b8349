using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>ORS and SRS: four lines of 0.0–10.0, summed to 0–40. PSQI: seven components of 0–3 that the clinic scored under its own licence, summed to 0–21.</summary>
public sealed class Scoring_licensed_scales
{
    [Theory]
    [InlineData("ors")]
    [InlineData("srs")]
    public void Sums_four_lines_to_one_place(string instrument)
    {
        var scale = Instruments.Of(instrument);

        Assert.Equal(Complete(0), scale.Score([0, 0, 0, 0]).Of("total"));
        Assert.Equal(Complete(0.1m), scale.Score([0, 0, 0.1m, 0]).Of("total"));
        Assert.Equal(Complete(19.9m), scale.Score([2.5m, 7.3m, 0.1m, 10]).Of("total"));
        Assert.Equal(Complete(40), scale.Score([10, 10, 10.0m, 10]).Of("total"));
        Assert.Equal((Direction.Better, 0, 40), (scale.Total!.HigherIs, scale.Total.Lowest, scale.Total.Highest));
    }

    [Theory]
    [InlineData("ors")]
    [InlineData("srs")]
    public void Gives_no_total_with_a_line_missing(string instrument)
    {
        Assert.Equal(Missing(), Instruments.Of(instrument).Score("-555"));
        Assert.Equal(Missing(), Instruments.Of(instrument).Score("5-55"));
        Assert.Equal(Missing(), Instruments.Of(instrument).Score("55-5"));
        Assert.Equal(Missing(), Instruments.Of(instrument).Score("555-"));
        Assert.Equal(Missing(), Instruments.Of(instrument).Score("----"));
    }

    [Theory]
    [InlineData("ors")]
    [InlineData("srs")]
    public void Takes_tenths_from_nought_to_ten(string instrument)
    {
        var scale = Instruments.Of(instrument);

        Assert.Equal(new AnswerBetweenSteps(0.1m) { Pointer = "/answers/0" }, Refused(() => scale.Score([2.55m, 0, 0, 0])));
        Assert.Equal(new ScoreOutOfRange(instrument, 10.1m, 0, 10) { Pointer = "/answers/1" }, Refused(() => scale.Score([0, 10.1m, 0, 0])));
        Assert.Equal(new ScoreOutOfRange(instrument, -0.1m, 0, 10) { Pointer = "/answers/3" }, Refused(() => scale.Score([0, 0, 0, -0.1m])));
    }

    [Theory]
    [InlineData("ors", 24.9, "clinical")]
    [InlineData("ors", 25, "clinical")]
    [InlineData("ors", 25.1, "")]
    [InlineData("srs", 35.8, "discussAlliance")]
    [InlineData("srs", 35.9, "discussAlliance")]
    [InlineData("srs", 36, "")]
    [InlineData("srs", 36.1, "")]
    [InlineData("psqi", 5, "")]
    [InlineData("psqi", 6, "poorSleeper")]
    [InlineData("psqi", 7, "poorSleeper")]
    public void Reaches_the_cut(string instrument, double score, string cut) => Assert.Equal(cut, string.Join(' ', Instruments.Of(instrument).CutsAt((decimal)score)));

    [Theory]
    [InlineData("0000000", 0)]
    [InlineData("1111100", 5)]
    [InlineData("0123012", 9)]
    [InlineData("3333333", 21)]
    public void Sums_seven_components(string answers, int total) => Assert.Equal(Complete(total), Instruments.Of("psqi").Score(answers));

    [Theory]
    [InlineData("-333333")]
    [InlineData("333-333")]
    [InlineData("333333-")]
    [InlineData("-------")]
    public void Gives_no_total_with_a_component_missing(string answers) => Assert.Equal(Missing(), Instruments.Of("psqi").Score(answers));

    [Fact]
    public void Takes_components_of_nought_to_three() =>
        Assert.Equal(new ScoreOutOfRange("psqi", 4, 0, 3) { Pointer = "/answers/6" }, Refused(() => Instruments.Of("psqi").Score("0000004")));

    [Theory]
    [InlineData("ors", InformationCategory.MentalHealthOutcomes)]
    [InlineData("srs", InformationCategory.MentalHealthOutcomes)]
    [InlineData("psqi", InformationCategory.PhysicalOutcomes)]
    public void Ships_without_a_word_of_text_I55(string instrument, InformationCategory category)
    {
        var licensed = Instruments.Of(instrument);

        Assert.Equal((WordingLicence.LicenceRequired, category), (licensed.Licence, licensed.Category));
        Assert.All(licensed.Items, item => Assert.Equal((null, null, 0), (item.Text, item.Loinc, item.Options.Count)));
        Assert.Null(licensed.Stem);
        Assert.Null(licensed.PanelLoinc);
        Assert.Null(licensed.Total!.Loinc);
    }
}
