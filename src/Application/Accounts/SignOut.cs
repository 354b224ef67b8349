using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Accounts;

/// <summary>Sign out.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client, Role.Partner)]
public sealed record SignOut : IRequest<Unit>, IUsesAccountsOnly
{
    internal sealed class Handler(ICaller caller, ISignIns signIns) : IRequestHandler<SignOut, Unit>
    {
        public async Task<Unit> Handle(SignOut request, CancellationToken cancellationToken)
        {
            await signIns.End(caller.SignInHere(), cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>What accounts need to know of who calls.</summary>
internal static class SignInHereExtensions
{
    /// <summary>The sign-in that this request belongs to.</summary>
    /// <exception cref="DomainException"><see cref="SignedInElsewhere"/> when the credential comes from an outside provider.</exception>
    public static Guid SignInHere(this ICaller caller) => caller.SignInId ?? throw new DomainException(new SignedInElsewhere());
}
