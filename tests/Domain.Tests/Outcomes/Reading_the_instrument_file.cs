using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>A file that would give a wrong score is refused as a whole, with the instrument and what is wrong with it.</summary>
public sealed class Reading_the_instrument_file
{
    private const string Good =
        """
        {
          "options": { "yesNo": [ { "value": 0, "text": "No", "loinc": "LA6568-5" }, { "value": 1, "text": "A little", "loinc": "LA6569-3" }, { "value": 2, "text": "Yes", "loinc": null } ] },
          "instruments": [
            {
              "code": "two", "version": 1, "scoringVersion": 1, "name": "Two questions", "category": "physicalOutcomes", "windows": ["now", "7 days"],
              "licence": { "status": "freeWithAttribution", "note": "Name the authors." }, "panelLoinc": null, "stem": "Lately:",
              "items": [
                { "text": null, "lowest": 0, "highest": 2, "loinc": null, "reversed": true },
                { "text": "B", "lowest": 0, "highest": 2, "loinc": "44260-8", "safety": true, "options": "yesNo" },
                { "text": "C", "lowest": 0, "highest": 1, "step": 0.5, "loinc": null, "scored": false }
              ],
              "scales": [
                {
                  "code": "total", "name": "Total", "rule": "sum", "mostProrated": 1, "higherIs": "better", "loinc": "44261-6",
                  "bands": [ { "code": "low", "from": 0, "to": 1 }, { "code": "high", "from": 2, "to": 4 } ],
                  "cuts": [ { "code": "look", "atMost": 1, "sensitivity": 80, "specificity": 70, "population": "somebody", "source": "somebody" } ],
                  "thresholds": [
                    { "code": "half", "kind": "percent", "value": 50, "population": "somebody", "source": "somebody", "effectiveFrom": "2026-11-21", "isUsual": true },
                    { "code": "more", "kind": "reliable", "value": 2, "population": "somebody", "source": "somebody", "effectiveFrom": "2026-11-21", "bothWays": true }
                  ]
                },
                { "code": "firstTwo", "name": "Mean", "items": [1, 2], "rule": "mean", "times": 2, "decimals": 1, "mostProrated": 0, "higherIs": "better", "loinc": null }
              ],
              "criteria": [ { "code": "one", "parts": [ { "items": [1, 2], "atLeast": 2, "count": 1 } ], "source": "somebody" } ],
              "sources": [ "Made for this test" ]
            }
          ]
        }
        """;

    [Fact]
    public void Gives_the_instrument_as_written()
    {
        var two = Assert.Single(Instruments.Read(Good));

        Assert.Equal(("two", 1, 1, "Two questions", InformationCategory.PhysicalOutcomes, "Lately:"), (two.Code, two.Version, two.ScoringVersion, two.Name, two.Category, two.Stem));
        Assert.Equal(["now", "7 days"], two.Windows);
        Assert.Equal((WordingLicence.FreeWithAttribution, "Name the authors."), (two.Licence, two.LicenceNote));
        Assert.Equal(
            [(1, null, 0m, 2m, 1m, null, false, true, true), (2, "B", 0m, 2m, 1m, "44260-8", true, false, true), (3, "C", 0m, 1m, 0.5m, null, false, false, false)],
            two.Items.Select(item => (item.Number, item.Text, item.Lowest, item.Highest, item.Step, item.Loinc, item.IsSafetyItem, item.IsReversed, item.IsScored)));
        Assert.Equal([new(0, "No", "LA6568-5"), new(1, "A little", "LA6569-3"), new(2, "Yes", null)], two.Items[1].Options);
        Assert.Empty(two.Items[0].Options);
        Assert.Equal(["Made for this test"], two.Sources);
        Assert.Equal(("one", "somebody"), (two.Criteria[0].Code, two.Criteria[0].Source));
    }

