using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Five answers of 0–5, summed and times 4: an index of 0–100 that is better when it is higher. A raw score below 13, or any answer of 0 or 1, is a reason to test for depression (the 1998 form).</summary>
public sealed class Scoring_the_WHO5
{
    private static readonly Instrument Who5 = Instruments.Of("who5");

    [Theory]
    [InlineData("00000", 0)]
    [InlineData("10000", 4)]
    [InlineData("22111", 28)]
    [InlineData("22211", 32)]
    [InlineData("33222", 48)]
    [InlineData("33322", 52)]
    [InlineData("33333", 60)]
    [InlineData("54321", 60)]
    [InlineData("55554", 96)]
    [InlineData("55555", 100)]
    public void Is_four_times_the_sum(string answers, int index) => Assert.Equal(Complete(index), Who5.Score(answers));

    [Theory]
    [InlineData("50000")]
    [InlineData("05000")]
    [InlineData("00500")]
    [InlineData("00050")]
    [InlineData("00005")]
    public void Counts_each_answer_once_and_none_the_other_way_round(string answers) => Assert.Equal(Complete(20), Who5.Score(answers));

    [Theory]
    [InlineData("-5555")]
    [InlineData("5-555")]
    [InlineData("55-55")]
    [InlineData("555-5")]
    [InlineData("5555-")]
    [InlineData("5-5-5")]
    [InlineData("-----")]
    public void Gives_no_index_with_an_answer_missing(string answers) => Assert.Equal(Missing(), Who5.Score(answers));

    // Raw 7, 8, 12 and 13 are 28, 32, 48 and 52.
    [Theory]
    [InlineData(24, "testForDepression lowMood likelyDepression")]
    [InlineData(28, "testForDepression lowMood likelyDepression")]
    [InlineData(32, "testForDepression lowMood")]
    [InlineData(48, "testForDepression lowMood")]
    [InlineData(52, "")]
    [InlineData(100, "")]
    public void Reaches_the_cuts_from_below(int index, string cuts) => Assert.Equal(cuts, string.Join(' ', Who5.CutsAt(index)));

    [Theory]
    [InlineData("22222", false)]
    [InlineData("12222", true)]
    [InlineData("55551", true)]
    [InlineData("55155", true)]
    [InlineData("55550", true)]
    [InlineData("55552", false)]
    [InlineData("-5551", true)]
    [InlineData("-5555", false)]
    [InlineData("-----", false)]
    public void Points_at_a_single_low_answer(string answers, bool met) => Assert.Equal(met ? ["lowItem"] : [], Who5.CriteriaMetBy(Answers(answers)));

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Takes_answers_of_nought_to_five(int answer) => Assert.Equal(new ScoreOutOfRange("who5", answer, 0, 5) { Pointer = "/answers/4" }, Refused(() => Who5.Score([0, 0, 0, 0, answer])));

    [Fact]
    public void Is_better_when_higher_I54()
    {
        Assert.Equal((Direction.Better, 0, 100), (Who5.Total!.HigherIs, Who5.Total.Lowest, Who5.Total.Highest));
        Assert.Null(Who5.PanelLoinc);
        Assert.Null(Who5.Total.Loinc);
    }
}
