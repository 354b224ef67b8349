using System.Buffers;
using System.Data;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Ledger;

/// <summary>Reads and verifies the ledger, inside the request's transaction: row security shows the caller's clinic and no other.</summary>
internal sealed class AccessHistory(ClinicDbContext db, ICaller caller) : IAccessHistory
{
    /// <summary>$1 clinic.</summary>
    internal const string WholeChain = "select seq, at, client_id, account_id, entry, hash from care.access_ledger where clinic_id = $1 order by seq";

    // Some kilobytes a row: what waits to be sent stays well below a megabyte.
    private const int FlushEvery = 64;

    public async Task<IReadOnlyList<AccessView>> Read(AccessFilter filter, long? before, int limit, CancellationToken ct)
    {
        var (sql, values) = LedgerQuestion.List(caller.ClinicId.Value, filter, before, limit);
        await using var command = Command(sql, values);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var views = new List<AccessView>();
        while (await rows.ReadAsync(ct))
        {
            var entry = LedgerText.Read(rows.GetString(3));
            var client = rows.GetGuid(2);
            var parts = filter.ForTheClientOn is null ? entry.Parts : entry.Parts.Where(part => !LedgerQuestion.IsHidden(part));
            views.Add(new()
            {
                Seq = rows.GetInt64(0),
                At = rows.GetFieldValue<DateTimeOffset>(1),
                ClientId = client == Guid.Empty ? null : client,
                PersonId = entry.Person,
                PersonName = await rows.IsDBNullAsync(4, ct) ? null : rows.GetString(4),
                Roles = entry.Roles,
                Action = entry.Action,
                Purpose = entry.Purpose,
                Kind = entry.Kind,
                Verdict = entry.Verdict,
                Refusal = entry.Refusal,
                Parts = [.. parts.Select(part => ViewOf(part, client))],
                Changed = entry.Changed,
                Counts = entry.Counts,
                Pack = entry.Pack,
                Address = entry.Address,
                RequestId = entry.RequestId,
            });
        }

        return views;
    }

    public async Task<IReadOnlyList<ReleaseSummary>> Account(ClientId client, DateTimeOffset from, DateTimeOffset to, DateOnly? forTheClientOn, CancellationToken ct)
    {
        await using var command = Command(LedgerQuestion.Account(isForTheClient: forTheClientOn is not null), [caller.ClinicId.Value, client.Value, from, to]);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var summaries = new List<ReleaseSummary>();
        while (await rows.ReadAsync(ct))
        {
            summaries.Add(new(
                rows.GetGuid(0),
                await rows.IsDBNullAsync(1, ct) ? null : rows.GetString(1),
                await rows.IsDBNullAsync(2, ct) ? null : rows.GetString(2),
                Word<AccessKind>(rows.GetString(3)),
                Word<PurposeOfUse>(rows.GetString(4)),
                rows.GetString(5),
                [.. rows.GetFieldValue<string[]>(6).Select(Word<InformationCategory>).Order()],
                BasesOf(rows.GetString(7)),
                rows.GetFieldValue<DateTimeOffset>(8),
                rows.GetFieldValue<DateTimeOffset>(9),
                rows.GetInt64(10)));
        }

        return summaries;
    }

    public async Task<(long Count, string HeadHash)> Head(CancellationToken ct)
    {
        await using var ask = Command("select seq, hash from care.access_ledger_heads where clinic_id = $1", [caller.ClinicId.Value]);
        await using var head = await ask.ExecuteReaderAsync(ct);
        return await head.ReadAsync(ct) ? (head.GetInt64(0), Convert.ToHexStringLower(head.GetFieldValue<byte[]>(1))) : (0, Convert.ToHexStringLower(new byte[SHA256.HashSizeInBytes]));
    }

    public async Task<IntegrityView> Verify(LedgerCheckpoint? checkpoint, CancellationToken ct)
    {
        var (headSeq, headHash) = await Head(ct);
        var chain = new LedgerChain();
        var isContained = checkpoint is { Count: 0 } && checkpoint.HeadHash == chain.HeadHash;
        await foreach (var (row, hash) in Rows(ct))
        {
            if (chain.Follow(row, hash) is { } broken) return Found(broken == LedgerBreak.Missing ? chain.Count + 1 : row.Seq, broken);
            if (chain.Count == checkpoint?.Count) isContained = chain.HeadHash == checkpoint.HeadHash;
        }

        if (chain.Count < headSeq) return Found(chain.Count + 1, LedgerBreak.Missing);
        return chain.Count == headSeq && chain.HeadHash == headHash ? Found(null, null) : Found(chain.Count, LedgerBreak.Head);

        IntegrityView Found(long? seq, LedgerBreak? what) => new()
        {
            IsIntact = what is null,
            RowsChecked = chain.Count,
            FirstBrokenSeq = seq,
            What = what?.ToString().ToLowerInvariant(),
            HeadHash = headHash,
            Checkpoint = checkpoint is null ? null : new() { IsGenuine = false, IsContained = isContained, Count = checkpoint.Count, TakenAt = checkpoint.TakenAt },
        };
    }

    public async Task Export(PipeWriter into, CancellationToken ct)
    {
        await using var lines = new Utf8JsonWriter(into, LedgerLine.Writing);
        await foreach (var (row, hash) in Rows(ct))
        {
            LedgerLine.Write(lines, row, hash);
            into.Write("\n"u8);
            if (row.Seq % FlushEvery == 0) await into.FlushAsync(ct);
        }

        await into.FlushAsync(ct);
    }

    // One row at a time from the server's cursorless stream: what is held is a row and Npgsql's buffer, however long the ledger.
    private async IAsyncEnumerable<(LedgerRow Row, byte[] Hash)> Rows([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var clinic = caller.ClinicId.Value;
        await using var command = Command(WholeChain, [clinic]);
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        var hash = new byte[SHA256.HashSizeInBytes];
        while (await rows.ReadAsync(ct))
        {
            var row = new LedgerRow(clinic, rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetGuid(2), rows.GetGuid(3), rows.GetString(4));
            var read = (int)rows.GetBytes(5, 0, null, 0, 0);
            if (read == hash.Length) rows.GetBytes(5, 0, hash, 0, hash.Length);
            else Array.Clear(hash);
            yield return (row, hash);
        }
    }

    private static AccessPartView ViewOf(AccessPart part, Guid client) => new()
    {
        Category = part.Category,
        IsPermitted = part.IsPermitted,
        Reason = part.Reason,
        Under = part.Under,
        Directive = AccessInWords.DirectiveAddress(client, part.Reason, part.Under),
        RecordIds = part.Records,
    };

    // Rows of one summary may rest on several rules; each is named once.
    private static IReadOnlyList<(DecisionReason Reason, Guid? Under)> BasesOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.EnumerateArray().SelectMany(row => row.EnumerateArray())
                .Select(basis => (Word<DecisionReason>(basis.GetProperty("reason").GetString()!), basis.GetProperty("under") is { ValueKind: JsonValueKind.String } under ? under.GetGuid() : (Guid?)null))
                .Distinct().OrderBy(basis => basis.Item1).ThenBy(basis => basis.Item2),
        ];
    }

    private static T Word<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);

    private NpgsqlCommand Command(string sql, IReadOnlyList<object> values)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
