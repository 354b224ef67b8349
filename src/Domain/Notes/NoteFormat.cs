using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Notes;

/// <summary>How a note is laid out.</summary>
public enum NoteFormat
{
    /// <summary>Subjective, objective, assessment, plan.</summary>
    Soap,

    /// <summary>Data, assessment, plan.</summary>
    Dap,

    /// <summary>Behaviour, intervention, response, plan.</summary>
    Birp,

    /// <summary>A massage therapist's treatment record: how the client came, findings, treatment, regions worked, the client's response, aftercare, plan.</summary>
    MassageRecord,

    /// <summary>Headings of the author's choice.</summary>
    FreeForm,
}

/// <summary>Which headings a layout knows.</summary>
public static class NoteHeadings
{
    /// <summary>The heading under which a massage record names each region, how it was worked and how firmly.</summary>
    public const string RegionsWorked = "regionsWorked";

    private static readonly string[] Soap = ["subjective", "objective", "assessment", "plan"];
    private static readonly string[] Dap = ["data", "assessment", "plan"];
    private static readonly string[] Birp = ["behaviour", "intervention", "response", "plan"];
    private static readonly string[] Massage = ["presentation", "findings", "treatment", RegionsWorked, "clientResponse", "aftercare", "plan"];

    /// <summary>The headings of a fixed layout, in its order; empty where the author chooses.</summary>
    public static IReadOnlyList<string> Of(NoteFormat format) => format switch
    {
        NoteFormat.Soap => Soap,
        NoteFormat.Dap => Dap,
        NoteFormat.Birp => Birp,
        NoteFormat.MassageRecord => Massage,
        _ => [],
    };
}

/// <summary>Which kinds of information a section of a session note may carry.</summary>
/// <remarks>
/// Rule CR-190 (S2, H1, I49). Each section carries exactly one kind, so that consent decides about it apart from the rest of the note. Process notes are no
/// kind of a session note: they are kept elsewhere.
/// </remarks>
public static class SectionCategories
{
    private static readonly InformationCategory[] Talk =
    [
        InformationCategory.PsychotherapyProgress, InformationCategory.MentalHealthSummary, InformationCategory.MentalHealthOutcomes, InformationCategory.TraumaHistory,
        InformationCategory.SubstanceUse, InformationCategory.PhysicalHealth, InformationCategory.SafetyCues, InformationCategory.CarePlan,
    ];

    private static readonly InformationCategory[] Touch =
    [
        InformationCategory.Bodywork, InformationCategory.PhysicalOutcomes, InformationCategory.PhysicalHealth, InformationCategory.SafetyCues, InformationCategory.CarePlan,
    ];

    /// <summary>The kinds, the note's own first.</summary>
    public static IReadOnlyList<InformationCategory> Of(Discipline discipline) => discipline == Discipline.Psychotherapy ? Talk : Touch;
}
