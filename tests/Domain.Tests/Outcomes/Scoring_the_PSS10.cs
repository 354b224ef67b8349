using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Ten answers of 0–4, of which 4, 5, 7 and 8 count as 4 − x; summed to 0–40. Bands as commonly used: 0–13, 14–26, 27–40. Every sum was added up by hand.</summary>
public sealed class Scoring_the_PSS10
{
    private static readonly Instrument Pss = Instruments.Of("pss10");

    [Theory]
    [InlineData("000 44 0 44 00", 0, "low")]
    [InlineData("444 44 0 44 00", 12, "low")]
    [InlineData("444 44 1 44 00", 13, "low")]
    [InlineData("444 44 2 44 00", 14, "moderate")]
    [InlineData("444 44 3 44 00", 15, "moderate")]
    [InlineData("000 00 0 00 00", 16, "moderate")]
    [InlineData("222 22 2 22 22", 20, "moderate")]
    [InlineData("444 44 4 44 44", 24, "moderate")]
    [InlineData("444 34 4 44 44", 25, "moderate")]
    [InlineData("444 24 4 44 44", 26, "moderate")]
    [InlineData("444 14 4 44 44", 27, "high")]
    [InlineData("444 04 4 44 44", 28, "high")]
    [InlineData("444 00 4 00 44", 40, "high")]
    [InlineData("012 34 0 12 34", 16, "moderate")]
    public void Sums_ten_answers_into_a_band(string answers, int total, string band) => Assert.Equal(Complete(total, band), Pss.Score(answers));

    // All at nought are 16; one of the reversed at 4 takes 4 away, any other adds 4.
    [Theory]
    [InlineData("4000000000", 20)]
    [InlineData("0400000000", 20)]
    [InlineData("0040000000", 20)]
    [InlineData("0004000000", 12)]
    [InlineData("0000400000", 12)]
    [InlineData("0000040000", 20)]
    [InlineData("0000004000", 12)]
    [InlineData("0000000400", 12)]
    [InlineData("0000000040", 20)]
    [InlineData("0000000004", 20)]
    public void Reverses_four_of_them_once_I53(string answers, int total) => Assert.Equal(total, Pss.Score(answers).Value);

    [Theory]
    [InlineData("-222222222")]
    [InlineData("222-222222")]
    [InlineData("222222222-")]
    [InlineData("2222-22-22")]
    [InlineData("--2-222222")]
    [InlineData("----------")]
    public void Gives_no_total_with_an_answer_missing(string answers) => Assert.Equal(Missing(), Pss.Score(answers));

    // 0 1 2 3 4 0 1 2 3 4 on paper: LOINC's scores of items 4, 5, 7 and 8 are 4 − 3, 4 − 4, 4 − 1 and 4 − 2.
    [Fact]
    public void Takes_scores_by_LOINC_without_reversing_them_twice_I53()
    {
        decimal[] scores = [0, 1, 2, 1, 0, 0, 3, 2, 3, 4];

        var taken = Pss.Take([.. scores.Select((score, i) => new ItemAnswer(i + 1, null, null, null, score))]);

        Assert.Equal([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], taken);
        Assert.Equal(16, Pss.Score(taken).Total);
        Assert.Equal(16, scores.Sum());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Takes_answers_of_nought_to_four(int answer)
    {
        Assert.Equal(new ScoreOutOfRange("pss10", answer, 0, 4) { Pointer = "/answers/3" }, Refused(() => Pss.Score([0, 0, 0, answer, 0, 0, 0, 0, 0, 0])));
        Assert.Equal(typeof(ScoreOutOfRange), Refused(() => Pss.Take([new ItemAnswer(4, null, null, null, answer)])).GetType());
    }

    [Fact]
    public void Ships_without_a_word_of_its_text_I55()
    {
        Assert.Equal(WordingLicence.FreeNonCommercial, Pss.Licence);
        Assert.Null(Pss.Stem);
        Assert.All(Pss.Items, item => Assert.Null(item.Text));
        Assert.All(Pss.Items, item => Assert.Empty(item.Options));
        Assert.Equal("106860-0", Pss.Total!.Loinc);
        Assert.Null(Pss.PanelLoinc);
    }

    [Fact]
    public void Claims_no_change_that_matters_I56() => Assert.Empty(Pss.Total!.Thresholds);
}
