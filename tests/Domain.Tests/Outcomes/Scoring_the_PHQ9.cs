using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Answers are written as nine signs, <c>-</c> for a skipped item; every expectation was worked out by hand.</summary>
public sealed class Scoring_the_PHQ9
{
    private static readonly Instrument Phq9 = Instruments.Of("phq9");

    [Theory]
    [InlineData("000000000", 0, "minimal")]
    [InlineData("111100000", 4, "minimal")]
    [InlineData("111110000", 5, "mild")]
    [InlineData("111111000", 6, "mild")]
    [InlineData("222111000", 9, "mild")]
    [InlineData("222211000", 10, "moderate")]
    [InlineData("222221000", 11, "moderate")]
    [InlineData("222222200", 14, "moderate")]
    [InlineData("322222200", 15, "moderatelySevere")]
    [InlineData("222222220", 16, "moderatelySevere")]
    [InlineData("333222220", 19, "moderatelySevere")]
    [InlineData("333322220", 20, "severe")]
    [InlineData("333332220", 21, "severe")]
    [InlineData("333333332", 26, "severe")]
    [InlineData("333333333", 27, "severe")]
    public void Sums_nine_answers_into_a_band(string answers, int total, string band) =>
        Assert.Equal(new Score(total, band, Completeness.Complete), Phq9.Score(Answers(answers)));

    // 0 of 8 → 0. 4 of 8 → 4.5 → 5. 8 of 8 → 9. 12 of 8 → 13.5 → 14. 13 of 8 → 14.625 → 15. 24 of 8 → 27. 9 of 8 → 10.125 → 10.
    [Theory]
    [InlineData("-00000000", 0, "minimal")]
    [InlineData("1111-0000", 5, "mild")]
    [InlineData("-11111111", 9, "mild")]
    [InlineData("-21111111", 10, "moderate")]
    [InlineData("-22221111", 14, "moderate")]
    [InlineData("-22222111", 15, "moderatelySevere")]
    [InlineData("3333333-3", 27, "severe")]
    public void Fills_one_missing_answer_with_the_mean_of_the_others(string answers, int total, string band) =>
        Assert.Equal(new Score(total, band, Completeness.Prorated), Phq9.Score(Answers(answers)));

    // 7 of 7 → 9. 8 of 7 → 10.29 → 10. 11 of 7 → 14.14 → 14. 12 of 7 → 15.43 → 15. 15 of 7 → 19.29 → 19. 3 of 7 → 3.86 → 4.
    [Theory]
    [InlineData("--1111111", 9, "mild")]
    [InlineData("--2111111", 10, "moderate")]
    [InlineData("1-2222-11", 14, "moderate")]
    [InlineData("2-2222-11", 15, "moderatelySevere")]
    [InlineData("3333--111", 19, "moderatelySevere")]
    [InlineData("111----00", null, null)]
    [InlineData("111--0000", 4, "minimal")]
    public void Fills_two_missing_answers_and_no_more(string answers, int? total, string? band) =>
        Assert.Equal(new Score(total, band, total is null ? Completeness.Incomplete : Completeness.Prorated), Phq9.Score(Answers(answers)));

    [Theory]
    [InlineData("---333333")]
    [InlineData("3-3-3-333")]
    [InlineData("--------0")]
    public void Gives_no_total_with_three_or_more_missing(string answers) => Assert.Equal(new Score(null, null, Completeness.Incomplete), Phq9.Score(Answers(answers)));

    [Theory]
    [InlineData("00000000-")]
    [InlineData("33333333-")]
    [InlineData("-3333333-")]
    [InlineData("---------")]
    public void Never_fills_in_item_nine(string answers) => Assert.Equal(new Score(null, null, Completeness.IncompleteSafetyItem), Phq9.Score(Answers(answers)));

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    public void Takes_nine_answers(int count) => Assert.Equal(
        new AnswersMiscounted("phq9", 9, count) { Pointer = "/answers" },
        Refused(() => Phq9.Score(new int?[count])));

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void Takes_answers_of_nought_to_three(int answer) => Assert.Equal(
        new ScoreOutOfRange("phq9", answer, 0, 3) { Pointer = "/answers/8" },
        Refused(() => Phq9.Score([0, 0, 0, 0, 0, 0, 0, 0, answer])));

    [Fact]
    public void Carries_the_verified_codes()
    {
        Assert.Equal(("44249-1", "44261-6"), (Phq9.PanelLoinc, Phq9.TotalLoinc));
        Assert.Equal(["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"], Phq9.Items.Select(i => i.Loinc), StringComparer.Ordinal);
        Assert.Equal([9], Phq9.Items.Where(i => i.IsSafetyItem).Select(i => i.Number));
        Assert.Equal((0, 27, Direction.Worse), (Phq9.Lowest, Phq9.Highest, Phq9.HigherIs));
    }

    internal static int?[] Answers(string signs) => [.. signs.Select(sign => sign == '-' ? (int?)null : sign - '0')];
}
