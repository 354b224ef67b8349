using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Seven answers of 0–4, summed to 0–28: none 0–7, subthreshold 8–14, moderate 15–21, severe 22–28.</summary>
public sealed class Scoring_the_ISI
{
    private static readonly Instrument Isi = Instruments.Of("isi");

    [Theory]
    [InlineData("0000000", 0, "none")]
    [InlineData("1111110", 6, "none")]
    [InlineData("1111111", 7, "none")]
    [InlineData("2111111", 8, "subthreshold")]
    [InlineData("2211111", 9, "subthreshold")]
    [InlineData("2222221", 13, "subthreshold")]
    [InlineData("2222222", 14, "subthreshold")]
    [InlineData("3222222", 15, "moderate")]
    [InlineData("3322222", 16, "moderate")]
    [InlineData("3333332", 20, "moderate")]
    [InlineData("3333333", 21, "moderate")]
    [InlineData("4333333", 22, "severe")]
    [InlineData("4433333", 23, "severe")]
    [InlineData("4444443", 27, "severe")]
    [InlineData("4444444", 28, "severe")]
    public void Sums_seven_answers_into_a_band(string answers, int total, string band) => Assert.Equal(Complete(total, band), Isi.Score(answers));

    [Theory]
    [InlineData("4000000")]
    [InlineData("0400000")]
    [InlineData("0040000")]
    [InlineData("0004000")]
    [InlineData("0000400")]
    [InlineData("0000040")]
    [InlineData("0000004")]
    public void Counts_each_answer_once_and_none_the_other_way_round(string answers) => Assert.Equal(Complete(4, "none"), Isi.Score(answers));

    [Theory]
    [InlineData("-222222")]
    [InlineData("2-22222")]
    [InlineData("22-2222")]
    [InlineData("222-222")]
    [InlineData("2222-22")]
    [InlineData("22222-2")]
    [InlineData("222222-")]
    [InlineData("22-22-2")]
    [InlineData("-------")]
    public void Gives_no_total_with_an_answer_missing(string answers) => Assert.Equal(Missing(), Isi.Score(answers));

    [Theory]
    [InlineData(9, "")]
    [InlineData(10, "community")]
    [InlineData(13, "community")]
    [InlineData(14, "community primaryCare")]
    [InlineData(15, "community primaryCare clinical")]
    [InlineData(16, "community primaryCare clinical")]
    public void Reaches_the_cuts_of_10_14_and_15(int total, string cuts) => Assert.Equal(cuts, string.Join(' ', Isi.CutsAt(total)));

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Takes_answers_of_nought_to_four(int answer) =>
        Assert.Equal(new ScoreOutOfRange("isi", answer, 0, 4) { Pointer = "/answers/0" }, Refused(() => Isi.Score([answer, 0, 0, 0, 0, 0, 0])));

    [Fact]
    public void Ships_without_a_word_of_its_text_or_a_code_I55()
    {
        Assert.Equal((WordingLicence.LicenceRequired, InformationCategory.PhysicalOutcomes), (Isi.Licence, Isi.Category));
        Assert.All(Isi.Items, item => Assert.Null(item.Text));
        Assert.All(Isi.Items, item => Assert.Null(item.Loinc));
        Assert.Null(Isi.PanelLoinc);
        Assert.Null(Isi.Total!.Loinc);
    }
}
