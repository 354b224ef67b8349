using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>List the client's own permissions that end soon.</summary>
[For(Role.Client)]
public sealed record ListOwnConsentRenewals(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<ConsentRenewalView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<ListOwnConsentRenewals, Disclosed<Slice<ConsentRenewalView>>>
    {
        public async Task<Disclosed<Slice<ConsentRenewalView>>> Handle(ListOwnConsentRenewals request, CancellationToken cancellationToken)
        {
            var rows = await db.Directives.AsNoTracking().VisibleTo(caller, record).DueForRenewal(record.Now, request.Limit, request.After).ToListAsync(cancellationToken);
            return record.Disclose(mapper.AsSlice(rows, request.Limit));
        }
    }
}
