using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Notes;

/// <summary>
/// Read a client's session notes with their text in the order in which they were written, to be printed or read through (C7). Only what this reader may see is in
/// it, section by section; what is not signed yet is not.
/// </summary>
/// <param name="Note">Only this note.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record GetChart(ClientId ClientId, NoteFilter Filter, NoteId? Note, int Limit, Cursor? After) : IRequest<Disclosed<ChartView>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<GetChart, Disclosed<ChartView>>
    {
        public async Task<Disclosed<ChartView>> Handle(GetChart request, CancellationToken cancellationToken)
        {
            var notes = db.Notes.AsNoTracking().Where(n => n.ClientId == request.ClientId && n.Status != NoteStatus.Draft).ThatFit(request.Filter, db);
            if (request.Note is { } one) notes = notes.Where(n => n.Id == one);
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new NoteId(after.Id));
                notes = notes.Where(n => n.WrittenAt >= at && (n.WrittenAt > at || n.Id.CompareTo(last) > 0));
            }

            var rows = await notes.OrderBy(n => n.WrittenAt).ThenBy(n => n.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            if (request.Note is not null && rows.Count == 0) throw new DomainException(new NoteNotFound { Pointer = "/noteId" });

            var page = Slice.Of(rows, request.Limit, note => Cursor.After(note.WrittenAt, note.Id.Value));
            var texts = await db.TextsOf(page.Items, record.PersonId, cancellationToken);
            var clinic = await db.Clinics.AsNoTracking().Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.ClientId, cancellationToken);
            var sessions = await Sessions(page.Items, cancellationToken);
            var people = await People(texts, cancellationToken);

            var view = new ChartView
            {
                ClinicName = clinic.Name,
                TimeZone = clinic.TimeZone,
                MadeAt = record.Now,
                ClientId = request.ClientId.Value,
                ClientName = client?.NameUsed,
                Items = [.. texts.Select(text => Entry(text, people, sessions))],
                NextCursor = page.Next?.ToString(),
            };
            var parts = texts.SelectMany(text => text.Parts).Concat(sessions.Values.Select(session => session.Part));
            return record.Disclose(view, client is null ? parts : parts.Prepend(new DisclosedPart(client.Category, client.Author, client.Id.Value)));
        }

        private ChartEntry Entry(ShownNote text, Dictionary<Guid, Practitioner> people, Dictionary<Guid, (DateTimeOffset StartsAt, DisclosedPart Part)> sessions)
        {
            var (note, author) = (text.AsView(mapper), people.GetValueOrDefault(text.Note.Author.PersonId));
            return new()
            {
                AuthorName = author?.DisplayName,
                AuthorTitle = author?.Title(record.Today),
                CoSignerName = text.Note.CoSignedBy is { } by ? people.GetValueOrDefault(by.Value)?.DisplayName : null,
                SessionStartsAt = sessions.TryGetValue(text.Note.SessionId.Value, out var session) ? session.StartsAt : null,
                Note = note,
                AddendumAuthors = [.. note.Addenda.Select(addendum => addendum.AuthorId).Distinct().Where(people.ContainsKey).Select(id => new ChartAuthor { Id = id, Name = people[id].DisplayName, Title = people[id].Title(record.Today) })],
            };
        }

        private async Task<Dictionary<Guid, (DateTimeOffset StartsAt, DisclosedPart Part)>> Sessions(IReadOnlyList<SessionNote> notes, CancellationToken ct)
        {
            var ids = notes.Select(note => note.SessionId).Distinct().ToList();
            var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(ct);
            return sessions.ToDictionary(s => s.Id.Value, s => (s.StartsAt, new DisclosedPart(s.Category, s.Author, s.Id.Value)));
        }

        private async Task<Dictionary<Guid, Practitioner>> People(IReadOnlyList<ShownNote> texts, CancellationToken ct)
        {
            var ids = texts.SelectMany(text => (Guid?[])[text.Note.Author.PersonId, text.Note.CoSignedBy?.Value, .. text.Note.Addenda.Select(a => (Guid?)a.Author.PersonId)])
                .OfType<Guid>().Distinct().Select(id => new PractitionerId(id)).ToList();
            return await db.Practitioners.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, ct);
        }
    }
}

/// <summary>A client's session notes with their text, oldest first, as far as the reader may see them.</summary>
public sealed record ChartView
{
    /// <summary>The clinic that keeps the record.</summary>
    public required string ClinicName { get; init; }

    /// <summary>The IANA zone of its wall clock.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When this was read, in UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What the client is called; <c>null</c> for a reader who may not see it.</summary>
    public string? ClientName { get; init; }

    /// <summary>The notes.</summary>
    public required IReadOnlyList<ChartEntry> Items { get; init; }

    /// <summary>Where the next part begins; <c>null</c> at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>One note in a chart.</summary>
public sealed record ChartEntry
{
    /// <summary>Who wrote it.</summary>
    public string? AuthorName { get; init; }

    /// <summary>Their title, by their registration.</summary>
    public string? AuthorTitle { get; init; }

    /// <summary>Who co-signed it.</summary>
    public string? CoSignerName { get; init; }

    /// <summary>When the session began by the diary, in UTC; <c>null</c> for a reader who may not see the diary.</summary>
    public DateTimeOffset? SessionStartsAt { get; init; }

    /// <summary>The note.</summary>
    public required NoteView Note { get; init; }

    /// <summary>Who wrote its addenda, each once.</summary>
    public required IReadOnlyList<ChartAuthor> AddendumAuthors { get; init; }
}

/// <summary>Somebody who wrote in a chart.</summary>
public sealed record ChartAuthor
{
    /// <summary>The practitioner, as the addendum's <c>authorId</c> names them.</summary>
    public required Guid Id { get; init; }

    /// <summary>What they are called.</summary>
    public required string Name { get; init; }

    /// <summary>Their title, by their registration; <c>null</c> when no licence lets them practise now.</summary>
    public string? Title { get; init; }
}
