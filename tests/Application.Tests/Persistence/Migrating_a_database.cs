using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.Migrations;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Persistence;

public sealed class Migrating_a_database(PostgresServer server)
{
    /// <summary>What the migrations hold and the model does not: plain tables behind SQL, rules that EF cannot say, and foreign keys that start inside a value.</summary>
    private static readonly string[] OutsideTheModel =
    [
        "column care.access_ledger.", "column care.access_ledger_heads.", "column care.receipts.", "column care.data_keys.", "column care.unsealed.",
        "column care.clients.changed_at ", "column care.destruction_runs.", "column care.destruction_items.", "column care.language_counts.", "constraint care.destruction_runs ", "constraint care.destruction_items ", "constraint care.language_counts ", "constraint care.erasure_requests ck_", "constraint care.legal_holds ck_",
        "constraint care.access_ledger ", "constraint care.access_ledger_heads ", "constraint care.receipts ", "constraint care.data_keys ", "constraint care.unsealed ",
        "index CREATE INDEX ix_access_ledger_client ", "index CREATE INDEX ix_access_ledger_at ", "index CREATE UNIQUE INDEX pk_access_ledger ", "index CREATE UNIQUE INDEX pk_access_ledger_heads ",
        "index CREATE UNIQUE INDEX pk_destruction_runs ", "index CREATE UNIQUE INDEX pk_destruction_items ", "index CREATE UNIQUE INDEX pk_language_counts ", "index CREATE UNIQUE INDEX ux_destruction_items_destroyed ",
        "index CREATE INDEX ix_destruction_runs_", "index CREATE INDEX ix_receipts_kept_at ", "index CREATE UNIQUE INDEX pk_data_keys ", "index CREATE UNIQUE INDEX pk_unsealed ", "index CREATE UNIQUE INDEX pk_receipts ",
        "constraint care.sessions ex_sessions_", "index CREATE INDEX ex_sessions_",
        "constraint care.emergency_accesses ex_emergency_accesses_open ", "index CREATE INDEX ex_emergency_accesses_open ",
        "constraint care.sessions fk_sessions_practitioners ", "constraint care.safety_signals fk_safety_signals_practitioners ",
        "index CREATE INDEX ix_safety_signals_author_id ", "index CREATE INDEX ix_safety_signals_due_at ", "constraint care.absences ex_absences_practitioner ", "index CREATE INDEX ex_absences_practitioner ",
        "index CREATE INDEX ix_clients_name_used ", "index CREATE INDEX ix_sessions_author_id ",
    ];

