using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Api.Commands;

/// <summary>Somebody for whom a command acts, through the same pipeline as every request: the same gate, the same ledger.</summary>
internal sealed class ActingCaller : ICaller
{
    public Guid AccountId { get; set; }

    public Guid? SignInId => null;

    public DateTimeOffset? SignedInAt => null;

    public ClinicId ClinicId { get; set; }

    public IReadOnlyCollection<Role> Roles { get; set; } = [];

    public PractitionerId? PractitionerId { get; set; }

    public ClientId? ClientId { get; set; }

    public Guid? OrganizationId => null;

    public PurposeOfUse Purpose => ClientId is not null ? PurposeOfUse.ClientRequest : PractitionerId is not null ? PurposeOfUse.Treatment : PurposeOfUse.HealthcareOperations;

    public string RequestId { get; } = "command-" + Guid.CreateVersion7().ToString("N");

    public string? Address => null;

    public void Become(ActingCaller other) =>
        (AccountId, ClinicId, Roles, PractitionerId, ClientId) = (other.AccountId, other.ClinicId, other.Roles, other.PractitionerId, other.ClientId);
}
