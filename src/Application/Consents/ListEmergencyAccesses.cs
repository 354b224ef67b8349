using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>List the emergency accesses to a client's record: all for the client and the privacy officer, for a practitioner those that they opened themselves.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.PrivacyOfficer, Role.Client)]
public sealed record ListEmergencyAccesses(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<EmergencyAccessView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<ListEmergencyAccesses, Disclosed<Slice<EmergencyAccessView>>>
    {
        public async Task<Disclosed<Slice<EmergencyAccessView>>> Handle(ListEmergencyAccesses request, CancellationToken cancellationToken)
        {
            var accesses = db.EmergencyAccesses.AsNoTracking().VisibleTo(caller, request.ClientId);
            if (request.After is { } after)
            {
                var last = new EmergencyAccessId(after.Id);
                accesses = accesses.Where(a => a.Id.CompareTo(last) < 0);
            }

            var rows = await accesses.OrderByDescending(a => a.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return record.Disclose(Slice.Of(rows.ConvertAll(a => a.As(mapper, caller, record.Now)), request.Limit, view => Cursor.After("", view.Id)));
        }
    }
}
