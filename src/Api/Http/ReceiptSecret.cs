using System.Security.Cryptography;
using IntegrativeCare.Api.Security;

namespace IntegrativeCare.Api.Http;

/// <summary>Makes of what was asked a fingerprint that says nothing to whoever reads the book of receipts: without the secret nobody can try what a short text may have been.</summary>
/// <remarks>The secret is derived from the key that signs access tokens, so that all instances agree. Receipts of before a change of keys are known while the earlier key, private half included, is named as retired.</remarks>
internal sealed class ReceiptSecret(SigningKeys keys)
{
    private readonly IReadOnlyList<byte[]> secrets = keys.SecretsFor("IntegrativeCare fingerprints of receipts");

    /// <summary>The fingerprints of a request by each secret, the present one's first. 64 lower-case hexadecimal digits each.</summary>
    /// <param name="digest">SHA-256 of everything that was asked.</param>
    public IReadOnlyList<string> Of(byte[] digest) => [.. secrets.Select(secret => Convert.ToHexStringLower(HMACSHA256.HashData(secret, digest)))];
}
