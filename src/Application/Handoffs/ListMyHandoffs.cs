using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>
/// List the handoffs that concern the caller across clients, newest first: those that they asked for, those that were asked of them, and those that were asked of their
/// discipline without naming anybody. Each client is decided by itself.
/// </summary>
/// <param name="Open">Only those in which somebody still has to do something; <c>false</c> only the others.</param>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListMyHandoffs(bool? Open, int Limit, Cursor? After) : IRequest<HandoffsAtHand>, IUsesManyClientRecords
{
    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.CarePlan];

    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record) : IRequestHandler<ListMyHandoffs, HandoffsAtHand>
    {
        public async Task<HandoffsAtHand> Handle(ListMyHandoffs request, CancellationToken cancellationToken)
        {
            if (caller.PractitionerId is not { } me) return new HandoffsAtHand(new([], null), new Dictionary<Guid, Author>());

            var (now, who) = (record.Now, me.Value);
            var handoffs = db.Handoffs.AsNoTracking().Where(h => h.Author.PersonId == who || h.ToPractitionerId == me
                || (h.ToPractitionerId == null && db.CareTeam.Any(m => m.ClientId == h.ClientId && m.PractitionerId == me && m.Discipline == h.ToDiscipline && m.JoinedAt <= now && m.LeftAt == null)));
            if (request.Open is { } open) handoffs = handoffs.Where(h => HandoffMoves.Open.Contains(h.Status) == open);
            if (request.After is { } after)
            {
                var last = new HandoffId(after.Id);
                handoffs = handoffs.Where(h => h.Id.CompareTo(last) < 0);
            }

            // With its plan: it is shown under the decision on the plan, and without the plan it is not there.
            var rows = await record.OverCaseload(() => handoffs
                .Join(db.CarePlans, h => h.PlanId, p => p.Id, (h, p) => new { Handoff = h, p.Author.PersonId, p.Author.Discipline })
                .OrderByDescending(row => row.Handoff.Id).Take(request.Limit + 1).ToListAsync(cancellationToken));
            var first = rows.OrderByDescending(row => row.Handoff.Id.Value).Take(request.Limit + 1).ToList();
            var page = Slice.Of(first.ConvertAll(row => HandoffView.Of(row.Handoff)), request.Limit, view => Cursor.After(view.RequestedAt, view.Id));
            return new HandoffsAtHand(page, first.Take(page.Items.Count).ToDictionary(row => row.Handoff.Id.Value, row => new Author(row.PersonId, row.Discipline)));
        }
    }
}

/// <summary>Handoffs across clients.</summary>
/// <param name="Slice">The page.</param>
/// <param name="PlanAuthors">Who wrote the plan of each handoff, by the handoff's id.</param>
public sealed record HandoffsAtHand(Slice<HandoffView> Slice, IReadOnlyDictionary<Guid, Author> PlanAuthors) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown =>
        [.. Slice.Items.Select(one => new ShownRecord(new ClientId(one.ClientId), new DisclosedPart(InformationCategory.CarePlan, PlanAuthors[one.Id], one.PlanId)))];
}