    [Fact]
    public void Gives_its_scales_as_written()
    {
        var (total, mean) = (Instruments.Read(Good)[0].Scales[0], Instruments.Read(Good)[0].Scales[1]);

        Assert.Equal(("total", "Total", ScaleRule.Sum, 1, 0, 1, Direction.Better, "44261-6", 0m, 4m), (total.Code, total.Name, total.Rule, total.Times, total.Decimals, total.MostProrated, total.HigherIs, total.Loinc, total.Lowest, total.Highest));
        Assert.Equal([1, 2], total.Items);
        Assert.Equal([new("low", 0, 1), new("high", 2, 4)], total.Bands);
        Assert.Equal([new("look", null, 1, 80, 70, "somebody", "somebody")], total.Cuts);
        Assert.Equal(
            [new("half", ThresholdKind.Percent, 50, "somebody", "somebody", new(2026, 11, 21), true, false), new("more", ThresholdKind.Reliable, 2, "somebody", "somebody", new(2026, 11, 21), false, true)],
            total.Thresholds);
        Assert.Equal(("firstTwo", ScaleRule.Mean, 2, 1, 0m, 4m), (mean.Code, mean.Rule, mean.Times, mean.Decimals, mean.Lowest, mean.Highest));
    }

    // 2 − 1 and 2 are 3; their mean, twice, is 3 as well.
    [Fact]
    public void Scores_by_what_is_written()
    {
        var two = Assert.Single(Instruments.Read(Good));

        Assert.Equal([new("total", 3, "high", Completeness.Complete), new("firstTwo", 3, null, Completeness.Complete)], two.Score([1, 2, 0.5m]).Scales);
        Assert.Equal([new("total", 2, "high", Completeness.Prorated), new("firstTwo", null, null, Completeness.Incomplete)], two.Score([null, 1]).Scales);
        Assert.Equal([new("total", null, null, Completeness.IncompleteSafetyItem), new("firstTwo", null, null, Completeness.IncompleteSafetyItem)], two.Score([1, null]).Scales);
        Assert.Equal(["one"], two.CriteriaMetBy([2, 0]));
    }

    [Theory]
    [InlineData("\"code\": \"two\"", "\"code\": \"Two\"", "Instrument 'Two' version 1: the code must be lower-case letters and digits.")]
    [InlineData("\"code\": \"two\"", "\"code\": \"\"", "Instrument '' version 1: the code must be lower-case letters and digits.")]
    [InlineData("\"version\": 1, \"scoringVersion\": 1", "\"version\": 0, \"scoringVersion\": 1", "Instrument 'two' version 0: versions begin at 1.")]
    [InlineData("\"version\": 1, \"scoringVersion\": 1", "\"version\": 1, \"scoringVersion\": 0", "Instrument 'two' version 1: versions begin at 1.")]
    [InlineData("[\"now\", \"7 days\"]", "[\" \"]", "Instrument 'two' version 1: name and windows must say something.")]
    [InlineData("[\"now\", \"7 days\"]", "[]", "Instrument 'two' version 1: name and windows must say something.")]
    [InlineData("[\"now\", \"7 days\"]", "[\"now\", \"now\"]", "Instrument 'two' version 1: a window stands twice.")]
    [InlineData("\"Two questions\"", "\" \"", "Instrument 'two' version 1: name and windows must say something.")]
    [InlineData("physicalOutcomes", "carePlan", "Instrument 'two' version 1: the category must be one of outcomes.")]
    [InlineData("\"Made for this test\"", "", "Instrument 'two' version 1: it names no source.")]
    [InlineData("\"Made for this test\"", "\"Made for this test\", \" \"", "Instrument 'two' version 1: it names no source.")]
    [InlineData("\"Made for this test\"", "null", "Instrument 'two' version 1: an entry is empty.")]
    [InlineData("\"Name the authors.\"", "\"\"", "Instrument 'two' version 1: it says nothing about its licence.")]
    [InlineData("\"stem\": \"Lately:\"", "\"stem\": \" \"", "Instrument 'two' version 1: the words before the questions must say something, or be left out.")]
    [InlineData("\"panelLoinc\": null", "\"panelLoinc\": \"x\"", "Instrument 'two' version 1: 'x' is no LOINC code.")]
    public void Refuses_a_wrong_head(string good, string bad, string complaint) => Refuses(good, bad, complaint);

