using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>Who answers for a safety signal reaches that signal beside what they reach anyway, and nothing else (Rule CR-236).</summary>
public sealed class Answering_for_a_signal(ITestOutputHelper output)
{
    private const int Worlds = 15_000;

    private static readonly Guid Signal = MayasCare.Person(700);
    private static readonly string Key = $"{InformationCategory.MentalHealthOutcomes.Code()}/record/{Signal}";

    [Fact]
    public void Opens_in_every_world_this_record_and_no_other()
    {
        var (added, alone, refused) = (0, 0, 0);
        foreach (var world in RandomWorld.All().Take(Worlds))
        {
            var (facts, moment, why) = (world.Facts, world.Moment, $"Seed {world.SeedOfThis}");
            var (may, usual) = (DisclosurePolicy.MayFollowUp(facts, moment), DisclosurePolicy.Standing(facts, moment));
            if (usual is not null && !may)
            {
                Assert.Equal(Refused(() => Reach.Of(facts, moment)), Refused(() => Reach.OfFollowUp(facts, moment, [Signal])));
                refused++;
                continue;
            }

            var reach = Reach.OfFollowUp(facts, moment, [Signal]);
            var before = usual is null ? Reach.Of(facts, moment) : null;
            Assert.True(reach.Keys.ToHashSet().SetEquals([.. before?.Keys ?? [], .. may ? [Key] : (string[])[]]), why);
            foreach (var category in Categories.All)
            {
                Assert.True(before is not null || !reach.DecideWhole(category).IsPermitted, why);
                foreach (var author in world.Authors())
                {
                    foreach (var record in (Guid?[])[null, .. RandomWorld.Records])
                        Assert.True((before?.Decide(category, author, record).IsPermitted ?? false) == reach.Decide(category, author, record).IsPermitted, why);
                    var decision = reach.Decide(category, author, Signal);
                    var open = before?.Decide(category, author, Signal);
                    Assert.True(decision.IsPermitted == (open?.IsPermitted == true || (may && category == InformationCategory.MentalHealthOutcomes)), why);
                    if (open?.IsPermitted != true && decision.IsPermitted) Assert.Equal(DecisionReason.SafetyFollowUp, decision.Reason);
                }
            }

            if (before is null) alone++;
            else added++;
        }

        output.WriteLine($"Seed {RandomWorld.Seed}: {Worlds} worlds, {added} with another standing, {alone} by the signal alone, {refused} refused.");
        Assert.All([added, alone, refused], times => Assert.True(times > 500));
    }

    [Fact]
    public void Opens_nothing_without_a_signal()
    {
        foreach (var world in RandomWorld.All().Take(Worlds))
        {
            if (DisclosurePolicy.Standing(world.Facts, world.Moment) is null) Assert.True(Reach.OfFollowUp(world.Facts, world.Moment, []).Keys.ToHashSet().SetEquals(Reach.Of(world.Facts, world.Moment).Keys));
            else Assert.Equal(Refused(() => Reach.Of(world.Facts, world.Moment)), Refused(() => Reach.OfFollowUp(world.Facts, world.Moment, [])));
        }
    }

    private static DomainError Refused(Action act) => CareStory.Refused(act);
}
