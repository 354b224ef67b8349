using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Accounts;

/// <summary>The tokens of a sign-in.</summary>
public sealed record SignInView
{
    /// <summary>Send it as <c>Authorization: Bearer …</c>.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Always <c>Bearer</c>.</summary>
    /// <example>Bearer</example>
    public string TokenType { get; init; } = "Bearer";

    /// <summary>How long the access token is good. Unit: seconds.</summary>
    /// <example>900</example>
    public required int ExpiresIn { get; init; }

    /// <summary>Exchange it at <c>/auth/refresh</c>. It is good once: using it twice ends the sign-in.</summary>
    public required string RefreshToken { get; init; }

    internal static SignInView Of(OpenedSignIn signIn, IAccessTokens tokens)
    {
        var token = tokens.Issue(signIn);
        return new() { AccessToken = token.Text, ExpiresIn = token.Seconds, RefreshToken = signIn.RefreshToken };
    }

    /// <summary>Keeps the tokens to itself.</summary>
    public override string ToString() => nameof(SignInView);
}

/// <summary>Who is signed in.</summary>
public sealed record MeView
{
    /// <summary>The account.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What they are called.</summary>
    /// <example>Ruth Adler</example>
    public required string DisplayName { get; init; }

    /// <summary>The clinic in which they act.</summary>
    public required Guid ClinicId { get; init; }

    /// <summary>What people call the clinic.</summary>
    public required string ClinicName { get; init; }

    /// <summary>What they are there.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The practitioner they are; <c>null</c> when they do not treat.</summary>
    public required Guid? PractitionerId { get; init; }

    /// <summary>The client they are; <c>null</c> when they work here.</summary>
    public required Guid? ClientId { get; init; }

    /// <summary>The disciplines of their roles. Whether a licence is active today is said by the practitioner's record.</summary>
    public required IReadOnlyList<Discipline> Disciplines { get; init; }

    /// <summary>Keeps the name to itself.</summary>
    public override string ToString() => $"{nameof(MeView)} {UserId}";
}

/// <summary>The key of an authenticator that is not confirmed yet.</summary>
public sealed record AuthenticatorView
{
    /// <summary>The key to type in, in base 32.</summary>
    public required string SharedKey { get; init; }

    /// <summary>The same key as an <c>otpauth</c> address, to be shown as a QR code.</summary>
    public required string Uri { get; init; }

    /// <summary>Keeps the key to itself.</summary>
    public override string ToString() => nameof(AuthenticatorView);
}

/// <summary>What opens the account when the authenticator is lost.</summary>
public sealed record RecoveryCodesView
{
    /// <summary>Ten codes, each good once. Shown once.</summary>
    public required IReadOnlyList<string> RecoveryCodes { get; init; }

    /// <summary>Keeps the codes to itself.</summary>
    public override string ToString() => nameof(RecoveryCodesView);
}

/// <summary>An invitation that was just made.</summary>
public sealed record InvitationView
{
    /// <summary>The invitation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Hand it to the invited person and to nobody else. Shown once.</summary>
    public required string Token { get; init; }

    /// <summary>Until when it can be accepted, in UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Keeps the token to itself.</summary>
    public override string ToString() => $"{nameof(InvitationView)} {Id}";
}
