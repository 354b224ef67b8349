using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Every expectation was worked out by hand from the sum of nine answers of 0–3 and the bands 0–4, 5–9, 10–14, 15–19 and 20–27; both versions score alike.</summary>
public sealed class Scoring_the_PHQ9
{
    private static readonly Instrument First = Instruments.Of("phq9", 1);
    private static readonly Instrument Phq9 = Instruments.Of("phq9");

    [Theory]
    [InlineData("000000000", 0, "minimal")]
    [InlineData("000000001", 1, "minimal")]
    [InlineData("111000000", 3, "minimal")]
    [InlineData("111100000", 4, "minimal")]
    [InlineData("111110000", 5, "mild")]
    [InlineData("111111000", 6, "mild")]
    [InlineData("222110000", 8, "mild")]
    [InlineData("222111000", 9, "mild")]
    [InlineData("222211000", 10, "moderate")]
    [InlineData("222221000", 11, "moderate")]
    [InlineData("222222100", 13, "moderate")]
    [InlineData("222222200", 14, "moderate")]
    [InlineData("322222200", 15, "moderatelySevere")]
    [InlineData("222222220", 16, "moderatelySevere")]
    [InlineData("332222220", 18, "moderatelySevere")]
    [InlineData("333222220", 19, "moderatelySevere")]
    [InlineData("333322220", 20, "severe")]
    [InlineData("333332220", 21, "severe")]
    [InlineData("333333332", 26, "severe")]
    [InlineData("333333333", 27, "severe")]
    public void Sums_nine_answers_into_a_band(string answers, int total, string band)
    {
        Assert.Equal(Complete(total, band), Phq9.Score(answers));
        Assert.Equal(Complete(total, band), First.Score(answers));
    }

    [Theory]
    [InlineData("300000000")]
    [InlineData("030000000")]
    [InlineData("003000000")]
    [InlineData("000300000")]
    [InlineData("000030000")]
    [InlineData("000003000")]
    [InlineData("000000300")]
    [InlineData("000000030")]
    [InlineData("000000003")]
    public void Counts_each_answer_once_and_none_the_other_way_round(string answers) => Assert.Equal(Complete(3, "minimal"), Phq9.Score(answers));

    // 0 of 8 → 0. 4 of 8 → 4.5 → 5. 8 of 8 → 9. 12 of 8 → 13.5 → 14. 13 of 8 → 14.625 → 15. 24 of 8 → 27. 9 of 8 → 10.125 → 10.
    [Theory]
    [InlineData("-00000000", 0, "minimal")]
    [InlineData("1111-0000", 5, "mild")]
    [InlineData("-11111111", 9, "mild")]
    [InlineData("-21111111", 10, "moderate")]
    [InlineData("-22221111", 14, "moderate")]
    [InlineData("-22222111", 15, "moderatelySevere")]
    [InlineData("3333333-3", 27, "severe")]
    public void Fills_one_missing_answer_with_the_mean_of_the_others(string answers, int total, string band)
    {
        Assert.Equal(Prorated(total, band), Phq9.Score(answers));
        Assert.Equal(Prorated(total, band), First.Score(answers));
    }

    // Eight answers of 2 are 16; the ninth counts 2 as well: 18.
    [Theory]
    [InlineData("-22222222")]
    [InlineData("2-2222222")]
    [InlineData("22-222222")]
    [InlineData("222-22222")]
    [InlineData("2222-2222")]
    [InlineData("22222-222")]
    [InlineData("222222-22")]
    [InlineData("2222222-2")]
    public void Fills_any_one_of_the_first_eight(string answers) => Assert.Equal(Prorated(18, "moderatelySevere"), Phq9.Score(answers));

    // 7 of 7 → 9. 8 of 7 → 10.29 → 10. 11 of 7 → 14.14 → 14. 12 of 7 → 15.43 → 15. 15 of 7 → 19.29 → 19. 3 of 7 → 3.86 → 4.
    [Theory]
    [InlineData("--1111111", 9, "mild")]
    [InlineData("--2111111", 10, "moderate")]
    [InlineData("1-2222-11", 14, "moderate")]
    [InlineData("2-2222-11", 15, "moderatelySevere")]
    [InlineData("3333--111", 19, "moderatelySevere")]
    [InlineData("111----00", null, null)]
    [InlineData("111--0000", 4, "minimal")]
    public void Fills_two_missing_answers_and_no_more(string answers, int? total, string? band)
    {
        var expected = new ScaleScore("total", total, band, total is null ? Completeness.Incomplete : Completeness.Prorated);

        Assert.Equal(expected, Phq9.Score(answers));
        Assert.Equal(expected, First.Score(answers));
    }

    [Theory]
    [InlineData("---333333")]
    [InlineData("3-3-3-333")]
    [InlineData("--------0")]
    public void Gives_no_total_with_three_or_more_missing(string answers)
    {
        Assert.Equal(Missing(), Phq9.Score(answers));
        Assert.Equal(Completeness.Incomplete, Phq9.Score(Answers(answers)).Completeness);
    }

