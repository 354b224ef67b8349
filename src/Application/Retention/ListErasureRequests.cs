using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Retention;

/// <summary>List the client's erasure requests with their answers, for the client, the front desk and the privacy officer.</summary>
[For(Role.Client, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record ListErasureRequests(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<ErasureRequestView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListErasureRequests, Disclosed<Slice<ErasureRequestView>>>
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
            return record.Disclose(Slice.Of(rows.ConvertAll(View), request.Limit, view => Cursor.After("", view.Id)));
        }

        private static ErasureRequestView View(ErasureRequest erasure) => new()
        {
            Id = erasure.Id.Value,
            DecisionMakerId = erasure.DecisionMakerId?.Value,
            Categories = erasure.Categories,
            RecordedBy = erasure.RecordedBy,
            AskedAt = erasure.AskedAt,
            Answer = erasure.Answer,
            BlockedBy = erasure.BlockedBy,
            PackCode = erasure.PackCode,
            PackVersion = erasure.PackVersion,
            DueOn = erasure.DueOn,
            WithdrawnAt = erasure.WithdrawnAt,
            Revision = erasure.Revision,
        };
    }
}