    [Theory]
    [InlineData("freeNonCommercial")]
    [InlineData("licenceRequired")]
    [InlineData("unknown")]
    public void Refuses_words_that_the_licence_does_not_let_ship_I55(string status)
    {
        var closed = Good.Replace("freeWithAttribution", status, StringComparison.Ordinal);

        Assert.Equal("Instrument 'two' version 1: its licence lets no text ship.", Complaint(closed));
        closed = closed.Replace(", \"stem\": \"Lately:\"", "", StringComparison.Ordinal);
        Assert.Equal("Instrument 'two' version 1: item 2: its licence lets no text ship.", Complaint(closed));
        closed = closed.Replace("\"text\": \"B\"", "\"text\": null", StringComparison.Ordinal);
        Assert.Equal("Instrument 'two' version 1: item 2: its licence lets no text ship.", Complaint(closed));
        closed = closed.Replace(", \"options\": \"yesNo\"", "", StringComparison.Ordinal);
        Assert.Equal("Instrument 'two' version 1: item 3: its licence lets no text ship.", Complaint(closed));
        closed = closed.Replace("\"text\": \"C\"", "\"text\": null", StringComparison.Ordinal);
        Assert.Single(Instruments.Read(closed));
    }

    [Theory]
    [InlineData("\"text\": \"B\", \"lowest\": 0", "\"text\": \"B\", \"lowest\": 2", "item 2: the lowest answer must be below the highest.")]
    [InlineData("\"text\": \"B\", \"lowest\": 0", "\"text\": \"B\", \"lowest\": 3", "item 2: the lowest answer must be below the highest.")]
    [InlineData("\"step\": 0.5", "\"step\": 0", "item 3: steps must lead from the lowest answer to the highest.")]
    [InlineData("\"step\": 0.5", "\"step\": -1", "item 3: steps must lead from the lowest answer to the highest.")]
    [InlineData("\"step\": 0.5", "\"step\": 0.3", "item 3: steps must lead from the lowest answer to the highest.")]
    [InlineData("44260-8", "44260-9", "item 2: '44260-9' is no LOINC code.")]
    [InlineData("44260-8", "442608", "item 2: '442608' is no LOINC code.")]
    [InlineData("\"highest\": 2, \"loinc\": null, \"reversed\"", "\"highest\": 2, \"loinc\": \"44260-8\", \"reversed\"", "'44260-8' stands at two items.")]
    [InlineData("\"text\": \"B\"", "\"text\": \" \"", "item 2: its text must say something, or be null.")]
    [InlineData("\"scored\": false", "\"scored\": false, \"reversed\": true", "item 3: what counts in no score can't be reversed.")]
    [InlineData("\"safety\": true", "\"safety\": true, \"reversed\": true", "item 2: a safety item is scored in whole points, as printed.")]
    [InlineData("\"safety\": true", "\"safety\": true, \"step\": 0.5", "item 2: a safety item is scored in whole points, as printed.")]
    [InlineData("\"safety\": true", "\"safety\": true, \"scored\": false", "item 2: a safety item is scored in whole points, as printed.")]
    [InlineData("\"options\": \"yesNo\"", "\"options\": \"noYes\"", "item 2: there are no options 'noYes'.")]
    [InlineData("{ \"value\": 2, \"text\": \"Yes\"", "{ \"value\": 3, \"text\": \"Yes\"", "item 2: the options 'yesNo' must name each of its answers, from the lowest.")]
    [InlineData("{ \"value\": 2, \"text\": \"Yes\"", "{ \"value\": 1, \"text\": \"Yes\"", "item 2: the options 'yesNo' must name each of its answers, from the lowest.")]
    [InlineData(", { \"value\": 2, \"text\": \"Yes\", \"loinc\": null }", "", "item 2: the options 'yesNo' must name each of its answers, from the lowest.")]
    [InlineData("LA6569-3", "LA6568-5", "item 2: two of the options 'yesNo' have one code.")]
    [InlineData("LA6569-3", "6569-3", "item 2: '6569-3' is no LOINC answer.")]
    [InlineData("LA6569-3", "LA65693", "item 2: 'LA65693' is no LOINC answer.")]
    [InlineData("{ \"text\": \"C\"", "null, { \"text\": \"C\"", "an entry is empty.")]
    public void Refuses_a_wrong_item(string good, string bad, string complaint) => Refuses(good, bad, $"Instrument 'two' version 1: {complaint}");

