using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Access;

/// <summary>What somebody is in the clinic. One account can hold several. Supervision is a relation between practitioners, not a role.</summary>
public enum Role
{
    /// <summary>Treats by talk.</summary>
    Psychotherapist,

    /// <summary>Treats by touch.</summary>
    MassageTherapist,

    /// <summary>Runs the front desk and the clinic's settings; sees no clinical information.</summary>
    ClinicAdministrator,

    /// <summary>Watches over consent and the record of accesses; sees no clinical information.</summary>
    PrivacyOfficer,

    /// <summary>The client in their own account.</summary>
    Client,

    /// <summary>Another organization's system.</summary>
    Partner,
}

/// <summary>For what each role may look.</summary>
public static class RolePurposes
{
    private static readonly PurposeOfUse[] Treating = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination, PurposeOfUse.Supervision, PurposeOfUse.Emergency];

    /// <summary>The purposes that a caller of this role may name; the first is meant when none is named.</summary>
    public static IReadOnlyList<PurposeOfUse> Purposes(this Role role) => role switch
    {
        Role.Psychotherapist or Role.MassageTherapist => Treating,
        Role.ClinicAdministrator or Role.PrivacyOfficer => [PurposeOfUse.HealthcareOperations],
        Role.Client => [PurposeOfUse.ClientRequest],
        Role.Partner => [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination, PurposeOfUse.HealthcareOperations],
        _ => [],
    };
}

/// <summary>Says who may send a message. A message without it can be sent by nobody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForAttribute(params Role[] roles) : Attribute
{
    /// <summary>Any one of these is enough.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;

    /// <summary>Everyone who works in the clinic.</summary>
    public static IReadOnlyList<Role> Staff { get; } = [Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer];
}
