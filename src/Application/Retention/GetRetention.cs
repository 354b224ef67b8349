using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Retention;

/// <summary>Say how long a client's record is kept and by which rule, for the client, the front desk and the privacy officer.</summary>
[For(Role.Client, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record GetRetention(ClientId ClientId) : IRequest<Disclosed<RetentionView>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IRetentionFacts facts) : IRequestHandler<GetRetention, Disclosed<RetentionView>>
    {
        public async Task<Disclosed<RetentionView>> Handle(GetRetention request, CancellationToken cancellationToken)
        {
            var terms = await db.RetentionTerms(caller, record, cancellationToken);
            var isHeld = await db.LegalHolds.AnyAsync(hold => hold.ClientId == request.ClientId && hold.ReleasedAt == null, cancellationToken);
            return record.Disclose(RetentionView.Of(RetentionClock.Of(await facts.Of(request.ClientId, cancellationToken), terms), isHeld, record.Today));
        }
    }
}
