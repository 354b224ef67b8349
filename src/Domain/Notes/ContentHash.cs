using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Notes;

/// <summary>The fingerprint of exactly what was signed: SHA-256, 64 lower-case hexadecimal digits.</summary>
public sealed record ContentHash
{
    private const int Digits = 64;

    private ContentHash(string value) => Value = value;

    /// <summary>The digits.</summary>
    public string Value { get; }

    /// <summary>Takes a fingerprint as somebody sent or stored it; upper case is understood.</summary>
    /// <exception cref="DomainException"><see cref="ContentHashUnreadable"/>.</exception>
    public static ContentHash Of(string? hex) =>
        hex is { Length: Digits } && hex.All(char.IsAsciiHexDigit)
            ? new(hex.ToLowerInvariant())
            : throw new DomainException(new ContentHashUnreadable { Pointer = "/contentHash" });

    /// <summary>The fingerprint of these parts in this order.</summary>
    /// <remarks>Each part goes in as its length in bytes and its UTF-8 text, so that no text can pass for another by moving a boundary.</remarks>
    internal static ContentHash Over(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