    private const string Shape =
        """
        select 'column ' || n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
               || case when a.attidentity <> '' then ' identity ' || a.attidentity::text else '' end || case when a.attgenerated <> '' then ' generated' else '' end
          from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname = 'care'
        union all select 'constraint ' || conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'care'::regnamespace and contype <> 'n'
        union all select 'index ' || indexdef from pg_indexes where schemaname = 'care' order by 1
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_the_tables_that_the_model_describes()
    {
        await using var migrated = await server.NewDatabase(Ct);
        await using var drawn = await server.NewEmptyDatabase(Ct);
        await using (var model = ClinicDbContext.ForMigrations(drawn.OwnerConnectionString))
        {
            // The model names one function of the migrations in its computed columns.
            var keysOf = (await Rows(migrated.OwnerConnectionString, "select pg_get_functiondef('care.keys_of'::regproc)")).Single();
            await Run(drawn.OwnerConnectionString, $"create schema care; {keysOf}");
            await Run(drawn.OwnerConnectionString, model.Database.GenerateCreateScript());
        }

        var inFiles = await Rows(migrated.OwnerConnectionString, Shape);
        var inModel = await Rows(drawn.OwnerConnectionString, Shape);

        Assert.Equal([], inModel.Except(inFiles, StringComparer.Ordinal));
        Assert.Equal([], inFiles.Except(inModel, StringComparer.Ordinal).Where(line => !OutsideTheModel.Any(begin => line.StartsWith(begin, StringComparison.Ordinal))));
        Assert.Equal([], OutsideTheModel.Where(begin => !inFiles.Any(line => line.StartsWith(begin, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Is_done_once_when_four_try_at_the_same_time()
    {
        await using var empty = await server.NewEmptyDatabase(Ct);
        var applied = new System.Collections.Concurrent.ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ClinicMigrations.Apply(empty.OwnerConnectionString, applied.Add, Ct), Ct)));

        Assert.Equal(applied.Count, applied.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(applied.Order(StringComparer.Ordinal), await Rows(empty.OwnerConnectionString, "select \"MigrationId\" from public.schema_history order by 1"));
        await using var database = NpgsqlDataSource.Create(empty.OwnerConnectionString);
        Assert.True(await ClinicMigrations.AreApplied(database, Ct));
    }

    [Fact]
    public async Task Gives_clinics_that_are_there_already_the_policy_pack_that_new_ones_get()
    {
        await using var empty = await server.NewEmptyDatabase(Ct);
        await using (var before = ClinicDbContext.ForMigrations(empty.OwnerConnectionString))
            await before.Database.GetService<IMigrator>().MigrateAsync("20261121000005_care", Ct);
        string[] places = ["CA-ON", "US-TX", "US-NY", "US", "CA", "CA-BC", "DE"];
        foreach (var place in places)
            await Run(empty.OwnerConnectionString, $"insert into care.clinics values (gen_random_uuid(), 'Harbour', 'UTC', '{place}', false, 12, 60, 10, 3)");

        await ClinicMigrations.Apply(empty.OwnerConnectionString, _ => { }, Ct);

        Assert.Equal(
            places.Select(place => $"{place} {PolicyPackShelf.Shipped.CodeFor(place)} 3").Order(StringComparer.Ordinal),
            (await Rows(empty.OwnerConnectionString, "select c.jurisdiction || ' ' || a.code || ' ' || a.clinic_revision from care.policy_pack_activations a join care.clinics c on c.id = a.clinic_id where a.version is null and a.activated_by is null")).Order(StringComparer.Ordinal));
    }

    /// <summary>What clients agreed to and took back before it was kept as it was said: a permission that a newer one replaced was not withdrawn.</summary>
    [Fact]
    public async Task Tells_of_touch_that_was_agreed_to_before_as_if_it_had_been_kept_as_it_was_said()
    {
        await using var empty = await server.NewEmptyDatabase(Ct);
        await using (var before = ClinicDbContext.ForMigrations(empty.OwnerConnectionString))
            await before.Database.GetService<IMigrator>().MigrateAsync("20261121000013_care_tasks", Ct);
        await Run(empty.OwnerConnectionString,
            """
            insert into care.clinics values ('00000000-0000-0000-0000-000000000001', 'Harbour', 'UTC', 'CA-ON', false, 12, 60, 10, 3);
            insert into care.practitioners (id, clinic_id, display_name, revision) values ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'Tomas', 1);
            insert into care.clients (id, clinic_id, author_id, registered_at, name_used, languages, time_zone, revision)
              values ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', now(), 'Maya', '{en}', 'UTC', 1);
            insert into care.sessions (id, clinic_id, client_id, author_id, author_discipline, discipline, starts_at, ends_at, status, revision)
              values ('00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002', 'massageTherapy', 'massageTherapy', '2026-03-02T15:00Z', '2026-03-02T16:00Z', 'completed', 1);
            insert into care.touch_consents (id, clinic_id, client_id, author_id, author_discipline, session_id, given_at, revision)
              values ('00000000-0000-0000-0000-000000000005', '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002', 'massageTherapy', '00000000-0000-0000-0000-000000000004', '2026-03-02T15:00Z', 1);
            insert into care.consented_regions (id, touch_consent_id, region, techniques, ceiling, given_at, ended_at) values
              (gen_random_uuid(), '00000000-0000-0000-0000-000000000005', 'neck', '{swedish}', 2, '2026-03-02T15:00Z', '2026-03-02T15:10Z'),
              (gen_random_uuid(), '00000000-0000-0000-0000-000000000005', 'neck', '{swedish}', 1, '2026-03-02T15:10Z', null),
              (gen_random_uuid(), '00000000-0000-0000-0000-000000000005', 'feet', '{swedish}', 3, '2026-03-02T15:00Z', '2026-03-02T15:20Z');
            """);

        await ClinicMigrations.Apply(empty.OwnerConnectionString, _ => { }, Ct);

        Assert.Equal(
            ["1 granted feet 3", "2 granted neck 2", "3 granted neck 1", "4 withdrawn feet -"],
            await Rows(empty.OwnerConnectionString, "select number || ' ' || kind || ' ' || region || ' ' || coalesce(ceiling::text, '-') from care.touch_events order by number"));
        Assert.Equal(["[] false false true"], await Rows(empty.OwnerConnectionString, "select s.moves::text || ' ' || t.is_late || ' ' || t.is_outside_limits || ' ' || (t.for_session_at = s.starts_at) from care.sessions s join care.touch_consents t on t.session_id = s.id"));
    }

    private static async Task<IReadOnlyList<string>> Rows(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(Ct)) rows.Add(reader.GetString(0));
        return rows;
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
