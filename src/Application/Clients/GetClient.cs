using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Clients;

/// <summary>Read a client, as far as the client lets the reader.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client, Role.Partner)]
public sealed record GetClient(ClientId ClientId) : IRequest<Disclosed<ClientView>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<GetClient, Disclosed<ClientView>>
    {
        public async Task<Disclosed<ClientView>> Handle(GetClient request, CancellationToken cancellationToken)
        {
            var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.ClientId, cancellationToken);
            var view = new ClientView
            {
                Id = request.ClientId.Value,
                Demographics = client is null ? null : mapper.Map<DemographicsView>(client),
                Revision = client?.Revision,
                Withheld = [.. record.Reach.Withheld().Select(denied => WithheldView.Of(request.ClientId, denied))],
            };
            return client is null ? record.Disclose(view) : record.Disclose(view, new DisclosedPart(client.Category, client.Author, client.Id.Value));
        }
    }
}
