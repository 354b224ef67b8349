using System.Security.Cryptography;

namespace IntegrativeCare.Testing;

internal static class Secret
{
    /// <summary>Hexadecimal, so that it needs no quoting in SQL, in a connection string or in a shell.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
