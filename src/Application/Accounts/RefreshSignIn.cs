using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Accounts;

/// <summary>Keep a sign-in open.</summary>
public sealed record RefreshSignIn(RefreshSignInBody Body) : IRequest<SignInView>, IBeforeSignIn, IHasBody<RefreshSignInBody>
{
    internal sealed class Handler(ISignIns signIns, IAccessTokens tokens) : IRequestHandler<RefreshSignIn, SignInView>
    {
        public async Task<SignInView> Handle(RefreshSignIn request, CancellationToken cancellationToken) =>
            SignInView.Of(await signIns.Renew(request.Body.RefreshToken, cancellationToken), tokens);
    }
}

/// <summary>The refresh token that came last.</summary>
public sealed record RefreshSignInBody
{
    /// <summary>The token of the last sign-in or refresh. It is good once.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string RefreshToken { get; init; }

    /// <summary>Says nothing of what was sent.</summary>
    public override string ToString() => nameof(RefreshSignInBody);
}
