using System.Security.Cryptography;
using IntegrativeCare.Api.Security;
using IntegrativeCare.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace IntegrativeCare.Api.Tests.Auth;

public sealed class Needing_a_signing_key(PostgresServer postgres) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("signing-key-").FullName;

    [Fact]
    public async Task Stops_the_start_outside_Development_and_says_what_to_do()
    {
        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => SignInHost.Start(postgres, new() { ["Auth:SigningKey"] = "" }, "Production"));

        Assert.Equal(
            "There is no key to sign access tokens with. Set Auth:SigningKey (environment: Auth__SigningKey) to a PEM private key on P-256, or Auth:SigningKeyFile (Auth__SigningKeyFile) to the path of one. "
            + "Make one with: openssl ecparam -name prime256v1 -genkey -noout -out signing-key.pem",
            stopped.Message);
    }

    [Fact]
    public async Task Is_met_by_a_key_outside_Development()
    {
        await using var clinic = await SignInHost.Start(postgres, environment: "Production");
        await clinic.HasAccount("ruth");

        Assert.Equal(200, (await clinic.Me((await clinic.SignedIn("ruth")).Access)).Status);
    }

    [Fact]
    public void Makes_one_in_Development_that_a_restart_finds_again()
    {
        var path = Path.Combine(folder, ".local", "dev-signing-key.pem");

        var first = Read(new() { ["Auth:DevelopmentKeyFile"] = path }, "Development");
        var second = Read(new() { ["Auth:DevelopmentKeyFile"] = path }, "Development");

        Assert.Equal(first.Current.KeyId, second.Current.KeyId);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Is_met_by_a_file_or_by_one_line_with_written_line_breaks()
    {
        var pem = TestKeys.Signing.ExportECPrivateKeyPem();
        var path = Path.Combine(folder, "signing-key.pem");
        File.WriteAllText(path, pem);

        var fromFile = Read(new() { ["Auth:SigningKeyFile"] = path }, "Production");
        var fromPath = Read(new() { ["Auth:SigningKey"] = path }, "Production");
        var fromLine = Read(new() { ["Auth:SigningKey"] = pem.Replace("\n", "\\n", StringComparison.Ordinal) }, "Production");

        Assert.Equal(fromFile.Current.KeyId, fromLine.Current.KeyId);
        Assert.Equal(fromFile.Current.KeyId, fromPath.Current.KeyId);
    }

    [Fact]
    public void Is_not_met_by_what_cannot_sign_on_P_256()
    {
        using var wider = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);

        Assert.Equal("its curve is not P-256", Why(wider.ExportPkcs8PrivateKeyPem()));
        Assert.Equal("it is only the public half", Why(TestKeys.Signing.ExportSubjectPublicKeyInfoPem()));
        Assert.Equal("it is not an EC key in PEM", Why(rsa.ExportPkcs8PrivateKeyPem()));
        Assert.Equal("it is not an EC key in PEM", Why("-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----"));
        Assert.Equal("it names no file that can be read", Why("MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Why(string key)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Read(new() { ["Auth:SigningKey"] = key }, "Production"));
        Assert.StartsWith("Auth:SigningKey cannot be used: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, refused.Message, StringComparison.Ordinal);
        return refused.Message["Auth:SigningKey cannot be used: ".Length..].Split('.')[0];
    }

    private static SigningKeys Read(Dictionary<string, string?> settings, string environment) =>
        SigningKeys.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Surroundings(environment));

    private sealed class Surroundings(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "IntegrativeCare.Api";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
