using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Infrastructure.Persistence.CarePlans;
using IntegrativeCare.Infrastructure.Persistence.Ledger;
using IntegrativeCare.Infrastructure.Persistence.Outcomes;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Persistence;

/// <summary>One client among many: what is read of them is found by index, with row security on, as the role that serves.</summary>
public sealed partial class Reading_by_index(PostgresServer server)
{
    private const int Clients = 400;
    private const int RowsEach = 60;

    private static readonly string[] Large = ["sessions", "session_notes", "outcome_measurements", "care_plans", "goals", "interventions", "approvals", "agreements", "care_team_members", "touch_safety_profiles", "access_ledger", "clients"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_for_the_lists_of_a_client()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasManyClients(clinic);
        var ruth = clinic.As(clinic.Ruth);

        Assert.Contains("ix_sessions_client_id", await PlanOf(clinic, "care.sessions", () => ruth.Send(new ListSessions(clinic.Maya, null, null, null, null, 50, null), Ct)), StringComparison.Ordinal);
        Assert.Contains("ix_session_notes_client_id", await PlanOf(clinic, "care.session_notes", () => ruth.Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct)), StringComparison.Ordinal);
        Assert.Contains("ix_outcome_measurements_client_id", await PlanOf(clinic, "care.outcome_measurements", () => ruth.Send(new ListOutcomeMeasurements(clinic.Maya, null, null, 50, null), Ct)), StringComparison.Ordinal);
        Assert.Contains("ix_care_plans_client_id", await PlanOf(clinic, "care.care_plans", () => ruth.Send(new ListCarePlans(clinic.Maya, 50, null), Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_for_every_table_of_the_shared_plan()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await HasManyClients(clinic);
        var questions = (string[])typeof(CarePlanReader).GetField("Questions", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        await using var connection = await OpenFor(clinic);

        foreach (var question in questions)
        {
            var sql = question.Replace("$1", $"'{plan}'", StringComparison.Ordinal).Replace("$2", $"'{clinic.Maya.Value}'", StringComparison.Ordinal).Replace("$3", "now()", StringComparison.Ordinal);
            Assert.Equal([], SeqScan().Matches(await Explain(connection, sql)).Select(found => found.Groups["table"].Value).Intersect(Large, StringComparer.Ordinal).Select(table => $"{table} is read whole by: {question}"));
        }
    }

    [Fact]
    public async Task Holds_for_scores_over_time()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasManyClients(clinic);
        await clinic.AskAsOwner(
            """
            insert into care.outcome_measurements (id, clinic_id, client_id, author_id, author_discipline, category, instrument, instrument_version, scoring_version, span, answers, total, completeness, scales, moment, session_id, answered_by, taken_at, recorded_at, revision)
              select gen_random_uuid(), m.clinic_id, m.client_id, m.author_id, m.author_discipline, m.category, m.instrument, 1, 1, m.span, '', 5, 'complete', m.scales, moments.moment, s.id, 'client', s.starts_at, s.starts_at, 1
                from care.sessions s join lateral (select * from care.outcome_measurements m where m.client_id = s.client_id limit 1) m on true, (values ('before'), ('after')) as moments(moment);
            analyze care.outcome_measurements;
            """, Ct);
        var questions = (string[])typeof(TrendReader).GetField("Questions", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        await using var connection = await OpenFor(clinic);

        foreach (var instrument in (string[])["null", "'suds'"])
        {
            foreach (var question in questions)
            {
                var sql = question.Replace("$1", $"'{clinic.Maya.Value}'::uuid", StringComparison.Ordinal).Replace("$2", instrument, StringComparison.Ordinal).Replace("$3", "null", StringComparison.Ordinal).Replace("$4", "null", StringComparison.Ordinal)
                    .Replace("$5", "null", StringComparison.Ordinal).Replace("$6", "null", StringComparison.Ordinal).Replace("$7", "100", StringComparison.Ordinal).Replace("$8", $"'{clinic.Id.Value}'", StringComparison.Ordinal).Replace("$9", "true", StringComparison.Ordinal);
                var plan = await Explain(connection, sql);
                Assert.Equal([], SeqScan().Matches(plan).Select(found => found.Groups["table"].Value).Intersect(Large, StringComparer.Ordinal).Select(table => $"{table} is read whole by: {question}"));
                if (question.Contains("outcome_measurements", StringComparison.Ordinal)) Assert.Matches("ix_outcome_measurements_(client_id|series)", plan);
            }
        }
    }

    [Fact]
    public async Task Holds_for_who_saw_what_of_a_client()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasManyClients(clinic);
        await using var connection = await OpenFor(clinic);

        var ofMaya = await PlanOf(connection, new() { Client = clinic.Maya, Verdict = Domain.Audit.AccessVerdict.Refused, From = Clinic.Monday.AddDays(-30) }, clinic);
        Assert.Contains("ix_access_ledger_client", ofMaya, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on access_ledger", ofMaya, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_for_one_day_of_the_whole_clinic()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasManyClients(clinic);
        await using var connection = await OpenFor(clinic);
        var noon = DateTimeOffset.UtcNow.AddDays(-20);

        var ofADay = await PlanOf(connection, new() { From = noon, To = noon.AddHours(1), PractitionerId = clinic.Ruth.PersonId }, clinic);
        Assert.Contains("ix_access_ledger_at", ofADay, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on access_ledger", ofADay, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_for_an_accounting_of_six_years()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasManyClients(clinic);
        await using var connection = await OpenFor(clinic);

        var plan = await Explain(connection, LedgerQuestion.Account(isForTheClient: true),
            new() { Value = clinic.Id.Value }, new() { Value = clinic.Maya.Value }, new() { Value = DateTimeOffset.UtcNow.AddYears(-6) }, new() { Value = DateTimeOffset.UtcNow });

        Assert.Contains("ix_access_ledger_client", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on access_ledger", plan, StringComparison.Ordinal);
    }

    private static Task<string> PlanOf(NpgsqlConnection connection, AccessFilter filter, Clinic clinic)
    {
        var (sql, values) = LedgerQuestion.List(clinic.Id.Value, filter, before: null, limit: 51);
        return Explain(connection, sql, [.. values.Select(value => new NpgsqlParameter { Value = value })]);
    }

    /// <summary>Explains the first statement that a message sends about a table.</summary>
    private static async Task<string> PlanOf(Clinic clinic, string table, Func<Task> send)
    {
        using var overheard = new Overheard(table);
        await send();
        var (sql, parameters) = overheard.Statements.First();
        await using var connection = await OpenFor(clinic);
        return await Explain(connection, sql, parameters);
    }

    private static async Task<Guid> HasManyClients(Clinic clinic)
    {
        var record = await clinic.HasAnActivePlan();
        var (at, maya, ruth, plan) = (clinic.Id.Value, clinic.Maya.Value, clinic.Ruth.Id.Value, record.Id.Value);
        await clinic.AskAsOwner(
            $"""
            insert into care.clients (id, clinic_id, author_id, registered_at, name_used, languages, time_zone, revision)
              select gen_random_uuid(), '{at}', '{ruth}', now(), 'Client ' || n, array['en'], 'UTC', 1 from generate_series(1, {Clients}) n;
            insert into care.care_team_members (id, clinic_id, client_id, practitioner_id, discipline, is_lead, joined_at, revision)
              select gen_random_uuid(), '{at}', id, '{ruth}', 'psychotherapy', false, now(), 1 from care.clients where id <> '{maya}';
            insert into care.care_team_members (id, clinic_id, client_id, practitioner_id, discipline, is_lead, joined_at, left_at, revision)
              select gen_random_uuid(), '{at}', id, '{ruth}', 'psychotherapy', false, now() - interval '2 years', now() - interval '1 year', 2 from care.clients, generate_series(1, 20) n;
            insert into care.touch_safety_profiles (client_id, clinic_id, author_id, author_discipline, written_at, last_changed_by, last_changed_at, stop_signal, regions, positions_acceptable, positions_to_avoid, environment, approach, grounding, grounding_to_avoid, early_warning_signs, clothing, communication, aftercare, precautions, ask_every_session, revision)
              select id, '{at}', '{ruth}', 'psychotherapy', now(), '{ruth}', now(), '{"{}"}', '[]', array[]::text[], array[]::text[], '{"{}"}', '{"{}"}', array[]::text[], array[]::text[], '[]', '{"{}"}', '{"{}"}', '{"{}"}', '[]', array[]::text[], 1 from care.clients;
            insert into care.sessions (id, clinic_id, client_id, author_id, author_discipline, discipline, starts_at, ends_at, status, revision)
              select gen_random_uuid(), '{at}', c.id, '{ruth}', 'psychotherapy', 'psychotherapy', now() - n * interval '1 day', now() - n * interval '1 day' + interval '1 hour', 'cancelled', 1 from care.clients c, generate_series(1, {RowsEach}) n;
            insert into care.session_notes (id, original_id, clinic_id, client_id, author_id, author_discipline, category, session_id, format, written_at, status, is_risk_flagged, version, is_late_entry, hashed_by, revision)
              select s.id, s.id, '{at}', s.client_id, '{ruth}', 'psychotherapy', 'psychotherapyProgress', s.id, 'dap', s.starts_at, 'signed', false, 1, false, 2, 1 from care.sessions s;
            insert into care.outcome_measurements (id, clinic_id, client_id, author_id, author_discipline, category, instrument, instrument_version, scoring_version, answers, total, completeness, moment, answered_by, recorded_at, taken_at, span, scales, revision)
              select gen_random_uuid(), '{at}', s.client_id, '{ruth}', 'psychotherapy', 'mentalHealthOutcomes', 'suds', 1, 1, '', 5, 'complete', 'standalone', 'client', s.starts_at, s.starts_at, 'now', '[]', 1 from care.sessions s;
            insert into care.care_plans (id, clinic_id, client_id, author_id, author_discipline, drafted_at, title, review_on, lead_practitioner_id, status, version, revision)
              select gen_random_uuid(), '{at}', c.id, '{ruth}', 'psychotherapy', now(), 'A plan', now(), '{ruth}', 'draft', 1, 1 from care.clients c, generate_series(1, 10) n where c.id <> '{maya}';
            insert into care.goals (id, care_plan_id, title, category, owner, status, added_on)
              select gen_random_uuid(), p.id, 'A goal', 'sleep', '{ruth}', 'proposed', now() from care.care_plans p, generate_series(1, 3) n where p.id <> '{plan}';
            insert into care.interventions (id, care_plan_id, discipline, author_id, author_discipline, changed_by_id, changed_by_discipline, status, regions, frequency, goal_ids)
              select gen_random_uuid(), p.id, 'psychotherapy', '{ruth}', 'psychotherapy', '{ruth}', 'psychotherapy', 'planned', array[]::text[], '{"{}"}', array[]::uuid[] from care.care_plans p, generate_series(1, 3) n where p.id <> '{plan}';
            insert into care.approvals (id, care_plan_id, version, discipline, practitioner_id, approved_at) select gen_random_uuid(), id, 1, 'psychotherapy', '{ruth}', now() from care.care_plans where id <> '{plan}';
            insert into care.agreements (id, care_plan_id, version, method, recorded_by_id, agreed_at) select gen_random_uuid(), id, 1, 'inPerson', '{ruth}', now() from care.care_plans where id <> '{plan}';
            insert into care.access_ledger (clinic_id, seq, at, client_id, account_id, entry, hash)
              select '{at}', 100000 + row_number() over (), s.starts_at, s.client_id, '{ruth}', '{"{}"}', '' from care.sessions s;
            insert into care.unsealed select '{at}', 'outcome_measurements', 'answers', id::text, '[5]' from care.outcome_measurements where client_id = '{maya}' and octet_length(answers) = 0;
            analyze;
            """,
            Ct);
        await clinic.SealWhatIsPlain(Ct);
        return plan;
    }

    /// <summary>The API's connection with Maya opened as far as she is to Ruth.</summary>
    private static async Task<NpgsqlConnection> OpenFor(Clinic clinic)
    {
        var connection = new NpgsqlConnection(clinic.Database.ApiConnectionString);
        await connection.OpenAsync(Ct);
        await using var open = new NpgsqlCommand(
            $"""
            select set_config('care.clinic', '{clinic.Id.Value}', false), set_config('care.person', '{clinic.Ruth.Id.Value}', false), set_config('care.clients', '{"{"}{clinic.Maya.Value}{"}"}', false),
                   set_config('care.keys', '{"{carePlan/psychotherapy,safetyCues/psychotherapy,scheduling/psychotherapy,mentalHealthOutcomes/psychotherapy}"}', false)
            """,
            connection);
        await open.ExecuteNonQueryAsync(Ct);
        return connection;
    }

    private static async Task<string> Explain(NpgsqlConnection connection, string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand("explain " + sql, connection);
        command.Parameters.AddRange(parameters);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var lines = new List<string>();
        while (await rows.ReadAsync(Ct)) lines.Add(rows.GetString(0));
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"Seq Scan on (?<table>\w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SeqScan();

    /// <summary>Takes down what EF sends about a table while it exists.</summary>
    private sealed class Overheard : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<Overheard?> Now = new();

        private readonly string table;
        private readonly List<IDisposable> subscriptions = [];

        public Overheard(string table)
        {
            this.table = table;
            Now.Value = this;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public List<(string Sql, NpgsqlParameter[] Parameters)> Statements { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // Tests of other clinics run at the same time; only this test's own statements count.
            if (Now.Value == this && value.Value is CommandExecutedEventData { Command: { } command } && command.CommandText.Contains(table + " AS", StringComparison.Ordinal))
                Statements.Add((command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone())]));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var subscription in subscriptions) subscription.Dispose();
        }
    }
}
