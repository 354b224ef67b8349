using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Testing;

/// <summary>Somebody with an account in the clinic, as a credential would name them. It is data, nothing more.</summary>
public sealed record Person(string Name, ClinicId ClinicId, params IReadOnlyList<Role> Roles)
{
    public Guid AccountId { get; init; } = Guid.CreateVersion7();

    public PractitionerId? Practitioner { get; init; }

    public ClientId? Client { get; init; }

    public Guid? Organization { get; init; }

    /// <summary>When they last proved who they are; nobody says so unless a test does.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>The practitioner's id, for those who are one.</summary>
    public PractitionerId Id => Practitioner ?? throw new InvalidOperationException($"{Name} is no practitioner.");

    /// <summary>What stands as author on what they write.</summary>
    public Guid PersonId => Practitioner?.Value ?? Client?.Value ?? AccountId;

    /// <summary>For what they ask when a test does not say.</summary>
    public PurposeOfUse UsualPurpose =>
        Client is not null ? PurposeOfUse.ClientRequest : Practitioner is not null ? PurposeOfUse.Treatment : PurposeOfUse.HealthcareOperations;
}

/// <summary>Who calls, in one request of a test.</summary>
internal sealed class GivenCaller : ICaller
{
    private Person? person;
    private PurposeOfUse purpose;

    public Guid AccountId => Who.AccountId;

    public Guid? SignInId => null;

    public DateTimeOffset? SignedInAt => Who.SignedInAt;

    public ClinicId ClinicId => Who.ClinicId;

    public IReadOnlyCollection<Role> Roles => Who.Roles;

    public PractitionerId? PractitionerId => Who.Practitioner;

    public ClientId? ClientId => Who.Client;

    public Guid? OrganizationId => Who.Organization;

    public PurposeOfUse Purpose => purpose;

    public string RequestId { get; } = Guid.CreateVersion7().ToString("N");

    public string? Address => "192.0.2.1";

    private Person Who => person ?? throw new InvalidOperationException("Nobody calls.");

    public void Is(Person who, PurposeOfUse why) => (person, purpose) = (who, why);
}
