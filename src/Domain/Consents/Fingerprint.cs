using System.Security.Cryptography;
using System.Text;

namespace IntegrativeCare.Domain.Consents;

/// <summary>SHA-256 as 64 hexadecimal digits: of the words that were shown, and of papers that are kept elsewhere.</summary>
internal static class Fingerprint
{
    public static bool IsSha256(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigit);

    /// <summary>Of a text in UTF-8, in lower case.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
