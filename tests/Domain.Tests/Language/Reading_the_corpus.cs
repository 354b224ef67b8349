using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Language;

/// <summary>CR-185: how precise and how complete the advice is on sentences written for that alone, most of them exceptions. The rules were not written from these sentences.</summary>
public sealed class Reading_the_corpus(ITestOutputHelper output)
{
    private const double Floor = 0.95;

    private static readonly IReadOnlyList<Sentence> Corpus = Read();

    private static readonly IReadOnlyDictionary<string, LanguageCategory> Categories =
        LanguagePack.Shipped.SelectMany(pack => pack.Rules).DistinctBy(rule => rule.Id).ToDictionary(rule => rule.Id, rule => rule.Category, StringComparer.Ordinal);

    /// <summary>The exceptions that the rules of the house name one by one. On these nothing may ever be found.</summary>
    private static readonly string[] NeverFlagged =
    [
        "History of sexual abuse.", "History of child abuse.", "History of physical abuse.", "Goes to Alcoholics Anonymous.", "Clean linen on the table.", "A clean room.", "High blood pressure.", "A high score.",
        "Relapse of depression.", "Unstable angina.", "Ankle instability.", "Treatment-resistant depression.", "A resistance exercise.", "She said \"I was an addict\".", "The victim testified in court.",
    ];

    [Fact]
    public void Is_large_enough_and_mostly_exceptions_in_two_languages()
    {
        Assert.True(Corpus.Count >= 300, $"{Corpus.Count} sentences.");
        Assert.True(Corpus.Count(one => one.Rule is null) * 2 >= Corpus.Count);
        Assert.True(Corpus.Count(one => one.Language == PlainLanguage.FrCa) >= 60);
        Assert.Empty(Corpus.GroupBy(one => one.Text, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(Corpus.Where(one => one.Rule is { } rule && !Categories.ContainsKey(rule)).Select(one => one.Rule));
        Assert.Empty(Categories.Keys.Except(Corpus.Select(one => one.Rule!), StringComparer.Ordinal));
    }

    [Fact]
    public void Is_precise_and_complete_CR_185()
    {
        var results = Corpus.Select(one => (Sentence: one, Score: ScoreOf(one))).ToList();
        foreach (var (sentence, score) in results.Where(result => result.Score is { Missed: > 0 } or { Wrong: > 0 }))
            output.WriteLine($"{(score.Missed > 0 ? "missed" : "wrong ")} {sentence.Language} {sentence.Rule ?? "-"}: {sentence.Text}{(score.Wrong > 0 ? $" [{string.Join(", ", score.WrongRules)}]" : "")}");
        foreach (var group in results.GroupBy(result => (result.Sentence.Language, Category: result.Sentence.Rule is { } rule ? Categories[rule].ToString() : "exceptions")).OrderBy(group => group.Key.Language).ThenBy(group => group.Key.Category, StringComparer.Ordinal))
            output.WriteLine(Line($"{group.Key.Language} {group.Key.Category}", [.. group.Select(result => result.Score)]));
        foreach (var language in results.GroupBy(result => result.Sentence.Language)) output.WriteLine(Line($"{language.Key}", [.. language.Select(result => result.Score)]));
        var all = results.ConvertAll(result => result.Score);
        output.WriteLine(Line("all", all));

        Assert.True(Precision(all) >= Floor, Line("all", all));
        Assert.True(Recall(all) >= Floor, Line("all", all));
        Assert.All(results.GroupBy(result => result.Sentence.Language), language => Assert.True(Precision([.. language.Select(result => result.Score)]) >= Floor && Recall([.. language.Select(result => result.Score)]) >= Floor, $"{language.Key}"));
    }

    [Fact]
    public void Says_nothing_about_what_the_house_named_as_exceptions() =>
        Assert.Empty(NeverFlagged.SelectMany(text => LanguageReview.Of(text, LanguagePack.Of(PlainLanguage.EnCa), Enum.GetValues<Discipline>(), []).Select(one => $"{one.RuleId}: {text}")));

    private static Score ScoreOf(Sentence sentence)
    {
        var advice = LanguageReview.Of(sentence.Text, LanguagePack.Of(sentence.Language), sentence.Discipline is { } one ? [one] : [], []);
        var hits = advice.Where(one => sentence.Rule is { } rule && one.Category == Categories[rule] && one.Start < sentence.Start + sentence.Length && sentence.Start < one.Start + one.Length).ToList();
        var wrong = advice.Except(hits).Select(one => one.RuleId).ToList();
        return new(hits.Count > 0 ? 1 : 0, sentence.Rule is not null && hits.Count == 0 ? 1 : 0, wrong.Count, hits.Any(one => one.Start == sentence.Start && one.Length == sentence.Length) ? 1 : 0, wrong);
    }

    private static double Precision(IReadOnlyCollection<Score> scores) => Share(scores.Sum(one => one.Found), scores.Sum(one => one.Wrong));

    private static double Recall(IReadOnlyCollection<Score> scores) => Share(scores.Sum(one => one.Found), scores.Sum(one => one.Missed));

    private static double Share(int good, int bad) => good + bad == 0 ? 1 : (double)good / (good + bad);

    private static string Line(string name, IReadOnlyCollection<Score> scores) =>
        $"{name}: {scores.Count} sentences, {scores.Sum(one => one.Found)} found, {scores.Sum(one => one.Missed)} missed, {scores.Sum(one => one.Wrong)} wrong; precision {Precision(scores):P1}, recall {Recall(scores):P1}, exact place {Share(scores.Sum(one => one.Exact), scores.Sum(one => one.Found - one.Exact)):P1}";

    private static List<Sentence> Read()
    {
        using var file = typeof(Reading_the_corpus).Assembly.GetManifestResourceStream("language/corpus.tsv")!;
        using var reader = new StreamReader(file);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return [.. lines.Select(line => line.TrimEnd('\r').Split('\t')).Select(cells => Sentence.Of(cells[0], cells[1], cells[2], cells[3]))];
    }

    private sealed record Sentence(PlainLanguage Language, Discipline? Discipline, string? Rule, string Text, int Start, int Length)
    {
        // The wording that is meant stands in double square brackets.
        public static Sentence Of(string language, string discipline, string rule, string marked)
        {
            var start = marked.IndexOf("[[", StringComparison.Ordinal);
            var end = marked.IndexOf("]]", StringComparison.Ordinal);
            return new(
                Enum.Parse<PlainLanguage>(language, true), discipline == "-" ? null : Enum.Parse<Discipline>(discipline, true), rule == "-" ? null : rule,
                marked.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal), start, start < 0 ? 0 : end - start - 2);
        }
    }

    private sealed record Score(int Found, int Missed, int Wrong, int Exact, IReadOnlyList<string> WrongRules);
}
