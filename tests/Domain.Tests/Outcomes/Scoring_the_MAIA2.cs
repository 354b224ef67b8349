using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>
/// Thirty-seven answers of 0–5; items 5–12 and 15 count as 5 − x; each of eight scales is the mean of its items, to two places, and nothing is ever added up across them
/// (Mehling et al. 2018; reversed items as Eggart et al. list them). The sheets are written scale by scale; every mean was reckoned by hand.
/// </summary>
public sealed class Scoring_the_MAIA2
{
    private static readonly Instrument Maia = Instruments.Of("maia2");

    // Third sheet: 14/4, (5+4+3+2+1+0)/6, (5+4+2+3+1)/5, 15/7, 15/5, 8/4, 5/3, 9/3.
    // Fourth: 10/4, 5/6, (0+5+5+0+0)/5, 34/7, 5/5, 1/4, 5/3, 14/3. Fifth: 3s, of which the reversed count 2: 12/6, (2+2+3+3+2)/5.
    [Theory]
    [InlineData("0000 000000 00000 0000000 00000 0000 000 000", 0, 5, 3, 0, 0, 0, 0, 0)]
    [InlineData("5555 555555 55555 5555555 55555 5555 555 555", 5, 0, 2, 5, 5, 5, 5, 5)]
    [InlineData("5432 012345 01234 0123450 54321 2222 113 045", 3.5, 2.5, 3, 2.14, 3, 2, 1.67, 3)]
    [InlineData("1234 555550 50505 5555554 00005 0001 005 455", 2.5, 0.83, 2, 4.86, 1, 0.25, 1.67, 4.67)]
    [InlineData("3333 333333 33333 3333333 33333 3333 333 333", 3, 2, 2.4, 3, 3, 3, 3, 3)]
    public void Takes_the_mean_of_each_scale(
        string answers, double noticing, double notDistracting, double notWorrying, double attentionRegulation, double emotionalAwareness, double selfRegulation, double bodyListening, double trusting)
    {
        var sheet = Maia.Score(Answers(answers));

        Assert.Equal(
            [
                Complete((decimal)noticing, scale: "noticing"), Complete((decimal)notDistracting, scale: "notDistracting"), Complete((decimal)notWorrying, scale: "notWorrying"),
                Complete((decimal)attentionRegulation, scale: "attentionRegulation"), Complete((decimal)emotionalAwareness, scale: "emotionalAwareness"),
                Complete((decimal)selfRegulation, scale: "selfRegulation"), Complete((decimal)bodyListening, scale: "bodyListening"), Complete((decimal)trusting, scale: "trusting"),
            ],
            sheet.Scales);
        Assert.Equal((Completeness.Complete, null, null), (sheet.Completeness, sheet.Total, sheet.Band));
    }

    // All at nought, one at 5. Unreversed it adds 5 of 4, 5, 7 or 3; reversed it takes 5 away: 25/6 and 10/5.
    [Theory]
    [InlineData(1, 4, "noticing", 1.25)]
    [InlineData(5, 10, "notDistracting", 4.17)]
    [InlineData(11, 12, "notWorrying", 2)]
    [InlineData(13, 14, "notWorrying", 4)]
    [InlineData(15, 15, "notWorrying", 2)]
    [InlineData(16, 22, "attentionRegulation", 0.71)]
    [InlineData(23, 27, "emotionalAwareness", 1)]
    [InlineData(28, 31, "selfRegulation", 1.25)]
    [InlineData(32, 34, "bodyListening", 1.67)]
    [InlineData(35, 37, "trusting", 1.67)]
    public void Counts_each_answer_in_one_scale_and_reverses_nine_of_them_once_I53(int first, int last, string scale, double mean)
    {
        var untouched = Maia.Score(Answers(new string('0', 37)));
        for (var item = first; item <= last; item++)
        {
            var answers = Answers(new string('0', 37));
            answers[item - 1] = 5;

            var sheet = Maia.Score(answers);

            Assert.Equal((decimal)mean, sheet.Of(scale).Value);
            Assert.Equal([scale], sheet.Scales.Except(untouched.Scales).Select(one => one.Scale));
        }
    }

    [Theory]
    [InlineData(1, 4, "noticing")]
    [InlineData(5, 10, "notDistracting")]
    [InlineData(11, 15, "notWorrying")]
    [InlineData(16, 22, "attentionRegulation")]
    [InlineData(23, 27, "emotionalAwareness")]
    [InlineData(28, 31, "selfRegulation")]
    [InlineData(32, 34, "bodyListening")]
    [InlineData(35, 37, "trusting")]
    public void Gives_every_scale_that_is_whole(int first, int last, string scale)
    {
        for (var item = first; item <= last; item++)
        {
            var answers = Answers(new string('3', 37));
            answers[item - 1] = null;

            var sheet = Maia.Score(answers);

            Assert.Equal(Completeness.Incomplete, sheet.Completeness);
            Assert.Equal([Missing(scale)], sheet.Scales.Where(one => one.Value is null));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Takes_answers_of_nought_to_five(int answer)
    {
        var answers = Answers(new string('0', 37));
        answers[36] = answer;

        Assert.Equal(new ScoreOutOfRange("maia2", answer, 0, 5) { Pointer = "/answers/36" }, Refused(() => Maia.Score(answers)));
    }

    [Theory]
    [InlineData(36)]
    [InlineData(38)]
    public void Takes_thirty_seven_answers(int count) => Assert.Equal(new AnswersMiscounted("maia2", 37, count) { Pointer = "/answers" }, Refused(() => Maia.Score(new decimal?[count])));

    [Fact]
    public void Is_better_when_higher_and_has_no_total_I54()
    {
        Assert.Null(Maia.Total);
        Assert.All(Maia.Scales, scale => Assert.Equal((Direction.Better, 0, 5), (scale.HigherIs, scale.Lowest, scale.Highest)));
        Assert.All(Maia.Scales, scale => Assert.Empty(scale.Thresholds));
        Assert.Equal([5, 6, 7, 8, 9, 10, 11, 12, 15], Maia.Items.Where(item => item.IsReversed).Select(item => item.Number));
    }
}
