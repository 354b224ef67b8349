using System.Security.Cryptography;
using IntegrativeCare.Api.Http;
using Microsoft.IdentityModel.Tokens;

namespace IntegrativeCare.Api.Security;

/// <summary>The public halves of the keys with which this API signs.</summary>
public static class SigningKeyEndpoints
{
    public static void MapSigningKeys(this IEndpointRouteBuilder app) => app.MapRead("/.well-known/jwks.json", GetSigningKeys).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Get the public keys</summary>
    /// <remarks>The key that signs access tokens and checkpoints now, then those that signed before, as a JSON Web Key Set (RFC 7517). There is nothing secret in it.</remarks>
    public static Representation<KeySet> GetSigningKeys(SigningKeys keys) => Representation.Of(new KeySet { Keys = [.. keys.All.OfType<ECDsaSecurityKey>().Select(PublicKey.Of)] });
}

/// <summary>A JSON Web Key Set.</summary>
public sealed record KeySet
{
    /// <summary>The keys, the present one first.</summary>
    public required IReadOnlyList<PublicKey> Keys { get; init; }
}

/// <summary>A public key on P-256, as RFC 7517 and RFC 7518 write it.</summary>
public sealed record PublicKey
{
    /// <summary><c>EC</c>.</summary>
    public required string Kty { get; init; }

    /// <summary><c>P-256</c>.</summary>
    public required string Crv { get; init; }

    /// <summary>The point's x, base64url.</summary>
    public required string X { get; init; }

    /// <summary>The point's y, base64url.</summary>
    public required string Y { get; init; }

    /// <summary>The key's id: its thumbprint by RFC 7638.</summary>
    public required string Kid { get; init; }

    /// <summary><c>sig</c>.</summary>
    public required string Use { get; init; }

    /// <summary><c>ES256</c>.</summary>
    public required string Alg { get; init; }

    internal static PublicKey Of(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new() { Kty = "EC", Crv = "P-256", X = Base64UrlEncoder.Encode(point.X), Y = Base64UrlEncoder.Encode(point.Y), Kid = key.KeyId, Use = "sig", Alg = "ES256" };
    }

    /// <summary>The key to verify with.</summary>
    /// <exception cref="CryptographicException">It is no point of the curve.</exception>
    internal ECDsa ToVerifyWith() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new() { X = Base64UrlEncoder.DecodeBytes(X), Y = Base64UrlEncoder.DecodeBytes(Y) },
    });
}
