using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>The database opens rows by keys and the policy decides about records: in every world both say the same.</summary>
public sealed class Reach_equals_decision
{
    private static readonly string[] Codes = [.. Categories.All.Select(category => category.Code())];
    private static readonly string[][] ByDiscipline = [.. Codes.Select(code => new[] { $"{code}/psychotherapy", $"{code}/massageTherapy", $"{code}/none" })];
    private static readonly string[][] ByItself = [.. Codes.Select(code => RandomWorld.Records.Select(record => $"{code}/record/{record}").ToArray())];

    [Fact]
    public void For_every_row_of_every_author_in_every_world()
    {
        var (open, closed, worldsWithStanding) = (0, 0, 0);
        foreach (var world in RandomWorld.All())
        {
            if (DisclosurePolicy.Standing(world.Facts, world.Moment) is { } none)
            {
                var refusal = new DisclosureDecision(false, InformationCategory.Demographics, none, null, Obligations.None).Refusal();
                Assert.Equal(refusal, A.Refusal(() => Reach.Of(world.Facts, world.Moment)));
                continue;
            }

            worldsWithStanding++;
            var reach = Reach.Of(world.Facts, world.Moment);
            var keys = reach.Keys.ToHashSet(StringComparer.Ordinal);
            var withheld = reach.WithheldKeys.ToHashSet(StringComparer.Ordinal);
            foreach (var (author, category) in from author in world.Authors from category in Categories.All select (author, category))
            {
                var (byClass, byAuthor) = (ByClass(category, author), $"{Codes[(int)category]}/{author.PersonId}");
                for (var i = 0; i < RandomWorld.Records.Count; i++)
                {
                    var (record, byItself) = (RandomWorld.Records[i], ByItself[(int)category][i]);
                    var decision = DisclosurePolicy.Decide(world.Facts, world.Moment, category, author, record);
                    var isVisible = (keys.Contains(byClass) || keys.Contains(byAuthor) || keys.Contains(byItself))
                        && (author.PersonId == reach.Reader.PersonId || !(withheld.Contains(byClass) || withheld.Contains(byAuthor) || withheld.Contains(byItself)));

                    if (decision.IsPermitted) open++;
                    else closed++;
                    if (decision.IsPermitted != isVisible)
                        Assert.Fail($"Visible by key is {isVisible} for {category} by {author} in {record}, but {decision}.\n{world}");
                    if (decision != reach.Decide(category, author, record)) Assert.Fail($"The reach decides otherwise on {category} by {author} in {record} than {decision}.\n{world}");
                }

                var inGeneral = DisclosurePolicy.Decide(world.Facts, world.Moment, category, author);
                if (inGeneral != reach.Decide(category, author)) Assert.Fail($"The reach decides otherwise on {category} by {author} than {inGeneral}.\n{world}");
            }
        }

        // Worlds in which nothing opens, or everything, would prove nothing.
        Assert.True(worldsWithStanding > RandomWorld.Worlds / 3, $"{worldsWithStanding} worlds with a standing");
        Assert.True(open > 500_000 && closed > 500_000, $"{open} open, {closed} closed");
    }

    [Fact]
    public void For_a_whole_kind_of_information_only_when_all_of_it_is_open_whoever_wrote_it()
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

    private static readonly Guid Stranger = MayasCare.Person(50);
    private static readonly InformationCategory[] MayNotBeKnown = [InformationCategory.PsychotherapyProcess, InformationCategory.TraumaHistory, InformationCategory.SubstanceUse];

    private static Discipline?[] WritersOf(InformationCategory category) => category switch
    {
        InformationCategory.Bodywork or InformationCategory.PhysicalOutcomes => [Discipline.MassageTherapy],
        InformationCategory.MentalHealthSummary or InformationCategory.MentalHealthOutcomes or InformationCategory.PsychotherapyProgress => [Discipline.Psychotherapy],
        InformationCategory.PsychotherapyProcess or InformationCategory.TraumaHistory or InformationCategory.SubstanceUse => [Discipline.Psychotherapy],
        _ => [Discipline.Psychotherapy, Discipline.MassageTherapy, null],
    };

    private static string ByClass(InformationCategory category, Author author) => author.Discipline switch
    {
        Discipline.Psychotherapy => ByDiscipline[(int)category][0],
        Discipline.MassageTherapy => ByDiscipline[(int)category][1],
        _ => ByDiscipline[(int)category][2],
    };
}
