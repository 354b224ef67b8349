using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.AspNetCore.Identity;

namespace IntegrativeCare.Infrastructure.Identity;

/// <summary>Somebody who can sign in. The user name is the id: what people type is the e-mail address, which is unique in a clinic only.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public ClinicId ClinicId { get; init; }
    public string DisplayName { get; init; } = "";
    public List<Role> Roles { get; init; } = [];
    public PractitionerId? PractitionerId { get; init; }
    public ClientId? ClientId { get; init; }
    public Guid? OrganizationId { get; init; }
    public string? OutsideSubject { get; init; }

    /// <summary>The key of the authenticator in base 32. It guards the account once <see cref="IdentityUser{TKey}.TwoFactorEnabled"/> says so.</summary>
    public string? AuthenticatorKey { get; init; }

    /// <summary>The time step of the last code that was taken: it and all before it work no more.</summary>
    public long? LastTimeStep { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DisabledAt { get; init; }

    public bool IsLocked(DateTimeOffset now) => LockoutEnd > now;

    public AccountAtWork AtWork() => new(Id, ClinicId, DisplayName, Roles, PractitionerId, ClientId, OrganizationId);

    public static Account Of(Person person, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id,
            UserName = id.ToString("N"),
            ClinicId = person.ClinicId,
            Email = person.Email,
            DisplayName = person.DisplayName,
            Roles = [.. person.Roles],
            PractitionerId = person.PractitionerId,
            ClientId = person.ClientId,
            OrganizationId = person.OrganizationId,
            OutsideSubject = person.OutsideSubject,
            LockoutEnabled = true,
            CreatedAt = now,
        };
    }
}

/// <summary>One sign-in at one device: the family of its refresh tokens.</summary>
internal sealed class SignInSession
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }

    /// <summary>The account's stamp when this began. When the account's security changes, the stamps differ and the sign-in is over.</summary>
    public string SecurityStamp { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
}

internal sealed class RefreshToken
{
    public Guid Id { get; init; }
    public Guid SessionId { get; init; }
    public byte[] TokenHash { get; init; } = [];
    public DateTimeOffset IssuedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}

internal sealed class RecoveryCode
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public byte[] CodeHash { get; init; } = [];
    public DateTimeOffset? UsedAt { get; init; }
}

internal sealed class Invitation
{
    public Guid Id { get; init; }
    public ClinicId ClinicId { get; init; }
    public string Email { get; init; } = "";
    public string NormalizedEmail { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public List<Role> Roles { get; init; } = [];
    public PractitionerId? PractitionerId { get; init; }
    public ClientId? ClientId { get; init; }
    public Guid? OrganizationId { get; init; }
    public string? OutsideSubject { get; init; }
    public byte[] TokenHash { get; init; } = [];
    public Guid InvitedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }

    public Person ToPerson() => new()
    {
        ClinicId = ClinicId,
        Email = Email,
        DisplayName = DisplayName,
        Roles = Roles,
        PractitionerId = PractitionerId,
        ClientId = ClientId,
        OrganizationId = OrganizationId,
        OutsideSubject = OutsideSubject,
    };
}
