using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Access;

/// <summary>Who makes this request, and why. It comes from a verified credential, never from a body.</summary>
public interface ICaller
{
    /// <summary>The account.</summary>
    Guid AccountId { get; }

    /// <summary>The sign-in that the credential belongs to; <c>null</c> for a credential of an outside issuer.</summary>
    Guid? SignInId { get; }

    /// <summary>When they last proved who they are, in UTC, to the second; <c>null</c> when nobody says. Renewing a credential does not move it.</summary>
    DateTimeOffset? SignedInAt { get; }

    /// <summary>The clinic in which they act.</summary>
    ClinicId ClinicId { get; }

    /// <summary>What they are there.</summary>
    IReadOnlyCollection<Role> Roles { get; }

    /// <summary>Set when they are a practitioner.</summary>
    PractitionerId? PractitionerId { get; }

    /// <summary>Set when they are a client.</summary>
    ClientId? ClientId { get; }

    /// <summary>Set when it is a partner organization.</summary>
    Guid? OrganizationId { get; }

    /// <summary>For what they ask.</summary>
    /// <exception cref="Domain.Kernel.DomainException"><see cref="PurposeNotAllowed"/> when their role may not name it.</exception>
    PurposeOfUse Purpose { get; }

    /// <summary>The id of this request, as the answer's <c>X-Request-Id</c> says it.</summary>
    string RequestId { get; }

    /// <summary>The network address it came from; <c>null</c> when there is none.</summary>
    string? Address { get; }
}

/// <summary>What follows from who calls.</summary>
public static class CallerExtensions
{
    /// <summary>What stands as author on what they write.</summary>
    public static Guid PersonId(this ICaller caller) => caller.PractitionerId?.Value ?? caller.ClientId?.Value ?? caller.AccountId;

    /// <summary>True when they hold the role.</summary>
    public static bool Is(this ICaller caller, Role role) => caller.Roles.Contains(role);

    /// <summary>The caller as the disclosure policy sees them.</summary>
    public static Reader AsReader(this ICaller caller) => new()
    {
        PersonId = caller.PersonId(),
        Practitioner = caller.PractitionerId,
        Client = caller.ClientId,
        Organization = caller.OrganizationId,
        IsFrontDesk = caller.Is(Role.ClinicAdministrator),
        IsPrivacyOfficer = caller.Is(Role.PrivacyOfficer),
    };
}
