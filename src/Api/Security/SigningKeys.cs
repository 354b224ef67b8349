using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace IntegrativeCare.Api.Security;

/// <summary>The key that signs access tokens, and the keys that signed them before. ECDSA on P-256.</summary>
public sealed class SigningKeys
{
    public const string Setting = "Auth:SigningKey";
    public const string FileSetting = "Auth:SigningKeyFile";
    public const string RetiredSetting = "Auth:RetiredKeys";
    public const string DevelopmentFileSetting = "Auth:DevelopmentKeyFile";

    private const string HowToMake = "openssl ecparam -name prime256v1 -genkey -noout -out signing-key.pem";

    private SigningKeys(ECDsaSecurityKey current, IEnumerable<ECDsaSecurityKey> retired) => (Current, All) = (current, [current, .. retired]);

    /// <summary>Signs.</summary>
    public ECDsaSecurityKey Current { get; }

    /// <summary>Any of these may have signed a token that is still good.</summary>
    public IReadOnlyList<SecurityKey> All { get; }

    /// <summary>Reads the keys. In Development a missing key is made once and kept, so that a restart signs nobody out.</summary>
    /// <exception cref="InvalidOperationException">There is no key, or it cannot be used. It names the setting and how to make a key, and never the key.</exception>
    public static SigningKeys Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var retired = configuration.GetSection(RetiredSetting).GetChildren().Select(key => Import(PemOf(key.Value, RetiredSetting), RetiredSetting, mustSign: false)).ToList();
        return new(ReadCurrent(configuration, environment), retired);
    }

    /// <summary>A secret for a purpose of its own, derived from each key of which the private half is here, the one that signs first. Whoever has the same key derives the same.</summary>
    internal IReadOnlyList<byte[]> SecretsFor(string purpose) => [.. All.OfType<ECDsaSecurityKey>().Where(key => HasPrivatePart(key.ECDsa)).Select(key => Derive(key.ECDsa, purpose))];

    private static byte[] Derive(ECDsa key, string purpose)
    {
        var secret = key.ExportParameters(includePrivateParameters: true).D!;
        try
        {
            return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, outputLength: 32, info: System.Text.Encoding.ASCII.GetBytes(purpose));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static ECDsaSecurityKey ReadCurrent(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[Setting] is { Length: > 0 } inline) return Import(PemOf(inline, Setting), Setting, mustSign: true);
        if (configuration[FileSetting] is { Length: > 0 } file) return Import(ReadFile(file, FileSetting), FileSetting, mustSign: true);
        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"There is no key to sign access tokens with. Set {Setting} (environment: Auth__SigningKey) to a PEM private key on P-256, or {FileSetting} (Auth__SigningKeyFile) to the path of one. "
                + $"Make one with: {HowToMake}");
        }

        var path = configuration[DevelopmentFileSetting] is { Length: > 0 } given ? given : Path.Combine(environment.ContentRootPath, "..", "..", ".local", "dev-signing-key.pem");
        return Import(ReadOrMake(Path.GetFullPath(path)), DevelopmentFileSetting, mustSign: true);
    }

    // A setting may hold the key itself (line breaks written as \n, where one line is all there is) or the path of its file.
    private static string PemOf(string? value, string setting) =>
        string.IsNullOrWhiteSpace(value) ? throw Unusable(setting, "it is empty")
        : value.Contains("-----BEGIN", StringComparison.Ordinal) ? value.Replace("\\n", "\n", StringComparison.Ordinal)
        : ReadFile(value, setting);

    private static string ReadFile(string path, string setting)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Neither the value nor the cause is repeated: the value may be a key that was pasted without its first line.
            throw Unusable(setting, "it names no file that can be read");
        }
    }

    private static string ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var draft = $"{path}.{Environment.ProcessId}";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var writer = new StreamWriter(draft, options)) writer.WriteLine(made.ExportPkcs8PrivateKeyPem());
            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was first; its key is everybody's.
                File.Delete(draft);
            }
        }

        return ReadFile(path, DevelopmentFileSetting);
    }

    private static ECDsaSecurityKey Import(string pem, string setting, bool mustSign)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            throw Unusable(setting, "it is not an EC key in PEM");
        }

        var parameters = key.ExportParameters(includePrivateParameters: false);
        if (!string.Equals(parameters.Curve.Oid.Value, "1.2.840.10045.3.1.7", StringComparison.Ordinal)) throw Unusable(setting, "its curve is not P-256");
        if (mustSign && !HasPrivatePart(key)) throw Unusable(setting, "it is only the public half");

        return new(key) { KeyId = IdOf(parameters) };
    }

    private static bool HasPrivatePart(ECDsa key)
    {
        try
        {
            key.ExportParameters(includePrivateParameters: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // The thumbprint of RFC 7638: the same key has the same name everywhere.
    private static string IdOf(ECParameters key) => Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(
        $$"""{"crv":"P-256","kty":"EC","x":"{{Base64UrlEncoder.Encode(key.Q.X)}}","y":"{{Base64UrlEncoder.Encode(key.Q.Y)}}"}""")));

    private static InvalidOperationException Unusable(string setting, string why) =>
        new($"{setting} cannot be used: {why}. It must be a PEM private key on P-256, or the path of one. Make one with: {HowToMake}");
}
