using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IntegrativeCare.Infrastructure.Identity;

/// <summary>Secrets that are shown once and kept as SHA-256: they are random, so a slow hash would protect nothing more.</summary>
internal static class Secrets
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>256 random bits in base64url.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>160 random bits in base 32, as authenticators take them (RFC 4226 section 4, R6).</summary>
    public static string NewAuthenticatorKey() => RandomNumberGenerator.GetString(Base32, 32);

    /// <summary>80 random bits in base 32, in groups that can be read out.</summary>
    public static string NewRecoveryCode() => string.Join('-', RandomNumberGenerator.GetString(Base32, 16).Chunk(4).Select(group => new string(group)));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>A recovery code as it was typed: case, spaces and dashes do not matter.</summary>
    public static byte[] HashRecoveryCode(string typed) => Hash(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());

    public static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var c in text)
        {
            buffer = ((buffer << 5) | Base32.IndexOf(c, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }

        return bytes;
    }
}
