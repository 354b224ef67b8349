using System.ComponentModel.DataAnnotations;
using AutoMapper;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Notes;

/// <summary>A note in a list: that it is there, never what it says.</summary>
public sealed record NoteSummaryView
{
    /// <summary>The note.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session that it is about.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The kind of information that it is.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline they wrote it.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>How it is laid out.</summary>
    public required NoteFormat Format { get; init; }

    /// <summary>How far it has come.</summary>
    public required NoteStatus Status { get; init; }

    /// <summary>When it was begun, in UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When its author signed it, in UTC; <c>null</c> for a draft.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>When the supervisor co-signed it, in UTC; <c>null</c> when they have not, or need not.</summary>
    public DateTimeOffset? CoSignedAt { get; init; }

    /// <summary>Its place in its line of versions, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The first version of its line.</summary>
    public required Guid OriginalId { get; init; }

    /// <summary>The version that it is to replace; <c>null</c> for a first version.</summary>
    public Guid? AmendsId { get; init; }

    /// <summary>True when it was signed late after the session.</summary>
    public required bool IsLateEntry { get; init; }

    /// <summary>True when its author asks for somebody to look at a risk.</summary>
    public required bool IsRiskFlagged { get; init; }

    internal DisclosedPart AsPart() => new(Category, new Author(AuthorId, AuthorDiscipline), Id);
}

/// <summary>One note with its text.</summary>
public sealed record NoteView
{
    /// <summary>The note.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session that it is about.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The kind of information that it is.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline they wrote it.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>How it is laid out.</summary>
    public required NoteFormat Format { get; init; }

    /// <summary>How far it has come.</summary>
    public required NoteStatus Status { get; init; }

    /// <summary>Its place in its line of versions, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The first version of its line.</summary>
    public required Guid OriginalId { get; init; }

    /// <summary>The version that it is to replace; <c>null</c> for a first version.</summary>
    public Guid? AmendsId { get; init; }

    /// <summary>Why there is a new version, for its author, their supervisor and the client; <c>null</c> for a first version.</summary>
    public string? AmendmentReason { get; init; }

    /// <summary>True when it was signed late after the session, by the policy pack's hours.</summary>
    public required bool IsLateEntry { get; init; }

    /// <summary>True when its author asks for somebody to look at a risk: such a note always goes to the supervisor.</summary>
    public required bool IsRiskFlagged { get; init; }

    /// <summary>The text that you may see, in order. Nothing for a note entered in error, unless you wrote it or answer for its author.</summary>
    public IReadOnlyList<NoteSectionView> Sections { get; init; } = [];

    /// <summary>The fingerprint of exactly the text in this answer: SHA-256, 64 hexadecimal digits. Whoever signs or co-signs hands it back, and so says what they read.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>For its author alone: whether the text is, to the letter, what was signed. <c>null</c> for a draft and for everybody else.</summary>
    public bool? IsAsSigned { get; init; }

    /// <summary>When it was begun, in UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When its author signed it, in UTC; <c>null</c> for a draft.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>The supervisor who has to co-sign or has done so; <c>null</c> when the author's signature stands alone.</summary>
    public Guid? SupervisorId { get; init; }

    /// <summary>When the supervisor co-signed it, in UTC; <c>null</c> when they have not, or need not.</summary>
    public DateTimeOffset? CoSignedAt { get; init; }

    /// <summary>For its author and the client: whether the co-signature covers the whole note. A supervisor stands behind what they were shown.</summary>
    public bool? IsCoSignedInFull { get; init; }

    /// <summary>Who co-signed it: the supervisor of that day.</summary>
    public Guid? CoSignedById { get; init; }

    /// <summary>What was added after signing, in order.</summary>
    public IReadOnlyList<AddendumView> Addenda { get; init; } = [];

    /// <summary>What the supervisor said when they gave it back; for its author and the supervisor alone.</summary>
    public IReadOnlyList<NoteReturnView> Returns { get; init; } = [];

    /// <summary>When a later version replaced it, in UTC.</summary>
    public DateTimeOffset? AmendedAt { get; init; }

    /// <summary>When its author said that it is wrong as a whole, or gave the draft up, in UTC.</summary>
    public DateTimeOffset? EnteredInErrorAt { get; init; }

