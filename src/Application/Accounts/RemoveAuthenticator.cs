using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Accounts;

/// <summary>Ask for no code at sign-in any more.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record RemoveAuthenticator(RemoveAuthenticatorBody Body) : IRequest<Unit>, IUsesAccountsOnly, IHasBody<RemoveAuthenticatorBody>
{
    internal sealed class Handler(ICaller caller, IAccounts accounts) : IRequestHandler<RemoveAuthenticator, Unit>
    {
        public async Task<Unit> Handle(RemoveAuthenticator request, CancellationToken cancellationToken)
        {
            await accounts.RemoveAuthenticator(caller.AccountId, caller.SignInHere(), request.Body.Password, cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>The proof that it is still the same person.</summary>
public sealed record RemoveAuthenticatorBody
{
    /// <summary>The account's password.</summary>
    [StringLength(PasswordRules.Longest, MinimumLength = 1)]
    public required string Password { get; init; }

    /// <summary>Says nothing of what was sent.</summary>
    public override string ToString() => nameof(RemoveAuthenticatorBody);
}
