using System.Security.Cryptography;
using System.Text;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>An outer key that this process holds itself: AES-256-GCM, bound to which data key it wraps.</summary>
public sealed class WrappingKey : IWrapsKeys
{
    /// <summary>Unit: bytes.</summary>
    public const int Length = 32;

    private const byte Format = 1;

    private readonly byte[] key;

    private WrappingKey(byte[] key)
    {
        this.key = key;
        KeyId = "key:" + Convert.ToHexStringLower(SHA256.HashData([.. "IntegrativeCare wrapping key"u8, .. key]))[..16];
    }

    /// <inheritdoc />
    public string KeyId { get; }

    /// <summary>A new one.</summary>
    public static WrappingKey New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Reads a key that was written in base64.</summary>
    /// <exception cref="InvalidOperationException">It is no base64, or not 32 bytes. The value is not repeated.</exception>
    public static WrappingKey FromBase64(string text, string setting)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var read) && read == Length ? new(bytes[..read]) : throw Unusable(setting, "it is not 32 bytes in base64");
    }

    /// <summary>Reads a key from a file that holds its 32 bytes as they are or in base64.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read, holds something else, or everybody on this machine may read or change it.</exception>
    public static WrappingKey FromFile(string path, string setting)
    {
        try
        {
            const UnixFileMode Foreign = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Foreign) != UnixFileMode.None) throw Unusable(setting, "others on this machine may read or change the file: chmod 600");
            var bytes = File.ReadAllBytes(path);
            return bytes.Length == Length ? new(bytes) : FromBase64(Encoding.ASCII.GetString(bytes), setting);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unusable(setting, "it names no file that can be read");
        }
    }

    /// <inheritdoc />
    public Task<byte[]> Wrap(byte[] key, string what, CancellationToken ct) => Task.FromResult(Aead.Seal(this.key, [Format], Encoding.UTF8.GetBytes(what), key));

    /// <inheritdoc />
    public Task<byte[]> Unwrap(byte[] wrapped, string what, CancellationToken ct) =>
        wrapped is [Format, ..] && Aead.Open(key, headerLength: 1, Encoding.UTF8.GetBytes(what), wrapped) is { Length: Length } opened
            ? Task.FromResult(opened)
            : throw new KeysUnavailableException($"The data key {what} is not what {KeyId} wrapped.");

    private static InvalidOperationException Unusable(string setting, string why) =>
        new($"{setting.Replace(":", "__", StringComparison.Ordinal)} cannot be used: {why}. Make a key with: (umask 077; openssl rand -base64 32 > wrapping.key)");
}
