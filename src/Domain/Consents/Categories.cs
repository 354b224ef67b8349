using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Consents;

/// <summary>What the categories have to do with each other and with the disciplines.</summary>
public static class Categories
{
    /// <summary>All of them, in the order in which people are told about them.</summary>
    public static IReadOnlyList<InformationCategory> All { get; } = Enum.GetValues<InformationCategory>();

    /// <summary>A denied reader may be told that there is such a kind of information, but for these three: there even its existence is private.</summary>
    public static bool ExistenceMayBeShown(this InformationCategory category) =>
        category is not (InformationCategory.PsychotherapyProcess or InformationCategory.TraumaHistory or InformationCategory.SubstanceUse);

    /// <summary>The notes and outcomes that belong to one discipline; <c>null</c> for what both share or neither owns.</summary>
    public static Discipline? Owner(this InformationCategory category) => category switch
    {
        InformationCategory.MentalHealthSummary or InformationCategory.MentalHealthOutcomes or InformationCategory.PsychotherapyProgress
            or InformationCategory.PsychotherapyProcess or InformationCategory.TraumaHistory or InformationCategory.SubstanceUse => Discipline.Psychotherapy,
        InformationCategory.Bodywork or InformationCategory.PhysicalOutcomes => Discipline.MassageTherapy,
        _ => null,
    };

    /// <summary>What colleagues of one discipline may see of each other's work on a shared client without being asked again (rule 10).</summary>
    public static bool IsImpliedWithin(this InformationCategory category, Discipline discipline) => category switch
    {
        InformationCategory.Scheduling or InformationCategory.CarePlan or InformationCategory.SafetyCues or InformationCategory.PhysicalHealth => true,
        InformationCategory.MentalHealthSummary or InformationCategory.MentalHealthOutcomes or InformationCategory.PsychotherapyProgress => discipline == Discipline.Psychotherapy,
        InformationCategory.Bodywork or InformationCategory.PhysicalOutcomes => discipline == Discipline.MassageTherapy,
        _ => false,
    };

    /// <summary>What a practitioner of a discipline works with, and so what their supervisor may see of it (rule 8).</summary>
    public static bool IsWorkOf(this InformationCategory category, Discipline discipline) =>
        category.Owner() == discipline || (category.Owner() is null && category != InformationCategory.Demographics);

    /// <summary>The name of a category in JSON, in the ledger and in keys, such as <c>safetyCues</c>.</summary>
    public static string Code(this InformationCategory category) => Codes[(int)category];

    private static readonly string[] Codes = [.. Enum.GetNames<InformationCategory>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];
}

/// <summary>Some of the categories, kept in one number because a decision asks for them often.</summary>
public readonly record struct CategorySet(uint Bits)
{
    /// <summary>The given categories.</summary>
    public static CategorySet Of(IEnumerable<InformationCategory> categories) => new(categories.Aggregate(0u, (bits, category) => bits | Bit(category)));

    /// <summary>True when the category is one of them.</summary>
    public bool Has(InformationCategory category) => (Bits & Bit(category)) != 0;

    /// <summary>True when it is exactly this one category and no other.</summary>
    public bool IsOnly(InformationCategory category) => Bits == Bit(category);

    private static uint Bit(InformationCategory category) => 1u << (int)category;
}
