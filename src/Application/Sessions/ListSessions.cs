using AutoMapper.QueryableExtensions;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>List a client's sessions as the diary knows them, latest first. What is not shared with the reader is not in the list and leaves no trace in it.</summary>
/// <param name="From">Only sessions that begin at this instant or later.</param>
/// <param name="To">Only sessions that begin before this instant.</param>
/// <param name="Discipline">Only sessions of this discipline.</param>
/// <param name="Status">Only sessions that have come so far.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client, Role.Partner)]
public sealed record ListSessions(ClientId ClientId, DateTimeOffset? From, DateTimeOffset? To, Discipline? Discipline, SessionStatus? Status, int Limit, Cursor? After)
    : IRequest<Disclosed<Slice<SessionSummaryView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, AutoMapper.IConfigurationProvider maps) : IRequestHandler<ListSessions, Disclosed<Slice<SessionSummaryView>>>
    {
        public async Task<Disclosed<Slice<SessionSummaryView>>> Handle(ListSessions request, CancellationToken cancellationToken)
        {
            var sessions = db.Sessions.AsNoTracking().Where(s => s.ClientId == request.ClientId);
            if (request.From?.ToUniversalTime() is { } from) sessions = sessions.Where(s => s.StartsAt >= from);
            if (request.To?.ToUniversalTime() is { } to) sessions = sessions.Where(s => s.StartsAt < to);
            if (request.Discipline is { } discipline) sessions = sessions.Where(s => s.Discipline == discipline);
            if (request.Status is { } status) sessions = sessions.Where(s => s.Status == status);
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new SessionId(after.Id));
                sessions = sessions.Where(s => s.StartsAt <= at && (s.StartsAt < at || s.Id.CompareTo(last) < 0));
            }

            var rows = await sessions.OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id).Take(request.Limit + 1)
                .ProjectTo<SessionSummaryView>(maps).ToListAsync(cancellationToken);
            var page = Slice.Of(rows, request.Limit, session => Cursor.After(session.StartsAt, session.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.Scheduling) };
            return record.Disclose(page, page.Items.Select(session => session.AsPart()));
        }
    }
}
