using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Domain.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Ledger;

/// <summary>Reads and verifies the ledger, inside the request's transaction: row security shows the caller's clinic and no other.</summary>
internal sealed class AccessHistory(ClinicDbContext db, ICaller caller) : IAccessHistory
{
    /// <summary>$1 clinic, $2 client or null, $3 before which row or null, $4 how many.</summary>
    internal const string Sql =
        """
        select l.seq, l.at, l.client_id, l.entry, p.display_name
          from care.access_ledger l left join care.practitioners p on p.id = (l.entry::jsonb ->> 'person')::uuid
         where l.clinic_id = $1 and ($2::uuid is null or l.client_id = $2) and ($3::bigint is null or l.seq < $3) order by l.seq desc limit $4
        """;

    public async Task<IReadOnlyList<AccessView>> Read(ClientId? client, long? before, int limit, CancellationToken ct)
    {
        await using var command = Command(Sql);
        command.Parameters.Add(new() { Value = caller.ClinicId.Value });
        command.Parameters.Add(new() { Value = (object?)client?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = limit });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var views = new List<AccessView>();
        while (await rows.ReadAsync(ct))
        {
            var entry = LedgerText.Read(rows.GetString(3));
            views.Add(new()
            {
                Seq = rows.GetInt64(0),
                At = rows.GetFieldValue<DateTimeOffset>(1),
                ClientId = rows.GetGuid(2),
                PersonId = entry.Person,
                PersonName = await rows.IsDBNullAsync(4, ct) ? null : rows.GetString(4),
                Roles = entry.Roles,
                Action = entry.Action,
                Purpose = entry.Purpose,
                Verdict = entry.Verdict,
                Refusal = entry.Refusal,
                Parts = [.. entry.Parts.Select(part => new AccessPartView { Category = part.Category, IsPermitted = part.IsPermitted, Reason = part.Reason, Under = part.Under, RecordIds = part.Records })],
                Changed = entry.Changed,
                Pack = entry.Pack,
                Address = entry.Address,
                RequestId = entry.RequestId,
            });
        }

        return views;
    }

    public async Task<IntegrityView> Verify(CancellationToken ct)
    {
        long headSeq = 0;
        var headHash = new byte[SHA256.HashSizeInBytes];
        await using (var ask = Command("select seq, hash from care.access_ledger_heads where clinic_id = $1"))
        {
            ask.Parameters.Add(new() { Value = caller.ClinicId.Value });
            await using var head = await ask.ExecuteReaderAsync(ct);
            if (await head.ReadAsync(ct)) (headSeq, headHash) = (head.GetInt64(0), head.GetFieldValue<byte[]>(1));
        }

        await using var command = Command("select seq, at, client_id, account_id, entry, hash from care.access_ledger where clinic_id = $1 order by seq");
        command.Parameters.Add(new() { Value = caller.ClinicId.Value });
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        var previous = new byte[SHA256.HashSizeInBytes];
        long checkedRows = 0;
        while (await rows.ReadAsync(ct))
        {
            var seq = rows.GetInt64(0);
            if (seq != checkedRows + 1) return Broken(checkedRows + 1, "missing");

            var expected = Hash(previous, seq, rows.GetFieldValue<DateTimeOffset>(1), rows.GetGuid(2), rows.GetGuid(3), rows.GetString(4));
            if (!rows.GetFieldValue<byte[]>(5).AsSpan().SequenceEqual(expected)) return Broken(seq, "changed");
            (previous, checkedRows) = (expected, seq);
        }

        if (checkedRows < headSeq) return Broken(checkedRows + 1, "missing");
        return checkedRows == headSeq && previous.AsSpan().SequenceEqual(headHash)
            ? new() { IsIntact = true, RowsChecked = checkedRows, HeadHash = Convert.ToHexStringLower(headHash) }
            : Broken(checkedRows, "head");

        IntegrityView Broken(long seq, string what) => new() { IsIntact = false, RowsChecked = checkedRows, FirstBrokenSeq = seq, What = what, HeadHash = Convert.ToHexStringLower(headHash) };
    }

    private byte[] Hash(byte[] previous, long seq, DateTimeOffset at, Guid client, Guid account, string entry)
    {
        var microseconds = (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        var said = string.Create(CultureInfo.InvariantCulture, $"{caller.ClinicId.Value}|{seq}|{microseconds}|{client}|{account}|{entry}");
        return SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(said)]);
    }

    private NpgsqlCommand Command(string sql) => new(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
}
