using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>List what ends soon of the permissions that are about the caller, over all clients on whose care team they are; each client is decided by itself.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListConsentRenewals(int Limit, Cursor? After) : IRequest<ConsentRenewals>, IReadsManyClientsWill
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<ListConsentRenewals, ConsentRenewals>
    {
        public async Task<ConsentRenewals> Handle(ListConsentRenewals request, CancellationToken cancellationToken)
        {
            var (practitioner, me, now) = (caller.PractitionerId, caller.PractitionerId?.Value, record.Now);
            var about = db.Directives.AsNoTracking().Where(d =>
                (d.RecipientKind == RecipientKind.Practitioner && d.RecipientId == me)
                || d.RecipientKind == RecipientKind.CareTeam
                || (d.RecipientKind == RecipientKind.Discipline && db.CareTeam.Any(m =>
                    m.ClientId == d.ClientId && m.PractitionerId == practitioner && m.Discipline == d.RecipientDiscipline && m.JoinedAt <= now && (m.LeftAt == null || m.LeftAt > now))));
            var rows = await about.DueForRenewal(now, request.Limit, request.After).ToListAsync(cancellationToken);
            return new ConsentRenewals(mapper.AsSlice(rows, request.Limit));
        }
    }
}
