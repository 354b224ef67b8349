using System.Globalization;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Notes;

/// <summary>Names one section of a signed note.</summary>
public readonly record struct SignedSectionId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static SignedSectionId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// One section of a signed note, as a record of its own: it carries its own kind of information, and is shown exactly when both the note and this kind may be
/// shown. It is written once, with the signature, and never again (Rules CR-040, CR-190; I42).
/// </summary>
public sealed class SignedSection : AggregateRoot, IClientRecord
{
    private SignedSection() { }

    /// <summary>Names it.</summary>
    public SignedSectionId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category { get; private init; }

    /// <summary>Who wrote the note.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>The note that it is part of. What the client says of that note holds for it.</summary>
    public NoteId NoteId { get; private init; }

    /// <summary>Its place in the note, from 0.</summary>
    public int Position { get; private init; }

    /// <summary>Its heading, where the layout knows it; <c>null</c> for one of the author's own, which is part of what they wrote.</summary>
    public string? Heading { get; private init; }

    /// <summary>What was written.</summary>
    public NoteSection Content { get; private init; } = null!;

    /// <summary>What was written, as the kind of information that the record has: by that it was decided.</summary>
    /// <remarks>The kind is sealed with the text. A record whose kind was changed from outside shows nothing.</remarks>
    /// <exception cref="InvalidOperationException">The record does not have the kind that was signed.</exception>
    public NoteSection Said => Content.Category is not { } signed || signed == Category
        ? Content with { Category = Category }
        : throw new InvalidOperationException("A section does not have the kind of information that was signed.");

    internal static SignedSection Of(SessionNote note, NoteSection content, int position) => new()
    {
        Id = SignedSectionId.New(),
        ClinicId = note.ClinicId,
        ClientId = note.ClientId,
        Category = content.Category ?? note.Category,
        Author = note.Author,
        NoteId = note.Id,
        Position = position,
        Heading = NoteHeadings.Of(note.Format).Contains(content.Heading, StringComparer.Ordinal) ? content.Heading : null,
        Content = content,
    };

    /// <summary>What goes into the fingerprint of a note, in this order.</summary>
    internal static IEnumerable<string> PartsOf(NoteSection section, InformationCategory own) =>
    [
        section.Heading,
        (section.Category ?? own).Code(),
        section.Text,
        section.Worked.Count.ToString(CultureInfo.InvariantCulture),
        .. section.Worked.SelectMany(worked => new[]
        {
            worked.Region.ToString(), worked.Side?.ToString() ?? "", worked.Technique.ToString(), worked.Pressure.ToString(CultureInfo.InvariantCulture),
        }),
    ];
}
