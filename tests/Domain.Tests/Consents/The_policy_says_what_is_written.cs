using System.Diagnostics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>
/// The policy, the reach of a request and the keys of the database's rows against a plain second telling of the same rules: for every kind of information, every
/// kind of author and a record that directives name and one that none names, in every world. The worlds of a seed are always the same.
/// </summary>
public sealed class The_policy_says_what_is_written(ITestOutputHelper output)
{
    private const int MostFactsLeft = 8;

    private static readonly string[] Codes = [.. Categories.All.Select(category => category.Code())];
    private static readonly string[][] ByDiscipline = [.. Codes.Select(code => new[] { $"{code}/none", $"{code}/psychotherapy", $"{code}/massageTherapy" })];
    private static readonly string[][] ByItself = [.. Codes.Select(code => RandomWorld.Records.Select(record => $"{code}/record/{record}").ToArray())];

    [Fact]
    public void In_every_world()
    {
        var began = Stopwatch.GetTimestamp();
        var tally = new Tally();
        foreach (var world in RandomWorld.All())
        {
            if (Fault(world, tally) is null) continue;
            var smallest = SmallestWorld.In(world, smaller => Fault(smaller, new Tally()) is not null);
            Assert.Fail($"Seed {RandomWorld.Seed}. {Fault(smallest, new Tally())}\nThe smallest world in which it is so:\n{smallest}\nIt was found in:\n{world}");
        }

        output.WriteLine($"Seed {RandomWorld.Seed}: {RandomWorld.Worlds} worlds ({tally.WorldsWithStanding} with a standing), {tally.Answers.Values.Sum()} answers compared, {tally.Open} of them open, 0 different, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s.");
        foreach (var (reason, times) in tally.Answers) output.WriteLine($"  {reason} decided {times} times");

        // Worlds in which nothing opens, or everything, would prove nothing; and every rule has to have had its say.
        Assert.True(tally.WorldsWithStanding > RandomWorld.Worlds / 3, $"{tally.WorldsWithStanding} worlds with a standing");
        Assert.InRange(tally.Open, 2_000_000, tally.Answers.Values.Sum() - 2_000_000);
        // Who answers for a safety signal has no rule of this policy: Answering_for_a_signal holds it.
        Assert.Equal(0, tally.Answers[DecisionReason.SafetyFollowUp]);
        Assert.All(tally.Answers.Where(answer => answer.Key != DecisionReason.SafetyFollowUp), answer => Assert.True(answer.Value > 10_000, $"{answer.Key} decided {answer.Value} times"));
    }

    [Fact]
    public void And_every_small_mistake_in_it_is_found_and_told_in_a_few_facts()
    {
        foreach (var (mistake, policy) in WrongPolicies.All)
        {
            var (tried, found) = (0, default(RandomWorld));
            foreach (var world in RandomWorld.All())
            {
                tried++;
                if (Difference(world, policy) is null) continue;
                found = world;
                break;
            }

            if (found is null) Assert.Fail($"Nothing is noticed when {mistake}.");
            var smallest = SmallestWorld.In(found, smaller => Difference(smaller, policy) is not null);
            var (before, after) = (WorldInWords.FactsIn(found), WorldInWords.FactsIn(smallest));
            output.WriteLine($"{mistake}: found in world {tried}, {before} facts shrunk to {after}.\n{Difference(smallest, policy)}\n{smallest}");
            Assert.True(after <= MostFactsLeft, $"{after} facts are left when {mistake}:\n{smallest}");
        }

        Assert.True(WrongPolicies.All.Count >= 8, $"{WrongPolicies.All.Count} mistakes");
    }

    private static string? Difference(RandomWorld world, Decides policy)
    {
        var written = new ConsentAsWritten(world.Facts, world.Moment.Now, world.Moment.Today, world.Moment.Purpose);
        foreach (var author in world.Authors())
        {
            foreach (var category in Categories.All)
            {
                foreach (var record in RandomWorld.Records)
                {
                    var (answer, decision) = (written.Ask(category, author, record), policy(world.Facts, world.Moment, category, author, record));
                    if (!answer.Is(decision)) return Told(category, author, record, answer, decision);
                }
            }
        }

        return null;
    }

