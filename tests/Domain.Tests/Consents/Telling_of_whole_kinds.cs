using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>What a reader is told of whole kinds of information is what the policy says of everything of that kind.</summary>
public sealed class Telling_of_whole_kinds
{
    private static readonly Guid Stranger = MayasCare.Person(50);
    private static readonly InformationCategory[] MayNotBeKnown = [InformationCategory.PsychotherapyProcess, InformationCategory.TraumaHistory, InformationCategory.SubstanceUse];

    [Fact]
    public void Calls_a_kind_open_only_when_all_of_it_is_open_whoever_wrote_it()
    {
        var open = 0;
        foreach (var world in RandomWorld.All().Where(world => DisclosurePolicy.Standing(world.Facts, world.Moment) is null))
        {
            var reach = Reach.Of(world.Facts, world.Moment);
            var told = reach.Withheld().Select(decision => decision.Category).ToHashSet();
            foreach (var category in Categories.All)
            {
                var isOpen = WritersOf(category).All(writer => DisclosurePolicy.Decide(world.Facts, world.Moment, category, new Author(Stranger, writer)).IsPermitted);
                var isTold = told.Contains(category);
                if (isOpen) open++;
                if (isOpen != reach.DecideWhole(category).IsPermitted) Assert.Fail($"All of {category} is open: {isOpen}, but {reach.DecideWhole(category)}.\n{world}");
                if (isTold != (!isOpen && !MayNotBeKnown.Contains(category))) Assert.Fail($"Told that {category} is not shown: {isTold}, while it is open: {isOpen}.\n{world}");
            }
        }

        Assert.True(open > 10_000, $"{open} whole kinds open");
    }

    private static Discipline?[] WritersOf(InformationCategory category) => category switch
    {
        InformationCategory.Bodywork or InformationCategory.PhysicalOutcomes => [Discipline.MassageTherapy],
        InformationCategory.MentalHealthSummary or InformationCategory.MentalHealthOutcomes or InformationCategory.PsychotherapyProgress => [Discipline.Psychotherapy],
        InformationCategory.PsychotherapyProcess or InformationCategory.TraumaHistory or InformationCategory.SubstanceUse => [Discipline.Psychotherapy],
        _ => [Discipline.Psychotherapy, Discipline.MassageTherapy, null],
    };
}
