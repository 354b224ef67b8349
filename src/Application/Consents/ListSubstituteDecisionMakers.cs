using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>List who may or might decide for the client, for the client, the care team, the front desk and the privacy officer.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record ListSubstituteDecisionMakers(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<SubstituteDecisionMakerView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper)
        : IRequestHandler<ListSubstituteDecisionMakers, Disclosed<Slice<SubstituteDecisionMakerView>>>
    {
        public async Task<Disclosed<Slice<SubstituteDecisionMakerView>>> Handle(ListSubstituteDecisionMakers request, CancellationToken cancellationToken)
        {
            var makers = db.SubstituteDecisionMakers.AsNoTracking().VisibleTo(caller, record, db);
            if (request.After is { } after)
            {
                var last = new SubstituteDecisionMakerId(after.Id);
                makers = makers.Where(m => m.Id.CompareTo(last) < 0);
            }

            var rows = await makers.OrderByDescending(m => m.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var views = rows.ConvertAll(m => mapper.Map<SubstituteDecisionMakerView>(m) with { IsInForce = m.IsInForce(record.Now, record.Today) });
            return record.Disclose(Slice.Of(views, request.Limit, view => Cursor.After("", view.Id)));
        }
    }
}
