using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>Read one directive with the plain words that the client is shown.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client, Role.Partner)]
public sealed record GetDirective(ClientId ClientId, DirectiveId Id) : IRequest<Disclosed<DirectiveView>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<GetDirective, Disclosed<DirectiveView>>
    {
        public async Task<Disclosed<DirectiveView>> Handle(GetDirective request, CancellationToken cancellationToken)
        {
            var directive = await db.Directives.AsNoTracking().VisibleTo(caller, record).Require(d => d.Id == request.Id, new DirectiveNotFound(), cancellationToken);
            return record.Disclose(mapper.ViewOf(directive, caller, record));
        }
    }
}