    [Theory]
    [InlineData("\"code\": \"total\"", "\"code\": \"Total\"", "scale 'Total': the code must be letters and digits, and begin with a small letter.")]
    [InlineData("\"code\": \"firstTwo\"", "\"code\": \"total\"", "a scale stands twice.")]
    [InlineData("\"name\": \"Mean\"", "\"name\": \"\"", "scale 'firstTwo' has no name.")]
    [InlineData("\"items\": [1, 2], \"rule\"", "\"items\": [], \"rule\"", "scale 'firstTwo' names items that can't be scored.")]
    [InlineData("\"items\": [1, 2], \"rule\"", "\"items\": [1, 1], \"rule\"", "scale 'firstTwo' names items that can't be scored.")]
    [InlineData("\"items\": [1, 2], \"rule\"", "\"items\": [0, 1], \"rule\"", "scale 'firstTwo' names items that can't be scored.")]
    [InlineData("\"items\": [1, 2], \"rule\"", "\"items\": [1, 4], \"rule\"", "scale 'firstTwo' names items that can't be scored.")]
    [InlineData("\"items\": [1, 2], \"rule\"", "\"items\": [1, 3], \"rule\"", "scale 'firstTwo' names items that can't be scored.")]
    [InlineData("\"times\": 2", "\"times\": 0", "scale 'firstTwo' can't be reckoned.")]
    [InlineData("\"decimals\": 1", "\"decimals\": 5", "scale 'firstTwo' can't be reckoned.")]
    [InlineData("\"decimals\": 1", "\"decimals\": -1", "scale 'firstTwo' can't be reckoned.")]
    [InlineData("44261-6", "44216-6", "scale 'total': '44216-6' is no LOINC code.")]
    [InlineData("\"mostProrated\": 1", "\"mostProrated\": 2", "scale 'total': at least one answer must be given.")]
    [InlineData("\"mostProrated\": 1", "\"mostProrated\": -1", "scale 'total': at least one answer must be given.")]
    [InlineData("\"text\": null, \"lowest\": 0", "\"text\": null, \"lowest\": 1", "scale 'total': a mean needs items of one scale.")]
    [InlineData("\"loinc\": null, \"reversed\": true", "\"loinc\": null, \"step\": 0.5, \"reversed\": true", "scale 'total': 0 decimals would round answers away.")]
    [InlineData("\"rule\": \"sum\", ", "\"rule\": \"sum\", \"times\": 2, ", "scale 'total': a filled-in score could fall between two bands.")]
    [InlineData("\"rule\": \"sum\", ", "\"rule\": \"mean\", ", "scale 'total': a mean has no bands.")]
    public void Refuses_a_wrong_scale(string good, string bad, string complaint) => Refuses(good, bad, $"Instrument 'two' version 1: {complaint}");

    [Fact]
    public void Refuses_an_instrument_without_scales_or_items_and_an_item_that_counts_nowhere()
    {
        var noTotal = Good[..(Good.IndexOf("\"scales\": [", StringComparison.Ordinal) + "\"scales\": [".Length)];
        var onlyFirst = noTotal + """{ "code": "first", "name": "First", "items": [1], "rule": "sum", "mostProrated": 0, "higherIs": "better", "loinc": null } ], "sources": [ "Made for this test" ] } ] }""";
        var none = noTotal + """ ], "sources": [ "Made for this test" ] } ] }""";
        var nothing = """
            { "options": {}, "instruments": [ { "code": "two", "version": 1, "scoringVersion": 1, "name": "Two", "category": "physicalOutcomes", "windows": ["now"],
              "licence": { "status": "publicDomain", "note": "Free" }, "panelLoinc": null, "items": [], "scales": [], "sources": [ "Made for this test" ] } ] }
            """;

        Assert.Equal("Instrument 'two' version 1: item 2 counts in no scale.", Complaint(onlyFirst));
        Assert.Equal("Instrument 'two' version 1: it has no scale.", Complaint(none));
        Assert.Equal("Instrument 'two' version 1: it has no items.", Complaint(nothing));
    }

