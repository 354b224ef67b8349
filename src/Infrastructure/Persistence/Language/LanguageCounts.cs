using IntegrativeCare.Application.Language;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Language;

/// <summary>Counts on a connection of its own: in the request's snapshot two who write at once would cost one of them the advice.</summary>
internal sealed class LanguageCounts(ClinicDbContext db, NpgsqlDataSource database) : ILanguageCounts
{
    private const string Upsert =
        """
        insert into care.language_counts (clinic_id, month, discipline, rule, times)
          select $1, $2, $3, found.rule, count(*) from unnest($4) as found(rule) group by found.rule order by found.rule
        on conflict (clinic_id, month, discipline, rule) do update set times = language_counts.times + excluded.times
        """;

    private const string Sums = "select month, discipline, rule, times from care.language_counts where month between $1 and $2 and times >= $3 order by month desc, discipline, rule";

    public async Task Add(ClinicId clinic, DateOnly on, Discipline discipline, IReadOnlyCollection<string> rules, CancellationToken ct)
    {
        if (rules.Count == 0) return;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var enter = new NpgsqlCommand("select set_config('care.clinic', $1, true)", connection, transaction) { Parameters = { new() { Value = clinic.Value.ToString() } } })
            await enter.ExecuteScalarAsync(ct);
        await using (var add = new NpgsqlCommand(Upsert, connection, transaction)
        {
            Parameters = { new() { Value = clinic.Value }, new() { Value = new DateOnly(on.Year, on.Month, 1) }, new() { Value = Conventions.Word(discipline) }, new() { Value = rules.ToArray() } },
        })
            await add.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async Task<IReadOnlyList<LanguageCountView>> Read(DateOnly from, DateOnly to, int smallest, CancellationToken ct)
    {
        await using var sums = new NpgsqlCommand(Sums, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
        {
            Parameters = { new() { Value = from }, new() { Value = to }, new() { Value = (long)smallest } },
        };
        await using var rows = await sums.ExecuteReaderAsync(ct);
        return await ClinicDoor.ReadAll(rows, row => new LanguageCountView
        {
            Month = row.GetFieldValue<DateOnly>(0),
            Discipline = ClinicDoor.Word<Discipline>(row.GetString(1)),
            RuleId = row.GetString(2),
            Times = row.GetInt64(3),
        }, ct);
    }
}
