namespace IntegrativeCare.Application.Accounts;

/// <summary>A "no" to the question who somebody is. It never tells whether an account exists.</summary>
/// <param name="Code">Permanent, <c>auth.what_happened</c>.</param>
/// <param name="Detail">One sentence for a person.</param>
public sealed record SignInRefusal(string Code, string Detail)
{
    /// <summary>The token is malformed, over, for somebody else, or not signed by anybody trusted here.</summary>
    public static readonly SignInRefusal TokenInvalid = new("auth.token_invalid", "Refresh it, or sign in again.");

    /// <summary>The token is genuine, but its sign-in has ended or its account no longer works.</summary>
    public static readonly SignInRefusal SessionEnded = new("auth.session_ended", "Sign in again.");

    /// <summary>Unknown e-mail, wrong password, disabled or locked: one answer for all, so that trying tells nothing.</summary>
    public static readonly SignInRefusal CredentialsWrong = new("auth.credentials_wrong", "Check both and try again. After several failures the account rests for a while.");

    /// <summary>The password was right; the account also asks for a code.</summary>
    public static readonly SignInRefusal OneTimeCodeNeeded = new("auth.one_time_code_needed", "Send the code of your authenticator, or a recovery code, as oneTimeCode.");

    /// <summary>The password was right; the code was wrong, over or used before.</summary>
    public static readonly SignInRefusal OneTimeCodeWrong = new("auth.one_time_code_wrong", "Wait for the next code and try again. Each code works once.");

    /// <summary>The refresh token is unknown, over, used before, or its sign-in has ended.</summary>
    public static readonly SignInRefusal RefreshTokenRefused = new("auth.refresh_token_refused", "Sign in again.");
}

/// <summary>Carries a <see cref="SignInRefusal"/> to the door that answers it.</summary>
public sealed class SignInRefusedException(SignInRefusal refusal) : Exception(refusal.Code)
{
    /// <summary>What was refused.</summary>
    public SignInRefusal Refusal { get; } = refusal;
}
