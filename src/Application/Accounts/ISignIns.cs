using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Accounts;

/// <summary>The sign-ins that are open: each is one person at one device, kept open by refreshing.</summary>
public interface ISignIns
{
    /// <summary>Opens a sign-in for whoever knows the password and, where the account asks for it, the code of the moment.</summary>
    /// <exception cref="SignInRefusedException"><see cref="SignInRefusal.CredentialsWrong"/>, <see cref="SignInRefusal.OneTimeCodeNeeded"/>, <see cref="SignInRefusal.OneTimeCodeWrong"/>.</exception>
    /// <exception cref="DomainException"><see cref="ClinicNeeded"/>.</exception>
    Task<OpenedSignIn> Open(SignInBody who, CancellationToken ct);

    /// <summary>Exchanges a refresh token for the next one. A token that comes a second time was copied: the whole sign-in ends.</summary>
    /// <exception cref="SignInRefusedException"><see cref="SignInRefusal.RefreshTokenRefused"/>.</exception>
    Task<OpenedSignIn> Renew(string refreshToken, CancellationToken ct);

    /// <summary>Ends a sign-in; its tokens work no more, from the next request on. Saying it twice changes nothing.</summary>
    Task End(Guid signIn, CancellationToken ct);
}

/// <summary>A sign-in that was just opened or renewed.</summary>
/// <param name="SignInId">The sign-in.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="RefreshToken">Good once, and shown once.</param>
/// <param name="EndsAt">When it ends even if it is refreshed, in UTC.</param>
public sealed record OpenedSignIn(Guid SignInId, AccountAtWork Account, string RefreshToken, DateTimeOffset StartedAt, DateTimeOffset EndsAt)
{
    /// <summary>Says which sign-in it is and keeps the token to itself.</summary>
    public override string ToString() => $"{nameof(OpenedSignIn)} {SignInId}";
}

/// <summary>Whether a credential still works, and for whom. Read anew with every request, so that an end is felt at once.</summary>
public interface ISignInState
{
    /// <summary>The account behind an open sign-in, in one round trip; <c>null</c> when the sign-in has ended, the account is disabled or its security was changed since.</summary>
    Task<AccountAtWork?> OfSignIn(Guid signIn, Guid account, CancellationToken ct);

    /// <summary>The account that an outside provider means by an e-mail address, in one round trip; <c>null</c> when there is none or it is disabled.</summary>
    Task<AccountAtWork?> OfEmail(ClinicId clinic, string email, CancellationToken ct);

    /// <summary>The account that an outside provider means by its <c>sub</c>, in one round trip; <c>null</c> when there is none or it is disabled.</summary>
    Task<AccountAtWork?> OfSubject(ClinicId clinic, string subject, CancellationToken ct);
}

/// <summary>An account as requests need it.</summary>
/// <param name="Id">The account.</param>
/// <param name="ClinicId">The clinic in which they act.</param>
/// <param name="DisplayName">What they are called.</param>
/// <param name="Roles">What they are there.</param>
/// <param name="PractitionerId">Set when they treat.</param>
/// <param name="ClientId">Set when they are a client.</param>
/// <param name="OrganizationId">Set when it is a partner organization's system.</param>
public sealed record AccountAtWork(Guid Id, ClinicId ClinicId, string DisplayName, IReadOnlyList<Role> Roles, PractitionerId? PractitionerId, ClientId? ClientId, Guid? OrganizationId)
{
    /// <summary>Says which account it is and keeps the name to itself.</summary>
    public override string ToString() => $"{nameof(AccountAtWork)} {Id}";
}

/// <summary>Writes access tokens.</summary>
public interface IAccessTokens
{
    /// <summary>A signed token for the sign-in; it ends no later than the sign-in does.</summary>
    AccessToken Issue(OpenedSignIn signIn);
}

/// <summary>A signed access token.</summary>
/// <param name="Text">What is sent as bearer credential.</param>
/// <param name="Seconds">How long it is good. Unit: whole seconds.</param>
public sealed record AccessToken(string Text, int Seconds)
{
    /// <summary>Keeps the token to itself.</summary>
    public override string ToString() => nameof(AccessToken);
}

/// <summary>The few facts of a clinic that accounts depend on.</summary>
public interface IClinicFacts
{
    /// <summary>What people call the clinic.</summary>
    Task<string> NameOf(ClinicId clinic, CancellationToken ct);

    /// <summary>True when the practitioner belongs to this clinic.</summary>
    Task<bool> Has(ClinicId clinic, PractitionerId practitioner, CancellationToken ct);

    /// <summary>True when the client belongs to this clinic.</summary>
    Task<bool> Has(ClinicId clinic, ClientId client, CancellationToken ct);

    /// <summary>True when the organization is a partner of this clinic.</summary>
    Task<bool> Has(ClinicId clinic, PartnerOrganizationId organization, CancellationToken ct);
}
