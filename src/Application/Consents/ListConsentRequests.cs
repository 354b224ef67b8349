using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>List what practitioners asked of the client: all of it for the client and the privacy officer, for a practitioner what they asked themselves.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.PrivacyOfficer, Role.Client)]
public sealed record ListConsentRequests(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<ConsentRequestView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<ListConsentRequests, Disclosed<Slice<ConsentRequestView>>>
    {
        public async Task<Disclosed<Slice<ConsentRequestView>>> Handle(ListConsentRequests request, CancellationToken cancellationToken)
        {
            var requests = db.ConsentRequests.AsNoTracking().VisibleTo(caller, request.ClientId);
            if (request.After is { } after)
            {
                var last = new ConsentRequestId(after.Id);
                requests = requests.Where(r => r.Id.CompareTo(last) < 0);
            }

            var rows = await requests.OrderByDescending(r => r.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return record.Disclose(Slice.Of(rows.ConvertAll(mapper.Map<ConsentRequestView>), request.Limit, view => Cursor.After("", view.Id)));
        }
    }
}
