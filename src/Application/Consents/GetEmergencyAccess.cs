using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>Read one emergency access.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.PrivacyOfficer, Role.Client)]
public sealed record GetEmergencyAccess(ClientId ClientId, EmergencyAccessId Id) : IRequest<Disclosed<EmergencyAccessView>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<GetEmergencyAccess, Disclosed<EmergencyAccessView>>
    {
        public async Task<Disclosed<EmergencyAccessView>> Handle(GetEmergencyAccess request, CancellationToken cancellationToken)
        {
            var access = await db.EmergencyAccesses.AsNoTracking().VisibleTo(caller, request.ClientId).Require(a => a.Id == request.Id, new EmergencyNotFound(), cancellationToken);
            return record.Disclose(access.As(mapper, caller, record.Now));
        }
    }
}

/// <summary>Whose eyes an emergency access is for.</summary>
internal static class EmergencyVisibility
{
    public static IQueryable<EmergencyAccess> VisibleTo(this IQueryable<EmergencyAccess> accesses, ICaller caller, ClientId client) =>
        caller.ClientId == client || caller.Is(Role.PrivacyOfficer) ? accesses : accesses.Where(a => a.PractitionerId == caller.PractitionerId);

    // The words may speak of a danger to somebody else; then they are not for the client's eyes. The reviewer's words are for the one who opened it.
    public static EmergencyAccessView As(this EmergencyAccess access, IMapper mapper, ICaller caller, DateTimeOffset now)
    {
        var view = mapper.Map<EmergencyAccessView>(access) with { IsOpen = !access.IsOver(now) };
        var isTheirs = caller.PractitionerId == access.PractitionerId || caller.Is(Role.PrivacyOfficer);
        return view with { ReasonText = isTheirs || access.Reason != EmergencyReason.RiskToOthers ? view.ReasonText : null, ReviewComment = isTheirs ? view.ReviewComment : null };
    }
}
