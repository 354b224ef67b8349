using DiffPlex;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Notes;

/// <summary>Compare a version of a note with an earlier or later one of the same line, section by section and word by word. Only sections that the reader may see are compared.</summary>
/// <param name="Against">The other version; left out, the one that this one replaces.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record GetNoteDifferences(ClientId ClientId, NoteId NoteId, NoteId? Against) : IRequest<Disclosed<NoteDifferences>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<GetNoteDifferences, Disclosed<NoteDifferences>>
    {
        public async Task<Disclosed<NoteDifferences>> Handle(GetNoteDifferences request, CancellationToken cancellationToken)
        {
            var note = await db.Notes.AsNoTracking().Require(n => n.Id == request.NoteId, new NoteNotFound(), cancellationToken);
            var against = request.Against ?? note.AmendsId ?? throw new DomainException(new NoteHasNoEarlierVersion { Pointer = "/against" });
            var other = await db.Notes.AsNoTracking().Require(n => n.Id == against && n.OriginalId == note.OriginalId, new NoteNotFound { Pointer = "/against" }, cancellationToken);

            var texts = await db.TextsOf([other, note], record.PersonId, cancellationToken);
            var (before, after) = other.Version <= note.Version ? (texts[0], texts[1]) : (texts[1], texts[0]);
            var view = new NoteDifferences { FromId = before.Note.Id.Value, ToId = after.Note.Id.Value, Sections = [.. Compare(before, after)] };
            return record.Disclose(view, texts.SelectMany(text => text.Parts));
        }

        private static IEnumerable<SectionDifference> Compare(ShownNote before, ShownNote after)
        {
            foreach (var heading in after.Sections.Concat(before.Sections).Select(section => section.Heading).Distinct(StringComparer.Ordinal))
            {
                var (old, now) = (before.Sections.FirstOrDefault(s => s.Heading == heading), after.Sections.FirstOrDefault(s => s.Heading == heading));
                yield return new()
                {
                    Heading = heading,
                    Category = now?.Category ?? old?.Category ?? after.Note.Category,
                    Pieces = [.. TextDifference.Between(old?.Text ?? "", now?.Text ?? "")],
                    WorkedBefore = old?.Worked ?? [],
                    WorkedAfter = now?.Worked ?? [],
                };
            }
        }
    }
}

/// <summary>What two versions of a note differ in.</summary>
public sealed record NoteDifferences
{
    /// <summary>The earlier version.</summary>
    public required Guid FromId { get; init; }

    /// <summary>The later version.</summary>
    public required Guid ToId { get; init; }

    /// <summary>Each section that the reader may see in either.</summary>
    public required IReadOnlyList<SectionDifference> Sections { get; init; }
}

/// <summary>What one section differs in.</summary>
public sealed record SectionDifference
{
    /// <summary>Its heading.</summary>
    public required string Heading { get; init; }

    /// <summary>The kind of information that it carries.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>The text in order, in pieces that stayed, went or came.</summary>
    public required IReadOnlyList<TextPiece> Pieces { get; init; }

    /// <summary>The regions worked, as the earlier version has them.</summary>
    public required IReadOnlyList<WorkedRegion> WorkedBefore { get; init; }

    /// <summary>The regions worked, as the later version has them.</summary>
    public required IReadOnlyList<WorkedRegion> WorkedAfter { get; init; }
}

/// <summary>What became of a piece of text.</summary>
public enum TextChange
{
    /// <summary>It is in both versions.</summary>
    Same,

    /// <summary>It is in the earlier version only.</summary>
    Removed,

    /// <summary>It is in the later version only.</summary>
    Added,
}

/// <summary>A piece of a compared text.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Text">Its letters.</param>
public sealed record TextPiece(TextChange Change, string Text)
{
    /// <inheritdoc />
    public override string ToString() => $"{Change}: {Text.Length} characters";
}

/// <summary>Compares two texts word by word.</summary>
internal static class TextDifference
{
    private static readonly char[] WordEnds = [' ', '\t', '\r', '\n', '.', ',', ';', ':', '!', '?', '(', ')', '"'];

    /// <summary>The pieces in order: joined without what was added they give the first text, joined without what was removed the second.</summary>
    public static IEnumerable<TextPiece> Between(string before, string after)
    {
        var words = new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, WordEnds);
        var to = 0;
        foreach (var block in words.DiffBlocks)
        {
            if (block.InsertStartB > to) yield return new(TextChange.Same, string.Concat(words.PiecesNew.Skip(to).Take(block.InsertStartB - to)));
            if (block.DeleteCountA > 0) yield return new(TextChange.Removed, string.Concat(words.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA)));
            if (block.InsertCountB > 0) yield return new(TextChange.Added, string.Concat(words.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB)));
            to = block.InsertStartB + block.InsertCountB;
        }

        if (words.PiecesNew.Length > to) yield return new(TextChange.Same, string.Concat(words.PiecesNew.Skip(to)));
    }
}
