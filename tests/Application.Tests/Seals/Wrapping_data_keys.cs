using System.Security.Cryptography;
using IntegrativeCare.Infrastructure.Persistence.Seals;

namespace IntegrativeCare.Application.Tests.Seals;

public sealed class Wrapping_data_keys : IDisposable
{
    private const string What = "0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e55|record|1";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string folder = Directory.CreateTempSubdirectory("integrative-care-keys-").FullName;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Gives_back_the_key_that_it_wrapped_and_no_other()
    {
        var outer = WrappingKey.New();
        var wrapped = await outer.Wrap(key, What, Ct);

        Assert.Equal(key, await outer.Unwrap(wrapped, What, Ct));
        Assert.Equal(-1, wrapped.AsSpan().IndexOf(key));
        await Assert.ThrowsAsync<KeysUnavailableException>(() => outer.Unwrap(wrapped, What.Replace("record", "processNotes", StringComparison.Ordinal), Ct));
        await Assert.ThrowsAsync<KeysUnavailableException>(() => WrappingKey.New().Unwrap(wrapped, What, Ct));
        await Assert.ThrowsAsync<KeysUnavailableException>(() => outer.Unwrap(wrapped[..^1], What, Ct));
        await Assert.ThrowsAsync<KeysUnavailableException>(() => outer.Unwrap([], What, Ct));
    }

    [Fact]
    public async Task Still_unwraps_with_a_key_of_before()
    {
        var (before, now) = (WrappingKey.New(), WrappingKey.New());
        var row = new WrappedKey(SealKind.Record, 1, await before.Wrap(key, What, Ct), before.KeyId, default, IsDestroyed: false);

        Assert.Equal(key, await new WrappingKeys(now, before).Unwrap(row, What, Ct));
        var refused = await Assert.ThrowsAsync<KeysUnavailableException>(() => new WrappingKeys(now).Unwrap(row, What, Ct));
        Assert.Contains(before.KeyId, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_two_programs_of_the_same_file_name_apart_or_does_not_start()
    {
        var now = new WrappingProgram("/srv/new/kms", Soon);
        const string Said = "Two outer keys are called program:kms. Name a key once, and give one of two programs another name with Keys__ProgramId or Keys__EarlierProgramId: "
            + "the program that wrapped before keeps the name that keys status shows.";

        Assert.Equal(Said, Assert.Throws<InvalidOperationException>(() => new WrappingKeys(now, new WrappingProgram("/srv/old/kms", Soon))).Message);
        Assert.Equal("program:kms-2027", new WrappingKeys(new WrappingProgram("/srv/new/kms", Soon, "kms-2027"), now).Current.KeyId);
        var twice = WrappingKey.New();
        Assert.StartsWith($"Two outer keys are called {twice.KeyId}.", Assert.Throws<InvalidOperationException>(() => new WrappingKeys(now, twice, twice)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_named_the_same_wherever_it_comes_from()
    {
        var bytes = RandomNumberGenerator.GetBytes(32);
        var inline = WrappingKey.FromBase64(Convert.ToBase64String(bytes), "Keys:Wrapping");

        Assert.Equal(inline.KeyId, WrappingKey.FromFile(FileWith(bytes), "Keys:WrappingFile").KeyId);
        Assert.Equal(inline.KeyId, WrappingKey.FromFile(FileWith([.. System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)), (byte)'\n']), "Keys:WrappingFile").KeyId);
    }

    [Fact]
    public void Takes_32_bytes_and_no_other_number()
    {
        foreach (var length in (int[])[0, 31, 33, 64])
        {
            var refused = Assert.Throws<InvalidOperationException>(() => WrappingKey.FromBase64(Convert.ToBase64String(RandomNumberGenerator.GetBytes(length)), "Keys:Wrapping"));
            Assert.StartsWith("Keys__Wrapping cannot be used: it is not 32 bytes in base64.", refused.Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => WrappingKey.FromFile(FileWith(RandomNumberGenerator.GetBytes(length)), "Keys:WrappingFile"));
        }

        Assert.Throws<InvalidOperationException>(() => WrappingKey.FromBase64("not base64 at all", "Keys:Wrapping"));
        Assert.Throws<InvalidOperationException>(() => WrappingKey.FromFile(Path.Combine(folder, "nowhere"), "Keys:WrappingFile"));
    }

    [Fact]
    public void Refuses_a_file_that_everybody_may_read_or_others_may_change()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows tells nothing of who may read.");
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = FileWith(RandomNumberGenerator.GetBytes(32));

        foreach (var foreign in (UnixFileMode[])[UnixFileMode.OtherRead, UnixFileMode.OtherWrite, UnixFileMode.GroupWrite])
        {
            Allow(file, Own | foreign);
            Assert.StartsWith("Keys__WrappingFile cannot be used: others on this machine may", Assert.Throws<InvalidOperationException>(() => WrappingKey.FromFile(file, "Keys:WrappingFile")).Message, StringComparison.Ordinal);
        }

        Allow(file, Own | UnixFileMode.GroupRead);
        Assert.StartsWith("key:", WrappingKey.FromFile(file, "Keys:WrappingFile").KeyId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_left_to_a_program_of_the_clinics()
    {
        // What it answers is turned round, so that both ways can be told apart; a real one asks its key management.
        var program = new WrappingProgram(Program("""[ "$2" = "harbour|record|1" ] || exit 3; case $1 in wrap) printf 'QUJD'; base64 -d >"$0.kept" ;; unwrap) cat >/dev/null; base64 -w 0 "$0.kept" ;; esac"""), Soon);

        Assert.Equal("ABC"u8.ToArray(), await program.Wrap(key, "harbour|record|1", Ct));
        Assert.Equal(key, await program.Unwrap("ABC"u8.ToArray(), "harbour|record|1", Ct));
        Assert.Equal("The program of Keys__Program ended with 3.", (await Assert.ThrowsAsync<KeysUnavailableException>(() => program.Unwrap("ABC"u8.ToArray(), "harbour|record|2", Ct))).Message);
    }

    [Theory]
    [InlineData("sleep 30", "did not answer within 1 seconds.")]
    [InlineData("echo 'the key is swordfish' >&2; exit 1", "ended with 1.")]
    [InlineData("cat >/dev/null; printf '%s' 'no base64!'", "did not answer base64.")]
    [InlineData("cat >/dev/null; printf 'QUJD'", "answered something else than a key of 32 bytes.")]
    public async Task Fails_closed_when_the_program_does(string script, string said)
    {
        var program = new WrappingProgram(Program(script), TimeSpan.FromSeconds(1));

        Assert.Equal($"The program of Keys__Program {said}", (await Assert.ThrowsAsync<KeysUnavailableException>(() => program.Unwrap([1, 2, 3], What, Ct))).Message);
    }

    [Fact]
    public async Task Fails_closed_without_the_program() =>
        Assert.Equal("The program of Keys__Program cannot be started.",
            (await Assert.ThrowsAsync<KeysUnavailableException>(() => new WrappingProgram(Path.Combine(folder, "nowhere"), Soon).Wrap(key, What, Ct))).Message);

    private string FileWith(byte[] bytes)
    {
        var path = Path.Combine(folder, Guid.CreateVersion7().ToString("N"));
        File.WriteAllBytes(path, bytes);
        Allow(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    private string Program(string script)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The programs of this test are shell scripts.");
        var path = FileWith(System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\n{script}\n"));
        Allow(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }
}