    [Theory]
    [InlineData("00000000-")]
    [InlineData("33333333-")]
    [InlineData("-3333333-")]
    [InlineData("---------")]
    public void Never_fills_in_item_nine(string answers)
    {
        Assert.Equal(new("total", null, null, Completeness.IncompleteSafetyItem), Phq9.Score(answers));
        Assert.Equal(new("total", null, null, Completeness.IncompleteSafetyItem), First.Score(answers));
        Assert.Equal(Completeness.IncompleteSafetyItem, Phq9.Score(Answers(answers)).Completeness);
    }

    [Theory]
    [InlineData("222222222", 18)]
    [InlineData("222222222-", 18)]
    [InlineData("2222222220", 18)]
    [InlineData("2222222221", 18)]
    [InlineData("2222222222", 18)]
    [InlineData("2222222223", 18)]
    public void Counts_the_tenth_question_nowhere_and_misses_it_nowhere(string answers, int total)
    {
        var sheet = Phq9.Score(Answers(answers));

        Assert.Equal((Completeness.Complete, total, "moderatelySevere"), (sheet.Completeness, sheet.Total, sheet.Band));
    }

    // Items 1 and 2 alone; one missing of them means no score.
    [Theory]
    [InlineData("000000000", 0)]
    [InlineData("100000000", 1)]
    [InlineData("110000000", 2)]
    [InlineData("210000000", 3)]
    [InlineData("330000000", 6)]
    [InlineData("333333333", 6)]
    [InlineData("00333333-", 0)]
    [InlineData("-30000000", null)]
    [InlineData("3-0000000", null)]
    [InlineData("--0000000", null)]
    public void Gives_the_PHQ2_of_its_first_two_items(string answers, int? score)
    {
        Assert.Equal(new("phq2", score, null, score is null ? Completeness.Incomplete : Completeness.Complete), Phq9.Score(answers, "phq2"));
        Assert.Null(First.FindScale("phq2"));
    }

    // PMC2906530: 10 or more, 74 % and 91 %.
    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void Screens_from_ten(int total, bool met)
    {
        var screen = Assert.Single(Phq9.Total!.Cuts);

        Assert.Equal(met, screen.IsMetBy(total));
        Assert.Equal((74, 91, "adults in primary care"), (screen.Sensitivity, screen.Specificity, screen.Population));
        Assert.Empty(First.Total!.Cuts);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    public void Takes_nine_answers_in_its_first_version(int count) => Assert.Equal(
        new AnswersMiscounted("phq9", 9, count) { Pointer = "/answers" },
        Refused(() => First.Score(new decimal?[count])));

    [Theory]
    [InlineData(8)]
    [InlineData(11)]
    public void Takes_nine_or_ten_answers(int count) => Assert.Equal(
        new AnswersMiscounted("phq9", 9, count) { Pointer = "/answers" },
        Refused(() => Phq9.Score(new decimal?[count])));

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void Takes_answers_of_nought_to_three(int answer)
    {
        Assert.Equal(new ScoreOutOfRange("phq9", answer, 0, 3) { Pointer = "/answers/8" }, Refused(() => Phq9.Score([0, 0, 0, 0, 0, 0, 0, 0, answer])));
        Assert.Equal(new ScoreOutOfRange("phq9", answer, 0, 3) { Pointer = "/answers/9" }, Refused(() => Phq9.Score([0, 0, 0, 0, 0, 0, 0, 0, 0, answer])));
    }

    [Fact]
    public void Takes_whole_answers() => Assert.Equal(new AnswerBetweenSteps(1) { Pointer = "/answers/2" }, Refused(() => Phq9.Score([0, 0, 1.5m, 0, 0, 0, 0, 0, 0])));

    [Fact]
    public void Carries_the_verified_codes()
    {
        Assert.Equal(("44249-1", "44261-6"), (First.PanelLoinc, First.Total!.Loinc));
        Assert.Equal(("44249-1", "44261-6", "55758-7"), (Phq9.PanelLoinc, Phq9.Total!.Loinc, Phq9.FindScale("phq2")!.Loinc));
        Assert.Equal(["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"], First.Items.Select(i => i.Loinc), StringComparer.Ordinal);
        Assert.Equal(["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8", "69722-7"], Phq9.Items.Select(i => i.Loinc), StringComparer.Ordinal);
        Assert.Equal(["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"], Phq9.Items[8].Options.Select(option => option.Loinc), StringComparer.Ordinal);
        Assert.Equal(["LA6572-7", "LA6573-5", "LA6574-3", "LA6575-0"], Phq9.Items[9].Options.Select(option => option.Loinc), StringComparer.Ordinal);
        Assert.Equal([9], Phq9.Items.Where(i => i.IsSafetyItem).Select(i => i.Number));
        Assert.Equal([10], Phq9.Items.Where(i => !i.IsScored).Select(i => i.Number));
        Assert.Equal((0, 27, Direction.Worse), (Phq9.Total!.Lowest, Phq9.Total.Highest, Phq9.Total.HigherIs));
    }
}
