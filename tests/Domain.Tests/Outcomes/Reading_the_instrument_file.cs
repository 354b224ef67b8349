using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Reading_the_instrument_file
{
    private const string Good =
        """
        {
          "instruments": [
            {
              "code": "two", "version": 1, "scoringVersion": 1, "name": "Two questions", "category": "physicalOutcomes",
              "window": "now", "higherIs": "better", "panelLoinc": null, "totalLoinc": "44261-6", "mostProrated": 1,
              "items": [ { "text": null, "lowest": 0, "highest": 2, "loinc": null }, { "text": "B", "lowest": 0, "highest": 2, "loinc": "44260-8", "safety": true } ],
              "bands": [ { "code": "low", "from": 0, "to": 1 }, { "code": "high", "from": 2, "to": 4 } ],
              "sources": [ "Made for this test" ]
            }
          ]
        }
        """;

    [Fact]
    public void Gives_the_instrument_as_written()
    {
        var two = Assert.Single(Instruments.Read(Good));

        Assert.Equal(("two", "Two questions", Direction.Better, 0, 4), (two.Code, two.Name, two.HigherIs, two.Lowest, two.Highest));
        Assert.Equal([new(1, null, 0, 2, null, IsSafetyItem: false), new(2, "B", 0, 2, "44260-8", IsSafetyItem: true)], two.Items);
        Assert.Equal([new("low", 0, 1), new("high", 2, 4)], two.Bands);
    }

    [Theory]
    [InlineData("\"code\": \"two\"", "\"code\": \"Two\"", "Instrument 'Two' version 1: the code must be lower-case letters and digits.")]
    [InlineData("\"version\": 1, \"scoringVersion\": 1", "\"version\": 0, \"scoringVersion\": 1", "Instrument 'two' version 0: versions begin at 1.")]
    [InlineData("\"window\": \"now\"", "\"window\": \" \"", "Instrument 'two' version 1: name and window must say something.")]
    [InlineData("physicalOutcomes", "carePlan", "Instrument 'two' version 1: the category must be one of outcomes.")]
    [InlineData("\"mostProrated\": 1", "\"mostProrated\": 2", "Instrument 'two' version 1: at least one answer must be given.")]
    [InlineData("\"mostProrated\": 1", "\"mostProrated\": -1", "Instrument 'two' version 1: at least one answer must be given.")]
    [InlineData("\"Made for this test\"", "", "Instrument 'two' version 1: it names no source.")]
    [InlineData("\"text\": \"B\", \"lowest\": 0", "\"text\": \"B\", \"lowest\": 2", "Instrument 'two' version 1: item 2: the lowest answer must be below the highest.")]
    [InlineData("\"text\": \"B\", \"lowest\": 0", "\"text\": \"B\", \"lowest\": 1", "Instrument 'two' version 1: a mean needs items of one scale.")]
    [InlineData("44260-8", "44260-9", "Instrument 'two' version 1: item 2: '44260-9' is no LOINC code.")]
    [InlineData("44260-8", "442608", "Instrument 'two' version 1: item 2: '442608' is no LOINC code.")]
    [InlineData("44261-6", "44216-6", "Instrument 'two' version 1: '44216-6' is no LOINC code.")]
    [InlineData("\"panelLoinc\": null", "\"panelLoinc\": \"x\"", "Instrument 'two' version 1: 'x' is no LOINC code.")]
    [InlineData("\"from\": 0, \"to\": 1", "\"from\": 1, \"to\": 1", "Instrument 'two' version 1: band 'low' must begin at 0 and not end before it begins.")]
    [InlineData("\"from\": 2, \"to\": 4", "\"from\": 3, \"to\": 4", "Instrument 'two' version 1: band 'high' must begin at 2 and not end before it begins.")]
    [InlineData("\"from\": 2, \"to\": 4", "\"from\": 1, \"to\": 4", "Instrument 'two' version 1: band 'high' must begin at 2 and not end before it begins.")]
    [InlineData("\"from\": 2, \"to\": 4", "\"from\": 2, \"to\": 3", "Instrument 'two' version 1: the bands must end at 4.")]
    [InlineData("\"from\": 2, \"to\": 4", "\"from\": 2, \"to\": 5", "Instrument 'two' version 1: the bands must end at 4.")]
    public void Names_the_instrument_and_what_is_wrong_with_it(string good, string bad, string complaint)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        Assert.Equal(complaint, Assert.Throws<InvalidDataException>(() => Instruments.Read(Good.Replace(good, bad, StringComparison.Ordinal))).Message);
    }

    [Theory]
    [InlineData("\"version\": 1,", "\"version\": 1,,", 4)]
    [InlineData("\"window\": \"now\",", "\"window\": 3,", 5)]
    [InlineData("\"mostProrated\": 1,", "\"mostProrated\": \"1\",", 5)]
    [InlineData("\"window\": \"now\",", "\"widow\": \"now\", \"window\": \"now\",", 5)]
    [InlineData("\"higherIs\": \"better\"", "\"higherIs\": \"nicer\"", 5)]
    [InlineData("\"higherIs\": \"better\"", "\"higherIs\": 1", 5)]
    [InlineData("\"safety\": true", "\"safety\": 1", 6)]
    public void Names_the_line_that_can_not_be_read(string good, string bad, int line)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var complaint = Assert.Throws<InvalidDataException>(() => Instruments.Read(Good.Replace(good, bad, StringComparison.Ordinal))).Message;

        Assert.StartsWith($"Line {line}, at ", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"window\": \"now\", ", "window")]
    [InlineData("\"totalLoinc\": \"44261-6\", ", "totalLoinc")]
    public void Misses_what_is_left_out(string good, string missing)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var complaint = Assert.Throws<InvalidDataException>(() => Instruments.Read(Good.Replace(good, "", StringComparison.Ordinal)));

        Assert.StartsWith("Line ", complaint.Message, StringComparison.Ordinal);
        Assert.NotNull(complaint.InnerException);
        Assert.Contains(missing, complaint.InnerException.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_the_same_version_twice()
    {
        var one = Good[Good.IndexOf('[', StringComparison.Ordinal)..].Trim('}', '\n', ' ').TrimStart('[').TrimEnd(']', '\n', ' ');
        var twice = Good.Replace(one, $"{one},{one}", StringComparison.Ordinal);

        Assert.Equal("Instrument 'two' version 1: stands twice.", Assert.Throws<InvalidDataException>(() => Instruments.Read(twice)).Message);
    }

    [Fact]
    public void Takes_an_empty_file_for_no_instruments_and_nothing_for_a_mistake()
    {
        Assert.Empty(Instruments.Read("""{ "instruments": [] }"""));
        Assert.StartsWith("Line 1, at ", Assert.Throws<InvalidDataException>(() => Instruments.Read("")).Message, StringComparison.Ordinal);
        Assert.Equal("The file is empty.", Assert.Throws<InvalidDataException>(() => Instruments.Read("null")).Message);
    }
}
