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

    /// <summary>A massage therapist's treatment record; headings of the author's choice.</summary>
    MassageRecord,

    /// <summary>Headings of the author's choice.</summary>
    FreeForm,
}

/// <summary>Which headings a layout knows.</summary>
public static class NoteHeadings
{
    private static readonly string[] Soap = ["subjective", "objective", "assessment", "plan"];
    private static readonly string[] Dap = ["data", "assessment", "plan"];
    private static readonly string[] Birp = ["behaviour", "intervention", "response", "plan"];

    /// <summary>The headings of a fixed layout; empty where the author chooses.</summary>
    public static IReadOnlyList<string> Of(NoteFormat format) => format switch
    {
        NoteFormat.Soap => Soap,
        NoteFormat.Dap => Dap,
        NoteFormat.Birp => Birp,
        _ => [],
    };
}

/// <summary>One part of a note under its heading. It prints as a length: clinical text never reaches a log by accident.</summary>
/// <param name="Heading">A code such as <c>subjective</c>: 1–40 lower-case and upper-case letters, digits or dashes, beginning with a small letter.</param>
/// <param name="Text">What was written. At most 20,000 UTF-16 characters.</param>
public sealed record NoteSection(string Heading, string Text)
{
    /// <summary>The longest heading. Unit: characters.</summary>
    public const int LongestHeading = 40;

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}: {Text.Length} characters";
}
