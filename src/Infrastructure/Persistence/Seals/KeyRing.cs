using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using IntegrativeCare.Domain.Clinics;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>Each clinic's data keys, unwrapped in memory for a short time.</summary>
/// <remarks>A clinic without keys is asked for again each time, so that a key that another server made is known with the first row sealed under it.</remarks>
internal sealed class KeyRing(string connection, WrappingKeys outer, TimeProvider clock)
{
    /// <summary>$1 clinic.</summary>
    public const string Sql = "select kind, version, wrapped, wrapped_by, made_at, destroyed_at is not null from care.data_keys where clinic_id = $1 order by kind, version";

    // Keys are made rarely, and while a request already holds a connection: one of its own cannot wait for the pool.
    private readonly string unpooled = new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;
    private readonly ConcurrentDictionary<ClinicId, Held> held = new();
    private readonly ConcurrentDictionary<ClinicId, SemaphoreSlim> turns = new();

    /// <summary>The clinic's keys when they are in memory; else <c>null</c>, and the rows have to be read.</summary>
    public ClinicKeys? InMemory(ClinicId clinic) => held.TryGetValue(clinic, out var one) && clock.GetElapsedTime(one.At) < outer.Lifetime ? one.Keys : null;

    /// <summary>Reads the answer to <see cref="Sql"/>.</summary>
    public static async Task<IReadOnlyList<WrappedKey>> Read(DbDataReader rows, CancellationToken ct)
    {
        var all = new List<WrappedKey>();
        while (await rows.ReadAsync(ct))
            all.Add(new(Enum.Parse<SealKind>(rows.GetString(0), ignoreCase: true), rows.GetInt32(1), rows.GetFieldValue<byte[]>(2), rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4), rows.GetBoolean(5)));
        return all;
    }

    /// <summary>Unwraps what was read, once for all who ask at the same time.</summary>
    public async Task<ClinicKeys> Unwrap(ClinicId clinic, IReadOnlyList<WrappedKey> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return new(clinic, [], default);
        var turn = turns.GetOrAdd(clinic, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(ct);
        try
        {
            if (InMemory(clinic) is { } known) return known;
            return Keep(new ClinicKeys(clinic, [.. await Task.WhenAll(rows.Select(row => Unwrap(clinic, row, ct)))], KnownEverywhere));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The clinic's keys, read on a connection of their own when they are not in memory.</summary>
    public async Task<ClinicKeys> Of(ClinicId clinic, CancellationToken ct)
    {
        if (InMemory(clinic) is { } known) return known;
        await using var database = await Enter(clinic, ct);
        return await Unwrap(clinic, await Ask(database, clinic, ct), ct);
    }

    /// <summary>The keys to seal with: makes the clinic's first ones, one of each kind. Of two servers that make them at once one is second and takes what is there.</summary>
    public async Task<ClinicKeys> ToSealWith(ClinicId clinic, CancellationToken ct)
    {
        var there = await Of(clinic, ct);
        if (!there.AreToBeMade) return there;
        await using var database = await Enter(clinic, ct);
        await using (var together = await database.BeginTransactionAsync(ct))
        {
            foreach (var kind in Enum.GetValues<SealKind>()) await Make(database, clinic, kind, version: 1, ct);
            await together.CommitAsync(ct);
        }

        return await Unwrap(clinic, await Ask(database, clinic, ct), ct);
    }

    /// <summary>Makes a data key, unless one with this version is there.</summary>
    public async Task Make(NpgsqlConnection database, ClinicId clinic, SealKind kind, int version, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetBytes(WrappingKey.Length);
        await using var keep = new NpgsqlCommand(
            "insert into care.data_keys (clinic_id, kind, version, wrapped, wrapped_by, made_at) values ($1, $2, $3, $4, $5, $6) on conflict on constraint pk_data_keys do nothing", database)
        {
            Parameters =
            {
                new() { Value = clinic.Value }, new() { Value = Conventions.Word(kind) }, new() { Value = version },
                new() { Value = await outer.Current.Wrap(key, NameOf(clinic, kind, version), ct) }, new() { Value = outer.Current.KeyId }, new() { Value = clock.GetUtcNow() },
            },
        };
        await keep.ExecuteNonQueryAsync(ct);
    }

    /// <summary>By what a data key is bound to its place.</summary>
    public static string NameOf(ClinicId clinic, SealKind kind, int version) => $"{clinic.Value}|{Conventions.Word(kind)}|{version}";

    // Twice the time after which each server has read the keys again.
    private DateTimeOffset KnownEverywhere => clock.GetUtcNow() - (2 * outer.Lifetime);

    private async Task<DataKey> Unwrap(ClinicId clinic, WrappedKey row, CancellationToken ct) =>
        new(row.Kind, row.Version, row.IsDestroyed ? null : await outer.Unwrap(row, NameOf(clinic, row.Kind, row.Version), ct), row.MadeAt);

    private ClinicKeys Keep(ClinicKeys keys)
    {
        foreach (var (clinic, old) in held)
            if (clock.GetElapsedTime(old.At) >= outer.Lifetime) held.TryRemove(new(clinic, old));
        held[keys.ClinicId] = new(keys, clock.GetTimestamp());
        return keys;
    }

    private async Task<NpgsqlConnection> Enter(ClinicId clinic, CancellationToken ct)
    {
        var database = new NpgsqlConnection(unpooled);
        try
        {
            await database.OpenAsync(ct);
            await using var enter = new NpgsqlCommand("select set_config('care.clinic', $1, false)", database) { Parameters = { new() { Value = clinic.Value.ToString() } } };
            await enter.ExecuteNonQueryAsync(ct);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<IReadOnlyList<WrappedKey>> Ask(NpgsqlConnection database, ClinicId clinic, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(Sql, database) { Parameters = { new() { Value = clinic.Value } } };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return await Read(rows, ct);
    }

    private sealed record Held(ClinicKeys Keys, long At);
}
