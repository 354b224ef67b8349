using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Language;

public sealed class Advising_on_words(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static readonly IReadOnlyList<Expectation> Table = ReadTable();

    /// <summary>Words, marks and whole wordings, so that what is put together at random meets rules, exceptions and quotations.</summary>
    private static readonly string[] Pieces =
        ["addict", "former", "clean", "linen", "is", "high", "blood", "pressure", "refused", "non-compliant", "masseuse", "releases", "stored", "trauma", "the", "victim", "of", "police", "7", "é", "😀", ".", ";", ",", "\n", "\n\n", "- ", "“", "”", "\"", "'", "’", "«", "»", "(", "client's"];

    public static TheoryData<PlainLanguage, string> Rules => [.. LanguagePack.Shipped.SelectMany(pack => pack.Rules.Select(rule => new TheoryDataRow<PlainLanguage, string>(pack.Language, rule.Id)))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Finds_what_each_rule_is_for_and_leaves_its_exceptions_alone_CR_180(PlainLanguage language, string rule)
    {
        var expected = Assert.Single(Table, row => row.Language == language && row.Rule == rule);

        Assert.NotEmpty(expected.Flagged);
        Assert.NotEmpty(expected.Fine);
        Assert.Multiple(
        [
            .. expected.Flagged.Select(text => (Action)(() => Assert.True(Advice(text, expected).Any(one => one.RuleId == rule), $"{rule} does not find: {text}"))),
            .. expected.Fine.Select(text => (Action)(() => Assert.True(Advice(text, expected).Count == 0, $"{rule}: {text} is fine, and {string.Join(", ", Advice(text, expected).Select(one => one.RuleId))} finds something."))),
        ]);
    }

    [Fact]
    public void Is_precise_and_complete_on_the_sentences_of_the_table()
    {
        var found = Table.Sum(row => row.Flagged.Count(text => Advice(text, row).Any(one => one.RuleId == row.Rule)));
        var missed = Table.Sum(row => row.Flagged.Count) - found;
        var wrong = Table.Sum(row => row.Fine.Count(text => Advice(text, row).Count > 0));

        output.WriteLine($"{Table.Sum(row => row.Flagged.Count)} sentences to find, {Table.Sum(row => row.Fine.Count)} to leave alone: precision {(double)found / (found + wrong):P1}, recall {(double)found / (found + missed):P1}");
        Assert.Equal((0, 0), (missed, wrong));
    }

    [Fact]
    public void Says_where_in_the_text_as_it_was_given()
    {
        const string Text = "  😀 Client is NON-compliant\twith\nexercise.";

        var advice = Assert.Single(Review(Text));

        Assert.Equal("NON-compliant", Text.Substring(advice.Start, advice.Length));
        Assert.Equal(("BL-COMPLIANCE", LanguageCategory.Blame, LanguageSeverity.Caution), (advice.RuleId, advice.Category, advice.Severity));
        Assert.NotEmpty(advice.Suggestions);
        Assert.NotEmpty(advice.Rationale);
        Assert.NotEmpty(advice.Source);
    }

    [Fact]
    public void Takes_the_longest_of_wordings_that_overlap() => Assert.Equal(["SUD-FORMER"], Review("A former addict.").Select(one => one.RuleId));

    [Theory]
    [InlineData("She said \"I refused\" and left.", 0)]
    [InlineData("She said “I refused” and left.", 0)]
    [InlineData("She said 'I refused, it's mine' and left.", 0)]
    [InlineData("Elle dit : « refused ».", 0)]
    [InlineData("She said \"no\" and refused.", 1)]
    [InlineData("She said \"I refused and left.", 1)]
    [InlineData("The clients' wishes: she refused it's said.", 1)]
    [InlineData("“Refused” and refused.", 1)]
    public void Leaves_quoted_speech_alone_CR_181(string text, int count) => Assert.Equal(count, Review(text).Count);

    [Theory]
    [InlineData("Refusedly nothing", 0)]
    [InlineData("prerefused", 0)]
    [InlineData("refused", 1)]
    [InlineData("(refused)", 1)]
    [InlineData("refused's", 1)]
    public void Heeds_where_words_begin_and_end(string text, int count) => Assert.Equal(count, Review(text).Count);

    [Fact]
    public void Reads_letters_that_are_written_in_two_parts() =>
        Assert.Equal(["CL-DETOX"], LanguageReview.Of("Le massage élimine les toxines.".Normalize(NormalizationForm.FormD), LanguagePack.Of(PlainLanguage.FrCa), [], []).Select(one => one.RuleId));

    [Fact]
    public void Looks_for_exceptions_in_the_same_sentence_alone()
    {
        Assert.Empty(Review("Her landlord refused."));
        Assert.Single(Review("Saw her landlord. Refused prone."));
        Assert.Empty(Review("Dr. Haas, her physician, diagnosed migraine.", Discipline.MassageTherapy));
    }

    [Fact]
    public void Holds_each_discipline_to_its_own_scope_CR_183()
    {
        const string Text = "I diagnosed her today and adjusted the spine.";

        Assert.Equal(["SC-RMT-DIAGNOSE"], Review(Text, Discipline.MassageTherapy).Select(one => one.RuleId));
        Assert.Equal(["SC-RP-BODY"], Review(Text, Discipline.Psychotherapy).Select(one => one.RuleId));
        Assert.Equal(["SC-RMT-DIAGNOSE", "SC-RP-BODY"], Review(Text, Discipline.MassageTherapy, Discipline.Psychotherapy).Select(one => one.RuleId));
        Assert.Empty(Review(Text));
    }

    [Theory]
    [InlineData("A 60-minute massage equals 7-8 h of sleep.")]
    [InlineData("It flushes toxins.")]
    [InlineData("It releases stored trauma.")]
    [InlineData("It lowers cortisol and raises serotonin.")]
    public void Promises_nothing_that_is_not_established_CR_180(string claim) => Assert.All(Review(claim), one => Assert.Equal((LanguageCategory.Claim, LanguageSeverity.Strong), (one.Category, one.Severity)));

    [Fact]
    public void Takes_a_clinics_own_rules_beside_those_that_ship_CR_184()
    {
        var own = A_rule("Pain-Patient");
        var withdrawn = A_rule("masseuse");
        withdrawn.Withdraw(Guid.CreateVersion7(), A.Monday);

        var advice = LanguageReview.Of("A pain patient saw a masseuse.", LanguagePack.Of(PlainLanguage.EnCa), [], [own, withdrawn]);

        Assert.Equal("pain patient", own.Term);
        Assert.Equal([(own.Id.Value.ToString(), LanguageCategory.Clinic), ("PR-MASSEUSE", LanguageCategory.Professional)], advice.Select(one => (one.RuleId, one.Category)));
        Assert.Empty(LanguageReview.Of("A pain patient.", LanguagePack.Of(PlainLanguage.FrCa), [], [own]));
    }

    [Theory]
    [InlineData("...")]
    [InlineData("one. two")]
    [InlineData("\"quoted\"")]
    [InlineData("1 2 3 4 5 6 7 8 9")]
    public void Takes_no_wording_that_could_not_be_found(string term) =>
        Assert.Equal(new TermUnclear(ClinicLanguageRule.MostWords) { Pointer = "/term" }, Assert.Throws<DomainException>(() => A_rule(term)).Error);

    [Fact]
    public void Keeps_a_clinics_rules_to_a_number_and_withdraws_each_once()
    {
        Assert.Equal("1 2 3 4 5 6 7 8", A_rule("1 2 3 4 5 6 7 8", ClinicLanguageRule.Most - 1).Term);
        Assert.Equal(new TooManyLanguageRules(ClinicLanguageRule.Most), Assert.Throws<DomainException>(() => A_rule("word", ClinicLanguageRule.Most)).Error);

        var rule = A_rule("word");
        rule.Withdraw(Guid.CreateVersion7(), A.Monday);
        Assert.Equal((2, false), (rule.Revision, rule.IsInForce));
        Assert.Equal(new LanguageRuleWithdrawn(), Assert.Throws<DomainException>(() => rule.Withdraw(Guid.CreateVersion7(), A.Monday)).Error);
    }

    [Fact]
    public void Says_the_right_place_whatever_is_written_and_nothing_twice_or_within_a_quotation() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces =>
        {
            var text = string.Join(' ', pieces);
            var advice = Review(text, Discipline.MassageTherapy);
            var end = 0;
            foreach (var one in advice)
            {
                Assert.InRange(one.Start, end, text.Length - 1);
                end = one.Start + one.Length;
                Assert.InRange(end, one.Start + 1, text.Length);
                Assert.DoesNotContain(text[one.Start..end], c => "“”«»\".;,".Contains(c, StringComparison.Ordinal));
                Assert.True(char.IsLetterOrDigit(text[one.Start]) && char.IsLetterOrDigit(text[end - 1]));
                Assert.True((one.Start == 0 || !char.IsLetterOrDigit(text[one.Start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])));
            }

            Assert.Empty(Review($"“{text.Replace('”', ' ').Replace('"', ' ')}”", Discipline.MassageTherapy));
        }));

    [Fact]
    public void Says_the_same_in_whatever_order_rules_stand()
    {
        var rules = new[] { "former", "former addict", "addict is", "is clean" }.Select(term => A_rule(term)).ToList();
        const string Text = "The former addict is clean and refused.";

        var advice = LanguageReview.Of(Text, LanguagePack.Of(PlainLanguage.EnCa), [], rules);

        rules.Reverse();
        Assert.Equal(advice.Select(one => (one.RuleId, one.Start)), LanguageReview.Of(Text, LanguagePack.Of(PlainLanguage.EnCa), [], rules).Select(one => (one.RuleId, one.Start)));
        Assert.Equal([4, 18, 31], advice.Select(one => one.Start));
    }

    [Theory]
    [InlineData("is ")]
    [InlineData("a")]
    [InlineData("'a ")]
    [InlineData("\"\n\n")]
    [InlineData("“«‘")]
    [InlineData("was high ")]
    [InlineData("told her that to stop taking her ")]
    [InlineData("\n \n")]
    public void Reads_the_longest_text_that_there_may_be(string again)
    {
        var text = string.Concat(Enumerable.Repeat(again, LanguageReview.LongestText / again.Length));

        Assert.InRange(Review(text, Discipline.MassageTherapy).Count, 0, LanguageReview.MostAdvice);
    }

    [Fact]
    public void Refuses_what_is_longer_or_broken_without_repeating_it()
    {
        Assert.Empty(Review(new string('a', LanguageReview.LongestText)));
        Assert.Equal(new TextTooLong(LanguageReview.LongestText) { Pointer = "/text" }, Assert.Throws<DomainException>(() => Review(new string('a', LanguageReview.LongestText + 1))).Error);
        Assert.Equal(new TextUnreadable { Pointer = "/text" }, Assert.Throws<DomainException>(() => Review("refused \ud800 it")).Error);
    }

    private static ClinicLanguageRule A_rule(string term, int inForce = 0) => ClinicLanguageRule.Add(
        ClinicId.New(), PlainLanguage.EnCa, new() { Term = term, Suggestion = "another", Rationale = "It is kinder.", Severity = LanguageSeverity.Info }, inForce, Guid.CreateVersion7(), A.Monday);

    private static IReadOnlyList<LanguageAdvice> Review(string text, params Discipline[] disciplines) => LanguageReview.Of(text, LanguagePack.Of(PlainLanguage.EnCa), disciplines, []);

    // As whoever the rule is for; a sentence that is fine for them says nothing about the other discipline's scope.
    private static IReadOnlyList<LanguageAdvice> Advice(string text, Expectation row)
    {
        var pack = LanguagePack.Of(row.Language);
        var scope = pack.Rules.Single(rule => rule.Id == row.Rule).Scope;
        return LanguageReview.Of(text, pack, scope is { } one ? [one] : [], []);
    }

    private static IReadOnlyList<Expectation> ReadTable()
    {
        using var file = typeof(Advising_on_words).Assembly.GetManifestResourceStream("language/expectations.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<Expectation>>(file, Shape)!;
    }

    private sealed record Expectation(PlainLanguage Language, string Rule, IReadOnlyList<string> Flagged, IReadOnlyList<string> Fine);
}
