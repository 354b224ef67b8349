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

    /// <summary>The text, in order.</summary>
    public required IReadOnlyList<NoteSectionView> Sections { get; init; }

    /// <summary>The fingerprint of exactly this text: SHA-256, 64 hexadecimal digits. Whoever signs or co-signs hands it back, and so says what they read.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When it was begun, in UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When its author signed it, in UTC; <c>null</c> for a draft.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>The supervisor who has to co-sign or has done so; <c>null</c> when the author's signature stands alone.</summary>
    public Guid? SupervisorId { get; init; }

    /// <summary>When the supervisor co-signed it, in UTC; <c>null</c> when they have not, or need not.</summary>
    public DateTimeOffset? CoSignedAt { get; init; }

    /// <summary>What was added after signing, in order.</summary>
    public required IReadOnlyList<AddendumView> Addenda { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>One part of a note under its heading.</summary>
public sealed record NoteSectionView
{
    /// <summary>Its heading: of the layout, or of the author's choice where the layout has none.</summary>
    public required string Heading { get; init; }

    /// <summary>What was written.</summary>
    public required string Text { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Heading}: {Text.Length} characters";
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

    /// <summary>What you write, at most 20,000 characters.</summary>
    /// <example>Maya reports falling asleep within half an hour on four of seven nights.</example>
    [StringLength(PlainText.Note)]
    public required string Text { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Heading}: {Text.Length} characters";

    internal NoteSection AsSection() => new(Heading, Text);
}

internal sealed class NoteMaps : Profile
{
    public NoteMaps()
    {
        CreateMap<SessionNote, NoteSummaryView>()
            .ForMember(view => view.Id, from => from.MapFrom(note => note.Id.Value))
            .ForMember(view => view.SessionId, from => from.MapFrom(note => note.SessionId.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(note => note.Author.PersonId))
            .ForMember(view => view.AuthorDiscipline, from => from.MapFrom(note => note.Author.Discipline));
        CreateMap<SessionNote, NoteView>()
            .ForMember(view => view.Id, from => from.MapFrom(note => note.Id.Value))
            .ForMember(view => view.SessionId, from => from.MapFrom(note => note.SessionId.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(note => note.Author.PersonId))
            .ForMember(view => view.AuthorDiscipline, from => from.MapFrom(note => note.Author.Discipline))
            .ForMember(view => view.SupervisorId, from => from.MapFrom(note => note.SupervisorId == null ? (Guid?)null : note.SupervisorId.Value.Value))
            .ForMember(view => view.ContentHash, from => from.MapFrom(note => note.HashContent().Value));
        CreateMap<NoteSection, NoteSectionView>();
        CreateMap<Addendum, AddendumView>()
            .ForMember(view => view.Id, from => from.MapFrom(addendum => addendum.Id.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(addendum => addendum.Author.PersonId));
    }
}
