using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Accounts;

/// <summary>Get a key for an authenticator.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record EnrolAuthenticator : IRequest<AuthenticatorView>, IUsesAccountsOnly
{
    internal sealed class Handler(ICaller caller, IAccounts accounts) : IRequestHandler<EnrolAuthenticator, AuthenticatorView>
    {
        public Task<AuthenticatorView> Handle(EnrolAuthenticator request, CancellationToken cancellationToken)
        {
            caller.SignInHere();
            return accounts.EnrolAuthenticator(caller.AccountId, cancellationToken);
        }
    }
}