    [Theory]
    [InlineData("\"from\": 0, \"to\": 1", "\"from\": 1, \"to\": 1", "band 'low' must begin at 0, not end before it begins, and end on a score.")]
    [InlineData("\"from\": 0, \"to\": 1", "\"from\": 0, \"to\": -1", "band 'low' must begin at 0, not end before it begins, and end on a score.")]
    [InlineData("\"from\": 0, \"to\": 1", "\"from\": 0, \"to\": 1.5", "band 'low' must begin at 0, not end before it begins, and end on a score.")]
    [InlineData("\"from\": 2, \"to\": 4", "\"from\": 3, \"to\": 4", "band 'high' must begin at 2, not end before it begins, and end on a score.")]
    [InlineData("\"from\": 2, \"to\": 4", "\"from\": 1, \"to\": 4", "band 'high' must begin at 2, not end before it begins, and end on a score.")]
    [InlineData("\"from\": 2, \"to\": 4", "\"from\": 2, \"to\": 3", "the bands must end at 4.")]
    [InlineData("\"from\": 2, \"to\": 4", "\"from\": 2, \"to\": 5", "the bands must end at 4.")]
    [InlineData("\"code\": \"high\"", "\"code\": \"low\"", "scale 'total': a band stands twice.")]
    [InlineData("\"code\": \"high\"", "\"code\": \"\"", "a band has no name.")]
    [InlineData("\"atMost\": 1", "\"atMost\": 5", "cut 'look' is not on the scale.")]
    [InlineData("\"atMost\": 1", "\"atMost\": -1", "cut 'look' is not on the scale.")]
    [InlineData("\"atMost\": 1, ", "", "cut 'look' is not on the scale.")]
    [InlineData("\"atMost\": 1", "\"atMost\": 1, \"atLeast\": 1", "cut 'look' is not on the scale.")]
    [InlineData("\"sensitivity\": 80", "\"sensitivity\": 101", "cut 'look': shares are percent.")]
    [InlineData("\"specificity\": 70", "\"specificity\": -1", "cut 'look': shares are percent.")]
    [InlineData("\"specificity\": 70, \"population\": \"somebody\"", "\"specificity\": 70, \"population\": \"\"", "scale 'total': a cut names no population or source.")]
    [InlineData("\"source\": \"somebody\" } ],\n", "\"source\": \" \" } ],\n", "scale 'total': a cut names no population or source.")]
    [InlineData("\"value\": 50", "\"value\": 101", "threshold 'half' is beyond the scale.")]
    [InlineData("\"value\": 50", "\"value\": 0", "threshold 'half' is beyond the scale.")]
    [InlineData("\"reliable\", \"value\": 2", "\"reliable\", \"value\": 4.5", "threshold 'more' is beyond the scale.")]
    [InlineData("\"reliable\", \"value\": 2", "\"reliable\", \"value\": -2", "threshold 'more' is beyond the scale.")]
    [InlineData("\"reliable\", \"value\": 2", "\"endState\", \"value\": 5", "threshold 'more' is beyond the scale.")]
    [InlineData("\"kind\": \"reliable\", \"value\": 2, \"population\": \"somebody\"", "\"kind\": \"reliable\", \"value\": 2, \"population\": \"\"", "scale 'total': a threshold names no population or source.")]
    [InlineData("\"code\": \"more\"", "\"code\": \"half\"", "scale 'total': a threshold stands twice.")]
    [InlineData("\"kind\": \"reliable\", \"value\": 2", "\"kind\": \"percent\", \"isUsual\": true, \"value\": 2", "scale 'total' has two usual thresholds of one kind.")]
    [InlineData("\"mostProrated\": 1, \"higherIs\": \"better\"", "\"mostProrated\": 1, \"higherIs\": \"neither\"", "scale 'total': without a direction no change is better.")]
    [InlineData("\"parts\": [ {", "\"parts\": [ null, {", "criterion 'one' has an empty part.")]
    [InlineData("{ \"items\": [1, 2], \"atLeast\": 2, \"count\": 1 }", "", "a criterion says nothing.")]
    [InlineData("\"atLeast\": 2, \"count\": 1", "\"count\": 1", "criterion 'one' can't be met or asks for nothing.")]
    [InlineData("\"atLeast\": 2, \"count\": 1", "\"atLeast\": 2, \"atMost\": 2, \"count\": 1", "criterion 'one' can't be met or asks for nothing.")]
    [InlineData("\"atLeast\": 2, \"count\": 1", "\"atLeast\": 2, \"count\": 3", "criterion 'one' can't be met or asks for nothing.")]
    [InlineData("\"atLeast\": 2, \"count\": 1", "\"atLeast\": 2, \"count\": 0", "criterion 'one' can't be met or asks for nothing.")]
    [InlineData("\"atLeast\": 2, \"count\": 1", "\"atLeast\": 3, \"count\": 1", "criterion 'one' asks for an answer that is not on the scale.")]
    [InlineData("{ \"items\": [1, 2], \"atLeast\"", "{ \"items\": [1, 1], \"atLeast\"", "criterion 'one' names an item twice.")]
    [InlineData("{ \"items\": [1, 2], \"atLeast\"", "{ \"items\": [1, 4], \"atLeast\"", "criterion 'one' can't be met or asks for nothing.")]
    [InlineData("\"count\": 1 } ], \"source\": \"somebody\"", "\"count\": 1 } ], \"source\": \"\"", "a criterion says nothing.")]
    public void Refuses_a_wrong_band_cut_threshold_or_criterion(string good, string bad, string complaint) => Refuses(good, bad, $"Instrument 'two' version 1: {complaint}");

