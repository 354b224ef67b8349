using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Seven answers of 0–3, summed to 0–21; mild from 5, moderate from 10, severe from 15. Every expectation was worked out by hand.</summary>
public sealed class Scoring_the_GAD7
{
    private static readonly Instrument Gad7 = Instruments.Of("gad7");

    [Theory]
    [InlineData("0000000", 0, "minimal")]
    [InlineData("1110000", 3, "minimal")]
    [InlineData("1111000", 4, "minimal")]
    [InlineData("1111100", 5, "mild")]
    [InlineData("1111110", 6, "mild")]
    [InlineData("2111111", 8, "mild")]
    [InlineData("2211111", 9, "mild")]
    [InlineData("2221111", 10, "moderate")]
    [InlineData("2222111", 11, "moderate")]
    [InlineData("2222221", 13, "moderate")]
    [InlineData("2222222", 14, "moderate")]
    [InlineData("3222222", 15, "severe")]
    [InlineData("3322222", 16, "severe")]
    [InlineData("3333332", 20, "severe")]
    [InlineData("3333333", 21, "severe")]
    public void Sums_seven_answers_into_a_band(string answers, int total, string band) => Assert.Equal(Complete(total, band), Gad7.Score(answers));

    [Theory]
    [InlineData("3000000")]
    [InlineData("0300000")]
    [InlineData("0030000")]
    [InlineData("0003000")]
    [InlineData("0000300")]
    [InlineData("0000030")]
    [InlineData("0000003")]
    public void Counts_each_answer_once_and_none_the_other_way_round(string answers) => Assert.Equal(Complete(3, "minimal"), Gad7.Score(answers));

    // Six given: 0 → 0. 3 → 3.5 → 4. 4 → 4.67 → 5. 6 → 7. 9 → 10.5 → 11. 12 → 14. 18 → 21.
    [Theory]
    [InlineData("-000000", 0, "minimal")]
    [InlineData("-111000", 4, "minimal")]
    [InlineData("-111100", 5, "mild")]
    [InlineData("111-111", 7, "mild")]
    [InlineData("222111-", 11, "moderate")]
    [InlineData("2222-22", 14, "moderate")]
    [InlineData("33-3333", 21, "severe")]
    public void Fills_one_missing_answer_with_the_mean_of_the_others(string answers, int total, string band) => Assert.Equal(Prorated(total, band), Gad7.Score(answers));

    [Theory]
    [InlineData("-222222")]
    [InlineData("2-22222")]
    [InlineData("22-2222")]
    [InlineData("222-222")]
    [InlineData("2222-22")]
    [InlineData("22222-2")]
    [InlineData("222222-")]
    public void Fills_any_one(string answers) => Assert.Equal(Prorated(14, "moderate"), Gad7.Score(answers));

    // Five given: 3 → 4.2 → 4. 5 → 7. 7 → 9.8 → 10. 11 → 15.4 → 15.
    [Theory]
    [InlineData("--11100", 4, "minimal")]
    [InlineData("-11111-", 7, "mild")]
    [InlineData("22111--", 10, "moderate")]
    [InlineData("3-2-222", 15, "severe")]
    public void Fills_two_missing_answers(string answers, int total, string band) => Assert.Equal(Prorated(total, band), Gad7.Score(answers));

    [Theory]
    [InlineData("---3333")]
    [InlineData("3-3-3-3")]
    [InlineData("-------")]
    public void Gives_no_total_with_three_or_more_missing(string answers) => Assert.Equal(Missing(), Gad7.Score(answers));

    [Theory]
    [InlineData("2222222")]
    [InlineData("2222222-")]
    [InlineData("22222220")]
    [InlineData("22222223")]
    public void Counts_the_eighth_question_nowhere_and_misses_it_nowhere(string answers)
    {
        Assert.Equal(Complete(14, "moderate"), Gad7.Score(answers));
        Assert.Equal(Completeness.Complete, Gad7.Score(Answers(answers)).Completeness);
    }

    [Theory]
    [InlineData("3300000", 6)]
    [InlineData("1233333", 3)]
    [InlineData("00-----", 0)]
    [InlineData("-333333", null)]
    [InlineData("3-33333", null)]
    public void Gives_the_GAD2_of_its_first_two_items(string answers, int? score) =>
        Assert.Equal(new("gad2", score, null, score is null ? Completeness.Incomplete : Completeness.Complete), Gad7.Score(answers, "gad2"));

    [Theory]
    [InlineData(7, "")]
    [InlineData(8, "sensitive")]
    [InlineData(9, "sensitive")]
    [InlineData(10, "screen sensitive")]
    [InlineData(11, "screen sensitive")]
    public void Screens_from_ten_and_for_some_from_eight(int total, string cuts) => Assert.Equal(cuts, string.Join(' ', Gad7.CutsAt(total)));

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void Takes_answers_of_nought_to_three(int answer) =>
        Assert.Equal(new ScoreOutOfRange("gad7", answer, 0, 3) { Pointer = "/answers/6" }, Refused(() => Gad7.Score([0, 0, 0, 0, 0, 0, answer])));

    [Fact]
    public void Carries_only_verified_codes()
    {
        Assert.Equal(("69737-5", "70274-6"), (Gad7.PanelLoinc, Gad7.Total!.Loinc));
        Assert.Equal(["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7", null], Gad7.Items.Select(item => item.Loinc), StringComparer.Ordinal);
        Assert.Null(Gad7.FindScale("gad2")!.Loinc);
        Assert.Equal([8], Gad7.Items.Where(item => !item.IsScored).Select(item => item.Number));
    }
}
