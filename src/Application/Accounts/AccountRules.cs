namespace IntegrativeCare.Application.Accounts;

/// <summary>How long things last and how often they may be tried around signing in.</summary>
public sealed class AccountRules
{
    /// <summary>How long an access token is good. Ending a sign-in does not wait for it.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a sign-in stays open without being refreshed.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a sign-in can be kept open by refreshing it; then the person signs in anew.</summary>
    public TimeSpan LongestSignIn { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long an invitation can be accepted.</summary>
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromHours(72);

    /// <summary>The failure with which an account is locked.</summary>
    public int FailuresUntilLockout { get; set; } = 5;

    /// <summary>How long a locked account rests.</summary>
    public TimeSpan LockoutDuration { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many sign-ins may be tried in a minute from one network address, and likewise for one e-mail address.</summary>
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>How often a password is hashed over. It is not read from configuration, so that no installation weakens it by mistake; tests lower it in code.</summary>
    /// <remarks>PBKDF2 with HMAC-SHA512.</remarks>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>How many passwords are compared at a sign-in that names no clinic, however many accounts the e-mail address has: the time tells nothing up to this number.</summary>
    public int PasswordChecksPerSignIn { get; set; } = 2;
}