    // A scale that does not begin at nought.
    [Theory]
    [InlineData("2", "4", "2", null)]
    [InlineData("2", "4", "1", "Instrument 'one' version 1: threshold 'there' is beyond the scale.")]
    [InlineData("2", "4", "5", "Instrument 'one' version 1: threshold 'there' is beyond the scale.")]
    [InlineData("0.5", "2.5", "1", "Instrument 'one' version 1: scale 'total': 0 decimals would round answers away.")]
    public void Looks_at_where_a_scale_begins(string lowest, string highest, string endState, string? complaint)
    {
        var json = $$"""
            { "options": {}, "instruments": [ { "code": "one", "version": 1, "scoringVersion": 1, "name": "One", "category": "physicalOutcomes", "windows": ["now"],
              "licence": { "status": "publicDomain", "note": "Free" }, "panelLoinc": null, "items": [ { "text": "A", "lowest": {{lowest}}, "highest": {{highest}}, "loinc": null } ],
              "scales": [ { "code": "total", "name": "Total", "rule": "sum", "mostProrated": 0, "higherIs": "better", "loinc": null, "thresholds": [
                { "code": "there", "kind": "endState", "value": {{endState}}, "population": "somebody", "source": "somebody", "effectiveFrom": "2026-11-21" } ] } ],
              "sources": [ "Made for this test" ] } ] }
            """;

        if (complaint is null) Assert.Equal((2, 4), (Instruments.Read(json)[0].Total!.Lowest, Instruments.Read(json)[0].Total!.Highest));
        else Assert.Equal(complaint, Complaint(json));
    }

    [Theory]
    [InlineData("\"version\": 1,", "\"version\": 1,,", 5)]
    [InlineData("\"windows\": [\"now\", \"7 days\"]", "\"windows\": 3", 5)]
    [InlineData("\"mostProrated\": 1", "\"mostProrated\": \"1\"", 14)]
    [InlineData("\"name\": \"Total\"", "\"nane\": \"x\", \"name\": \"Total\"", 14)]
    [InlineData("\"name\": \"Total\"", "\"name\": \"Total\", \"name\": \"Total\"", 14)]
    [InlineData("\"higherIs\": \"better\", \"loinc\": \"44261-6\"", "\"higherIs\": \"nicer\", \"loinc\": \"44261-6\"", 14)]
    [InlineData("\"higherIs\": \"better\", \"loinc\": \"44261-6\"", "\"higherIs\": 1, \"loinc\": \"44261-6\"", 14)]
    [InlineData("\"safety\": true", "\"safety\": 1", 9)]
    [InlineData("\"kind\": \"percent\"", "\"kind\": \"share\"", 18)]
    [InlineData("\"effectiveFrom\": \"2026-11-21\", \"isUsual\"", "\"effectiveFrom\": \"21 November\", \"isUsual\"", 18)]
    public void Names_the_line_that_can_not_be_read(string good, string bad, int line)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        Assert.StartsWith($"Line {line}, at ", Complaint(Good.Replace(good, bad, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"windows\": [\"now\", \"7 days\"],", "windows")]
    [InlineData("\"licence\": { \"status\": \"freeWithAttribution\", \"note\": \"Name the authors.\" },", "licence")]
    [InlineData("\"panelLoinc\": null, ", "panelLoinc")]
    [InlineData("\"lowest\": 0, \"highest\": 2, \"loinc\": null", "lowest")]
    [InlineData("\"highest\": 1, ", "highest")]
    [InlineData("\"rule\": \"sum\", ", "rule")]
    [InlineData("\"mostProrated\": 1, ", "mostProrated")]
    [InlineData(", \"higherIs\": \"better\", \"loinc\": null }", "higherIs")]
    [InlineData(", \"effectiveFrom\": \"2026-11-21\", \"isUsual\": true", "effectiveFrom")]
    [InlineData("\"specificity\": 70, \"population\": \"somebody\", ", "population")]
    public void Misses_what_is_left_out(string good, string missing)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var instead = good.EndsWith('}') ? " }" : good.StartsWith("\"lowest\"", StringComparison.Ordinal) ? "\"loinc\": null" : "";

        var complaint = Assert.Throws<InvalidDataException>(() => Instruments.Read(Good.Replace(good, instead, StringComparison.Ordinal)));

        Assert.StartsWith("Line ", complaint.Message, StringComparison.Ordinal);
        Assert.Contains(missing, complaint.InnerException!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"code\": \"two\"", "\"code\": \"two\"", "stands twice.")]
    [InlineData("\"version\": 1, \"scoringVersion\": 1, \"name\": \"Two questions\", \"category\": \"physicalOutcomes\"", "\"version\": 2, \"scoringVersion\": 1, \"name\": \"Two questions\", \"category\": \"mentalHealthOutcomes\"", "another version has another category.")]
    [InlineData("\"scoringVersion\": 1", "\"scoringVersion\": 2, \"stem\": \"Lately:\"", null)]
    [InlineData("\"text\": \"B\"", "\"text\": \"Another B\"", "the same version has other items; that is a new version.")]
    [InlineData("\"loinc\": null, \"reversed\": true", "\"loinc\": null", "the same version has other items; that is a new version.")]
    public void Lets_editions_of_one_code_differ_only_so_far(string good, string bad, string? complaint)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var edition = One.Replace(good, bad, StringComparison.Ordinal);
        if (!good.Contains("ersion", StringComparison.Ordinal) && good != bad) edition = edition.Replace("\"scoringVersion\": 1", "\"scoringVersion\": 2", StringComparison.Ordinal);
        if (complaint is null) edition = edition.Replace(", \"stem\": \"Lately:\",\n", ",\n", StringComparison.Ordinal);
        var both = Good.Replace(One, $"{One},{edition}", StringComparison.Ordinal);

