using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IntegrativeCare.Api.Commands;
using IntegrativeCare.Infrastructure.Persistence.Ledger;

namespace IntegrativeCare.Api.Tests.Audit;

/// <summary>I62 without the database: an exported ledger is checked by a command, and a checkpoint that was kept elsewhere shows what was cut off or rewritten.</summary>
public sealed class Verifying_an_exported_ledger(OneClinic given) : IClassFixture<OneClinic>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("integrative-care-ledger-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Finds_nothing_in_what_was_exported_and_records_the_export()
    {
        var (at, lines, checkpoint, keys) = await Exported("Ash", "ash.example");

        var (code, said) = await Verify(lines, checkpoint, keys);
        Assert.Equal(0, code);
        Assert.Contains($"{lines.Count} rows, each as it was written.", said, StringComparison.Ordinal);
        Assert.Contains($"They contain the {lines.Count - 1} rows of the checkpoint of 2026-03-02T14:00:00Z.", said, StringComparison.Ordinal);
        Assert.Equal(0, (await Verify(lines)).Code);

        var last = (await Api.Get(at.Pia, "/audit-events?limit=1")).Is(200).Json.GetProperty("items")[0];
        Assert.Equal(("ExportLedger", lines.Count + 1), (last.GetProperty("action").GetString(), last.GetProperty("seq").GetInt32()));
        Assert.False(last.TryGetProperty("clientId", out var client) && client.ValueKind != System.Text.Json.JsonValueKind.Null);
        foreach (var who in new[] { at.Ada, at.Ruth, at.Maya })
            foreach (var path in new[] { "export", "checkpoint", "integrity" }) (await Api.Get(who, $"/audit-events/{path}")).Is(403, "caller.role_not_allowed");
    }

    [Fact]
    public async Task Names_the_first_row_at_fault()
    {
        var (_, lines, checkpoint, keys) = await Exported("Larch", "larch.example");
        var (other, _, _, _) = await Exported("Holly", "holly.example");
        var all = lines.Count;
        const int Middle = 4;
        string Changed(string member, JsonNode value)
        {
            var row = JsonNode.Parse(lines[Middle - 1])!.AsObject();
            row[member] = value;
            return row.ToJsonString();
        }

        List<string> With(string line) => [.. lines[..(Middle - 1)], line, .. lines[Middle..]];
        var said = JsonNode.Parse(lines[Middle - 1])!;
        var forged = Rewritten(lines, Middle);
        foreach (var (what, tampered, expected) in new (string, IReadOnlyList<string>, string)[]
        {
            ("another verdict", With(Changed("entry", said["entry"]!.GetValue<string>().Replace("permitted", "refused", StringComparison.Ordinal))), $"Row {Middle} was changed"),
            ("no entry", With(Changed("entry", "x")), $"Row {Middle} was changed"),
            ("another moment", With(Changed("at", "2026-03-02T14:00:00.000001Z")), $"Row {Middle} was changed"),
            ("another client", With(Changed("clientId", Guid.CreateVersion7())), $"Row {Middle} was changed"),
            ("another account", With(Changed("accountId", Guid.CreateVersion7())), $"Row {Middle} was changed"),
            ("another hash", With(Changed("hash", new string('a', 64))), $"Row {Middle} was changed"),
            ("half a hash", With(Changed("hash", "abcd")), $"Row {Middle} was changed"),
            ("another clinic", With(Changed("clinicId", other.Id.Value)), $"Row {Middle} is of another clinic."),
            ("one taken out", [.. lines[..(Middle - 1)], .. lines[Middle..]], $"Row {Middle} is missing"),
            ("the first taken out", [.. lines[1..]], "Row 1 is missing"),
            ("one twice", [.. lines[..Middle], lines[Middle - 1], .. lines[Middle..]], $"Row {Middle + 1} is missing"),
            ("two exchanged", [.. lines[..(Middle - 1)], lines[Middle], lines[Middle - 1], .. lines[(Middle + 1)..]], $"Row {Middle} is missing"),
            ("one taken out and the rest renumbered", [.. lines[..(Middle - 1)], .. lines[Middle..].Select(line => Renumbered(line, -1))], $"Row {Middle} was changed"),
            ("the tail cut off", [.. lines[..Middle]], $"Row {Middle + 1} is missing: the checkpoint covers {all - 1} rows."),
            ("everything taken away", [], $"Row 1 is missing: the checkpoint covers {all - 1} rows."),
            ("everything rewritten with care", forged, $"Row {all - 1} is another than the one that the checkpoint covers"),
            ("half a line", [.. lines[..(all - 1)], lines[^1][..40]], $"Row {all} cannot be read."),
            ("a member twice", With(lines[Middle - 1].Insert(1, $"\"seq\":{Middle},")), $"Row {Middle} cannot be read."),
            ("a member more", With(lines[Middle - 1].Insert(1, "\"note\":1,")), $"Row {Middle} cannot be read."),
        })
        {
            var (code, answer) = await Verify(tampered, checkpoint, keys);
            Assert.Equal((what, 1), (what, code));
            Assert.StartsWith(expected, answer, StringComparison.Ordinal);
        }

        // Without a checkpoint nobody can see what the chain itself does not show; the command says so.
        foreach (var unseen in new[] { forged, lines[..Middle], [] })
        {
            var (code, answer) = await Verify(unseen);
            Assert.Equal(0, code);
            Assert.Contains("Without a checkpoint nobody can tell", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Trusts_a_checkpoint_only_with_the_signature_of_a_published_key()
    {
        var (_, lines, checkpoint, keys) = await Exported("Rowan", "rowan2.example");
        string With(string member, JsonNode value)
        {
            var kept = JsonNode.Parse(checkpoint)!.AsObject();
            kept[member] = value;
            return kept.ToJsonString();
        }

        using var strange = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var stranger = strange.ExportParameters(false).Q;
        var otherKeys = JsonNode.Parse(keys)!.AsObject();
        otherKeys["keys"]![0]!["x"] = System.Buffers.Text.Base64Url.EncodeToString(stranger.X);
        otherKeys["keys"]![0]!["y"] = System.Buffers.Text.Base64Url.EncodeToString(stranger.Y);
        foreach (var (kept, with) in new[]
        {
            (With("count", 2), keys), (With("headHash", new string('0', 64)), keys), (With("takenAt", "2026-03-02T14:00:01Z"), keys), (With("clinicId", Guid.CreateVersion7()), keys),
            (With("keyId", "another"), keys), (With("signature", new string('A', 86)), keys), (checkpoint, otherKeys.ToJsonString()), (checkpoint, """{"keys":[]}"""),
        })
        {
            var (code, said) = await Verify(lines, kept, with);
            Assert.Equal((1, "The checkpoint is not signed by any of these keys, or says something else than was signed."), (code, said.Trim()));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyLedger.Run(["--file", Path.Combine(folder, "none.ndjson")], TextWriter.Null));
        await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyLedger.Run(["--checkpoint", "x"], TextWriter.Null));
    }

    [Fact]
    public async Task Is_done_by_the_api_too_with_the_reference_of_a_checkpoint()
    {
        var at = await Api.OpenClinic("Hazel", "hazel2.example");
        (await Api.Get(at.Ruth, at.OfMaya)).Is(200);
        var reference = (await Api.Get(at.Pia, "/audit-events/checkpoint")).Is(200).Json.GetProperty("reference").GetString()!;
        (await Api.Get(at.Ruth, at.OfMaya)).Is(200);
        async Task<(bool IsIntact, bool IsGenuine, bool IsContained)> Ask(string checkpoint)
        {
            var found = (await Api.Get(at.Pia, $"/audit-events/integrity?checkpoint={Uri.EscapeDataString(checkpoint)}")).Is(200).Json;
            var compared = found.GetProperty("checkpoint");
            return (found.GetProperty("isIntact").GetBoolean(), compared.GetProperty("isGenuine").GetBoolean(), compared.GetProperty("isContained").GetBoolean());
        }

        var parts = reference.Split('.');
        Assert.Equal((true, true, true), await Ask(reference));
        Assert.Equal((true, false, false), await Ask(string.Join('.', parts.Select((part, n) => n == 1 ? new string('0', 64) : part))));
        Assert.Equal((true, false, false), await Ask(string.Join('.', parts.Select((part, n) => n == 0 ? "100000" : part))));
        Assert.Equal((true, false, true), await Ask(string.Join('.', parts.Select((part, n) => n == 2 ? part + "1" : part)).Replace(parts[2] + "1", (long.Parse(parts[2], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        foreach (var unreadable in new[] { "x", "", reference + ".", reference[1..].Replace('.', ','), "-1" + reference[reference.IndexOf('.', StringComparison.Ordinal)..], new string('1', 500) })
            (await Api.Get(at.Pia, $"/audit-events/integrity?checkpoint={Uri.EscapeDataString(unreadable)}")).Is(422, "audit.checkpoint_unreadable");

        await Api.Do(
            $"""
            do $$
            declare
              one record;
              previous bytea := decode(repeat('00', 32), 'hex');
            begin
              update care.access_ledger set entry = replace(entry, 'permitted', 'refused') where clinic_id = '{at.Id.Value}' and seq = 2;
              for one in select * from care.access_ledger where clinic_id = '{at.Id.Value}' order by seq loop
                previous := care.ledger_hash(previous, one.clinic_id, one.seq, one.at, one.client_id, one.account_id, one.entry);
                update care.access_ledger set hash = previous where clinic_id = one.clinic_id and seq = one.seq;
              end loop;
              update care.access_ledger_heads set hash = previous where clinic_id = '{at.Id.Value}';
            end $$
            """);
        Assert.Equal((true, true, false), await Ask(reference));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(ClinicAtWork At, List<string> Lines, string Checkpoint, string Keys)> Exported(string name, string domain)
    {
        var at = await Api.OpenClinic(name, domain);
        for (var n = 0; n < 4; n++) (await Api.Get(n % 2 == 0 ? at.Ruth : at.Noor, at.OfMaya)).Is(n % 2 == 0 ? 200 : 404);
        var checkpoint = (await Api.Get(at.Pia, "/audit-events/checkpoint")).Is(200).Text;
        (await Api.Get(at.Ruth, at.OfMaya)).Is(200);
        var export = (await Api.Get(at.Pia, "/audit-events/export")).Is(200);
        Assert.Equal("application/x-ndjson", export.Header("Content-Type"));
        using var http = new HttpClient();
        var keys = await http.GetStringAsync(new Uri(Api.Address, "/.well-known/jwks.json"), Ct);
        Assert.DoesNotContain("\"d\"", keys, StringComparison.Ordinal);
        return (at, [.. export.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)], checkpoint, keys);
    }

    private async Task<(int Code, string Said)> Verify(IReadOnlyList<string> lines, string? checkpoint = null, string? keys = null)
    {
        var (file, checkpointFile, keysFile) = (Path.Combine(folder, "ledger.ndjson"), Path.Combine(folder, "checkpoint.json"), Path.Combine(folder, "jwks.json"));
        await File.WriteAllLinesAsync(file, lines, Ct);
        List<string> args = ["--file", file];
        if (checkpoint is not null)
        {
            await File.WriteAllTextAsync(checkpointFile, checkpoint, Ct);
            await File.WriteAllTextAsync(keysFile, keys!, Ct);
            args.AddRange(["--checkpoint", checkpointFile, "--keys", keysFile]);
        }

        using var said = new StringWriter();
        var code = await VerifyLedger.Run([.. args], said);
        return (code, said.ToString());
    }

    private static string Renumbered(string line, int by)
    {
        var row = JsonNode.Parse(line)!.AsObject();
        row["seq"] = row["seq"]!.GetValue<long>() + by;
        return row.ToJsonString();
    }

    // As somebody would who owns the database and knows how hashes are made.
    private static List<string> Rewritten(IReadOnlyList<string> lines, int from)
    {
        var (rewritten, previous) = (new List<string>(), new byte[SHA256.HashSizeInBytes]);
        foreach (var line in lines)
        {
            Assert.True(LedgerLine.TryRead(line, out var row, out _));
            if (row.Seq == from) row = row with { Entry = row.Entry.Replace("permitted", "refused", StringComparison.Ordinal).Replace("refused", "refused ", StringComparison.Ordinal) };
            var microseconds = (row.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;
            previous = SHA256.HashData([.. previous, .. System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.Clinic}|{row.Seq}|{microseconds}|{row.Client}|{row.Account}|{row.Entry}"))]);
            var said = JsonNode.Parse(line)!.AsObject();
            (said["entry"], said["hash"]) = (row.Entry, Convert.ToHexStringLower(previous));
            rewritten.Add(said.ToJsonString());
        }

        return rewritten;
    }
}
