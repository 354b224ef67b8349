using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Read how the clinic sees to safety signals.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record GetSafetySettings : IRequest<SafetySettingsView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, ICaller caller) : IRequestHandler<GetSafetySettings, SafetySettingsView>
    {
        public async Task<SafetySettingsView> Handle(GetSafetySettings request, CancellationToken cancellationToken) =>
            SafetySettingsView.Of(await db.SafetySettings.AsNoTracking().Require(s => s.ClinicId == caller.ClinicId, new ClinicNotFound(), cancellationToken));
    }
}
