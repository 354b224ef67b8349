using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
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
            var me = caller.PractitionerId?.Value;
            var (talk, touch) = (record.ActsFor(Discipline.Psychotherapy), record.ActsFor(Discipline.MassageTherapy));
            var about = db.Directives.AsNoTracking().Where(d =>
                (d.RecipientKind == RecipientKind.Practitioner && d.RecipientId == me)
                || (d.RecipientKind == RecipientKind.CareTeam && (talk.Contains(d.ClientId) || touch.Contains(d.ClientId)))
                || (d.RecipientKind == RecipientKind.Discipline && (d.RecipientDiscipline == Discipline.Psychotherapy ? talk.Contains(d.ClientId) : touch.Contains(d.ClientId))));
            var rows = await about.DueForRenewal(record.Now, request.Limit, request.After).ToListAsync(cancellationToken);
            return new ConsentRenewals(mapper.AsSlice(rows, request.Limit));
        }
    }
}
