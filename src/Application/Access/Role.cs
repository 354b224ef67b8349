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

/// <summary>Says who may send a message. A message without it can be sent by nobody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForAttribute(params Role[] roles) : Attribute
{
    /// <summary>Any one of these is enough.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;

    /// <summary>Everyone who works in the clinic.</summary>
    public static IReadOnlyList<Role> Staff { get; } = [Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer];
}
