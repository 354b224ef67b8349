using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Accounts;

/// <summary>Ask for a code at every sign-in from now on.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record ConfirmAuthenticator(ConfirmAuthenticatorBody Body) : IRequest<RecoveryCodesView>, IUsesAccountsOnly, IHasBody<ConfirmAuthenticatorBody>
{
    internal sealed class Handler(ICaller caller, IAccounts accounts) : IRequestHandler<ConfirmAuthenticator, RecoveryCodesView>
    {
        public async Task<RecoveryCodesView> Handle(ConfirmAuthenticator request, CancellationToken cancellationToken) =>
            new() { RecoveryCodes = await accounts.ConfirmAuthenticator(caller.AccountId, caller.SignInHere(), request.Body.Code, cancellationToken) };
    }
}

/// <summary>The proof that the authenticator has the key.</summary>
public sealed record ConfirmAuthenticatorBody
{
    /// <summary>The six digits that the authenticator shows now.</summary>
    /// <example>492039</example>
    [StringLength(6, MinimumLength = 6)]
    public required string Code { get; init; }

    /// <summary>Says nothing of what was sent.</summary>
    public override string ToString() => nameof(ConfirmAuthenticatorBody);
}
