namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>Wraps data keys with a key from outside the database, and unwraps them again.</summary>
public interface IWrapsKeys
{
    /// <summary>The name of the outer key. It stands beside each data key that it wrapped and says nothing of the key itself.</summary>
    string KeyId { get; }

    /// <summary>Wraps one.</summary>
    /// <param name="key">The data key. Unit: 32 bytes.</param>
    /// <param name="what">Which data key it is, <c>clinic|kind|version</c>; unwrapping asks for the same.</param>
    /// <param name="ct">Ends the waiting.</param>
    Task<byte[]> Wrap(byte[] key, string what, CancellationToken ct);

    /// <summary>Unwraps what <see cref="Wrap"/> answered.</summary>
    /// <exception cref="KeysUnavailableException">It cannot be unwrapped with this key, or is another data key than was asked for.</exception>
    Task<byte[]> Unwrap(byte[] wrapped, string what, CancellationToken ct);
}