    /// <summary>Why it is wrong as a whole, for its author, their supervisor and the client.</summary>
    public string? ErrorReason { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>One part of a note under its heading.</summary>
public sealed record NoteSectionView
{
    /// <summary>Its heading: of the layout, or of the author's choice where the layout has none.</summary>
    public required string Heading { get; init; }

    /// <summary>The kind of information that it carries.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>What was written, to the letter.</summary>
    public required string Text { get; init; }

    /// <summary>Which regions were worked, how and how firmly.</summary>
    public IReadOnlyList<WorkedRegion> Worked { get; init; } = [];

    /// <inheritdoc />
    public override string ToString() => $"{Heading}: {Text.Length} characters";

    internal static NoteSectionView Of(NoteSection section, InformationCategory own) =>
        new() { Heading = section.Heading, Category = section.Category ?? own, Text = section.Text, Worked = section.Worked };
}

/// <summary>What a supervisor said when they gave a note back.</summary>
public sealed record NoteReturnView
{
    /// <summary>What has to be thought over.</summary>
    public required string Comment { get; init; }

    /// <summary>Who gave it back.</summary>
    public required Guid ById { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Comment.Length} characters";
}

/// <summary>What was added to a note after it was signed.</summary>
public sealed record AddendumView
{
    /// <summary>The addendum.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was added.</summary>
    public required string Text { get; init; }

    /// <summary>Why it comes later; <c>null</c> when not said.</summary>
    public string? Reason { get; init; }

    /// <summary>The kind of information that it carries; <c>null</c> for the note's own.</summary>
    public InformationCategory? Category { get; init; }

    /// <summary>Who added it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Text.Length} characters";
}

/// <summary>One part of a note as it is sent.</summary>
public sealed record NoteSectionBody
{
    /// <summary>Its heading: one of the layout's, or a code of your choice where the layout has none.</summary>
    /// <example>data</example>
    [StringLength(NoteSection.LongestHeading)]
    public required string Heading { get; init; }

    /// <summary>What you write, at most 20,000 characters. It is kept to the letter, and may be empty until you sign.</summary>
    /// <example>Maya reports falling asleep within half an hour on four of seven nights.</example>
    [StringLength(PlainText.Note)]
    public string Text { get; init; } = "";

    /// <summary>The kind of information that this section carries, when it is another than the note's own: for psychotherapists also `mentalHealthSummary`, `mentalHealthOutcomes`, `traumaHistory`, `substanceUse`, for massage therapists also `physicalOutcomes`, for both `physicalHealth`, `safetyCues`, `carePlan`.</summary>
    public InformationCategory? Category { get; init; }

    /// <summary>Under `regionsWorked` of a massage record: each region, how it was worked and how firmly (1–5). At most 60.</summary>
    [MaxLength(NoteSection.MostWorked)]
    public IReadOnlyList<WorkedRegion>? Worked { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Heading}: {Text.Length} characters";

    internal NoteSection AsSection() => new(Heading, Text) { Category = Category, Worked = Worked ?? [] };
}

internal sealed class NoteMaps : Profile
{
    public NoteMaps()
    {
        CreateMap<SessionNote, NoteSummaryView>()
            .ForMember(view => view.Id, from => from.MapFrom(note => note.Id.Value))
            .ForMember(view => view.SessionId, from => from.MapFrom(note => note.SessionId.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(note => note.Author.PersonId))
            .ForMember(view => view.AuthorDiscipline, from => from.MapFrom(note => note.Author.Discipline))
            .ForMember(view => view.OriginalId, from => from.MapFrom(note => note.OriginalId.Value))
            .ForMember(view => view.AmendsId, from => from.MapFrom(note => note.AmendsId == null ? (Guid?)null : note.AmendsId.Value.Value));
        CreateMap<SessionNote, NoteView>()
            .ForMember(view => view.Id, from => from.MapFrom(note => note.Id.Value))
            .ForMember(view => view.SessionId, from => from.MapFrom(note => note.SessionId.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(note => note.Author.PersonId))
            .ForMember(view => view.AuthorDiscipline, from => from.MapFrom(note => note.Author.Discipline))
            .ForMember(view => view.OriginalId, from => from.MapFrom(note => note.OriginalId.Value))
            .ForMember(view => view.AmendsId, from => from.MapFrom(note => note.AmendsId == null ? (Guid?)null : note.AmendsId.Value.Value))
            .ForMember(view => view.SupervisorId, from => from.MapFrom(note => note.SupervisorId == null ? (Guid?)null : note.SupervisorId.Value.Value))
            .ForMember(view => view.CoSignedById, from => from.MapFrom(note => note.CoSignedBy == null ? (Guid?)null : note.CoSignedBy.Value.Value))
            .ForMember(view => view.IsCoSignedInFull, from => from.Ignore())
            .ForMember(view => view.Sections, from => from.Ignore())
            .ForMember(view => view.ContentHash, from => from.Ignore())
            .ForMember(view => view.IsAsSigned, from => from.Ignore())
            .ForMember(view => view.Addenda, from => from.Ignore())
            .ForMember(view => view.Returns, from => from.Ignore());
        CreateMap<NoteReturn, NoteReturnView>().ForMember(view => view.ById, from => from.MapFrom(back => back.By.PersonId));
        CreateMap<Addendum, AddendumView>()
            .ForMember(view => view.Id, from => from.MapFrom(addendum => addendum.Id.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(addendum => addendum.Author.PersonId));
    }
}
