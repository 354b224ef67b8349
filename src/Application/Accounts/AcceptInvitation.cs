using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Accounts;

/// <summary>Open the account one was invited to.</summary>
public sealed record AcceptInvitation(AcceptInvitationBody Body) : IRequest<SignInView>, IBeforeSignIn, IHasBody<AcceptInvitationBody>
{
    internal sealed class Handler(IAccounts accounts, IAccessTokens tokens) : IRequestHandler<AcceptInvitation, SignInView>
    {
        public async Task<SignInView> Handle(AcceptInvitation request, CancellationToken cancellationToken) =>
            SignInView.Of(await accounts.Accept(request.Body.Token, request.Body.Password, cancellationToken), tokens);
    }
}

/// <summary>The invitation, and how the person will prove who they are.</summary>
public sealed record AcceptInvitationBody
{
    /// <summary>The token of the invitation.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Token { get; init; }

    /// <summary>The password they choose: at least 12 characters, not their e-mail address and not a first guess.</summary>
    [StringLength(PasswordRules.Longest)]
    public required string Password { get; init; }

    /// <summary>Says nothing of what was sent.</summary>
    public override string ToString() => nameof(AcceptInvitationBody);
}
