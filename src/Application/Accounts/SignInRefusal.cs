namespace IntegrativeCare.Application.Accounts;

/// <summary>A "no" to the question who somebody is. It never tells whether an account exists.</summary>
/// <param name="Code">Permanent, <c>auth.what_happened</c>.</param>
/// <param name="Title">The code in a few words.</param>
/// <param name="Detail">One sentence for a person.</param>
public sealed record SignInRefusal(string Code, string Title, string Detail)
{
    /// <summary>Nobody said who they are.</summary>
    public static readonly SignInRefusal Required = new("auth.required", "Sign in first", "Send an access token as a bearer credential.");

    /// <summary>The token is malformed, over, for somebody else, or not signed by anybody trusted here.</summary>
    public static readonly SignInRefusal TokenInvalid = new("auth.token_invalid", "The access token is not valid", "Refresh it, or sign in again.");

    /// <summary>The token is genuine, but its sign-in has ended or its account no longer works.</summary>
    public static readonly SignInRefusal SessionEnded = new("auth.session_ended", "This sign-in has ended", "Sign in again.");

    /// <summary>Unknown e-mail, wrong password, disabled or locked: one answer for all, so that trying tells nothing.</summary>
    public static readonly SignInRefusal CredentialsWrong = new("auth.credentials_wrong", "E-mail or password do not fit", "Check both and try again. After several failures the account rests for a while.");

    /// <summary>The password was right; the account also asks for a code.</summary>
    public static readonly SignInRefusal OneTimeCodeNeeded = new("auth.one_time_code_needed", "A one-time code is needed", "Send the code of your authenticator, or a recovery code, as oneTimeCode.");

    /// <summary>The password was right; the code was wrong, over or used before.</summary>
    public static readonly SignInRefusal OneTimeCodeWrong = new("auth.one_time_code_wrong", "The one-time code does not fit", "Wait for the next code and try again. Each code works once.");

    /// <summary>The refresh token is unknown, over, used before, or its sign-in has ended.</summary>
    public static readonly SignInRefusal RefreshTokenRefused = new("auth.refresh_token_refused", "The refresh token is not valid", "Sign in again.");
}

/// <summary>Carries a <see cref="SignInRefusal"/> to the door that answers it.</summary>
public sealed class SignInRefusedException(SignInRefusal refusal) : Exception(refusal.Code)
{
    /// <summary>What was refused.</summary>
    public SignInRefusal Refusal { get; } = refusal;
}
