using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IntegrativeCare.Api.Tests.Auth;

internal static class TestKeys
{
    /// <summary>The key with which the API of the tests signs.</summary>
    public static ECDsa Signing { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static string Es256(object payload, ECDsa key, object? header = null) => Token(header ?? new { alg = "ES256", typ = "JWT" }, payload, bytes => key.SignData(bytes, HashAlgorithmName.SHA256));

    public static string Rs256(object payload, RSA key, object header) => Token(header, payload, bytes => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>Signed with whatever the caller thinks would do.</summary>
    public static string Token(object header, object payload, Func<byte[], byte[]> sign)
    {
        var text = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(payload))}";
        return $"{text}.{Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    public static JsonElement PayloadOf(string token) => JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;

    public static JsonElement HeaderOf(string token) => JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[0])).RootElement;

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
