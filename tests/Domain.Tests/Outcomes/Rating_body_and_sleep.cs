using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>The product's own scales. They claim no band, no code and no change that matters.</summary>
public sealed class Rating_body_and_sleep
{
    [Theory]
    [InlineData("bodyease", 0, 0)]
    [InlineData("bodyease", 7, 7)]
    [InlineData("bodyease", 10, 10)]
    [InlineData("sleepquality", 0, 0)]
    [InlineData("sleepquality", 10, 10)]
    [InlineData("sleephours", 0, 0)]
    [InlineData("sleephours", 0.25, 0.25)]
    [InlineData("sleephours", 7.5, 7.5)]
    [InlineData("sleephours", 8, 8)]
    [InlineData("sleephours", 24, 24)]
    public void Is_the_rating_itself(string instrument, double rating, double total) => Assert.Equal(Complete((decimal)total), Instruments.Of(instrument).Score([(decimal)rating]).Of("total"));

    [Theory]
    [InlineData("bodyease", 11, 10)]
    [InlineData("bodyease", -1, 10)]
    [InlineData("sleepquality", 11, 10)]
    [InlineData("sleepquality", -1, 10)]
    [InlineData("sleephours", 24.25, 24)]
    [InlineData("sleephours", -0.25, 24)]
    public void Takes_nothing_beyond(string instrument, double rating, int highest) => Assert.Equal(
        new ScoreOutOfRange(instrument, (decimal)rating, 0, highest) { Pointer = "/answers/0" },
        Refused(() => Instruments.Of(instrument).Score([(decimal)rating])));

    [Theory]
    [InlineData("bodyease", 7.5, 1)]
    [InlineData("sleepquality", 7.5, 1)]
    [InlineData("sleephours", 7.3, 0.25)]
    [InlineData("sleephours", 7.2, 0.25)]
    public void Takes_nothing_between_two_steps(string instrument, double rating, double step) => Assert.Equal(
        new AnswerBetweenSteps((decimal)step) { Pointer = "/answers/0" },
        Refused(() => Instruments.Of(instrument).Score([(decimal)rating])));

    [Theory]
    [InlineData("bodyease")]
    [InlineData("sleepquality")]
    [InlineData("sleephours")]
    public void Gives_no_total_when_skipped(string instrument) => Assert.Equal(Missing(), Instruments.Of(instrument).Score("-"));

    [Theory]
    [InlineData("bodyease", Direction.Better)]
    [InlineData("sleepquality", Direction.Better)]
    [InlineData("sleephours", Direction.Neither)]
    [InlineData("symptomsphysical", Direction.Worse)]
    public void Says_what_more_of_it_means_I54(string instrument, Direction direction) => Assert.Equal(direction, Instruments.Of(instrument).Total!.HigherIs);

    [Theory]
    [InlineData("symptomsphysical", "0000000", 0)]
    [InlineData("symptomsphysical", "1000000", 1)]
    [InlineData("symptomsphysical", "0123210", 9)]
    [InlineData("symptomsphysical", "3333333", 21)]
    [InlineData("symptomsemotional", "00000", 0)]
    [InlineData("symptomsemotional", "00003", 3)]
    [InlineData("symptomsemotional", "01232", 8)]
    [InlineData("symptomsemotional", "33333", 15)]
    [InlineData("symptomscognitive", "00", 0)]
    [InlineData("symptomscognitive", "12", 3)]
    [InlineData("symptomscognitive", "33", 6)]
    public void Sums_the_symptoms_of_one_kind(string instrument, string answers, int total) => Assert.Equal(Complete(total), Instruments.Of(instrument).Score(answers));

    [Theory]
    [InlineData("symptomsphysical", "-333333")]
    [InlineData("symptomsphysical", "333333-")]
    [InlineData("symptomsphysical", "-------")]
    [InlineData("symptomsemotional", "33-33")]
    [InlineData("symptomscognitive", "-3")]
    [InlineData("symptomscognitive", "3-")]
    public void Gives_no_total_with_a_symptom_missing(string instrument, string answers) => Assert.Equal(Missing(), Instruments.Of(instrument).Score(answers));

    [Theory]
    [InlineData("symptomsphysical", InformationCategory.PhysicalOutcomes, 7)]
    [InlineData("symptomsemotional", InformationCategory.MentalHealthOutcomes, 5)]
    [InlineData("symptomscognitive", InformationCategory.MentalHealthOutcomes, 2)]
    public void Keeps_symptoms_of_the_body_apart_from_those_of_the_mind(string instrument, InformationCategory category, int items)
    {
        Assert.Equal(category, Instruments.Of(instrument).Category);
        Assert.Equal(items, Instruments.Of(instrument).Items.Count);
        Assert.Equal(new ScoreOutOfRange(instrument, 4, 0, 3) { Pointer = "/answers/0" }, Refused(() => Instruments.Of(instrument).Score([4, .. new decimal?[items - 1]])));
    }

    [Fact]
    public void Rates_the_tension_of_each_region_by_itself()
    {
        var tension = Instruments.Of("muscletension");
        string[] regions =
        [
            "scalp", "face", "jaw", "neck", "shoulders", "upperBack", "midBack", "lowerBack", "chestWall", "abdomen", "gluteal", "hips", "upperArms", "forearms", "hands", "outerThighs", "lowerLegs", "feet",
        ];

        Assert.Equal(regions, tension.Scales.Select(scale => scale.Code), StringComparer.Ordinal);
        Assert.All(tension.Scales, (scale, i) => Assert.Equal([i + 1], scale.Items));
        Assert.All(tension.Scales, scale => Assert.Equal((Direction.Worse, 0, 10), (scale.HigherIs, scale.Lowest, scale.Highest)));
        Assert.All(regions, region => Assert.True(Enum.TryParse<BodyRegion>(region, ignoreCase: true, out _)));
        Assert.Null(tension.Total);
    }

    [Fact]
    public void Never_adds_regions_up_and_lets_any_be_skipped_I52b()
    {
        var tension = Instruments.Of("muscletension");
        var answers = new decimal?[18];
        (answers[3], answers[4], answers[17]) = (8, 10, 0);

        var sheet = tension.Score(answers);

        Assert.Equal([Complete(8, scale: "neck"), Complete(10, scale: "shoulders"), Complete(0, scale: "feet")], sheet.Scales.Where(scale => scale.Value is not null));
        Assert.Equal((Completeness.Incomplete, null), (sheet.Completeness, sheet.Total));
        Assert.Equal(Completeness.Complete, tension.Score(Answers(new string('5', 18))).Completeness);
        Assert.Equal(new ScoreOutOfRange("muscletension", 11, 0, 10) { Pointer = "/answers/3" }, Refused(() => tension.Score([.. new decimal?[3], 11, .. new decimal?[14]])));
    }

    [Theory]
    [InlineData("bodyease")]
    [InlineData("muscletension")]
    [InlineData("sleephours")]
    [InlineData("sleepquality")]
    [InlineData("symptomsphysical")]
    [InlineData("symptomsemotional")]
    [InlineData("symptomscognitive")]
    public void Claims_nothing(string instrument)
    {
        var own = Instruments.Of(instrument);

        Assert.Null(own.PanelLoinc);
        Assert.All(own.Items, item => Assert.Null(item.Loinc));
        Assert.All(own.Scales, scale => Assert.Equal((null, 0, 0, 0), (scale.Loinc, scale.Bands.Count, scale.Cuts.Count, scale.Thresholds.Count)));
    }
}
