using System.Security.Cryptography;
using IntegrativeCare.Application.Audit;
using Microsoft.IdentityModel.Tokens;

namespace IntegrativeCare.Api.Security;

/// <summary>Signs checkpoints of the ledger with the key that signs access tokens. The two cannot be taken for each other: a token begins with its header, a checkpoint with its title.</summary>
internal sealed class CheckpointSeal(SigningKeys keys) : ICheckpointSeal
{
    public string KeyId => keys.Current.KeyId;

    public byte[] Sign(ReadOnlySpan<byte> statement) => keys.Current.ECDsa.SignData(statement, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public bool IsOurs(string keyId, ReadOnlySpan<byte> statement, ReadOnlySpan<byte> signature)
    {
        foreach (var key in keys.All.OfType<ECDsaSecurityKey>())
        {
            if (string.Equals(key.KeyId, keyId, StringComparison.Ordinal))
                return key.ECDsa.VerifyData(statement, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        return false;
    }
}
