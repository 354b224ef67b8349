using System.Globalization;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Notes;

/// <content>What may stand in a note, and its fingerprint.</content>
public sealed partial class SessionNote
{
    /// <summary>The fingerprint of this note with these sections: all of them for the signature, those that a reader is shown for what they have read.</summary>
    /// <remarks>
    /// Over the note's id, client, session, author, layout and sections. No instant is in it: a database may keep fewer digits of a second than
    /// were signed. Whoever changes this list makes every old signature unverifiable: add a new leading tag instead and keep the old way for old notes.
    /// A reader to whom a section is not shown gets a fingerprint of what they are shown, so it gives no section away.
    /// </remarks>
    public ContentHash HashOf(IEnumerable<NoteSection> sections) => Notes.ContentHash.Over(
    [
        string.Create(CultureInfo.InvariantCulture, $"session-note/{HashedBy}"),
        Id.Value.ToString("D", CultureInfo.InvariantCulture),
        ClientId.Value.ToString("D", CultureInfo.InvariantCulture),
        SessionId.Value.ToString("D", CultureInfo.InvariantCulture),
        Author.PersonId.ToString("D", CultureInfo.InvariantCulture),
        Author.Discipline.ToString()!,
        Format.ToString(),
        .. sections.SelectMany(section => HashedBy == 1 ? [section.Heading, section.Text] : SignedSection.PartsOf(section, Category)),
    ]);

    /// <summary>True when these are the sections that were signed, all of them and unchanged; false for a draft.</summary>
    public bool IsAsSigned(IEnumerable<NoteSection> sections) => ContentHash is not null && ContentHash == HashOf(sections);

    /// <summary>True when the draft says exactly this already: a save that comes a second time because its answer was lost changes nothing.</summary>
    public bool Says(IReadOnlyList<NoteSection> sections, bool? isRiskFlagged) =>
        Status == NoteStatus.Draft && (isRiskFlagged ?? IsRiskFlagged) == IsRiskFlagged && HashOf(Checked(sections)) == HashOf(Draft);

    private List<NoteSection> Checked(IReadOnlyList<NoteSection> sections)
    {
        if (sections.Count == 0) throw new DomainException(new NoteEmpty { Pointer = "/sections" });
        if (sections.Count > MostSections) throw new DomainException(new NoteTooManySections(MostSections) { Pointer = "/sections" });

        var written = new List<NoteSection>(sections.Count);
        for (var i = 0; i < sections.Count; i++)
        {
            if (written.Exists(w => w.Heading == sections[i].Heading)) throw new DomainException(new NoteHeadingTwice { Pointer = $"/sections/{i}/heading" });
            written.Add(Checked(sections[i], $"/sections/{i}"));
        }

        return written;
    }

    private NoteSection Checked(NoteSection section, string pointer)
    {
        var known = NoteHeadings.Of(Format);
        if (!(known.Count > 0 ? known.Contains(section.Heading, StringComparer.Ordinal) : IsHeading(section.Heading))) throw new DomainException(new NoteHeadingUnknown(Format) { Pointer = pointer + "/heading" });

        var category = Choice.Optional(section.Category, pointer + "/category") ?? Category;
        if (!SectionCategories.Of(Author.Discipline ?? Discipline.Psychotherapy).Contains(category)) throw new DomainException(new SectionCategoryNotAllowed(category) { Pointer = pointer + "/category" });

        // To the letter, blank or not: somebody is still writing.
        if (section.Text.Length > PlainText.Note) throw new DomainException(new TextTooLong(PlainText.Note) { Pointer = pointer + "/text" });
        if (!PlainText.IsReadable(section.Text)) throw new DomainException(new TextUnreadable { Pointer = pointer + "/text" });

        if (section.Worked.Count > 0 && (Format != NoteFormat.MassageRecord || section.Heading != NoteHeadings.RegionsWorked)) throw new DomainException(new WorkedRegionsMisplaced { Pointer = pointer + "/worked" });
        if (section.Worked.Count > NoteSection.MostWorked) throw new DomainException(new WorkedRegionsTooMany(NoteSection.MostWorked) { Pointer = pointer + "/worked" });
        return section with { Category = category, Worked = [.. section.Worked.Select((worked, i) => worked.Checked($"{pointer}/worked/{i}"))] };
    }

    private static bool IsHeading(string heading) =>
        heading is { Length: >= 1 and <= NoteSection.LongestHeading } && char.IsAsciiLetterLower(heading[0]) && heading.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
