using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Read a diary across clients, earliest first: practitioners their own, the front desk the clinic's. Each client is decided by itself.</summary>
/// <param name="From">Only sessions that begin at this instant or later.</param>
/// <param name="To">Only sessions that begin before this instant.</param>
/// <param name="Unresolved">True for sessions whose time is over and of which nobody said what became of them.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record ListMySessions(DateTimeOffset? From, DateTimeOffset? To, bool Unresolved, int Limit, Cursor? After) : IRequest<MyDiary>, IUsesManyClientRecords
{
    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.Scheduling];

    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record, IMapper mapper) : IRequestHandler<ListMySessions, MyDiary>
    {
        public async Task<MyDiary> Handle(ListMySessions request, CancellationToken cancellationToken)
        {
            var sessions = db.Sessions.AsNoTracking().OfCaller(caller);
            if (request.From?.ToUniversalTime() is { } from) sessions = sessions.Where(s => s.StartsAt >= from);
            if (request.To?.ToUniversalTime() is { } to) sessions = sessions.Where(s => s.StartsAt < to);
            if (request.Unresolved)
            {
                var now = record.Now;
                sessions = sessions.Where(s => s.EndsAt < now && (s.Status == SessionStatus.Planned || s.Status == SessionStatus.CheckedIn || s.Status == SessionStatus.InProgress || s.Status == SessionStatus.Paused));
            }

            if (request.After is { } after)
            {
                var (at, last) = (after.At, new SessionId(after.Id));
                sessions = sessions.Where(s => s.StartsAt >= at && (s.StartsAt > at || s.Id.CompareTo(last) > 0));
            }

            var ordered = sessions.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(request.Limit + 1);
            var rows = await record.OverCaseload(() => ordered.ToListAsync(cancellationToken));
            var first = rows.OrderBy(s => s.StartsAt).ThenBy(s => s.Id.Value).Take(request.Limit + 1)
                .Select(s => new ClientSessionView { Id = s.Id.Value, ClientId = s.ClientId.Value, Session = mapper.Map<SessionSummaryView>(s) }).ToList();
            return new MyDiary(Slice.Of(first, request.Limit, one => Cursor.After(one.Session.StartsAt, one.Session.Id)));
        }
    }
}

/// <summary>A session in a diary across clients.</summary>
public sealed record ClientSessionView
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The diary's entry.</summary>
    public required SessionSummaryView Session { get; init; }
}

/// <summary>A diary across clients.</summary>
public sealed record MyDiary(Slice<ClientSessionView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown => [.. Slice.Items.Select(one => new ShownRecord(new ClientId(one.ClientId), one.Session.AsPart()))];
}
