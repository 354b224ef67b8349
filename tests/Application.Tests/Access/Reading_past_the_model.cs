using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Access;

/// <summary>The fourth lock: plain SQL on the connection that the API itself uses.</summary>
public sealed class Reading_past_the_model(PostgresServer server)
{
    private static readonly string[] Tables = [.. ARecord.KeyedTables, .. ARecord.PartTables, .. ARecord.FactTables];

    private static readonly string[] Forbidden =
    [
        "update care.access_ledger set entry = '{}'",
        "delete from care.access_ledger",
        "truncate care.access_ledger",
        "insert into care.access_ledger values (gen_random_uuid(), 1, now(), gen_random_uuid(), gen_random_uuid(), '{}', '\\x00')",
        "update care.access_ledger_heads set seq = 0",
        "delete from care.access_ledger_heads",
        "delete from care.session_notes",
        "delete from care.receipts",
        "update care.approvals set version = 99",
        "update care.outcome_measurements set answers = ''",
        "update care.earlier_scores set total = 0",
        "insert into care.clinics values (gen_random_uuid(), 'x', 'UTC', 'CA-ON', false, 12, 60, 10, 1)",
        "delete from identity.accounts",
        "select care.guard('care.clinics')",
        "alter table care.care_plans disable row level security",
        "alter table care.session_notes disable trigger all",
        "drop policy opened on care.care_plans",
        "create policy more on care.care_plans using (true)",
        "create or replace function care.opened_keys() returns text[] language sql as 'select array[''x'']'",
        "create table care.copy as select 1",
        "create table public.copy as select 1",
        "create role spy login",
        "set session_replication_role = replica",
        "copy (select 1) to program 'true'",
        "select pg_read_file('/etc/hostname')",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_nothing_outside_a_transaction_that_opened_something()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        await using var connection = await AsApi(clinic);

        await using (var all = new NpgsqlCommand("select relname from pg_class where relnamespace = 'care'::regnamespace and relkind in ('r', 'p') and has_table_privilege(oid, 'select') order by 1", connection))
        {
            var tables = new List<string>();
            await using (var rows = await all.ExecuteReaderAsync(Ct))
            {
                while (await rows.ReadAsync(Ct)) tables.Add(rows.GetString(0));
            }

            Assert.Subset(tables.ToHashSet(StringComparer.Ordinal), Tables.ToHashSet(StringComparer.Ordinal));
            foreach (var table in tables) Assert.Equal((table, 0L), (table, await Count(connection, table)));
        }
    }

    [Fact]
    public async Task Shows_the_opened_client_by_the_keys_that_are_held_and_closes_with_the_transaction()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        await HasARecordToo(clinic, "Ben");

        // Tomas: the plan and the safety cues are shared with his discipline; what he wrote himself is his; of Ruth's notes and scores there is nothing.
        await using var request = clinic.Begin(clinic.Tomas);
        var door = request.ServiceProvider.GetRequiredService<IClinicDoor>();
        var db = request.ServiceProvider.GetRequiredService<ClinicDbContext>();
        var (facts, moment) = await door.Enter(clinic.Maya, Ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        foreach (var table in (string[])[.. ARecord.KeyedTables, .. ARecord.PartTables]) Assert.Equal((table, 0L), (table, await Count(connection, table)));
        foreach (var table in ARecord.FactTables) Assert.Equal((table, await OfMaya(clinic, table)), (table, await Count(connection, table)));

        var record = request.ServiceProvider.GetRequiredService<OpenRecord>();
        record.Open(Reach.Of(facts, moment));
        door.Open(record);
        Assert.True(await db.CarePlans.AnyAsync(Ct));

        Assert.Equal(
            [("clients", 0L), ("touch_safety_profiles", 1L), ("care_plans", 1L), ("sessions", 2L), ("touch_consents", 1L), ("session_notes", 0L), ("outcome_measurements", 1L), ("outcome_schedules", 1L), ("adverse_events", 1L), ("safety_signals", 0L), ("care_tasks", 3L), ("holds", 1L), ("hold_reasons", 0L),
                ("session_courses", 1L), ("consultation_records", 1L), ("health_screenings", 2L), ("clearances", 1L), ("contraindication_checks", 2L), ("contraindication_findings", 2L), ("process_notes", 0L), ("bridge_summaries", 1L), ("kept_wordings", 0L)],
            await Counts(connection, ARecord.KeyedTables));
        Assert.Equal(
            [("goals", 1L), ("interventions", 2L), ("approvals", 2L), ("agreements", 1L), ("consented_regions", 1L), ("regions_worked", 1L), ("addenda", 0L),
                ("concerns", 1L), ("self_care_practices", 1L), ("self_care_reports", 1L), ("plan_reviews", 1L), ("proposals", 1L), ("plan_changes", 11L),
                ("plan_messages", 1L), ("message_readings", 1L), ("handoffs", 1L), ("handoff_steps", 1L), ("touch_events", 1L), ("session_pauses", 1L), ("offered_choices", 1L), ("signal_escalations", 0L), ("earlier_scores", 1L), ("effect_follow_ups", 1L)],
            await Counts(connection, ARecord.PartTables));

        await door.Commit(Ct);
        await db.Database.OpenConnectionAsync(Ct);
        foreach (var table in Tables) Assert.Equal((table, 0L), (table, await Count(connection, table)));
    }

