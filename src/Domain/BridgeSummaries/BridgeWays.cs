using System.Collections.Frozen;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.BridgeSummaries;

/// <summary>As which kinds of information something may be told to a discipline (Rule CR-205).</summary>
/// <remarks>
/// Of the teller's own notes only the summary of them crosses, and what both disciplines work with. Kinds whose existence is private never do: an extract that was one of them could not be told of without telling that it is there.
/// </remarks>
public static class BridgeWays
{
    private static readonly FrozenDictionary<Discipline, IReadOnlyList<InformationCategory>> All = Checked(new()
    {
        [Discipline.MassageTherapy] = [InformationCategory.CarePlan, InformationCategory.SafetyCues, InformationCategory.PhysicalHealth, InformationCategory.MentalHealthSummary],
        [Discipline.Psychotherapy] = [InformationCategory.CarePlan, InformationCategory.SafetyCues, InformationCategory.PhysicalHealth, InformationCategory.Bodywork],
    });

    /// <summary>The kinds in which this discipline can be told something.</summary>
    public static IReadOnlyList<InformationCategory> To(Discipline audience) => All[audience];

    /// <summary>Lets a table pass that tells each discipline something, nothing of private existence, nothing of the front desk's, and of notes only the other's.</summary>
    /// <exception cref="InvalidOperationException">The table says otherwise; the message names the entry.</exception>
    internal static FrozenDictionary<Discipline, IReadOnlyList<InformationCategory>> Checked(Dictionary<Discipline, IReadOnlyList<InformationCategory>> table)
    {
        foreach (var audience in Enum.GetValues<Discipline>())
        {
            if (!table.TryGetValue(audience, out var kinds) || kinds.Count == 0) throw new InvalidOperationException($"Nothing is told to {audience}.");
            foreach (var kind in kinds)
            {
                if (!kind.ExistenceMayBeShown()) throw new InvalidOperationException($"{kind} is private and is told to {audience}.");
                if (kind is InformationCategory.Demographics or InformationCategory.Scheduling) throw new InvalidOperationException($"{kind} is the front desk's and is told to {audience}.");
                if (kind.Owner() == audience) throw new InvalidOperationException($"{kind} is {audience}'s own and is told to them.");
            }
        }

        return table.ToFrozenDictionary();
    }
}
