using System.Text;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Handoffs;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.Messages;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.Migrations;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Clinic = IntegrativeCare.Testing.Clinic;

namespace IntegrativeCare.Application.Tests.Seals;

/// <summary>Every sealed column of the product: nothing of it stands in the database, and what stood there before is sealed by <c>migrate</c>.</summary>
public sealed class Sealing_what_is_there(PostgresServer server)
{
    private const string Marker = "Pelargonium";
    private const string Saying = "select case when set_config('care.reseals', 'true', true) = 'true' then care.reseals() end";

    // Where this test writes its word. Notes, process notes, bridges and legal holds have tests of their own.
    private static readonly string[] Marked =
    [
        "addenda.reason", "addenda.text", "handoff_steps.words", "handoffs.words", "health_screenings.answers", "health_screenings.medications", "hold_reasons.text", "plan_messages.text",
        "self_care_reports.how_it_went",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaves_no_word_in_a_dump_of_the_database()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var planted = await PlantsAWordEverywhere(clinic);

        if (await DatabaseDump.Of(clinic.Database, Ct) is not { } dump)
        {
            Assert.Skip("pg_dump is not on this machine.");
            return;
        }

        // What is not sealed is found, so that looking finds something.
        Assert.Contains("Sleep and shoulders", dump, StringComparison.Ordinal);
        Assert.True(planted.Count >= 9);
        Assert.All(planted, one => Assert.Equal(0L, one.Plain));
        foreach (var form in FormsOf(Marker)) Assert.False(dump.Contains(form, StringComparison.OrdinalIgnoreCase), form);
        Assert.Empty(Marked.Except(planted.Select(one => one.Column)));
    }

    [Fact]
    public async Task Is_read_again_by_whom_it_is_for()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.HasALivingPlan();
        await clinic.As(clinic.Ruth).Send(new WriteMessage(clinic.Maya, plan, new() { Text = $"{Marker} message" }), Ct);

        var seen = (await clinic.As(clinic.Tomas).Send(new ListMessages(clinic.Maya, plan, null, 10, null), Ct)).Value;

