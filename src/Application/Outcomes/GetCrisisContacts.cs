using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Read whom a person in need can call, and whether somebody of the clinic reads answers now.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record GetCrisisContacts : IRequest<CrisisContactsView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at) : IRequestHandler<GetCrisisContacts, CrisisContactsView>
    {
        public async Task<CrisisContactsView> Handle(GetCrisisContacts request, CancellationToken cancellationToken)
        {
            var (settings, zone) = await db.SafetyOfTheClinic(cancellationToken);
            return new()
            {
                Notice = CrisisContactsView.NotAtOnce,
                IsMonitoredNow = settings.IsMonitoredAt(at.Now, zone),
                MonitoredFrom = settings.NextMonitored(at.Now, zone)?.ToUniversalTime(),
                Contacts = SafetySettingsView.Contacts(settings),
            };
        }
    }
}
