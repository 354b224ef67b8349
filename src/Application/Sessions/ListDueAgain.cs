using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// List clients whose time to come back has come, and who have no session of that discipline in the diary: by what was agreed when the last one ended (Rule CR-168). Practitioners see
/// those whom they last met, the front desk all. Each client is decided by itself.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record ListDueAgain(int Limit, Cursor? After) : IRequest<DueAgain>, IUsesManyClientRecords
{
    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.Scheduling];

    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record) : IRequestHandler<ListDueAgain, DueAgain>
    {
        public async Task<DueAgain> Handle(ListDueAgain request, CancellationToken cancellationToken)
        {
            var now = record.Now;
            var due = db.Sessions.AsNoTracking().OfCaller(caller)
                .Where(s => s.ComeBackInWeeks != null && s.CompletedAt != null && (s.Status == SessionStatus.Completed || s.Status == SessionStatus.Debriefed))
                .Where(s => !db.Sessions.Any(later => later.ClientId == s.ClientId && later.Discipline == s.Discipline && later.StartsAt > s.StartsAt
                    && later.Status != SessionStatus.Cancelled && later.Status != SessionStatus.NoShow && (later.Status != SessionStatus.Stopped || later.StartedAt != null)))
                .Select(s => new { s.Id, s.ClientId, s.Author.PersonId, s.Discipline, s.CompletedAt, s.ComeBackInWeeks, DueAt = s.CompletedAt!.Value.AddDays(7 * s.ComeBackInWeeks!.Value) })
                .Where(s => s.DueAt <= now);
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new SessionId(after.Id));
                due = due.Where(s => s.DueAt >= at && (s.DueAt > at || s.Id.CompareTo(last) > 0));
            }

            var ordered = due.OrderBy(s => s.DueAt).ThenBy(s => s.Id).Take(request.Limit + 1);
            var rows = await record.OverCaseload(() => ordered.ToListAsync(cancellationToken));
            var first = rows.OrderBy(s => s.DueAt).ThenBy(s => s.Id.Value).Take(request.Limit + 1).Select(s => new DueAgainView
            {
                Id = s.Id.Value,
                ClientId = s.ClientId.Value,
                Discipline = s.Discipline,
                PractitionerId = s.PersonId,
                LastHeldAt = s.CompletedAt!.Value,
                Weeks = s.ComeBackInWeeks!.Value,
                DueAt = s.DueAt,
            }).ToList();
            return new DueAgain(Slice.Of(first, request.Limit, one => Cursor.After(one.DueAt, one.Id)));
        }
    }
}

/// <summary>A client whose time to come back has come.</summary>
public sealed record DueAgainView
{
    /// <summary>The last session that was held, which names the line.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>In which discipline.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>Who met them last in it.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public required DateTimeOffset LastHeldAt { get; init; }

    /// <summary>After how many weeks they were asked to come back.</summary>
    public required int Weeks { get; init; }

    /// <summary>Since when it is time, in UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>Clients whose time to come back has come.</summary>
public sealed record DueAgain(Slice<DueAgainView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown =>
        [.. Slice.Items.Select(one => new ShownRecord(new ClientId(one.ClientId), new DisclosedPart(InformationCategory.Scheduling, new Author(one.PractitionerId, one.Discipline), one.Id)))];
}
