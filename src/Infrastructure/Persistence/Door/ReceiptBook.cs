using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Door;

/// <summary>The receipts of commands with an idempotency key, in the command's own transaction.</summary>
internal sealed class ReceiptBook(ClinicDbContext db, ICaller caller, OpenRecord record) : IReceiptBook
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public async Task<Receipt?> Claim(IdempotentCall call, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction())
        {
            BatchCommands =
            {
                new("select pg_try_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new() { Value = $"{caller.ClinicId.Value}/{caller.AccountId}/{call.Key}" } } },
                new("select fingerprint, record_id, revision from care.receipts where clinic_id = $1 and account_id = $2 and key = $3 and kept_at > $4")
                {
                    Parameters = { new() { Value = caller.ClinicId.Value }, new() { Value = caller.AccountId }, new() { Value = call.Key! }, new() { Value = record.Now - KeptFor } },
                },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var isMine = rows.GetBoolean(0);
        await rows.NextResultAsync(ct);
        if (await rows.ReadAsync(ct))
        {
            if (!call.Repeats(rows.GetString(0))) throw new DomainException(new IdempotencyKeyReused());
            return new Receipt(rows.GetGuid(1), rows.GetInt32(2));
        }

        return isMine ? null : throw new DomainException(new IdempotentCallInProgress());
    }

    public async Task Keep(IdempotentCall call, Receipt receipt, CancellationToken ct)
    {
        await using var keep = new NpgsqlCommand(
            """
            insert into care.receipts (clinic_id, account_id, key, fingerprint, record_id, revision, kept_at) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict on constraint pk_receipts do update
               set fingerprint = excluded.fingerprint, record_id = excluded.record_id, revision = excluded.revision, kept_at = excluded.kept_at
             where care.receipts.kept_at <= $8
            """,
            (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction())
        {
            Parameters =
            {
                new() { Value = caller.ClinicId.Value }, new() { Value = caller.AccountId }, new() { Value = call.Key! }, new() { Value = call.Fingerprint! },
                new() { Value = receipt.Id }, new() { Value = receipt.Revision }, new() { Value = record.Now }, new() { Value = record.Now - KeptFor },
            },
        };
        try
        {
            if (await keep.ExecuteNonQueryAsync(ct) == 0) throw new DomainException(new IdempotentCallInProgress());
        }
        catch (PostgresException crossed) when (crossed.SqlState == PostgresErrorCodes.SerializationFailure)
        {
            throw new DomainException(new IdempotentCallInProgress());
        }
    }
}
