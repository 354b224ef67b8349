namespace IntegrativeCare.Application.Audit;

/// <summary>The key with which the clinic's server signs where the chain of accesses stands. ES256: ECDSA on P-256 with SHA-256.</summary>
public interface ICheckpointSeal
{
    /// <summary>The id of the key that signs now.</summary>
    string KeyId { get; }

    /// <summary>Signs. The signature is 64 bytes, r and s.</summary>
    byte[] Sign(ReadOnlySpan<byte> statement);

    /// <summary>True when the named key, the present one or one that signed before, made this signature.</summary>
    bool IsOurs(string keyId, ReadOnlySpan<byte> statement, ReadOnlySpan<byte> signature);
}
