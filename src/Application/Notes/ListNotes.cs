using AutoMapper.QueryableExtensions;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Notes;

/// <summary>Find a client's session notes, newest first, without their text. What is not shared with the reader is not in the list and leaves no trace in it.</summary>
/// <param name="Filter">Which notes.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListNotes(ClientId ClientId, NoteFilter Filter, int Limit, Cursor? After) : IRequest<Disclosed<Slice<NoteSummaryView>>>, IUsesClientRecord
{
    // What a list of notes can say is missing: never the kinds whose existence is private.
    private static readonly InformationCategory[] Kinds = [InformationCategory.Bodywork, InformationCategory.PsychotherapyProgress];

    internal sealed class Handler(IClinicDb db, OpenRecord record, AutoMapper.IConfigurationProvider maps) : IRequestHandler<ListNotes, Disclosed<Slice<NoteSummaryView>>>
    {
        public async Task<Disclosed<Slice<NoteSummaryView>>> Handle(ListNotes request, CancellationToken cancellationToken)
        {
            var notes = db.Notes.AsNoTracking().Where(n => n.ClientId == request.ClientId).ThatFit(request.Filter, db);
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new NoteId(after.Id));
                notes = notes.Where(n => n.WrittenAt <= at && (n.WrittenAt < at || n.Id.CompareTo(last) < 0));
            }

            var rows = await notes.OrderByDescending(n => n.WrittenAt).ThenByDescending(n => n.Id).Take(request.Limit + 1)
                .ProjectTo<NoteSummaryView>(maps).ToListAsync(cancellationToken);
            var page = Slice.Of(rows, request.Limit, note => Cursor.After(note.WrittenAt, note.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(Kinds.Where(kind => request.Filter.Discipline is not { } only || kind.Owner() == only)) };
            return record.Disclose(page, page.Items.SelectMany(note => Told(note, request.Filter)));
        }

        // To be found by a kind of information is to be told that the note has a section of it.
        private static IEnumerable<DisclosedPart> Told(NoteSummaryView note, NoteFilter filter)
        {
            var header = note.AsPart();
            return filter.Category is { } kind && kind != header.Category ? [header, header with { Category = kind }] : [header];
        }
    }
}

/// <summary>Which notes somebody looks for. Everything that is left out fits.</summary>
public sealed record NoteFilter
{
    /// <summary>Every note.</summary>
    public static NoteFilter All { get; } = new();

    /// <summary>Only notes of this discipline.</summary>
    public Discipline? Discipline { get; init; }

    /// <summary>Only notes about this session.</summary>
    public SessionId? Session { get; init; }

    /// <summary>Only notes by this author.</summary>
    public Guid? Author { get; init; }

    /// <summary>Only notes in this layout.</summary>
    public NoteFormat? Format { get; init; }

    /// <summary>Only notes that have come so far.</summary>
    public NoteStatus? Status { get; init; }

    /// <summary>Only notes begun at this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only notes begun before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only signed notes with a section under this heading of a layout that the reader may see.</summary>
    public string? Section { get; init; }

    /// <summary>Only signed notes with a section of this kind of information that the reader may see.</summary>
    public InformationCategory? Category { get; init; }
}

internal static class NoteFilters
{
    /// <summary>The notes that fit. A section that the reader may not see fits nothing: the same filters lie on it as on everything.</summary>
    public static IQueryable<SessionNote> ThatFit(this IQueryable<SessionNote> notes, NoteFilter filter, IClinicDb db)
    {
        // What was given up is no note any more.
        notes = notes.Where(n => n.Status != NoteStatus.Draft || n.EnteredInErrorAt == null);
        if (filter.Discipline is { } discipline) notes = notes.Where(n => n.Author.Discipline == discipline);
        if (filter.Session is { } session) notes = notes.Where(n => n.SessionId == session);
        if (filter.Author is { } author) notes = notes.Where(n => n.Author.PersonId == author);
        if (filter.Format is { } format) notes = notes.Where(n => n.Format == format);
        if (filter.Status is { } status) notes = notes.Where(n => n.Status == status);
        if (filter.From?.ToUniversalTime() is { } from) notes = notes.Where(n => n.WrittenAt >= from);
        if (filter.To?.ToUniversalTime() is { } to) notes = notes.Where(n => n.WrittenAt < to);
        if (filter.Section is { } heading) notes = notes.Where(n => n.Status != NoteStatus.EnteredInError && db.NoteSections.Any(s => s.NoteId == n.Id && s.Heading == heading));
        if (filter.Category is { } category) notes = notes.Where(n => n.Status != NoteStatus.EnteredInError && db.NoteSections.Any(s => s.NoteId == n.Id && s.Category == category));
        return notes;
    }
}
