using System.Security.Cryptography;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>AES-256-GCM in one piece: header, nonce, ciphertext, tag. The header is readable and as protected as the rest.</summary>
internal static class Aead
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Seals with a nonce of its own.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="header">What stands readable before the rest.</param>
    /// <param name="place">Where it belongs; opening anywhere else fails.</param>
    /// <param name="plain">What is sealed.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> header, ReadOnlySpan<byte> place, ReadOnlySpan<byte> plain)
    {
        var whole = new byte[header.Length + NonceLength + plain.Length + TagLength];
        header.CopyTo(whole);
        var nonce = whole.AsSpan(header.Length, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, whole.AsSpan(header.Length + NonceLength, plain.Length), whole.AsSpan(whole.Length - TagLength), [.. header, .. place]);
        return whole;
    }

    /// <summary>Opens what was sealed.</summary>
    /// <returns>What was sealed; <c>null</c> when one bit, the place or the key is another.</returns>
    public static byte[]? Open(byte[] key, int headerLength, ReadOnlySpan<byte> place, ReadOnlySpan<byte> whole)
    {
        var length = whole.Length - headerLength - NonceLength - TagLength;
        if (length < 0) return null;
        var plain = new byte[length];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(whole.Slice(headerLength, NonceLength), whole.Slice(headerLength + NonceLength, length), whole[^TagLength..], plain, [.. whole[..headerLength], .. place]);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
