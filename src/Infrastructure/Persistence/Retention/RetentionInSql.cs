using IntegrativeCare.Application.Retention;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Retention;
using IntegrativeCare.Infrastructure.Persistence.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrativeCare.Infrastructure.Persistence.Retention;

/// <summary>Asks the functions of the database that look over every table of a client, in the request's own transaction.</summary>
internal sealed class RetentionInSql(ClinicDbContext db) : IRetentionFacts, IDestructionItems, IAccountOrigins
{
    public async Task<RetentionFacts> Of(ClientId client, CancellationToken ct)
    {
        await using var ask = await Command("select last_entry_on, born_on, registered_on from care.retention_facts($1)", ct, new NpgsqlParameter { Value = client.Value });
        await using var rows = await ask.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct)) throw new InvalidOperationException("The clock of a record that is not open was asked for.");
        return new(rows.GetFieldValue<DateOnly>(0), await rows.IsDBNullAsync(1, ct) ? null : rows.GetFieldValue<DateOnly>(1), rows.GetFieldValue<DateOnly>(2));
    }

    public async Task<IReadOnlyList<ErasureToCarryOutView>> ErasuresToCarryOut(RetentionTerms terms, DateOnly today, Guid? before, int limit, CancellationToken ct)
    {
        await using var ask = await Command(
            "select id, client_id, asked_at, due_on from care.erasures_to_carry_out($1, $2, $3, $4, $5)", ct, Id(before), new NpgsqlParameter { Value = limit }, new NpgsqlParameter { Value = today },
            new NpgsqlParameter { Value = terms.Years }, new NpgsqlParameter { Value = (object?)terms.MajorityAge ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return await ClinicDoor.ReadAll(rows, row => new ErasureToCarryOutView
        {
            Id = row.GetGuid(0),
            ClientId = row.GetGuid(1),
            AskedAt = row.GetFieldValue<DateTimeOffset>(2),
            DueOn = row.GetFieldValue<DateOnly>(3),
        }, ct);
    }

    public async Task<AccountOrigin> Of(Guid account, CancellationToken ct)
    {
        const string Sql =
            """
            select a.created_at, i.invited_by
              from identity.accounts a left join identity.invitations i on i.clinic_id = a.clinic_id and i.normalized_email = a.normalized_email and i.accepted_at is not null
             where a.id = $1 order by i.accepted_at desc limit 1
            """;
        await using var ask = await Command(Sql, ct, new NpgsqlParameter { Value = account });
        await using var rows = await ask.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct)) throw new InvalidOperationException("An account confirms that is not there.");
        return new(rows.GetFieldValue<DateTimeOffset>(0), await rows.IsDBNullAsync(1, ct) ? null : rows.GetGuid(1));
    }

    public async Task<int> Preview(DestructionRunId run, CancellationToken ct)
    {
        await using var ask = await Command("select care.preview_destruction($1)", ct, new NpgsqlParameter { Value = run.Value });
        return (int)(await ask.ExecuteScalarAsync(ct))!;
    }

    public async Task<IReadOnlyDictionary<DestructionRunId, DestructionCounts>> Counts(IReadOnlyCollection<DestructionRunId> runs, CancellationToken ct)
    {
        const string Sql =
            """
            select run_id, count(*) filter (where outcome = 'waiting'), count(*) filter (where outcome = 'destroyed'), count(*) filter (where outcome = 'spared')
              from care.destruction_items where run_id = any ($1) group by run_id
            """;
        await using var ask = await Command(Sql, ct, new NpgsqlParameter { Value = runs.Select(run => run.Value).ToArray() });
        await using var rows = await ask.ExecuteReaderAsync(ct);
        var all = await ClinicDoor.ReadAll(rows, row => (Run: new DestructionRunId(row.GetGuid(0)), Counts: new DestructionCounts((int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3))), ct);
        return all.ToDictionary(one => one.Run, one => one.Counts);
    }

    public async Task<IReadOnlyDictionary<string, long>> RowsTaken(DestructionRunId run, CancellationToken ct)
    {
        const string Sql = "select taken.key, sum(taken.value::bigint)::bigint from care.destruction_items i cross join lateral jsonb_each_text(i.rows) taken where i.run_id = $1 group by 1";
        await using var ask = await Command(Sql, ct, new NpgsqlParameter { Value = run.Value });
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return (await ClinicDoor.ReadAll(rows, row => (Table: row.GetString(0), Rows: row.GetInt64(1)), ct)).ToDictionary(one => Words(one.Table), one => one.Rows, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<DestructionItemView>> Page(DestructionRunId run, Guid? after, int limit, CancellationToken ct)
    {
        await using var ask = await Command(
            "select client_id, initials, last_entry_on, kept_through, outcome, spared_because, done_at from care.records_of_destruction($1, $2, $3)", ct,
            new NpgsqlParameter { Value = run.Value }, Id(after), new NpgsqlParameter { Value = limit });
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return await ClinicDoor.ReadAll(rows, row => new DestructionItemView
        {
            ClientId = row.GetGuid(0),
            Initials = row.IsDBNull(1) ? null : row.GetString(1),
            LastEntryOn = row.GetFieldValue<DateOnly>(2),
            KeptThrough = row.GetFieldValue<DateOnly>(3),
            Outcome = ClinicDoor.Word<DestructionOutcome>(row.GetString(4)),
            SparedBecause = row.IsDBNull(5) ? null : ClinicDoor.Word<SparedBecause>(row.GetString(5)),
            DoneAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
        }, ct);
    }

    private static NpgsqlParameter Id(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    // The table's name as a word of the API: session_notes is sessionNotes.
    private static string Words(string table) => string.Concat(table.Split('_').Select((word, n) => n == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private async Task<NpgsqlCommand> Command(string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await db.Security.Apply(db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction(), ct);
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        command.Parameters.AddRange(parameters);
        return command;
    }
}
