using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>The policy against a plain second telling of the same rules.</summary>
public sealed class The_policy_says_what_is_written
{
    private const int QuestionsPerWorld = 40;

    [Fact]
    public void In_every_world()
    {
        var answers = Enum.GetValues<DecisionReason>().ToDictionary(reason => reason, _ => 0);
        foreach (var world in RandomWorld.All())
        {
            var dice = new Random(world.SeedOfThis);
            var (now, today, purpose) = world.Moment;
            for (var question = 0; question < QuestionsPerWorld; question++)
            {
                var category = Categories.All[dice.Next(Categories.All.Count)];
                var author = world.Authors[dice.Next(world.Authors.Count)];
                var record = RandomWorld.Records[dice.Next(RandomWorld.Records.Count)];

                var written = ConsentAsWritten.Ask(world.Facts, now, today, purpose, category, author, record);
                var decided = DisclosurePolicy.Decide(world.Facts, world.Moment, category, author, record);
                answers[decided.Reason]++;
                if (!written.Is(decided)) Assert.Fail($"Written: {written} ({string.Join(' ', written.Under)})\nDecided: {decided}\nOn {category} by {author} in {record}.\n{world}");
            }
        }

        // Every rule has to have had its say.
        Assert.All(answers, answer => Assert.True(answer.Value > 500, $"{answer.Key} decided {answer.Value} times"));
    }
}
