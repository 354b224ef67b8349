using System.ComponentModel;
using System.Diagnostics;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>
/// The clinic's own key management as a program: called with <c>wrap</c> or <c>unwrap</c> and the name of the data key, it reads base64 from its input,
/// writes base64 to its output and ends with 0. The outer key never enters this process.
/// </summary>
/// <param name="path">The program.</param>
/// <param name="limit">How long it may take.</param>
/// <param name="name">What the key behind it is called; the program's file name when left out.</param>
public sealed class WrappingProgram(string path, TimeSpan limit, string? name = null) : IWrapsKeys
{
    /// <summary>How long a program may take unless said otherwise.</summary>
    public static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(10);

    private const int MostText = 65_536;

    /// <inheritdoc />
    public string KeyId { get; } = "program:" + (name ?? Path.GetFileName(path));

    /// <inheritdoc />
    public Task<byte[]> Wrap(byte[] key, string what, CancellationToken ct) => Ask("wrap", what, key, ct);

    /// <inheritdoc />
    public async Task<byte[]> Unwrap(byte[] wrapped, string what, CancellationToken ct) =>
        await Ask("unwrap", what, wrapped, ct) is { Length: WrappingKey.Length } key ? key : throw Failed("answered something else than a key of 32 bytes");

    private async Task<byte[]> Ask(string verb, string what, byte[] given, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limit);
        using var process = Begin(verb, what);
        try
        {
            var answer = process.StandardOutput.ReadToEndAsync(patience.Token);
            var complaint = process.StandardError.ReadToEndAsync(patience.Token);
            await Say(process, given, patience.Token);
            await Task.WhenAll(process.WaitForExitAsync(patience.Token), answer, complaint);
            // What it complains of may hold a secret of the clinic's; only that it failed is passed on.
            if (process.ExitCode != 0) throw Failed($"ended with {process.ExitCode}");
            return Read(await answer);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw Failed($"did not answer within {limit.TotalSeconds:0} seconds", late);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private Process Begin(string verb, string what)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(path, [verb, what]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception failure)
        {
            throw Failed("cannot be started", failure);
        }
    }

    private static async Task Say(Process process, byte[] given, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(Convert.ToBase64String(given).AsMemory(), ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading to the end; its exit code says whether it failed.
        }
    }

    private static byte[] Read(string answer)
    {
        var bytes = new byte[Math.Min(answer.Length, MostText)];
        return answer.Length <= MostText && Convert.TryFromBase64String(answer.Trim(), bytes, out var read) && read > 0 ? bytes[..read] : throw Failed("did not answer base64");
    }

    private static KeysUnavailableException Failed(string how, Exception? cause = null) => new($"The program of Keys__Program {how}.", cause);
}
