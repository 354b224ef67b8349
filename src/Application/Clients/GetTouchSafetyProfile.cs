using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Clients;

/// <summary>Read what to do and avoid so that the client feels and is safe. It never says why.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record GetTouchSafetyProfile(ClientId ClientId) : IRequest<Disclosed<TouchSafetyProfileView>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<GetTouchSafetyProfile, Disclosed<TouchSafetyProfileView>>
    {
        public async Task<Disclosed<TouchSafetyProfileView>> Handle(GetTouchSafetyProfile request, CancellationToken cancellationToken)
        {
            var profile = await db.TouchSafetyProfiles.AsNoTracking().FirstOrDefaultAsync(p => p.ClientId == request.ClientId, cancellationToken);
            if (profile is null)
            {
                // Kept back by itself, it is not shared; to say that there is none would be untrue, and dangerous to whoever is touched.
                var whole = record.Reach.DecideWhole(InformationCategory.SafetyCues);
                var decision = whole.IsPermitted ? record.Reach.Decide(InformationCategory.SafetyCues, author: null, request.ClientId.Value) : whole;
                throw new DomainException(decision.IsPermitted ? new TouchProfileNotFound() : decision.Refusal());
            }

            return record.Disclose(mapper.Map<TouchSafetyProfileView>(profile), new DisclosedPart(profile.Category, profile.Author, profile.ClientId.Value));
        }
    }
}
