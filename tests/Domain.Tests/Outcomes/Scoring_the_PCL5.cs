using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;
using static IntegrativeCare.Domain.Tests.Outcomes.AnswerSheet;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>
/// Twenty answers of 0–4: clusters B 1–5, C 6–7, D 8–14 and E 15–20, and their sum, 0–80 (VA National Center for PTSD). The sheets are written cluster by cluster; every sum was added up by hand.
/// </summary>
public sealed class Scoring_the_PCL5
{
    private static readonly Instrument Pcl5 = Instruments.Of("pcl5");

    [Theory]
    [InlineData("00000 00 0000000 000000", 0, 0, 0, 0, 0)]
    [InlineData("44444 44 4444444 444444", 20, 8, 28, 24, 80)]
    [InlineData("20132 31 0412103 220104", 8, 4, 11, 9, 32)]
    [InlineData("11111 11 1111111 111111", 5, 2, 7, 6, 20)]
    [InlineData("43210 12 3401234 012344", 10, 3, 17, 14, 44)]
    [InlineData("30201 04 1110131 201020", 6, 4, 8, 5, 23)]
    [InlineData("22222 22 2222222 222222", 10, 4, 14, 12, 40)]
    public void Sums_the_clusters_and_the_whole(string answers, int b, int c, int d, int e, int total)
    {
        var sheet = Pcl5.Score(Answers(answers));

        Assert.Equal([Complete(total), Complete(b, scale: "clusterB"), Complete(c, scale: "clusterC"), Complete(d, scale: "clusterD"), Complete(e, scale: "clusterE")], sheet.Scales);
        Assert.Equal((Completeness.Complete, null), (sheet.Completeness, sheet.Band));
    }

    // Each answer alone, 4: it moves the total and its own cluster.
    [Theory]
    [InlineData(1, 5, "clusterB")]
    [InlineData(6, 7, "clusterC")]
    [InlineData(8, 14, "clusterD")]
    [InlineData(15, 20, "clusterE")]
    public void Counts_each_answer_in_the_total_and_in_one_cluster(int first, int last, string cluster)
    {
        for (var item = first; item <= last; item++)
        {
            var answers = new decimal?[20];
            Array.Fill(answers, 0);
            answers[item - 1] = 4;

            Assert.Equal(["total", cluster], Pcl5.Score(answers).Scales.Where(scale => scale.Value == 4).Select(scale => scale.Scale));
            Assert.Equal(3, Pcl5.Score(answers).Scales.Count(scale => scale.Value == 0));
        }
    }

    [Theory]
    [InlineData(1, 5, "clusterB")]
    [InlineData(6, 7, "clusterC")]
    [InlineData(8, 14, "clusterD")]
    [InlineData(15, 20, "clusterE")]
    public void Gives_no_total_with_one_missing_and_every_cluster_that_is_whole(int first, int last, string cluster)
    {
        for (var item = first; item <= last; item++)
        {
            var answers = Answers("22222 22 2222222 222222");
            answers[item - 1] = null;

            var sheet = Pcl5.Score(answers);

            Assert.Equal(Completeness.Incomplete, sheet.Completeness);
            Assert.Equal(["total", cluster], sheet.Scales.Where(scale => scale.Value is null).Select(scale => scale.Scale));
        }
    }

    [Theory]
    [InlineData("--222 22 2222222 222222", null, 4, 14, 12)]
    [InlineData("-2222 -2 2222222 222222", null, null, 14, 12)]
    [InlineData("-2222 -2 -222222 222222", null, null, null, 12)]
    [InlineData("----- -- ------- ------", null, null, null, null)]
    public void Gives_only_whole_clusters_with_more_missing(string answers, int? b, int? c, int? d, int? e)
    {
        var sheet = Pcl5.Score(Answers(answers));

        Assert.Null(sheet.Total);
        Assert.Equal([b, c, d, e], sheet.Scales.Skip(1).Select(scale => (int?)scale.Value));
    }

    // 10 + 4 + 14 and what cluster E says.
    [Theory]
    [InlineData("22222 22 2222222 200000", 30, "")]
    [InlineData("22222 22 2222222 210000", 31, "cut31")]
    [InlineData("22222 22 2222222 220000", 32, "cut31")]
    [InlineData("22222 22 2222222 221000", 33, "cut31 cut33")]
    [InlineData("22222 22 2222222 222000", 34, "cut31 cut33")]
    public void Reaches_the_cuts_of_31_and_33(string answers, int total, string cuts)
    {
        Assert.Equal(Complete(total), Pcl5.Score(answers));
        Assert.Equal(cuts, string.Join(' ', Pcl5.CutsAt(total)));
    }

    // An answer of 2 counts: one of B, one of C, two of D, two of E.
    [Theory]
    [InlineData("00002 20 0000022 000022", true)]
    [InlineData("20000 02 2200000 220000", true)]
    [InlineData("00001 20 0000022 000022", false)]
    [InlineData("11111 20 0000022 000022", false)]
    [InlineData("00002 10 0000022 000022", false)]
    [InlineData("00002 11 0000022 000022", false)]
    [InlineData("00002 20 0000012 000022", false)]
    [InlineData("00002 20 1111114 000022", false)]
    [InlineData("00002 20 0000022 000012", false)]
    [InlineData("00002 20 0000022 111114", false)]
    [InlineData("20132 31 0412103 220104", true)]
    [InlineData("43210 12 3401234 012344", true)]
    [InlineData("30201 04 1110131 201020", false)]
    [InlineData("11111 11 1111111 111111", false)]
    [InlineData("44444 44 4444444 444444", true)]
    [InlineData("00000 00 0000000 000000", false)]
    [InlineData("-0002 20 0000022 000022", true)]
    [InlineData("-0001 20 0000022 000022", false)]
    [InlineData("00002 2- 0000022 000022", true)]
    [InlineData("00002 -0 0000022 000022", false)]
    [InlineData("00002 20 -000022 -00022", true)]
    [InlineData("00002 20 -000002 000022", false)]
    [InlineData("----- -- ------- ------", false)]
    public void Meets_the_provisional_rule(string answers, bool met) =>
        Assert.Equal(met ? ["provisionalPtsd"] : [], Pcl5.CriteriaMetBy(Answers(answers)));

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Takes_answers_of_nought_to_four(int answer) => Assert.Equal(
        new ScoreOutOfRange("pcl5", answer, 0, 4) { Pointer = "/answers/19" },
        Refused(() => Pcl5.Score([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, answer])));

    [Fact]
    public void Carries_only_verified_codes()
    {
        Assert.Equal(("101697-1", "101698-9"), (Pcl5.PanelLoinc, Pcl5.Total!.Loinc));
        Assert.All(Pcl5.Items, item => Assert.Null(item.Loinc));
        Assert.All(Pcl5.Scales.Skip(1), scale => Assert.Null(scale.Loinc));
    }
}
