using IntegrativeCare.Domain.Clinics;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>One data key, as whoever keeps the keys sees it.</summary>
/// <param name="Clinic">Whose key it is.</param>
/// <param name="ClinicName">That clinic's name.</param>
/// <param name="Kind"><c>record</c> or <c>processNotes</c>.</param>
/// <param name="Version">Counts from 1.</param>
/// <param name="WrappedBy">The outer key that wrapped it.</param>
/// <param name="State"><c>inUse</c>, <c>retired</c> or <c>destroyed</c>.</param>
/// <param name="Texts">How many texts are sealed under it.</param>
public sealed record DataKeyStatus(ClinicId Clinic, string ClinicName, string Kind, int Version, string WrappedBy, string State, long Texts);

/// <summary>Looks after the data keys, with the owner's connection.</summary>
public static class KeyCare
{
    /// <summary>Every data key, and what is sealed under it.</summary>
    public static async Task<IReadOnlyList<DataKeyStatus>> Status(string owner, CancellationToken ct)
    {
        var texts = string.Join(" union all ", SealedColumn.All.Select(column =>
            $"select {column.Clinic} as clinic, '{Conventions.Word(column.Kind)}' as kind, substring(t.{column.Column} from 3 for 4) as version from {column.Table} t where octet_length(t.{column.Column}) >= {ClinicKeys.HeaderLength}"));
        await using var database = NpgsqlDataSource.Create(Alone(owner));
        await using var ask = database.CreateCommand(
            $"""
            with texts as (select clinic, kind, version, count(*) as n from ({texts}) all_of group by clinic, kind, version)
            select k.clinic_id, c.name, k.kind, k.version, k.wrapped_by, case when k.destroyed_at is not null then 'destroyed' when k.retired_at is not null then 'retired' else 'inUse' end, coalesce(t.n, 0)
              from care.data_keys k join care.clinics c on c.id = k.clinic_id
              left join texts t on t.clinic = k.clinic_id and t.kind = k.kind and t.version = int4send(k.version)
             order by c.name, k.clinic_id, k.kind desc, k.version
            """);
        await using var rows = await ask.ExecuteReaderAsync(ct);
        var all = new List<DataKeyStatus>();
        while (await rows.ReadAsync(ct)) all.Add(new(new(rows.GetGuid(0)), rows.GetString(1), rows.GetString(2), rows.GetInt32(3), rows.GetString(4), rows.GetString(5), rows.GetInt64(6)));
        return all;
    }

    /// <summary>Wraps every data key anew with the present outer key; the data keys, and what is sealed under them, stay as they are.</summary>
    /// <returns>How many were wrapped.</returns>
    public static async Task<int> Rewrap(string owner, WrappingKeys outer, ClinicId? only, CancellationToken ct)
    {
        await using var database = new NpgsqlConnection(Alone(owner));
        await database.OpenAsync(ct);
        var keys = new List<(ClinicId Clinic, WrappedKey Key)>();
        await using (var ask = new NpgsqlCommand("select kind, version, wrapped, wrapped_by, made_at, clinic_id from care.data_keys where destroyed_at is null and ($1::uuid is null or clinic_id = $1) order by clinic_id, kind, version", database)
        {
            Parameters = { new() { Value = (object?)only?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid } },
        })
        await using (var rows = await ask.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
                keys.Add((new(rows.GetGuid(5)), new(Enum.Parse<SealKind>(rows.GetString(0), ignoreCase: true), rows.GetInt32(1), rows.GetFieldValue<byte[]>(2), rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4), IsDestroyed: false)));
        }

        foreach (var (clinic, key) in keys)
        {
            var what = KeyRing.NameOf(clinic, key.Kind, key.Version);
            var unwrapped = await outer.Unwrap(key, what, ct);
            var wrapped = await outer.Current.Wrap(unwrapped, what, ct);
            // What cannot be unwrapped again would be lost with the old outer key.
            var again = await outer.Current.Unwrap(wrapped, what, ct);
            if (!again.SequenceEqual(unwrapped)) throw new KeysUnavailableException($"{outer.Current.KeyId} gives back another key than it wrapped. {what} stays as it was.");
            await using var write = new NpgsqlCommand("update care.data_keys set wrapped = $4, wrapped_by = $5 where clinic_id = $1 and kind = $2 and version = $3 and wrapped = $6", database)
            {
                Parameters =
                {
                    new() { Value = clinic.Value }, new() { Value = Conventions.Word(key.Kind) }, new() { Value = key.Version },
                    new() { Value = wrapped }, new() { Value = outer.Current.KeyId }, new() { Value = key.Wrapped },
                },
            };
            if (await write.ExecuteNonQueryAsync(ct) != 1) throw new InvalidOperationException($"{what} was changed meanwhile. Start again.");
        }

        return keys.Count;
    }

    /// <summary>Destroys all data keys of a clinic, and its text that waits to be sealed. What was sealed under them is lost, here and, once backups of this table are gone, everywhere.</summary>
    /// <param name="owner">The owner's connection.</param>
    /// <param name="clinic">Whose keys.</param>
    /// <param name="confirmedName">The clinic's name, said by whoever orders it.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <returns>How many keys were destroyed.</returns>
    /// <exception cref="InvalidOperationException">There is no such clinic, or it has another name.</exception>
    public static async Task<int> Destroy(string owner, ClinicId clinic, string confirmedName, DateTimeOffset now, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(Alone(owner));
        await using (var ask = database.CreateCommand("select name from care.clinics where id = $1"))
        {
            ask.Parameters.Add(new() { Value = clinic.Value });
            if (await ask.ExecuteScalarAsync(ct) is not string name || !string.Equals(name, confirmedName, StringComparison.Ordinal))
                throw new InvalidOperationException("No clinic with this id has this name; nothing was destroyed.");
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var together = await connection.BeginTransactionAsync(ct);
        await using var destroy = new NpgsqlCommand("update care.data_keys set wrapped = '', destroyed_at = $2 where clinic_id = $1 and destroyed_at is null", connection, together)
        {
            Parameters = { new() { Value = clinic.Value }, new() { Value = now } },
        };
        var destroyed = await destroy.ExecuteNonQueryAsync(ct);
        // A clinic that never had keys gets none later, and what waits in plain is destroyed with what is sealed.
        await using var close = new NpgsqlCommand(
            """
            insert into care.data_keys (clinic_id, kind, version, wrapped, wrapped_by, made_at, destroyed_at)
              select $1, k.kind, 1, '', 'nothing', $2, $2 from unnest($3) as k(kind) on conflict on constraint pk_data_keys do nothing
            """, connection, together)
        {
            Parameters = { new() { Value = clinic.Value }, new() { Value = now }, new() { Value = Enum.GetValues<SealKind>().Select(kind => Conventions.Word(kind)).ToArray() } },
        };
        await close.ExecuteNonQueryAsync(ct);
        await using var forget = new NpgsqlCommand("delete from care.unsealed where clinic_id = $1", connection, together) { CommandTimeout = 0, Parameters = { new() { Value = clinic.Value } } };
        var plain = await forget.ExecuteNonQueryAsync(ct);
        await together.CommitAsync(ct);
        if (plain > 0) await Unsealed.WriteAnew(connection, ct);
        return destroyed;
    }

    private static string Alone(string owner) => new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString;
}
