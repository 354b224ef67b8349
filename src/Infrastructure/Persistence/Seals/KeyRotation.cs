using System.Globalization;
using IntegrativeCare.Domain.Clinics;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>
/// Gives a clinic new data keys and seals everything again under them, while the API serves. A few rows at a time are locked, for as long as writing them
/// takes. Started again it goes on where it was ended.
/// </summary>
public sealed class KeyRotation
{
    private const int AtOnce = 100;

    // $1 clinic, $2 kind.
    private const string Newest = "(select v.version from care.data_keys v where v.clinic_id = $1 and v.kind = $2 and v.destroyed_at is null order by v.version desc limit 1)";

    private readonly string owner;
    private readonly WrappingKeys outer;
    private readonly TimeProvider clock;
    private readonly Action<string> report;

    /// <summary>Readies it.</summary>
    /// <param name="owner">The owner's connection.</param>
    /// <param name="outer">What wraps the clinics' data keys.</param>
    /// <param name="clock">The time by which servers learn of keys.</param>
    /// <param name="report">Told what goes on.</param>
    public KeyRotation(string owner, WrappingKeys outer, TimeProvider clock, Action<string> report) =>
        (this.owner, this.outer, this.clock, this.report) = (new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString, outer, clock, report);

    /// <summary>Rotates one clinic's keys, or every clinic's.</summary>
    /// <returns>How many texts were sealed again.</returns>
    public async Task<long> Run(ClinicId? only, CancellationToken ct)
    {
        await using var database = new NpgsqlConnection(owner);
        await database.OpenAsync(ct);
        var clinics = await ClinicsWithKeys(database, only, ct);
        if (clinics.Count == 0) throw new InvalidOperationException("There is no data key to rotate: a clinic's keys are made when its first text is sealed.");

        foreach (var clinic in clinics) await MakeNew(database, clinic, ct);
        await Wait(await SinceNewest(database, clinics, ct), 2 * outer.Lifetime, "until every server knows the new keys", ct);
        var done = await SealAgain(database, clinics, ct);
        // A server that read the keys just before the new ones sealed may still use the old ones.
        await Wait(await SinceNewest(database, clinics, ct), 4 * outer.Lifetime, "until no server seals under the old keys", ct);
        done += await SealAgain(database, clinics, ct);
        foreach (var clinic in clinics) await RetireOld(database, clinic, ct);
        return done;
    }

    private static async Task<IReadOnlyList<ClinicId>> ClinicsWithKeys(NpgsqlConnection database, ClinicId? only, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("select distinct clinic_id from care.data_keys where destroyed_at is null and ($1::uuid is null or clinic_id = $1) order by 1", database)
        {
            Parameters = { new() { Value = (object?)only?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid } },
        };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        var all = new List<ClinicId>();
        while (await rows.ReadAsync(ct)) all.Add(new(rows.GetGuid(0)));
        return all;
    }

    // Where two keys of a kind are in use an earlier rotation did not come to its end; it is finished first.
    private async Task MakeNew(NpgsqlConnection database, ClinicId clinic, CancellationToken ct)
    {
        var ring = new KeyRing(owner, outer, clock);
        foreach (var kind in Enum.GetValues<SealKind>())
        {
            await using var ask = new NpgsqlCommand("select count(*) filter (where retired_at is null), max(version) from care.data_keys where clinic_id = $1 and kind = $2 and destroyed_at is null", database)
            {
                Parameters = { new() { Value = clinic.Value }, new() { Value = Conventions.Word(kind) } },
            };
            var (inUse, newest) = (0L, 0);
            await using (var rows = await ask.ExecuteReaderAsync(ct))
            {
                if (await rows.ReadAsync(ct) && !await rows.IsDBNullAsync(1, ct)) (inUse, newest) = (rows.GetInt64(0), rows.GetInt32(1));
            }

            if (inUse == 1) await ring.Make(database, clinic, kind, newest + 1, ct);
        }
    }

    private async Task<TimeSpan> SinceNewest(NpgsqlConnection database, IReadOnlyList<ClinicId> clinics, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("select max(made_at) from care.data_keys where clinic_id = any ($1)", database) { Parameters = { new() { Value = clinics.Select(clinic => clinic.Value).ToArray() } } };
        return clock.GetUtcNow() - new DateTimeOffset((DateTime)(await ask.ExecuteScalarAsync(ct))!);
    }

