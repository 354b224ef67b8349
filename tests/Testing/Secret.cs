using System.Security.Cryptography;
using IntegrativeCare.Infrastructure.Persistence.Seals;

namespace IntegrativeCare.Testing;

/// <summary>What the tests keep secret, made anew for each run.</summary>
public static class Secret
{
    /// <summary>What wraps data keys, as a setting says it: 32 bytes in base64.</summary>
    public static string WrappingText { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(WrappingKey.Length));

    /// <summary>The same, as the program uses it.</summary>
    public static WrappingKeys Wrapping { get; } = new(WrappingKey.FromBase64(WrappingText, "Keys:Wrapping"));

    /// <summary>Hexadecimal, so that it needs no quoting in SQL, in a connection string or in a shell.</summary>
    internal static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
