using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Accounts;

/// <summary>The people who can sign in. An e-mail address is unique within a clinic only, so that no clinic learns of another's people.</summary>
public interface IAccounts
{
    /// <summary>Opens an account at once, as set-up does for a clinic's first administrator. Everybody else is invited.</summary>
    /// <returns>The account's id.</returns>
    /// <exception cref="DomainException"><see cref="EmailTaken"/>, <see cref="PersonHasAccount"/>, and the refusals of <see cref="PasswordRules.Require"/>.</exception>
    Task<Guid> Open(Person person, string password, CancellationToken ct);

    /// <summary>Ends every sign-in of the account and lets no new one begin. Saying it twice changes nothing.</summary>
    Task Disable(Guid account, CancellationToken ct);

    /// <summary>Who the account belongs to.</summary>
    Task<Person> Get(Guid account, CancellationToken ct);

    /// <summary>Keeps an invitation and replaces an open one to the same address.</summary>
    /// <exception cref="DomainException"><see cref="EmailTaken"/>, <see cref="PersonHasAccount"/>.</exception>
    Task<InvitationView> Invite(Person person, Guid by, CancellationToken ct);

    /// <summary>Opens the account that an invitation was for and signs the person in. An invitation can be accepted once.</summary>
    /// <exception cref="DomainException"><see cref="InvitationNotOpen"/>, <see cref="EmailTaken"/>, <see cref="PersonHasAccount"/>, and the refusals of <see cref="PasswordRules.Require"/>.</exception>
    Task<OpenedSignIn> Accept(string token, string password, CancellationToken ct);

    /// <summary>Makes a key for an authenticator; it guards nothing until it is confirmed. Asking again replaces a key that is not confirmed yet.</summary>
    /// <exception cref="DomainException"><see cref="AuthenticatorPresent"/>.</exception>
    Task<AuthenticatorView> EnrolAuthenticator(Guid account, CancellationToken ct);

    /// <summary>From now on every sign-in asks for a code. All other sign-ins of the account end.</summary>
    /// <returns>Ten recovery codes, each good once. They cannot be read again.</returns>
    /// <exception cref="DomainException"><see cref="AuthenticatorAbsent"/>, <see cref="AuthenticatorPresent"/>, <see cref="AuthenticatorCodeWrong"/>.</exception>
    Task<IReadOnlyList<string>> ConfirmAuthenticator(Guid account, Guid signIn, string code, CancellationToken ct);

    /// <summary>Sign-ins ask for no code any more. All other sign-ins of the account end.</summary>
    /// <exception cref="DomainException"><see cref="AuthenticatorAbsent"/>, <see cref="PasswordWrong"/>; failures count towards the lockout.</exception>
    Task RemoveAuthenticator(Guid account, Guid signIn, string password, CancellationToken ct);
}

/// <summary>Somebody as an account knows them.</summary>
public sealed record Person
{
    /// <summary>The clinic in which they act.</summary>
    public required ClinicId ClinicId { get; init; }

    /// <summary>Where they can be reached; the name they sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>What they are called.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What they are in the clinic.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Set when they treat.</summary>
    public PractitionerId? PractitionerId { get; init; }

    /// <summary>Set when they are a client.</summary>
    public ClientId? ClientId { get; init; }

    /// <summary>Set when it is a partner organization's system.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>How the clinic's own OpenID Connect provider calls them in <c>sub</c>; <c>null</c> when there is none.</summary>
    public string? OutsideSubject { get; init; }

    /// <summary>Says nothing about the person.</summary>
    public override string ToString() => nameof(Person);
}
