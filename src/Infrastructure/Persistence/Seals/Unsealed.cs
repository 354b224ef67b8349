using System.Globalization;
using IntegrativeCare.Domain.Clinics;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>Text that was written before it could be sealed, in <c>care.unsealed</c>. <c>migrate</c> seals it, in batches, as often as it is started.</summary>
public static class Unsealed
{
    private const int AtOnce = 500;

    /// <summary>True when nothing waits to be sealed; the API is not ready before.</summary>
    public static async Task<bool> IsNone(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var ask = database.CreateCommand("select care.is_all_sealed()");
        return await ask.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>How many texts wait.</summary>
    /// <param name="owner">The owner's connection.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<long> Count(string owner, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(Alone(owner));
        await using var ask = database.CreateCommand("select count(*) from care.unsealed");
        return (long)(await ask.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Seals all of it; what belongs to a clinic whose keys are destroyed is let go of. Several may work at once; one that was ended goes on where it stood.</summary>
    /// <param name="owner">The owner's connection.</param>
    /// <param name="outer">What wraps the clinics' data keys.</param>
    /// <param name="clock">The time that new data keys bear.</param>
    /// <param name="report">Told after each batch.</param>
    /// <param name="ct">Ends it after the batch at work.</param>
    public static async Task SealAll(string owner, WrappingKeys outer, TimeProvider clock, Action<string> report, CancellationToken ct)
    {
        var (ring, all, done, gone) = (new KeyRing(owner, outer, clock), await Count(owner, ct), 0L, 0L);
        if (all == 0) return;

        await using var database = NpgsqlDataSource.Create(Alone(owner));
        await using var connection = await database.OpenConnectionAsync(ct);
        (string Table, string Column, string Key) last = ("", "", "");
        while (await SealSome(connection, ring, last, ct) is { Count: > 0 and var some, LetGo: var without, Last: var reached })
        {
            (done, gone, last) = (done + some - without, gone + without, reached);
            report(string.Create(CultureInfo.InvariantCulture, $"sealed {done:N0} of {Math.Max(all, done + gone):N0}"));
        }

        if (gone > 0) report(string.Create(CultureInfo.InvariantCulture, $"let go of {gone:N0}, of clinics whose keys are destroyed"));
        // The pages of a table whose rows are only deleted keep the text until they are used again.
        await using var forget = new NpgsqlCommand("do $$ begin lock table care.unsealed in access exclusive mode; if not exists (select from care.unsealed) then truncate care.unsealed; end if; end $$", connection);
        await forget.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Writes the table anew, so that nothing of deleted rows stays in its pages.</summary>
    internal static async Task WriteAnew(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var write = new NpgsqlCommand("vacuum full care.unsealed", owner) { CommandTimeout = 0 };
        await write.ExecuteNonQueryAsync(ct);
    }

    // By the order of the key no batch walks past what was done before.
    private static async Task<(int Count, int LetGo, (string Table, string Column, string Key) Last)> SealSome(NpgsqlConnection connection, KeyRing ring, (string Table, string Column, string Key) last, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var waiting = new List<(ClinicId Clinic, string Table, string Column, string Key, string Plain)>();
        await using (var ask = new NpgsqlCommand($"""
            select clinic_id, "table", "column", key, plain from care.unsealed where ("table", "column", key) > ($1, $2, $3) order by "table", "column", key limit {AtOnce} for update skip locked
            """, connection, transaction)
        {
            Parameters = { new() { Value = last.Table }, new() { Value = last.Column }, new() { Value = last.Key } },
        })
        await using (var rows = await ask.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct)) waiting.Add((new ClinicId(rows.GetGuid(0)), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4)));
        }

        if (waiting.Count == 0) return (0, 0, last);
        var letGo = 0;
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { new("select set_config('care.reseals', 'true', true)") } };
        foreach (var (clinic, table, name, key, plain) in waiting)
        {
            var column = SealedColumn.Named(table, name);
            var keys = await ring.ToSealWith(clinic, ct);
            if (keys.AreDestroyed(column.Kind)) letGo++;
            else batch.BatchCommands.Add(column.Write(key, keys.Seal(column.PlaceOf(key), column.Normal(plain))));
            batch.BatchCommands.Add(new("delete from care.unsealed where \"table\" = $1 and \"column\" = $2 and key = $3") { Parameters = { new() { Value = table }, new() { Value = name }, new() { Value = key } } });
        }

        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return (waiting.Count, letGo, (waiting[^1].Table, waiting[^1].Column, waiting[^1].Key));
    }

    private static string Alone(string owner) => new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString;
}
