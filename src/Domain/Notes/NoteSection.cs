using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Notes;

/// <summary>One part of a note under its heading. It prints as a length: clinical text never reaches a log by accident.</summary>
/// <param name="Heading">A code such as <c>subjective</c>: 1–40 lower-case and upper-case letters, digits or dashes, beginning with a small letter.</param>
/// <param name="Text">What was written, to the letter. At most 20,000 UTF-16 characters; empty while somebody is still writing.</param>
public sealed record NoteSection(string Heading, string Text)
{
    /// <summary>The longest heading. Unit: characters.</summary>
    public const int LongestHeading = 40;

    /// <summary>The most regions in one section.</summary>
    public const int MostWorked = 60;

    /// <summary>The kind of information that it carries; <c>null</c> for the note's own kind.</summary>
    public InformationCategory? Category { get; init; }

    /// <summary>Which regions were worked, how and how firmly; only under <see cref="NoteHeadings.RegionsWorked"/> of a massage record.</summary>
    public IReadOnlyList<WorkedRegion> Worked { get; init; } = [];

    /// <summary>True when nothing is said in it.</summary>
    public bool SaysNothing => string.IsNullOrWhiteSpace(Text) && Worked.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}: {Text.Length} characters";
}

/// <summary>One region as a massage therapist says they worked it.</summary>
/// <param name="Region">Where.</param>
/// <param name="Side">On which side; <c>null</c> for both, or where there are none.</param>
/// <param name="Technique">How.</param>
/// <param name="Pressure">How firmly, by <see cref="Sessions.Pressure"/>. Unit: step, 1–5.</param>
public sealed record WorkedRegion(BodyRegion Region, Side? Side, Technique Technique, int Pressure)
{
    /// <summary>Takes what was said, when it can be so.</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>, <see cref="RegionHasNoSides"/>, <see cref="PressureOffTheScale"/>.</exception>
    internal WorkedRegion Checked(string pointer)
    {
        BodySite.Of(Choice.Of(Region, pointer + "/region"), Choice.Optional(Side, pointer + "/side"), pointer);
        Choice.Of(Technique, pointer + "/technique");
        Sessions.Pressure.Of(Pressure);
        return this;
    }
}