    /// <summary>What is different between what is written, what is decided, what the reach decides and what the rows' keys open; <c>null</c> when nothing is.</summary>
    private static string? Fault(RandomWorld world, Tally tally)
    {
        var (facts, moment) = (world.Facts, world.Moment);
        var written = new ConsentAsWritten(facts, moment.Now, moment.Today, moment.Purpose);
        Reach? reach = null;
        if (DisclosurePolicy.Standing(facts, moment) is { } none)
        {
            var refusal = new DisclosureDecision(false, InformationCategory.Demographics, none, null, Obligations.None).Refusal();
            if (A.Refusal(() => Reach.Of(facts, moment)) != refusal) return $"There is a reach, though the policy says {none}.";
        }
        else
        {
            reach = Reach.Of(facts, moment);
            tally.WorldsWithStanding++;
        }

        var (keys, withheld) = (Set(reach?.Keys), Set(reach?.WithheldKeys));
        foreach (var author in world.Authors())
        {
            var byPerson = author.PersonId.ToString();
            var isOwn = author.PersonId == facts.Reader.PersonId;
            foreach (var category in Categories.All)
            {
                var (byClass, byAuthor) = (ByDiscipline[(int)category][author.Discipline switch { Discipline.Psychotherapy => 1, Discipline.MassageTherapy => 2, _ => 0 }], $"{Codes[(int)category]}/{byPerson}");
                var (opens, closes) = (keys.Contains(byClass) || keys.Contains(byAuthor), withheld.Contains(byClass) || withheld.Contains(byAuthor));
                for (var i = 0; i < RandomWorld.Records.Count; i++)
                {
                    var (record, byItself) = (RandomWorld.Records[i], ByItself[(int)category][i]);
                    var (answer, decision) = (written.Ask(category, author, record), DisclosurePolicy.Decide(facts, moment, category, author, record));
                    if (!answer.Is(decision)) return Told(category, author, record, answer, decision);
                    if (reach is not null && reach.Decide(category, author, record) != decision) return $"The reach decides otherwise: {reach.Decide(category, author, record)}\n{Told(category, author, record, answer, decision)}";
                    var isVisible = (opens || keys.Contains(byItself)) && (isOwn || !(closes || withheld.Contains(byItself)));
                    if (isVisible != answer.IsPermitted) return $"By its keys the row is {(isVisible ? "open" : "closed")}.\n{Told(category, author, record, answer, decision)}";

                    tally.Answers[decision.Reason]++;
                    if (answer.IsPermitted) tally.Open++;
                }

                if (reach is not null && reach.Decide(category, author) != DisclosurePolicy.Decide(facts, moment, category, author)) return $"The reach decides otherwise on {category} by {author} in general.";
            }
        }

        return null;
    }

    private static string Told(InformationCategory category, Author author, Guid record, ConsentAsWritten.Answer written, DisclosureDecision decided) =>
        $"{category} by {WorldInWords.Name(author.PersonId)} ({author.Discipline?.ToString() ?? "no discipline"}) in {WorldInWords.Name(record)}\n  written: {(written.IsPermitted ? "yes" : "no")}, {written.Reason} {written.Carry} [{string.Join(' ', written.Under.Select(WorldInWords.Name))}]\n  decided: {(decided.IsPermitted ? "yes" : "no")}, {decided.Reason} {decided.Obligations} [{(decided.Under is { } under ? WorldInWords.Name(under) : "")}]";

    private static HashSet<string> Set(IReadOnlyCollection<string>? keys) => keys is null ? [] : keys.ToHashSet(StringComparer.Ordinal);

    private sealed class Tally
    {
        public Dictionary<DecisionReason, int> Answers { get; } = Enum.GetValues<DecisionReason>().ToDictionary(reason => reason, _ => 0);

        public int Open { get; set; }

        public int WorldsWithStanding { get; set; }
    }
}
