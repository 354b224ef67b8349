using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Retention;

/// <summary>List the client's erasure requests with what each was answered and what blocks it today, for the client, the front desk and the privacy officer.</summary>
[For(Role.Client, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record ListErasureRequests(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<ErasureRequestView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IRetentionFacts facts) : IRequestHandler<ListErasureRequests, Disclosed<Slice<ErasureRequestView>>>
    {
        public async Task<Disclosed<Slice<ErasureRequestView>>> Handle(ListErasureRequests request, CancellationToken cancellationToken)
        {
            var requests = db.ErasureRequests.AsNoTracking().Where(r => r.ClientId == request.ClientId);
            if (request.After is { } after)
            {
                var last = new ErasureRequestId(after.Id);
                requests = requests.Where(r => r.Id.CompareTo(last) < 0);
            }

            var rows = await requests.OrderByDescending(r => r.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var clock = RetentionClock.Of(await facts.Of(request.ClientId, cancellationToken), await db.RetentionTerms(caller, record, cancellationToken));
            var isHeld = await db.LegalHolds.AnyAsync(hold => hold.ClientId == request.ClientId && hold.ReleasedAt == null, cancellationToken);
            var blocked = ErasureRequest.BlocksOf(clock, isHeld, record.Today);
            return record.Disclose(Slice.Of(rows.ConvertAll(erasure => View(erasure, blocked)), request.Limit, view => Cursor.After("", view.Id)));
        }

        private static ErasureRequestView View(ErasureRequest erasure, IReadOnlyList<ErasureBlock> blocked) => new()
        {
            Id = erasure.Id.Value,
            DecisionMakerId = erasure.DecisionMakerId?.Value,
            Categories = erasure.Categories,
            RecordedBy = erasure.RecordedBy,
            AskedAt = erasure.AskedAt,
            Answer = erasure.Answer,
            BlockedBy = erasure.BlockedBy,
            BlockedToday = blocked,
            PackCode = erasure.PackCode,
            PackVersion = erasure.PackVersion,
            DueOn = erasure.DueOn,
            WithdrawnAt = erasure.WithdrawnAt,
            Revision = erasure.Revision,
        };
    }
}
