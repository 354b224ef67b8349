using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>List what the caller asked of clients on whose care team they are, newest first; each client is decided by itself.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListMyConsentRequests(ConsentRequestStatus? Status, int Limit, Cursor? After) : IRequest<ConsentRequestsAsked>, IReadsManyClientsWill
{
    internal sealed class Handler(IClinicDb db, ICaller caller, IMapper mapper) : IRequestHandler<ListMyConsentRequests, ConsentRequestsAsked>
    {
        public async Task<ConsentRequestsAsked> Handle(ListMyConsentRequests request, CancellationToken cancellationToken)
        {
            var asked = db.ConsentRequests.AsNoTracking().Where(r => r.PractitionerId == caller.PractitionerId);
            if (request.Status is { } status) asked = asked.Where(r => r.Status == status);
            if (request.After is { } after)
            {
                var last = new ConsentRequestId(after.Id);
                asked = asked.Where(r => r.Id.CompareTo(last) < 0);
            }

            var rows = await asked.OrderByDescending(r => r.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return new ConsentRequestsAsked(Slice.Of(rows.ConvertAll(mapper.Map<ConsentRequestView>), request.Limit, view => Cursor.After("", view.Id)));
        }
    }
}

/// <summary>Consent requests across clients.</summary>
public sealed record ConsentRequestsAsked(Slice<ConsentRequestView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown => [.. Slice.Items.Select(one => new ShownRecord(new ClientId(one.ClientId), null))];
}
