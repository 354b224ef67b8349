using System.Diagnostics;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Tests.Contraindications;

/// <summary>I39: whatever is found beside it, nothing makes a check milder; and it does not matter who said what first.</summary>
public sealed class Winning_by_the_strictest(ITestOutputHelper output)
{
    private const int Seed = 41_739;
    private const int Rounds = 400;

    private static readonly PlannedTouch Everything = new()
    {
        Techniques = [Technique.Swedish, Technique.DeepTissue, Technique.MyofascialRelease, Technique.TriggerPoint, Technique.Aromatherapy],
        Sites = [.. BodyRegions.All.Select(region => BodySite.Of(region))],
        Products = [.. Evidence.Catalogue.Products.Select(product => product.Code)],
        Pressure = Pressure.Firmest,
    };

    [Fact]
    public void Never_gets_milder_by_one_finding_more()
    {
        var random = new Random(Seed);
        var stricter = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = RandomEvidence(random, out var added);
            var (less, more) = (before.Evaluate(Everything).Check(), added.Evaluate(Everything).Check());

            Assert.True(more.Outcome >= less.Outcome, $"Seed {Seed}, round {round}: {less.Outcome} became {more.Outcome}.");
            Assert.Subset(Allowed(less), Allowed(more));
            Assert.Subset(less.PossibleProducts().ToHashSet(StringComparer.Ordinal), more.PossibleProducts().ToHashSet(StringComparer.Ordinal));
            Assert.Subset(less.PossiblePositions().ToHashSet(), more.PossiblePositions().ToHashSet());
            if (Allowed(more).Count < Allowed(less).Count || more.Outcome > less.Outcome) stricter++;
        }

        output.WriteLine($"Seed {Seed}: {Rounds} rounds, one finding more was stricter in {stricter} and milder in none.");
        Assert.True(stricter > Rounds / 4, $"{stricter}");
    }

    [Fact]
    public void Does_not_depend_on_the_order_in_which_things_were_read()
    {
        var random = new Random(Seed);
        for (var round = 0; round < Rounds / 4; round++)
        {
            RandomEvidence(random, out var evidence);
            var shuffled = evidence with { Answers = [.. evidence.Answers.OrderBy(_ => random.Next())], Holds = [.. evidence.Holds.Reverse()] };

            Assert.Equal(evidence.Evaluate(Everything).Stamp, shuffled.Evaluate(Everything).Stamp);
        }
    }

    [Fact]
    public void Shows_the_strictest_of_what_bears_on_the_plan()
    {
        var evidence = Evidence.Of(Evidence.Yes("EPIL"), Evidence.Yes("ACOAG"), Evidence.Yes("VARIC", BodySite.Of(BodyRegion.LowerLegs)));

        Assert.Equal(ContraindicationOutcome.Local, evidence.Evaluate().Check().Outcome);
        Assert.Equal(ContraindicationOutcome.Modify, evidence.Evaluate(Evidence.Plan with { Sites = [BodySite.Of(BodyRegion.Shoulders)] }).Check().Outcome);
        Assert.Equal(ContraindicationOutcome.Caution, evidence.Evaluate(Evidence.Plan with { Sites = [BodySite.Of(BodyRegion.Shoulders)], Techniques = [Technique.Swedish] }).Check().Outcome);
    }

    [Fact]
    public void Is_quick_enough_to_be_asked_at_every_touch()
    {
        RandomEvidence(new Random(Seed), out var evidence);
        evidence.Evaluate(Everything);
        const int times = 500;

        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++) evidence.Evaluate(Everything);
        var each = Stopwatch.GetElapsedTime(began) / times;

        output.WriteLine($"One evaluation of {evidence.Answers.Count} answers against {Evidence.Rules.All.Count} rules: {each.TotalMicroseconds:F0} µs.");
        Assert.True(each < TimeSpan.FromMilliseconds(20), $"{each}");
    }

    private static HashSet<(BodyRegion, Side, Technique, int)> Allowed(ContraindicationCheck check)
    {
        var allowed = new HashSet<(BodyRegion, Side, Technique, int)>();
        foreach (var possible in check.Possible())
        {
            foreach (var technique in possible.Techniques)
            {
                for (var step = 1; step <= possible.PressureCeiling; step++)
                {
                    foreach (var side in possible.Site.Side is { } one ? [one] : Enum.GetValues<Side>()) allowed.Add((possible.Site.Region, side, technique, step));
                }
            }
        }

        return allowed;
    }

    /// <summary>A few findings, and the same with one more.</summary>
    private static ContraindicationEvidence RandomEvidence(Random random, out ContraindicationEvidence withOneMore)
    {
        var askable = Evidence.Rules.All.Where(rule => rule.Question is not null).ToList();
        var found = Enumerable.Range(0, random.Next(4)).Select(_ => RandomAnswer(askable[random.Next(askable.Count)], random)).DistinctBy(answer => answer.Rule).ToArray();
        var rest = askable.Where(rule => found.All(answer => answer.Rule != rule.Code)).ToList();
        var one = RandomAnswer(rest[random.Next(rest.Count)], random);
        var before = Evidence.Of(found);

        // A question that is not asked of everyone has no answer before.
        withOneMore = random.Next(6) == 0
            ? before with { Holds = [Evidence.Held(random.Next(2) == 0 ? HoldLimits.Sessions : HoldLimits.Of(false, null, [], [BodySite.Of(BodyRegion.Neck)], []))] }
            : before with { Answers = [.. before.Answers.Where(held => held.Answer.Rule != one.Rule), Evidence.Held(one)] };
        return before;
    }

    private static HealthAnswer RandomAnswer(ContraindicationRule rule, Random random) => new()
    {
        Rule = rule.Code,
        State = random.Next(4) == 0 ? FindingState.Unknown : FindingState.Present,
        Sites = rule.NeedsSites ? [BodySite.Of(BodyRegion.LowerLegs, random.Next(2) == 0 ? Side.Left : null), BodySite.Of(BodyRegions.All[random.Next(BodyRegions.All.Count)])] : [],
        Since = random.Next(2) == 0 ? null : A.Monday.AddHours(-random.Next(1, 3000)),
        Qualifiers = [.. rule.Qualifiers.Where(_ => random.Next(2) == 0).Select(qualifier => qualifier.Code)],
        Allergens = random.Next(2) == 0 ? [] : [Enum.GetValues<Allergen>()[random.Next(10)]],
        Measure = rule.Measure is null || random.Next(3) == 0 ? null : random.Next(42),
    };
}
