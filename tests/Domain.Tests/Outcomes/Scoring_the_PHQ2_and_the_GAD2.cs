using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Two answers of 0–3, summed to 0–6; any missing answer means no score. PHQ-2: 3 or more (61 %, 92 %), 2 or more (86 %, 78 %), PMC2906530. GAD-2: 3 or more (86 %, 83 %).</summary>
public sealed class Scoring_the_PHQ2_and_the_GAD2
{
    [Theory]
    [InlineData("00", 0)]
    [InlineData("10", 1)]
    [InlineData("01", 1)]
    [InlineData("11", 2)]
    [InlineData("30", 3)]
    [InlineData("03", 3)]
    [InlineData("22", 4)]
    [InlineData("32", 5)]
    [InlineData("33", 6)]
    public void Sums_two_answers(string answers, int total)
    {
        Assert.Equal(Complete(total), Instruments.Of("phq2").Score(answers));
        Assert.Equal(Complete(total), Instruments.Of("gad2").Score(answers));
    }

    [Theory]
    [InlineData("-3")]
    [InlineData("3-")]
    [InlineData("--")]
    public void Gives_no_total_with_an_answer_missing(string answers)
    {
        Assert.Equal(Missing(), Instruments.Of("phq2").Score(answers));
        Assert.Equal(Missing(), Instruments.Of("gad2").Score(answers));
    }

    [Theory]
    [InlineData("phq2", "total", 1, "")]
    [InlineData("phq2", "total", 2, "sensitive")]
    [InlineData("phq2", "total", 3, "screen sensitive")]
    [InlineData("phq2", "total", 4, "screen sensitive")]
    [InlineData("phq9", "phq2", 1, "")]
    [InlineData("phq9", "phq2", 2, "sensitive")]
    [InlineData("phq9", "phq2", 3, "screen sensitive")]
    [InlineData("gad2", "total", 2, "")]
    [InlineData("gad2", "total", 3, "screen")]
    [InlineData("gad2", "total", 4, "screen")]
    [InlineData("gad7", "gad2", 2, "")]
    [InlineData("gad7", "gad2", 3, "screen")]
    public void Screens_from_the_published_score(string instrument, string scale, int score, string cuts) =>
        Assert.Equal(cuts, string.Join(' ', Instruments.Of(instrument).CutsAt(score, scale)));

    [Fact]
    public void Names_how_often_the_cuts_are_right()
    {
        Assert.Equal([("screen", 61m, 92m), ("sensitive", 86m, 78m)], Instruments.Of("phq2").Total!.Cuts.Select(cut => (cut.Code, cut.Sensitivity!.Value, cut.Specificity!.Value)));
        Assert.Equal([("screen", 86m, 83m)], Instruments.Of("gad2").Total!.Cuts.Select(cut => (cut.Code, cut.Sensitivity!.Value, cut.Specificity!.Value)));
    }

    [Theory]
    [InlineData("phq2", 4)]
    [InlineData("phq2", -1)]
    [InlineData("gad2", 4)]
    [InlineData("gad2", -1)]
    public void Takes_answers_of_nought_to_three(string instrument, int answer) =>
        Assert.Equal(new ScoreOutOfRange(instrument, answer, 0, 3) { Pointer = "/answers/1" }, Refused(() => Instruments.Of(instrument).Score([0, answer])));

    [Fact]
    public void Carries_only_verified_codes()
    {
        var (phq2, gad2) = (Instruments.Of("phq2"), Instruments.Of("gad2"));

        Assert.Equal(("55757-9", "55758-7"), (phq2.PanelLoinc, phq2.Total!.Loinc));
        Assert.Equal(["44250-9", "44255-8"], phq2.Items.Select(item => item.Loinc), StringComparer.Ordinal);
        Assert.Null(gad2.PanelLoinc);
        Assert.Null(gad2.Total!.Loinc);
        Assert.Equal(["69725-0", "68509-9"], gad2.Items.Select(item => item.Loinc), StringComparer.Ordinal);
    }
}
