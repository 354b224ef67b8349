using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Language;

namespace IntegrativeCare.Domain.Tests.Language;

public sealed class Reading_language_packs
{
    private const string Good =
        """
        {
          "language": "en-CA", "version": "1", "title": "One", "isReviewed": true, "sources": ["A list"], "groups": { "be": ["is"] },
          "rules": [
            { "id": "A", "category": "claim", "severity": "info", "terms": ["{be} ?a bad|poor word"], "suggestions": ["b"], "rationale": "c", "source": "A list" },
            { "id": "B", "category": "agency", "severity": "info", "terms": ["other"], "notNear": [{ "words": ["{be}"], "before": 1 }], "suggestions": ["b"], "rationale": "c", "source": "A list" }
          ]
        }
        """;

    [Fact]
    public void Takes_a_file_that_holds_together()
    {
        var pack = LanguagePack.Read(PlainLanguage.EnCa, "pack.json", Good);

        Assert.Equal(["A", "A", "B"], LanguageReview.Of("It is a bad word. It is poor word. Other is other.", pack, [], []).Select(one => one.RuleId));
    }

    [Theory]
    [InlineData("\"id\": \"B\"", "\"id\": \"A\"", 5, "/rules/1: A: stands twice.")]
    [InlineData("\"id\": \"B\"", "\"id\": \"b\"", 5, "/rules/1: b: the id must be capital letters, digits and hyphens.")]
    [InlineData("\"category\": \"claim\"", "\"category\": \"scope\"", 4, "/rules/0: A: names a discipline exactly when it is about scope.")]
    [InlineData("\"category\": \"claim\"", "\"category\": \"clinic\"", 4, "/rules/0: A: the category clinic is for a clinic's own rules.")]
    [InlineData("{be} ?a", "{bee} ?a", 4, "/rules/0: A: '{bee}' in '{bee} ?a bad|poor word' is no word in small letters and no group.")]
    [InlineData("[\"other\"]", "[\"Other\"]", 5, "/rules/1: B: 'Other' in 'Other' is no word in small letters and no group.")]
    [InlineData("[\"other\"]", "[\"oth-er\"]", 5, "/rules/1: B: 'oth-er' in 'oth-er' is no word in small letters and no group.")]
    [InlineData("[\"other\"]", "[\"?other\"]", 5, "/rules/1: B: '?other' may be nothing.")]
    [InlineData("[\"other\"]", "[\"# other\"]", 5, "/rules/1: B: '# other' begins with any number.")]
    [InlineData("[\"other\"]", "[\"a b c d e f g h i j k\"]", 5, "/rules/1: B: 'a b c d e f g h i j k' is too long.")]
    [InlineData("[\"other\"]", "[]", 5, "/rules/1: B: has no wording.")]
    [InlineData("\"before\": 1", "\"before\": 21", 5, "/rules/1: B: looks further than 20 words, or nowhere.")]
    [InlineData("\"words\": [\"{be}\"]", "\"words\": [\"is it\"]", 5, "/rules/1: B: 'is it' is more than one word.")]
    [InlineData("\"source\": \"A list\" },", "\"source\": \"B\" },", 4, "/rules/0: A: names a source that is not in the list.")]
    [InlineData("\"en-CA\"", "\"fr-CA\"", 2, "/language: must be en-CA.")]
    public void Names_the_line_and_the_rule_that_is_wrong(string right, string wrong, int line, string said)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => LanguagePack.Read(PlainLanguage.EnCa, "pack.json", Good.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal($"pack.json, line {line}, {said}", refusal.Message);
    }

    [Fact]
    public void Refuses_a_member_that_it_does_not_know()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => LanguagePack.Read(PlainLanguage.EnCa, "pack.json", Good.Replace("\"terms\"", "\"term\"", StringComparison.Ordinal)));

        Assert.StartsWith("pack.json, line 4, at $.rules[0]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ships_both_languages_and_says_that_nobody_has_reviewed_them()
    {
        Assert.Equal([PlainLanguage.EnCa, PlainLanguage.FrCa], LanguagePack.Shipped.Select(pack => pack.Language));
        Assert.All(LanguagePack.Shipped, pack => Assert.False(pack.IsReviewed));
        Assert.Empty(LanguagePack.Of(PlainLanguage.FrCa).Rules.Select(rule => rule.Id).Except(LanguagePack.Of(PlainLanguage.EnCa).Rules.Select(rule => rule.Id)));
        Assert.Equal(new ChoiceUnknown { Pointer = "/language" }, Assert.Throws<DomainException>(() => LanguagePack.Of((PlainLanguage)9)).Error);
    }
}
