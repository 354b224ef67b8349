using System.Globalization;
using IntegrativeCare.Domain.Outcomes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>What must hold for whatever a client answers, on every version of every instrument. The answers of a seed are always the same.</summary>
public sealed class Answering_in_any_way(ITestOutputHelper output)
{
    private const int Seed = 20_261_121;
    private const int Sheets = 60;

    /// <summary>Each version by its name.</summary>
    public static TheoryData<string> Versions => [.. Instruments.Versions.Select(Name)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Gives_one_score_in_whatever_order_the_answers_come(string version)
    {
        var instrument = Of(version);
        foreach (var (answers, dice, told) in Filled(instrument))
        {
            var items = AsPrinted(answers);

            var shuffled = items.ToArray();
            dice.Shuffle(shuffled);

            Assert.True(answers.SequenceEqual(instrument.Take(items)), told);
            Assert.True(answers.SequenceEqual(instrument.Take(shuffled)), told);
            Assert.True(Same(instrument.Score(answers), instrument.Score(instrument.Take(shuffled))), told);
        }
    }

    // A reversed item says less of a scale the more of it is answered; every other item says more. Items outside a scale leave it alone.
    [Theory]
    [MemberData(nameof(Versions))]
    public void Moves_each_scale_of_an_item_the_declared_way_and_no_other_I53(string version)
    {
        var instrument = Of(version);
        foreach (var (given, dice, told) in Filled(instrument, skipping: false))
        {
            var raised = instrument.Items[dice.Next(instrument.Items.Count)];
            var before = given.ToArray();
            if (before[raised.Number - 1] == raised.Highest) before[raised.Number - 1] -= raised.Step;
            var after = before.ToArray();
            after[raised.Number - 1] += raised.Step;

            foreach (var scale in instrument.Scales)
            {
                var way = Math.Sign(instrument.Score(after).Of(scale.Code).Value!.Value - instrument.Score(before).Of(scale.Code).Value!.Value);

                Assert.True(way == (!scale.Items.Contains(raised.Number) ? 0 : raised.IsReversed ? -1 : 1), $"{told} Item {raised.Number} moved {scale.Code} by {way}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Keeps_one_answer_however_it_is_written_and_reverses_it_once_I53(string version)
    {
        var instrument = Of(version);
        foreach (var (answers, dice, told) in Filled(instrument))
        {
            var mixed = answers.SelectMany((answer, i) => answer is { } given ? [InSomeWay(instrument.Items[i], given, dice)] : Array.Empty<ItemAnswer>()).ToList();

            var taken = instrument.Take(mixed);

            Assert.True(answers.SequenceEqual(taken), told);
            Assert.True(Same(instrument.Score(answers), instrument.Score(taken)), told);
            Assert.True(answers.SequenceEqual(instrument.Take(AsPrinted(taken))), $"{told} Taken again, it changed.");
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Scores_within_the_range_and_only_with_enough_answers(string version)
    {
        var instrument = Of(version);
        foreach (var (answers, _, told) in Filled(instrument))
        {
            foreach (var scale in instrument.Scales)
            {
                var score = instrument.Score(answers).Of(scale.Code);
                var missing = scale.Items.Count(item => answers[item - 1] is null);
                var unsafeGap = scale.Items.Any(item => instrument.Items[item - 1].IsSafetyItem && answers[item - 1] is null);

                Assert.True(score.Value is null == (missing > scale.MostProrated || unsafeGap), $"{told} {scale.Code}");
                Assert.True(score.Value is null || (score.Value >= scale.Lowest && score.Value <= scale.Highest), $"{told} {scale.Code}");
                Assert.True(scale.Bands.Count == 0 || score.Value is null == score.Band is null, $"{told} {scale.Code} has a score between bands.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Takes_every_step_of_every_item_and_nothing_beside(string version)
    {
        var instrument = Of(version);
        foreach (var item in instrument.Items)
        {
            var pointer = "/itemAnswers/0";
            for (var answer = item.Lowest; answer <= item.Highest; answer += item.Step) Assert.Equal(answer, instrument.Take([new ItemAnswer(item.Number, null, answer, null, null)])[item.Number - 1]);

            foreach (var beyond in new[] { item.Lowest - item.Step, item.Highest + item.Step, decimal.MinValue, decimal.MaxValue })
                Assert.Equal(new ScoreOutOfRange(instrument.Code, beyond, item.Lowest, item.Highest) { Pointer = pointer }, Refused(() => instrument.Take([new ItemAnswer(item.Number, null, beyond, null, null)])));

            foreach (var between in new[] { item.Lowest + (item.Step / 2), item.Highest - (item.Step / 4), item.Lowest + 0.0000001m })
                Assert.Equal(new AnswerBetweenSteps(item.Step) { Pointer = pointer }, Refused(() => instrument.Take([new ItemAnswer(item.Number, null, between, null, null)])));
        }
    }

    // A number far beyond the scale must not break the turning of a reversed item.
    [Theory]
    [InlineData("pss10", 4, 4)]
    [InlineData("maia2", 5, 5)]
    [InlineData("who5", 1, 5)]
    public void Refuses_a_score_by_LOINC_that_is_no_score(string code, int item, int highest)
    {
        foreach (var score in new[] { -1, highest + 1, decimal.MaxValue, decimal.MinValue })
            Assert.IsType<ScoreOutOfRange>(Refused(() => Instruments.Of(code).Take([new ItemAnswer(item, null, null, null, score)])));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    [InlineData("")]
    public void Scores_alike_under_every_culture_I52(string culture)
    {
        var (here, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var expected = Everything();
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(culture), new(culture));

            Assert.Equal(expected, Everything());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (here, ui);
        }
    }

    [Fact]
    public void Scores_alike_on_every_thread_I52()
    {
        var expected = Everything();

        Assert.All(Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(4).Select(_ => Everything()).ToList(), again => Assert.Equal(expected, again));
        output.WriteLine($"Seed {Seed}: {expected.Count} scores, alike on every thread.");
    }

    [Fact]
    public void Writes_one_number_in_one_way()
    {
        var hours = Instruments.Of("sleephours");

        Assert.Equal("7.5", Assert.Single(hours.Take([7.50m])).ToString()!.Replace(',', '.'));
        Assert.Equal("7.5", Assert.Single(hours.Take([new ItemAnswer(1, null, 7.500m, null, null)])).ToString()!.Replace(',', '.'));
        Assert.Equal(hours.Score([7.50m]).Scales, hours.Score([7.5m]).Scales);
        Assert.Equal("8", hours.Score([8.00m]).Total.ToString());
        Assert.Equal("100", Instruments.Of("who5").Score([5, 5.0m, 5, 5, 5]).Total.ToString());
    }

    [Theory]
    [InlineData("phq9", 9, "44260-8")]
    [InlineData("gad7", 7, "69736-7")]
    public void Takes_LOINC_answers_by_LOINC_item(string code, int number, string loinc)
    {
        var instrument = Instruments.Of(code);
        string[] answers = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

        for (var value = 0; value < answers.Length; value++)
        {
            Assert.Equal(value, instrument.Take([new ItemAnswer(null, loinc, null, answers[value], null)])[number - 1]);
            Assert.Equal(value, instrument.Take([new ItemAnswer(number, null, null, answers[value], null)])[number - 1]);
            Assert.Equal(value, instrument.Take([new ItemAnswer(number, loinc, null, null, value)])[number - 1]);
        }
    }

    // The paper says 4 to a reversed item of 0–4, and 1 to one of 0–5: LOINC's tables say 0 and 4.
    [Theory]
    [InlineData("pss10", 4, 4, 0)]
    [InlineData("pss10", 8, 1, 3)]
    [InlineData("pss10", 1, 4, 4)]
    [InlineData("maia2", 5, 1, 4)]
    [InlineData("maia2", 15, 5, 0)]
    [InlineData("maia2", 13, 5, 5)]
    public void Takes_a_score_by_LOINC_for_the_answer_on_paper_I53(string code, int item, int printed, int score)
    {
        var instrument = Instruments.Of(code);

        Assert.Equal(printed, instrument.Take([new ItemAnswer(item, null, null, null, score)])[item - 1]);
        Assert.Equal(printed, instrument.Take([new ItemAnswer(item, null, printed, null, null)])[item - 1]);
    }

    [Fact]
    public void Refuses_what_names_no_item_or_one_item_twice()
    {
        var phq9 = Instruments.Of("phq9");

        Assert.Equal(new ItemUnknown { Pointer = "/itemAnswers/0" }, Refused(() => phq9.Take([new ItemAnswer(11, null, 1, null, null)])));
        Assert.Equal(new ItemUnknown { Pointer = "/itemAnswers/0" }, Refused(() => phq9.Take([new ItemAnswer(null, "69725-0", 1, null, null)])));
        Assert.Equal(new ItemUnknown { Pointer = "/itemAnswers/0" }, Refused(() => phq9.Take([new ItemAnswer(null, null, 1, null, null)])));
        Assert.Equal(new ItemUnknown { Pointer = "/itemAnswers/0" }, Refused(() => phq9.Take([new ItemAnswer(1, "44260-8", 1, null, null)])));
        Assert.Equal(new ItemUnknown { Pointer = "/itemAnswers/0" }, Refused(() => Instruments.Of("pcl5").Take([new ItemAnswer(1, "44260-8", 1, null, null)])));
        Assert.Equal(new ItemAnsweredTwice { Pointer = "/itemAnswers/1" }, Refused(() => phq9.Take([new ItemAnswer(1, null, 1, null, null), new ItemAnswer(null, "44250-9", 1, null, null)])));
        Assert.Equal(new ItemAnsweredTwice { Pointer = "/itemAnswers/1" }, Refused(() => phq9.Take([new ItemAnswer(1, null, null, null, null), new ItemAnswer(1, null, 1, null, null)])));
        Assert.Equal(new ItemAnsweredTwice { Pointer = "/itemAnswers/0" }, Refused(() => Instruments.Of("pss10").Take([new ItemAnswer(4, null, 1, null, 1)])));
        Assert.Equal(new ItemAnsweredTwice { Pointer = "/itemAnswers/0" }, Refused(() => phq9.Take([new ItemAnswer(1, null, 1, "LA6571-9", null)])));
    }

    [Fact]
    public void Refuses_an_answer_that_the_item_does_not_have()
    {
        var phq9 = Instruments.Of("phq9");

        Assert.Equal(new AnswerUnknown { Pointer = "/itemAnswers/0" }, Refused(() => phq9.Take([new ItemAnswer(1, null, null, "LA6573-5", null)])));
        Assert.Equal(new AnswerUnknown { Pointer = "/itemAnswers/0" }, Refused(() => phq9.Take([new ItemAnswer(10, null, null, "LA6568-5", null)])));
        Assert.Equal(new AnswerUnknown { Pointer = "/itemAnswers/0" }, Refused(() => Instruments.Of("pcl5").Take([new ItemAnswer(1, null, null, "LA6568-5", null)])));
        Assert.Equal(new ScoreOutOfRange("phq9", 4, 0, 3) { Pointer = "/itemAnswers/0" }, Refused(() => phq9.Take([new ItemAnswer(1, null, 4, null, null)])));
        Assert.Equal(new AnswerBetweenSteps(1) { Pointer = "/itemAnswers/1" }, Refused(() => phq9.Take([new ItemAnswer(1, null, 1, null, null), new ItemAnswer(2, null, 0.5m, null, null)])));
    }

    [Fact]
    public void Counts_an_item_that_is_not_named_or_not_answered_as_skipped_I52b()
    {
        var phq2 = Instruments.Of("phq2");

        Assert.Equal([null, 2], phq2.Take([new ItemAnswer(2, null, 2, null, null)]));
        Assert.Equal([null, 2], phq2.Take([new ItemAnswer(2, null, 2, null, null), new ItemAnswer(1, null, null, null, null)]));
        Assert.Equal([null, null], phq2.Take(new List<ItemAnswer>()));
    }

    private static string Name(Instrument instrument) => $"{instrument.Code}/{instrument.Version}/{instrument.ScoringVersion}";

    private static Instrument Of(string version) => Instruments.Versions.Single(instrument => Name(instrument) == version);

    private static List<ItemAnswer> AsPrinted(IReadOnlyList<decimal?> answers) => [.. answers.Select((answer, i) => new ItemAnswer(i + 1, null, answer, null, null))];

    // What LOINC's tables give a reversed item is worked out here by hand: lowest + highest − answer.
    private static ItemAnswer InSomeWay(InstrumentItem item, decimal given, Random dice)
    {
        var byCode = item.Loinc is not null && dice.Next(2) == 0;
        var (number, loinc) = byCode ? ((int?)null, item.Loinc) : (item.Number, null);
        return (dice.Next(3), item.Options.FirstOrDefault(option => option.Value == given)?.Loinc) switch
        {
            (0, { } code) => new(number, loinc, null, code, null),
            (1, _) => new(number, loinc, null, null, item.IsReversed ? item.Lowest + item.Highest - given : given),
            _ => new(number, loinc, given, null, null),
        };
    }

    private static bool Same(ScoreSheet one, ScoreSheet other) => one.Completeness == other.Completeness && one.Scales.SequenceEqual(other.Scales);

    private static List<string> Everything() =>
    [
        .. Instruments.Versions.SelectMany(instrument => Sheet(instrument, new Random(Seed), Sheets, skipping: true).SelectMany(answers => instrument.Score(answers).Scales
            .Select(scale => string.Create(CultureInfo.InvariantCulture, $"{Name(instrument)} {scale.Scale} {scale.Value} {scale.Band} {scale.Completeness}")))),
    ];

    private static IEnumerable<decimal?[]> Sheet(Instrument instrument, Random dice, int count, bool skipping)
    {
        for (var i = 0; i < count; i++)
        {
            // Some sheets are nearly whole and some nearly empty.
            var gaps = skipping ? dice.Next(4) * dice.NextDouble() / 4 : 0;
            yield return [.. instrument.Items.Select(item => dice.NextDouble() < gaps ? (decimal?)null : Plain(item.Lowest + (item.Step * dice.Next((int)((item.Highest - item.Lowest) / item.Step) + 1))))];
        }
    }

    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private IEnumerable<(decimal?[] Answers, Random Dice, string Told)> Filled(Instrument instrument, bool skipping = true)
    {
        output.WriteLine($"Seed {Seed}: {Sheets} sheets of {Name(instrument)}.");
        var dice = new Random(Seed);
        foreach (var answers in Sheet(instrument, dice, Sheets, skipping))
        {
            yield return (answers, dice, $"Seed {Seed}, {Name(instrument)}, answers {string.Join(' ', answers.Select(answer => answer?.ToString(CultureInfo.InvariantCulture) ?? "-"))}.");
        }
    }
}
