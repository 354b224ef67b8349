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

/// <summary>List a client's session notes without their text, newest first. What is not shared with the reader is not in the list and leaves no trace in it.</summary>
/// <param name="Discipline">Only notes of this discipline.</param>
/// <param name="Session">Only notes about this session.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListNotes(ClientId ClientId, Discipline? Discipline, SessionId? Session, int Limit, Cursor? After) : IRequest<Disclosed<Slice<NoteSummaryView>>>, IUsesClientRecord
{
    // What a list of notes can say is missing: never the kinds whose existence is private.
    private static readonly InformationCategory[] Kinds = [InformationCategory.Bodywork, InformationCategory.PsychotherapyProgress];

    internal sealed class Handler(IClinicDb db, OpenRecord record, AutoMapper.IConfigurationProvider maps) : IRequestHandler<ListNotes, Disclosed<Slice<NoteSummaryView>>>
    {
        public async Task<Disclosed<Slice<NoteSummaryView>>> Handle(ListNotes request, CancellationToken cancellationToken)
        {
            var notes = db.Notes.AsNoTracking().Where(n => n.ClientId == request.ClientId);
            if (request.Discipline is { } discipline) notes = notes.Where(n => n.Author.Discipline == discipline);
            if (request.Session is { } session) notes = notes.Where(n => n.SessionId == session);
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new NoteId(after.Id));
                notes = notes.Where(n => n.WrittenAt <= at && (n.WrittenAt < at || n.Id.CompareTo(last) < 0));
            }

            var rows = await notes.OrderByDescending(n => n.WrittenAt).ThenByDescending(n => n.Id).Take(request.Limit + 1)
                .ProjectTo<NoteSummaryView>(maps).ToListAsync(cancellationToken);
            var page = Slice.Of(rows, request.Limit, note => Cursor.After(note.WrittenAt, note.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(Kinds.Where(kind => request.Discipline is not { } only || kind.Owner() == only)) };
            return record.Disclose(page, page.Items.Select(note => note.AsPart()));
        }
    }
}