        Assert.Equal($"{Marker} message", seen.Items.Single().Text);
    }

    [Fact]
    public async Task Seals_what_was_written_before_and_goes_on_where_it_was_ended()
    {
        await using var before = await server.NewEmptyDatabase(Ct);
        var (harbour, rows) = await HasAPast(before, measurements: 1_200);
        await ClinicMigrations.Apply(before.OwnerConnectionString, _ => { }, Ct);
        await using var database = NpgsqlDataSource.Create(before.OwnerConnectionString);
        Assert.Equal(rows, await Unsealed.Count(before.OwnerConnectionString, Ct));
        Assert.False(await Unsealed.IsNone(database, Ct));

        var (first, second, third) = (new List<string>(), new List<string>(), new List<string>());
        using (var ended = CancellationTokenSource.CreateLinkedTokenSource(Ct))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Unsealed.SealAll(before.OwnerConnectionString, Secret.Wrapping, TimeProvider.System, line => { first.Add(line); ended.Cancel(); }, ended.Token));
        }

        await Unsealed.SealAll(before.OwnerConnectionString, Secret.Wrapping, TimeProvider.System, second.Add, Ct);
        await Unsealed.SealAll(before.OwnerConnectionString, Secret.Wrapping, TimeProvider.System, third.Add, Ct);

        Assert.Equal([$"sealed 500 of {rows:N0}"], first);
        Assert.Equal([$"sealed 500 of {rows - 500:N0}", $"sealed {rows - 500:N0} of {rows - 500:N0}"], second);
        Assert.Empty(third);
        Assert.True(await Unsealed.IsNone(database, Ct));
        var keys = await new KeyRing(before.OwnerConnectionString, Secret.Wrapping, TimeProvider.System).Of(harbour, Ct);
        Assert.Equal($"{Marker} message", await Opened(database, keys, "plan_messages", "text"));
        Assert.Equal($"{Marker} medication", await Opened(database, keys, "health_screenings", "medications"));
        Assert.Equal("[3,null]", await Opened(database, keys, "outcome_measurements", "answers"));
        Assert.Contains($"\"details\":\"{Marker} detail\"", await Opened(database, keys, "health_screenings", "answers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_done_by_several_at_the_same_time()
    {
        await using var before = await server.NewEmptyDatabase(Ct);
        var (_, rows) = await HasAPast(before, measurements: 3_000);
        await ClinicMigrations.Apply(before.OwnerConnectionString, _ => { }, Ct);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Unsealed.SealAll(before.OwnerConnectionString, Secret.Wrapping, TimeProvider.System, _ => { }, Ct)));

        await using var database = NpgsqlDataSource.Create(before.OwnerConnectionString);
        await using var ask = database.CreateCommand("select (select count(*) from care.unsealed) || ' ' || count(*) from care.outcome_measurements where octet_length(answers) > 30");
        Assert.Equal("0 3000", await ask.ExecuteScalarAsync(Ct));
        Assert.True(rows > 3_000);
    }

    /// <summary>What keeps a sealed column from changing lets the owner seal it again, and nobody else.</summary>
    [Fact]
    public async Task Is_done_again_by_the_owner_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        foreach (var column in SealedColumn.All)
        {
            var (table, name) = (column.Table.Replace("\"", "", StringComparison.Ordinal), column.Column.Trim('"'));
            var inTheWay = await clinic.AskAsOwner(
                $"""
                select string_agg(p.proname, ', ') from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                 where t.tgrelid = '{table}'::regclass and not t.tgisinternal and t.tgtype & 16 <> 0
                   and (p.prosrc like '%new.{name}%' or p.prosrc like '%jsonb(new)%' or p.prosrc like '%new is distinct%') and p.prosrc not like '%care.reseals()%'
                """, Ct);
            Assert.True(inTheWay is DBNull, $"{column} could not be sealed under a new key because of {inTheWay}: let it pass when care.reseals().");
        }

        Assert.Equal(false, await clinic.AskAsOwner("select care.reseals()", Ct));
        Assert.Equal(true, await clinic.AskAsOwner(Saying, Ct));
        Assert.Equal(false, await clinic.AskAsApi(Saying, Ct));
    }

    private static IEnumerable<string> FormsOf(string word)
    {
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), Encoding.BigEndianUnicode.GetBytes(word)])
        {
            yield return Convert.ToHexString(bytes);
            // Base64 of a word depends on where it begins; of each shift the middle is always the same.
            for (var shift = 0; shift < 3; shift++) yield return Convert.ToBase64String([.. new byte[shift], .. bytes])[4..^4];
        }

        yield return word;
    }

    private static async Task<IReadOnlyList<(string Column, long Plain)>> PlantsAWordEverywhere(Clinic clinic)
    {
        var plan = await clinic.HasALivingPlan();
        var (ruth, tomas, maya) = (clinic.As(clinic.Ruth), clinic.As(clinic.Tomas), clinic.As(clinic.MayaHerself));
        await ruth.Send(new WriteMessage(clinic.Maya, plan, new() { Text = $"{Marker} message" }), Ct);
        var practice = (Guid)(await clinic.AskAsOwner("select id from care.self_care_practices limit 1", Ct))!;
        await maya.Send(new ReportOnPractice(clinic.Maya, plan, new(practice), new() { From = Clinic.Today, Until = Clinic.Today, Times = 1, HowItWent = $"{Marker} walk" }), Ct);
        var handoff = new HandoffId((await ruth.Send(new RequestHandoff(clinic.Maya, plan, new() { Discipline = Discipline.MassageTherapy, Reason = HandoffReason.Assessment, Words = $"{Marker} handoff", Urgency = HandoffUrgency.Soon }), Ct)).Id);
        await tomas.Send(new AcceptHandoff(clinic.Maya, plan, handoff, 1), Ct);
        await tomas.Send(new ReplyToHandoff(clinic.Maya, plan, handoff, 2, new() { Text = $"{Marker} reply" }), Ct);
        await ruth.Send(new PlaceHold(clinic.Maya, new() { On = Discipline.MassageTherapy, Limits = new() { SitesToLeave = [new() { Region = BodyRegion.Neck }] }, Instruction = "Let her turn her head.", Until = Clinic.Monday.AddDays(4), Reason = $"{Marker} reason" }), Ct);
        await tomas.Send(new RecordHealthScreening(clinic.Maya, new() { Answers = [new() { Rule = "KIDNEY", State = FindingState.Present, Details = $"{Marker} detail" }], Medications = $"{Marker} medication" }), Ct);
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);
        await ruth.Send(new AddAddendum(clinic.Maya, note, 2, new() { Text = $"{Marker} addendum", Reason = $"{Marker} because" }), Ct);

        var columns = new List<(string, long)>();
        foreach (var column in SealedColumn.All)
        {
            if (await clinic.AskAsOwner($"select count(*) from {column.Table} t where octet_length({column.Column}) > 34", Ct) is 0L || column.ToString() == "outcome_measurements.answers") continue;
            columns.Add((column.ToString(), (long)(await clinic.AskAsOwner($"select count(*) from {column.Table} t where position('{Marker}'::bytea in {column.Column}) > 0", Ct))!));
        }

        return columns;
    }

    /// <summary>A database as it was before anything was sealed.</summary>
    private static async Task<(ClinicId Clinic, long Rows)> HasAPast(ClinicDatabase database, int measurements)
    {
        await using (var before = ClinicDbContext.ForMigrations(database.OwnerConnectionString))
            await before.Database.GetService<IMigrator>().MigrateAsync("20261121000019_language_rules", Ct);
        var clinic = ClinicId.New();
        const string By = "'00000000-0000-0000-0000-000000000002'";
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false }.ConnectionString);
        await using var write = owner.CreateCommand(
            $"""
            insert into care.clinics values ('{clinic.Value}', 'Harbour', 'UTC', 'CA-ON', false, 12, 60, 10, 3, '{"{}"}');
            insert into care.practitioners (id, clinic_id, display_name, revision) values ({By}, '{clinic.Value}', 'Ruth', 1);
            insert into care.clients (id, clinic_id, author_id, registered_at, name_used, languages, time_zone, revision)
              values ('00000000-0000-0000-0000-000000000003', '{clinic.Value}', {By}, now(), 'Maya', array['en'], 'UTC', 1);
            insert into care.care_plans (id, clinic_id, client_id, author_id, author_discipline, drafted_at, title, review_on, lead_practitioner_id, status, version, revision)
              values ('00000000-0000-0000-0000-000000000004', '{clinic.Value}', '00000000-0000-0000-0000-000000000003', {By}, 'psychotherapy', now(), 'A plan', now(), {By}, 'draft', 1, 1);
            insert into care.plan_messages (id, clinic_id, client_id, plan_id, author_id, author_discipline, sent_at, text, revision)
              values (gen_random_uuid(), '{clinic.Value}', '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000004', {By}, 'psychotherapy', now(), '{Marker} message', 1);
            insert into care.health_screenings (id, clinic_id, client_id, author_id, author_discipline, category, recorded_at, recorded_on, rules_version, answers, medications, revision)
              values (gen_random_uuid(), '{clinic.Value}', '00000000-0000-0000-0000-000000000003', {By}, 'psychotherapy', 'physicalHealth', now(), now(), '1',
                      jsonb_build_array(jsonb_build_object('rule', 'KIDNEY', 'state', 'present', 'details', '{Marker} detail')), '{Marker} medication', 1);
            insert into care.outcome_measurements (id, clinic_id, client_id, author_id, author_discipline, category, instrument, instrument_version, scoring_version, answers, completeness, moment, answered_by, recorded_at, revision)
              select gen_random_uuid(), '{clinic.Value}', '00000000-0000-0000-0000-000000000003', {By}, 'psychotherapy', 'mentalHealthOutcomes', 'suds', 1, 1, '[3, null]', 'complete', 'standalone', 'client', now(), 1 from generate_series(1, {measurements});
            """);
        await write.ExecuteNonQueryAsync(Ct);
        return (clinic, measurements + 3);
    }

    private static async Task<string> Opened(NpgsqlDataSource database, ClinicKeys keys, string table, string column)
    {
        await using var ask = database.CreateCommand($"select id, {column} from care.{table} order by id limit 1");
        await using var rows = await ask.ExecuteReaderAsync(Ct);
        Assert.True(await rows.ReadAsync(Ct));
        return keys.OpenText(table, column, rows.GetGuid(0), rows.GetFieldValue<byte[]>(1));
    }
}
