using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Security;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Infrastructure.Persistence.Ledger;

namespace IntegrativeCare.Api.Commands;

/// <summary>Verifies an exported ledger without the database: each row follows from the one before, and the chain goes through a checkpoint that was kept elsewhere.</summary>
internal static class VerifyLedger
{
    private const string Usage = "verify-ledger --file ledger.ndjson [--checkpoint checkpoint.json --keys jwks.json]";

    private static readonly JsonSerializerOptions Json = Grammar();

    /// <summary>Answers 0 when all is as it was written, 1 when not; the first row at fault is named.</summary>
    public static async Task<int> Run(string[] args, TextWriter say)
    {
        var options = Read(args);
        var kept = options.TryGetValue("--checkpoint", out var checkpointFile) ? await Checkpoint(checkpointFile, options["--keys"]) : null;
        if (kept is { IsGenuine: false }) return await Fail(say, "The checkpoint is not signed by any of these keys, or says something else than was signed.");

        var chain = new LedgerChain();
        Guid? clinic = kept?.Checkpoint.Clinic.Value;
        var isContained = kept is { Checkpoint.Count: 0 } && kept.Checkpoint.HeadHash == chain.HeadHash;
        using var lines = Open(options["--file"]);
        while (await lines.ReadLineAsync() is { } line)
        {
            var place = chain.Count + 1;
            if (!LedgerLine.TryRead(line, out var row, out var hash)) return await Fail(say, $"Row {place} cannot be read.");
            if (row.Clinic != (clinic ??= row.Clinic)) return await Fail(say, $"Row {place} is of another clinic.");
            switch (chain.Follow(row, hash))
            {
                case LedgerBreak.Missing: return await Fail(say, $"Row {place} is missing: row {row.Seq} stands in its place.");
                case LedgerBreak.Changed: return await Fail(say, $"Row {place} was changed, or a row before it was taken out or put in.");
                default: break;
            }

            if (chain.Count == kept?.Checkpoint.Count)
            {
                isContained = chain.HeadHash == kept.Checkpoint.HeadHash;
                if (!isContained) return await Fail(say, $"Row {place} is another than the one that the checkpoint covers: the rows up to it were rewritten.");
            }
        }

        if (kept is not null && !isContained) return await Fail(say, $"Row {chain.Count + 1} is missing: the checkpoint covers {kept.Checkpoint.Count} rows.");
        await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{chain.Count} rows, each as it was written. The last hash is {chain.HeadHash}."));
        await say.WriteLineAsync(kept is null
            ? "Without a checkpoint nobody can tell whether rows are missing at the end, or whether all was rewritten with care."
            : string.Create(CultureInfo.InvariantCulture, $"They contain the {kept.Checkpoint.Count} rows of the checkpoint of {kept.Checkpoint.TakenAt:yyyy-MM-dd'T'HH:mm:ss'Z'}."));
        return 0;
    }

    private static Dictionary<string, string> Read(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i] is not ("--file" or "--checkpoint" or "--keys") || i + 1 == args.Length || !options.TryAdd(args[i], args[i + 1])) throw new InvalidOperationException($"Say: {Usage}");
        }

        if (!options.ContainsKey("--file") || options.ContainsKey("--checkpoint") != options.ContainsKey("--keys")) throw new InvalidOperationException($"Say: {Usage}");
        return options;
    }

    private static async Task<Kept> Checkpoint(string checkpointFile, string keysFile)
    {
        var said = await ReadJson<CheckpointView>(checkpointFile);
        var keys = await ReadJson<KeySet>(keysFile);
        var checkpoint = new LedgerCheckpoint(new ClinicId(said.ClinicId), said.Count, said.HeadHash, said.TakenAt);
        return new(checkpoint, keys.Keys.Where(key => key.Kid == said.KeyId).Any(key => IsSignedBy(key, checkpoint, said)));
    }

    private static bool IsSignedBy(PublicKey key, LedgerCheckpoint checkpoint, CheckpointView said)
    {
        try
        {
            using var verifier = key.ToVerifyWith();
            return Base64Url.IsValid(said.Signature)
                && verifier.VerifyData(checkpoint.Statement(said.KeyId), Base64Url.DecodeFromChars(said.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (Exception unusable) when (unusable is CryptographicException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidOperationException($"{path} cannot be read.", failure);
        }
    }

    private static async Task<T> ReadJson<T>(string path)
        where T : class
    {
        using var file = Open(path);
        try
        {
            return JsonSerializer.Deserialize<T>(await file.ReadToEndAsync(), Json) ?? throw new InvalidOperationException($"{path} is empty.");
        }
        catch (Exception failure) when (failure is JsonException or System.Text.DecoderFallbackException)
        {
            throw new InvalidOperationException($"{path} is not what it should be: {failure.Message}", failure);
        }
    }

    private static JsonSerializerOptions Grammar()
    {
        var json = new JsonSerializerOptions();
        JsonGrammar.Apply(json);
        return json;
    }

    private static async Task<int> Fail(TextWriter say, string what)
    {
        await say.WriteLineAsync(what);
        return 1;
    }

    private sealed record Kept(LedgerCheckpoint Checkpoint, bool IsGenuine);
}