        if (complaint is null) Assert.Equal([1, 2], Instruments.Read(both).Select(two => two.ScoringVersion));
        else Assert.EndsWith(complaint, Complaint(both), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"higherIs\": \"better\", \"loinc\": \"44261-6\"", "\"higherIs\": \"worse\", \"loinc\": \"44261-6\"")]
    [InlineData("\"decimals\": 1, \"mostProrated\": 0, \"higherIs\": \"better\"", "\"decimals\": 1, \"mostProrated\": 0, \"higherIs\": \"worse\"")]
    [InlineData("\"times\": 2", "\"times\": 3")]
    public void Refuses_another_edition_that_runs_the_other_way_or_further_I54(string good, string bad)
    {
        Assert.Contains(good, One, StringComparison.Ordinal);
        var edition = One.Replace(good, bad, StringComparison.Ordinal).Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal);

        Assert.EndsWith("runs otherwise in another version; that is an instrument of its own.", Complaint(Good.Replace(One, $"{One},{edition}", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_an_empty_file_for_no_instruments_and_nothing_for_a_mistake()
    {
        Assert.Empty(Instruments.Read("""{ "options": {}, "instruments": [] }"""));
        Assert.StartsWith("Line 1, at ", Complaint(""), StringComparison.Ordinal);
        Assert.StartsWith("Line 1, at ", Complaint("""{ "instruments": [] }"""), StringComparison.Ordinal);
        Assert.Equal("The file is empty.", Complaint("null"));
        Assert.Equal("An entry is empty.", Complaint("""{ "options": {}, "instruments": [ null ] }"""));
        Assert.Equal("An entry is empty.", Complaint("""{ "options": { "a": [ null ] }, "instruments": [] }"""));
    }

    private static string One => Good[Good.IndexOf("{\n      \"code\": \"two\"", StringComparison.Ordinal)..(Good.LastIndexOf("    }\n  ]", StringComparison.Ordinal) + 5)];

    private static string Complaint(string json) => Assert.Throws<InvalidDataException>(() => Instruments.Read(json)).Message;

    private static void Refuses(string good, string bad, string complaint)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        Assert.Equal(complaint, Complaint(Good.Replace(good, bad, StringComparison.Ordinal)));
    }
}