    private async Task Wait(TimeSpan passed, TimeSpan needed, string why, CancellationToken ct)
    {
        if (passed >= needed) return;
        report(string.Create(CultureInfo.InvariantCulture, $"waiting {(needed - passed).TotalSeconds:0.#} s {why}"));
        await Task.Delay(needed - passed, clock, ct);
    }

    private async Task<long> SealAgain(NpgsqlConnection database, IReadOnlyList<ClinicId> clinics, CancellationToken ct)
    {
        var (all, done) = (0L, 0L);
        foreach (var clinic in clinics)
            foreach (var column in SealedColumn.All) all += await CountOld(database, clinic, column, ct);

        foreach (var clinic in clinics)
        {
            var keys = await new KeyRing(owner, outer, clock).Of(clinic, ct);
            foreach (var column in SealedColumn.All)
            {
                // What another transaction holds is left for the next round; only a table without old seals ends it.
                while (await CountOld(database, clinic, column, ct) > 0)
                {
                    string? last = null;
                    while (await SealSome(database, keys, column, last, ct) is { Count: > 0 and var some, Last: var reached })
                    {
                        last = reached;
                        report(string.Create(CultureInfo.InvariantCulture, $"{column}: sealed {done += some:N0} of {Math.Max(all, done):N0} again"));
                    }

                    if (last is null) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
                }
            }
        }

        return done;
    }

    private static string IsOld(SealedColumn column) =>
        $"octet_length(t.{column.Column}) >= {ClinicKeys.HeaderLength} and substring(t.{column.Column} from 3 for 4) <> int4send({Newest}) and {column.Clinic} = $1";

    private static async Task<long> CountOld(NpgsqlConnection database, ClinicId clinic, SealedColumn column, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand($"select count(*) from {column.Table} t where {IsOld(column)}", database) { Parameters = { new() { Value = clinic.Value }, new() { Value = Conventions.Word(column.Kind) } } };
        return (long)(await ask.ExecuteScalarAsync(ct))!;
    }

    // By the order of the key each row is looked at once, however many there are.
    private static async Task<(int Count, string? Last)> SealSome(NpgsqlConnection database, ClinicKeys keys, SealedColumn column, string? last, CancellationToken ct)
    {
        await using var transaction = await database.BeginTransactionAsync(ct);
        var old = new List<(string Key, byte[] Ciphertext)>();
        await using (var ask = new NpgsqlCommand($"select {column.Key}, t.{column.Column} from {column.Table} t where {IsOld(column)}{(last is null ? "" : $" and {column.IsAfter}")} order by {column.Order} limit {AtOnce} for update of t skip locked", database, transaction)
        {
            Parameters = { new() { Value = keys.ClinicId.Value }, new() { Value = Conventions.Word(column.Kind) } },
        })
        {
            if (last is not null) ask.Parameters.Add(new() { Value = last });
            await using var rows = await ask.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) old.Add((rows.GetString(0), rows.GetFieldValue<byte[]>(1)));
        }

        if (old.Count == 0) return (0, last);
        await using var batch = new NpgsqlBatch(database, transaction) { BatchCommands = { new("select set_config('care.reseals', 'true', true)") } };
        foreach (var (key, ciphertext) in old) batch.BatchCommands.Add(column.Write(key, keys.Seal(column.PlaceOf(key), keys.Open(column.PlaceOf(key), ciphertext))));
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return (old.Count, old[^1].Key);
    }

    private async Task RetireOld(NpgsqlConnection database, ClinicId clinic, CancellationToken ct)
    {
        foreach (var kind in Enum.GetValues<SealKind>())
        {
            foreach (var column in SealedColumn.All.Where(column => column.Kind == kind))
                if (await CountOld(database, clinic, column, ct) > 0) throw new InvalidOperationException($"{column} was sealed under the old key meanwhile: a server does not read the keys again. Stop it, and start the rotation again.");
            await using var retire = new NpgsqlCommand($"update care.data_keys set retired_at = $3 where clinic_id = $1 and kind = $2 and retired_at is null and destroyed_at is null and version < {Newest}", database)
            {
                Parameters = { new() { Value = clinic.Value }, new() { Value = Conventions.Word(kind) }, new() { Value = clock.GetUtcNow() } },
            };
            await retire.ExecuteNonQueryAsync(ct);
        }
    }
}
