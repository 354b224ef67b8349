using System.Collections.Frozen;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Application.Accounts;

/// <summary>What makes a password good enough to guard health information: length, and not being a first guess. No rule asks for kinds of characters.</summary>
public static class PasswordRules
{
    /// <summary>Unit: UTF-16 characters.</summary>
    public const int Shortest = 12;

    /// <summary>Long enough for any sentence. Unit: UTF-16 characters.</summary>
    public const int Longest = 256;

    // Stems and whole passwords of twelve and more characters that guessing starts with; shorter ones are too short anyway.
    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
    [
        "123456789012", "1234567890123", "12345678901234", "1234567890qwerty", "0123456789ab", "012345678910", "123123123123", "121212121212", "111222333444",
        "1q2w3e4r5t6y", "1q2w3e4r5t6y7u", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "zaq12wsxcde3", "qwertyuiop12", "qwertyuiop123", "qwerty123456", "qwertyqwerty",
        "qwerty1234567", "asdfghjkl123", "asdfghjklzxcvbnm", "qwertyuiopasdfghjkl", "zxcvbnmasdfghjkl", "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnopqrstuvwxyz",
        "abcd12345678", "abc123abc123", "abc123456789", "a1b2c3d4e5f6", "password1234", "password12345", "password123456", "password123!", "password1234!", "passwordpassword",
        "mypassword123", "passw0rd1234", "p@ssw0rd1234", "p@ssword1234", "p@ssw0rd123!", "letmein12345", "letmeinletmein", "welcome12345", "welcome123456", "welcomewelcome",
        "iloveyou1234", "iloveyou12345", "iloveyouiloveyou", "administrator", "administrator1", "administrator123", "admin1234567", "adminadminadmin", "admin12345678",
        "changeme1234", "changemechangeme", "changeme12345", "trustno1trustno1", "sunshine1234", "princess1234", "football1234", "baseball1234", "superman1234",
        "monkeymonkey", "dragondragon", "correcthorsebatterystaple", "correct horse battery staple", "integrativecare", "integrativecare1", "integrative care",
        "psychotherapy", "psychotherapy1", "psychotherapist", "massagetherapy", "massagetherapy1", "massagetherapist", "therapist123", "therapist1234",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Says what is wrong with a new password, if anything is.</summary>
    /// <exception cref="DomainException"><see cref="PasswordTooShort"/>, <see cref="PasswordIsEmail"/>, <see cref="PasswordTooCommon"/>.</exception>
    public static void Require(string password, string email, string pointer)
    {
        if (password.Length < Shortest) throw new DomainException(new PasswordTooShort(Shortest) { Pointer = pointer });
        if (string.Equals(password.Trim(), email, StringComparison.OrdinalIgnoreCase)) throw new DomainException(new PasswordIsEmail { Pointer = pointer });
        if (Common.Contains(password.Trim()) || IsOneThingRepeated(password)) throw new DomainException(new PasswordTooCommon { Pointer = pointer });
    }

    // "aaaaaaaaaaaa", "abababababab": one or two characters over and over.
    private static bool IsOneThingRepeated(string password) => password.Distinct().Take(3).Count() < 3;
}
