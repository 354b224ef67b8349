using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Accounts;

/// <summary>Invite somebody to open their account.</summary>
[For(Role.ClinicAdministrator)]
public sealed record InvitePerson(InvitePersonBody Body) : IRequest<InvitationView>, IUsesNoClientRecord, IHasBody<InvitePersonBody>
{
    internal sealed class Handler(ICaller caller, IAccounts accounts, IClinicFacts clinics) : IRequestHandler<InvitePerson, InvitationView>
    {
        public async Task<InvitationView> Handle(InvitePerson request, CancellationToken cancellationToken)
        {
            var person = request.Body.ToPerson(caller);
            if (person.PractitionerId is { } practitioner && !await clinics.Has(caller.ClinicId, practitioner, cancellationToken))
                throw new DomainException(new PersonNotFound { Pointer = "/practitionerId" });
            if (person.ClientId is { } client && !await clinics.Has(caller.ClinicId, client, cancellationToken))
                throw new DomainException(new PersonNotFound { Pointer = "/clientId" });
            if (person.OrganizationId is { } organization && !await clinics.Has(caller.ClinicId, new PartnerOrganizationId(organization), cancellationToken))
                throw new DomainException(new OrganizationUnknown { Pointer = "/organizationId" });

            return await accounts.Invite(person, caller.AccountId, cancellationToken);
        }
    }
}

/// <summary>Who is invited, and as what.</summary>
public sealed record InvitePersonBody
{
    /// <summary>The address with which the person will sign in.</summary>
    /// <example>noor@example.org</example>
    [EmailAddress, StringLength(254, MinimumLength = 3)]
    public required string Email { get; init; }

    /// <summary>What the person is called.</summary>
    /// <example>Noor Haddad</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string DisplayName { get; init; }

    /// <summary>What they will be in the clinic.</summary>
    [MinLength(1), MaxLength(6)]
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The practitioner they are. Needed when they treat, and only then.</summary>
    public Guid? PractitionerId { get; init; }

    /// <summary>The client they are. Needed for a client's account, and only then.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>The partner organization whose system it is. Needed for a partner's account, and only then.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>How the clinic's own OpenID Connect provider calls them in <c>sub</c>, where one is configured that way.</summary>
    [StringLength(255, MinimumLength = 1)]
    public string? OutsideSubject { get; init; }

    /// <summary>The person who was described, where roles and person fit together.</summary>
    /// <exception cref="DomainException"><see cref="PartnerRoleStandsAlone"/>, <see cref="PartnerMismatch"/>, <see cref="ClientRoleStandsAlone"/>, <see cref="PractitionerMismatch"/>, <see cref="ClientMismatch"/>.</exception>
    internal Person ToPerson(ICaller by)
    {
        var isClient = Roles.Contains(Role.Client);
        var isPartner = Roles.Contains(Role.Partner);
        var treats = Roles.Contains(Role.Psychotherapist) || Roles.Contains(Role.MassageTherapist);
        if (isClient && Roles.Distinct().Count() > 1) throw new DomainException(new ClientRoleStandsAlone { Pointer = "/roles" });
        if (treats != PractitionerId.HasValue) throw new DomainException(new PractitionerMismatch { Pointer = "/practitionerId" });
        if (isPartner && Roles.Distinct().Count() > 1) throw new DomainException(new PartnerRoleStandsAlone { Pointer = "/roles" });
        if (isPartner != OrganizationId.HasValue) throw new DomainException(new PartnerMismatch { Pointer = "/organizationId" });
        if (isClient != ClientId.HasValue) throw new DomainException(new ClientMismatch { Pointer = "/clientId" });

        return new()
        {
            ClinicId = by.ClinicId,
            Email = PlainText.Of(Email, "/email", 254),
            DisplayName = PlainText.Of(DisplayName, "/displayName"),
            Roles = [.. Roles.Distinct().Order()],
            PractitionerId = PractitionerId is { } practitioner ? new PractitionerId(practitioner) : null,
            ClientId = ClientId is { } client ? new ClientId(client) : null,
            OrganizationId = OrganizationId,
            OutsideSubject = OutsideSubject,
        };
    }

    /// <summary>Says nothing about the person.</summary>
    public override string ToString() => nameof(InvitePersonBody);
}
