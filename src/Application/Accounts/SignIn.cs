using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Accounts;

/// <summary>Sign in.</summary>
public sealed record SignIn(SignInBody Body) : IRequest<SignInView>, IBeforeSignIn, IHasBody<SignInBody>
{
    internal sealed class Handler(ISignIns signIns, IAccessTokens tokens) : IRequestHandler<SignIn, SignInView>
    {
        public async Task<SignInView> Handle(SignIn request, CancellationToken cancellationToken) =>
            SignInView.Of(await signIns.Open(request.Body, cancellationToken), tokens);
    }
}

/// <summary>Who signs in, and how they prove it.</summary>
public sealed record SignInBody
{
    /// <summary>The e-mail address of the account.</summary>
    /// <example>ruth@example.org</example>
    [StringLength(254, MinimumLength = 3)]
    public required string Email { get; init; }

    /// <summary>The password.</summary>
    [StringLength(PasswordRules.Longest, MinimumLength = 1)]
    public required string Password { get; init; }

    /// <summary>The code that the authenticator shows now, or a recovery code. Needed only where the account asks for it.</summary>
    /// <example>492039</example>
    [StringLength(32, MinimumLength = 6)]
    public string? OneTimeCode { get; init; }

    /// <summary>The clinic, when the same e-mail and password fit accounts in several.</summary>
    public Guid? ClinicId { get; init; }

    /// <summary>Says nothing of what was sent.</summary>
    public override string ToString() => nameof(SignInBody);
}
