using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Tests.Contraindications;

public sealed class Reading_the_rules
{
    private const string Good =
        """
        {
          "version": "1", "title": "One", "sources": ["A list"],
          "rules": [
            { "code": "A", "finding": "a", "question": "a?", "effects": [{ "outcome": "absolute", "cue": "No." }], "mark": "screeningLists" },
            { "code": "B", "finding": "b", "question": "b?", "needsSites": true, "effects": [{ "outcome": "local", "sites": "reported", "cue": "Not there." }], "mark": "screeningLists" }
          ]
        }
        """;

    [Fact]
    public void Takes_a_file_that_holds_together() => Assert.Equal(["A", "B"], ContraindicationRules.Read("rules.json", Good).All.Select(rule => rule.Code));

    [Theory]
    [InlineData("\"code\": \"B\"", "\"code\": \"A\"", 5, "A: stands twice.")]
    [InlineData("\"code\": \"B\"", "\"code\": \"b\"", 5, "b: the code must be capital letters, digits and hyphens.")]
    [InlineData("\"question\": \"a?\", ", "", 4, "A: has a question exactly when somebody asks it.")]
    [InlineData("\"question\": \"a?\"", "\"secondReader\": true, \"question\": \"a?\"", 4, "A: nobody sets aside what is absolute (I39).")]
    [InlineData("\"sites\": \"reported\"", "\"sites\": \"everywhere\"", 5, "B: asks for places that no effect uses.")]
    [InlineData("\"cue\": \"No.\"", "\"cue\": \" \"", 4, "A: effect 1 must say what to do.")]
    [InlineData("\"cue\": \"No.\"", "\"cue\": \"No.\", \"when\": { \"qualifiers\": [\"x\"] }", 4, "A: effect 1 asks for 'x', which the rule does not know.")]
    [InlineData("\"cue\": \"No.\"", "\"cue\": \"No.\", \"when\": { \"atLeast\": 38 }", 4, "A: effect 1 asks for a measure that the rule does not take.")]
    [InlineData("\"cue\": \"No.\"", "\"cue\": \"No.\", \"pressureCeiling\": 6", 4, "A: effect 1 has a pressure off the scale.")]
    [InlineData("\"outcome\": \"local\"", "\"clearable\": true, \"outcome\": \"local\"", 5, "B: effect 1 a document clears only what is absolute or needs one.")]
    [InlineData("\"outcome\": \"absolute\"", "\"outcome\": \"modify\"", 4, "A: effect 1 modifies nothing.")]
    public void Names_the_line_and_the_rule_that_is_wrong(string right, string wrong, int line, string said)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => ContraindicationRules.Read("rules.json", Good.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal($"rules.json, line {line}, /rules/{line - 4}: {said}", refusal.Message);
    }

    [Theory]
    [InlineData("\"asked\": \"psychotherapist\", \"isMentalHealth\": true, ", "\"cue\": \"Only here.\"")]
    [InlineData("\"asked\": \"staff\", ", "\"cue\": \"Not there.\", \"techniques\": [\"swedish\"]")]
    public void Refuses_an_effect_that_could_tell_of_psychotherapy(string asked, string effect)
    {
        var third = $$"""{ "code": "C", "finding": "c", "question": "c?", {{asked}}"needsSites": true, "effects": [{ "outcome": "local", "sites": "reported", {{effect}} }], "mark": "screeningLists" }""";
        string With(string rule) => Good.Replace("\"mark\": \"screeningLists\" }\n  ]", $"\"mark\": \"screeningLists\" }},\n{rule}\n  ]", StringComparison.Ordinal);

        var refusal = Assert.Throws<InvalidDataException>(() => ContraindicationRules.Read("rules.json", With(third)));
        Assert.Equal("rules.json, line 6, /rules/2: C: effect 1 could tell of psychotherapy; no question of the form has the same.", refusal.Message);
        Assert.Equal(3, ContraindicationRules.Read("rules.json", With(third.Replace(effect, "\"cue\": \"Not there.\"", StringComparison.Ordinal))).All.Count);
    }

    [Fact]
    public void Says_for_a_hold_what_questions_of_the_form_say_too()
    {
        var asked = ContraindicationRules.Shipped.All.Where(rule => rule.IsAskedOfEveryone).SelectMany(rule => rule.Effects).ToList();

        Assert.Contains(asked, effect => effect is { Outcome: ContraindicationOutcome.Absolute, Sites: SiteScope.Everywhere, Cue: ContraindicationRules.NotNow });
        Assert.Contains(asked, effect => effect is { Outcome: ContraindicationOutcome.Local, Sites: SiteScope.Reported, Cue: ContraindicationRules.LeaveOut });
    }

    [Fact]
    public void Refuses_a_member_that_it_does_not_know()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => ContraindicationRules.Read("rules.json", Good.Replace("\"cue\": \"No.\"", "\"cu\": \"No.\"", StringComparison.Ordinal)));

        Assert.StartsWith("rules.json, line 4, at $.rules[0].effects[0]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ships_rules_that_name_their_sources_and_no_reason_in_what_to_do()
    {
        var rules = ContraindicationRules.Shipped;

        Assert.NotEmpty(rules.Sources);
        foreach (var rule in rules.All)
        {
            // What crosses to a reader without the finding may not name it.
            var words = rule.Finding.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 7).Select(word => word.ToUpperInvariant());
            if (rule.Code is not ("SAFETY-FOLLOW-UP" or "MINOR" or "BERGAMOT")) Assert.All(rule.Effects, effect => Assert.DoesNotContain(words, word => effect.Cue.ToUpperInvariant().Contains(word, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Knows_the_risk_of_each_technique_but_of_something_else()
    {
        Assert.Equal([Technique.DeepTissue, Technique.MyofascialRelease, Technique.TriggerPoint], MassageCatalogue.Shipped.Techniques.Where(one => one.RiskClass == RiskClass.Higher).Select(one => one.Technique));
        Assert.Equal(Enum.GetValues<Technique>().Except([Technique.Other]).Order(), MassageCatalogue.Shipped.Techniques.Select(one => one.Technique).Order());
        Assert.True(MassageCatalogue.Shipped.Techniques.Single(one => one.Technique == Technique.Aromatherapy).NeedsProduct);
    }

    [Fact]
    public void Refuses_a_product_whose_file_says_not_what_is_in_it()
    {
        const string techniques = """{ "version": "1", "techniques": [] }""";
        const string products =
            """
            { "version": "1", "products": [
              { "code": "oil", "name": "Oil", "kind": "carrierOil", "contents": [], "allergens": [], "isScented": false, "isPhotosensitising": false }
            ] }
            """;

        Assert.Equal("massage-products.json, line 2, /products/0/contents: must say what is in it.", Assert.Throws<InvalidDataException>(() => MassageCatalogue.Read(techniques, products)).Message);
    }
}
