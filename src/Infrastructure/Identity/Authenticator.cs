using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IntegrativeCare.Infrastructure.Identity;

/// <summary>Time-based one-time codes: six digits, a new one every 30 seconds (RFC 6238).</summary>
/// <remarks>Identity's own provider says yes or no. Here the time step of the code is wanted too, because a code that was taken once is not taken again (RFC 6238 section 5.2).</remarks>
internal static class Authenticator
{
    private const int StepSeconds = 30;

    /// <summary>The time step that the code belongs to: this one, the one before or the one after; <c>null</c> when it is none of their codes.</summary>
    public static long? StepOf(string code, string key, DateTimeOffset now)
    {
        if (code.Length != 6 || !code.All(char.IsAsciiDigit)) return null;

        var secret = Secrets.FromBase32(key);
        var typed = Encoding.ASCII.GetBytes(code);
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        foreach (var step in new[] { current - 1, current, current + 1 })
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(CodeAt(step, secret)))) found = step;
        return found;
    }

    /// <summary>What the authenticator shows at an instant.</summary>
    public static string CodeAt(DateTimeOffset instant, string key) => CodeAt(instant.ToUnixTimeSeconds() / StepSeconds, Secrets.FromBase32(key));

    private static string CodeAt(long step, byte[] secret)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // HMAC-SHA1 is what RFC 6238 and every authenticator use; its weakness is collisions, which do not matter here.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        var offset = mac[^1] & 0x0F;
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac[offset..]) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