    [Fact]
    public async Task Keeps_a_single_withheld_record_closed_whatever_a_key_says()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var record = await ARecord.Of(clinic);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.PsychotherapyProgress], ct: Ct);
        Assert.Equal(1L, await SeenBy(clinic, clinic.Tomas, "session_notes"));

        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [], [record.RuthsNote.Value], ct: Ct);

        Assert.Equal(0L, await SeenBy(clinic, clinic.Tomas, "session_notes"));
        Assert.Equal(0L, await SeenBy(clinic, clinic.Tomas, "addenda"));
        Assert.Equal(1L, await SeenBy(clinic, clinic.Ruth, "session_notes"));
    }

    [Fact]
    public async Task Writes_nothing_into_another_record_or_another_clinic()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        var (ben, bensPlan) = await HasARecordToo(clinic, "Ben");
        var elsewhere = await clinic.OpenAnother("Elsewhere", Ct);

        await using var request = clinic.Begin(clinic.Ruth);
        var connection = await OpenMaya(clinic, request);

        Assert.Equal(0, await Run(connection, $"update care.care_plans set title = 'x' where id = '{bensPlan}'"));
        Assert.Equal(0, await Run(connection, $"update care.care_team_members set left_at = now() where client_id = '{ben.Client!.Value.Value}'"));
        Assert.Equal(0, await Run(connection, $"update care.goals set title = 'x' where care_plan_id = '{bensPlan}'"));
        Assert.Equal(0, await Run(connection, $"update care.clinics set name = 'x' where id = '{elsewhere.Value}'"));
        await IsRefusedInside(connection, $"update care.care_plans set client_id = '{ben.Client!.Value.Value}'");
        await IsRefusedInside(connection, $"update care.care_plans set clinic_id = '{elsewhere.Value}'");
        await IsRefusedInside(connection, $"insert into care.goals (id, care_plan_id, title, category, owner, status, added_on) values (gen_random_uuid(), '{bensPlan}', 'x', 'sleep', gen_random_uuid(), 'proposed', now())");
        await IsRefusedInside(
            connection,
            $"insert into care.care_team_members (id, clinic_id, client_id, practitioner_id, discipline, is_lead, joined_at, revision) values (gen_random_uuid(), '{clinic.Id.Value}', '{ben.Client!.Value.Value}', '{clinic.Noor.Id.Value}', 'massageTherapy', false, now(), 1)");
        await IsRefusedInside(
            connection,
            $"insert into care.practitioners (id, clinic_id, display_name, revision) values (gen_random_uuid(), '{elsewhere.Value}', 'x', 1)");
    }

    [Fact]
    public async Task Asks_functions_with_the_owners_eyes_about_the_own_clinic_only()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var record = await ARecord.Of(clinic);
        var elsewhere = await clinic.OpenAnother("Elsewhere", Ct);
        var stranger = await clinic.Enrol("Sofia", Discipline.Psychotherapy, at: elsewhere, ct: Ct);
        var (maya, ruth) = (clinic.Maya.Value, clinic.Ruth.Id.Value);

        await using var connection = await AsApi(clinic);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await Run(connection, $"select set_config('care.clinic', '{stranger.ClinicId.Value}', true), set_config('care.clients', '{{{maya}}}', true), set_config('care.keys', '{{carePlan/psychotherapy,safetyCues/psychotherapy,scheduling/massageTherapy}}', true)");

        Assert.Equal(false, await Ask(connection, $"select care.is_client('{maya}')"));
        Assert.Equal(0L, await Ask(connection, $"select count(*) from care.caseload_of('{ruth}', now())"));
        Assert.Equal(0L, await Ask(connection, $"select count(*) from care.what_is('{record.Plan.Value}')"));
        Assert.Equal(false, await Ask(connection, $"select care.has_safety_follow_up('{maya}')"));
        foreach (var table in Tables) Assert.Equal((table, 0L), (table, await Count(connection, table)));
        Assert.Equal(0L, await Count(connection, "access_ledger"));
        Assert.Equal(0L, await Ask(connection, $"select count(*) from care.licences where practitioner_id = '{ruth}'"));
    }

    [Fact]
    public async Task Gives_the_api_no_right_to_rewrite_the_record_or_to_change_the_locks()
    {
        await using var database = await server.NewDatabase(Ct);
        await using var connection = new NpgsqlConnection(database.ApiConnectionString);
        await connection.OpenAsync(Ct);

        var owner = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString).Username;
        foreach (var sql in (string[])[.. Forbidden, $"set role {owner}", $"set session authorization {owner}"]) await IsRefused(connection, sql);
    }

    private static async Task<(Person Person, Guid Plan)> HasARecordToo(Clinic clinic, string name)
    {
        var person = await clinic.Register(name, ct: Ct);
        await clinic.Joins(clinic.Ruth, Discipline.Psychotherapy, person.Client, ct: Ct);
        await clinic.Joins(clinic.Tomas, Discipline.MassageTherapy, person.Client, ct: Ct);
        var plan = await clinic.As(clinic.Ruth).Send(new Application.CarePlans.DraftCarePlan(person.Client!.Value, new() { Title = "Another plan", ReviewOn = Clinic.Today.AddMonths(6) }), Ct);
        return (person, plan.Id);
    }

    private static async Task<NpgsqlConnection> OpenMaya(Clinic clinic, AsyncServiceScope request)
    {
        var door = request.ServiceProvider.GetRequiredService<IClinicDoor>();
        var db = request.ServiceProvider.GetRequiredService<ClinicDbContext>();
        var (facts, moment) = await door.Enter(clinic.Maya, Ct);
        var record = request.ServiceProvider.GetRequiredService<OpenRecord>();
        record.Open(Reach.Of(facts, moment));
        door.Open(record);
        await db.Clients.AnyAsync(Ct);
        return (NpgsqlConnection)db.Database.GetDbConnection();
    }

    private static async Task<long> SeenBy(Clinic clinic, Person who, string table)
    {
        await using var request = clinic.Begin(who);
        return await Count(await OpenMaya(clinic, request), table);
    }

    private static async Task<NpgsqlConnection> AsApi(Clinic clinic)
    {
        var connection = new NpgsqlConnection(clinic.Database.ApiConnectionString);
        await connection.OpenAsync(Ct);
        return connection;
    }

    private static async Task<long> OfMaya(Clinic clinic, string table) => (long)(await clinic.AskAsOwner($"select count(*) from care.{table} where client_id = '{clinic.Maya.Value}'", Ct))!;

    private static async Task<IEnumerable<(string, long)>> Counts(NpgsqlConnection connection, string[] tables)
    {
        var counts = new List<(string, long)>();
        foreach (var table in tables) counts.Add((table, await Count(connection, table)));
        return counts;
    }

    private static async Task<long> Count(NpgsqlConnection connection, string table) => (long)(await Ask(connection, $"select count(*) from care.{table}"))!;

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }

    private static async Task<int> Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task IsRefused(NpgsqlConnection connection, string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Run(connection, sql));
        Assert.Equal((sql, PostgresErrorCodes.InsufficientPrivilege), (sql, refusal.SqlState));
    }

    // A refusal must not end the transaction, so that one test can try several.
    private static async Task IsRefusedInside(NpgsqlConnection connection, string sql)
    {
        await Run(connection, "savepoint tried");
        await IsRefused(connection, sql);
        await Run(connection, "rollback to savepoint tried");
    }
}
