using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Retention;

/// <summary>List the legal holds on a client's record, released ones included. Staff read the reasons; the client reads that there is a hold and since when.</summary>
[For(Role.Client, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record ListLegalHolds(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<LegalHoldView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ListLegalHolds, Disclosed<Slice<LegalHoldView>>>
    {
        public async Task<Disclosed<Slice<LegalHoldView>>> Handle(ListLegalHolds request, CancellationToken cancellationToken)
        {
            var holds = db.LegalHolds.AsNoTracking().Where(hold => hold.ClientId == request.ClientId);
            if (request.After is { } after)
            {
                var last = new LegalHoldId(after.Id);
                holds = holds.Where(hold => hold.Id.CompareTo(last) < 0);
            }

            var rows = await holds.OrderByDescending(hold => hold.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var isStaff = caller.ClientId is null;
            return record.Disclose(Slice.Of(rows.ConvertAll(hold => View(hold, isStaff)), request.Limit, view => Cursor.After("", view.Id)));
        }

        private static LegalHoldView View(LegalHold hold, bool isStaff) => new()
        {
            Id = hold.Id.Value,
            IsInForce = hold.IsInForce,
            PlacedAt = hold.PlacedAt,
            Reason = isStaff ? hold.Reason : null,
            PlacedBy = isStaff ? hold.PlacedBy : null,
            ReleasedAt = hold.ReleasedAt,
            ReleasedBy = isStaff ? hold.ReleasedBy : null,
            ReleaseReason = isStaff ? hold.ReleaseReason : null,
            Revision = hold.Revision,
        };
    }
}
