using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.ProcessNotes;
using IntegrativeCare.Application.Retention;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Application.Tests.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Retention;
using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Retention;

/// <summary>CR-213, I64.</summary>
public sealed class Destroying_records(PostgresServer server)
{
    private static readonly DateTimeOffset TenYearsOn = new(2036, 6, 2, 14, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaves_nothing_of_the_client_but_the_ledger_and_a_line_without_a_name()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        var hold = (await clinic.As(clinic.Pia).Send(new ListLegalHolds(clinic.Maya, 1, null), Ct)).Value.Items.Single();
        await clinic.As(clinic.Pia).Send(new ReleaseLegalHold(clinic.Maya, new(hold.Id), hold.Revision, new() { Reason = "Settled." }), Ct);
        clinic.Clock.Set(TenYearsOn);
        Assert.NotEmpty(await TablesThatHold(clinic, "Maya"));

        var run = await Confirmed(clinic);
        Assert.Equal(1, await clinic.GoesOnDestroying());

        Assert.Equal([], await TablesThatHold(clinic, clinic.Maya.Value.ToString()));
        foreach (var planted in (string[])["five nights", "Maya", "Rosa", "A hard week", "Found in the waiting room"]) Assert.Equal([], await TablesThatHold(clinic, planted));
        foreach (var table in (string[])[.. ARecord.KeyedTables, .. ARecord.PartTables, .. ARecord.FactTables])
            Assert.Equal((table, 0L), (table, await clinic.AskAsOwner($"select count(*) from care.{table}", Ct)));

        var report = await clinic.As(clinic.Ada).Send(new GetDestructionRun(run), Ct);
        Assert.Equal((DestructionRunStatus.Finished, 0, 1, 0), (report.Status, report.Waiting, report.Destroyed, report.Spared));
        Assert.Equal((1L, 1L), (report.RowsDestroyed!["clients"], report.RowsDestroyed["addenda"]));
        Assert.DoesNotContain("processNotes", report.RowsDestroyed.Keys);
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.destruction_items where rows::text like '%process%'", Ct));

        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Ada).Refused(new GetClient(clinic.Maya), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Pia).Refused(new GetRetention(clinic.Maya), Ct));
        Assert.True((await clinic.As(clinic.Pia).Send(new CheckIntegrity(null), Ct)).IsIntact);
        Assert.Equal(1L, await clinic.AskAsOwner($"select count(*) from care.access_ledger where client_id = '{clinic.Maya.Value}' and entry like '%ExecuteDestructionRun%'", Ct));
    }

    /// <summary>A receipt names the row, whoever wrote it: a process note's would tell that there was one (I48).</summary>
    [Fact]
    public async Task Takes_the_receipts_of_everybody_who_wrote_into_the_record_and_of_nobody_else()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        var note = await clinic.As(clinic.Ruth).Send(new WriteProcessNote(clinic.Maya, new() { Text = "She looked at the door." }), "process-note", Ct);
        await clinic.As(clinic.Ruth).Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Ruth, Discipline.Psychotherapy)), "session", Ct);
        await clinic.As(clinic.Pia).Send(new StartDestructionRun(), "run", Ct);
        Assert.Equal(1L, await clinic.AskAsOwner($"select count(*) from care.receipts where record_id = '{note.Id}'", Ct));
        clinic.Clock.Set(TenYearsOn);

        await Confirmed(clinic);
        await clinic.GoesOnDestroying();

        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.clients", Ct));
        Assert.Equal("run", await clinic.AskAsOwner("select string_agg(key, ', ') from care.receipts", Ct));
    }

    [Fact]
    public async Task Begins_on_the_day_after_the_clock_has_run_out_and_not_before_I64()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));

        // The clinic's day ends five hours after that of UTC.
        clinic.Clock.Set(new(2036, 3, 3, 4, 59, 0, TimeSpan.Zero));
        Assert.Empty(await Previewed(clinic));

        clinic.Clock.Set(new(2036, 3, 3, 5, 0, 0, TimeSpan.Zero));
        var item = Assert.Single(await Previewed(clinic));
        Assert.Equal((clinic.Maya.Value, "M", new DateOnly(2036, 3, 2), DestructionOutcome.Waiting), (item.ClientId, item.Initials, item.KeptThrough, item.Outcome));
    }

    [Fact]
    public async Task Waits_for_the_years_after_majority()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(2010, 6, 3));

        clinic.Clock.Set(new(2038, 6, 3, 14, 0, 0, TimeSpan.Zero));
        Assert.Empty(await Previewed(clinic));

        clinic.Clock.Set(new(2038, 6, 4, 14, 0, 0, TimeSpan.Zero));
        Assert.Single(await Previewed(clinic));
    }

    [Fact]
    public async Task Spares_a_record_that_is_held_since_the_preview_CR_211()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Set(TenYearsOn);
        var run = await Confirmed(clinic);
        await clinic.As(clinic.Pia).Send(new PlaceLegalHold(clinic.Maya, new() { Reason = "A claim." }), Ct);

        await clinic.GoesOnDestroying();

        Assert.Equal((DestructionOutcome.Spared, SparedBecause.LegalHold, "M"), await OutcomeOf(clinic, run));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.clients", Ct));
        Assert.Empty(await Previewed(clinic));
    }

    [Fact]
    public async Task Spares_a_record_in_which_something_was_written_since_the_preview()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Set(TenYearsOn);
        var run = await Confirmed(clinic);
        await clinic.As(clinic.Ada).Send(new Application.Consents.RecordSubstituteDecisionMaker(clinic.Maya, new() { Name = "Rosa", Relationship = "Mother", Authority = "Power of attorney" }), Ct);

        await clinic.GoesOnDestroying();

        Assert.Equal((DestructionOutcome.Spared, SparedBecause.NewEntry, "M"), await OutcomeOf(clinic, run));
    }

    [Fact]
    public async Task Spares_a_record_in_which_something_was_corrected_since_the_preview()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Set(TenYearsOn);
        var run = await Confirmed(clinic);
        var revision = (await clinic.As(clinic.Ada).Send(new GetClient(clinic.Maya), Ct)).Value.Revision!.Value;
        await clinic.As(clinic.Ada).Send(new CorrectClient(clinic.Maya, revision, new() { Pronouns = new("she/her", IsGiven: true) }), Ct);

        await clinic.GoesOnDestroying();

        Assert.Equal((DestructionOutcome.Spared, SparedBecause.NewEntry, "M"), await OutcomeOf(clinic, run));
    }

    [Fact]
    public async Task Spares_a_record_whose_birthday_was_corrected_or_that_the_clinic_keeps_longer_now()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Set(TenYearsOn);
        var run = await Confirmed(clinic);
        await clinic.BornOn(clinic.Maya, new(2010, 5, 5));
        await clinic.GoesOnDestroying();
        Assert.Equal((DestructionOutcome.Spared, SparedBecause.ClockRuns, "M"), await OutcomeOf(clinic, run));

        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        run = await Confirmed(clinic);
        await clinic.AskAsOwner("update care.clinics set retention_years = 11", Ct);
        await clinic.GoesOnDestroying();
        Assert.Equal((DestructionOutcome.Spared, SparedBecause.ClockRuns, "M"), await OutcomeOf(clinic, run));
    }

    [Fact]
    public async Task Spares_a_record_with_a_new_entry_even_when_its_clock_has_run_out_again()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Set(TenYearsOn);
        var run = await Confirmed(clinic);
        await clinic.AskAsOwner("update care.destruction_items set last_entry_on = last_entry_on - 1", Ct);

        await clinic.GoesOnDestroying();

        Assert.Equal((DestructionOutcome.Spared, SparedBecause.NewEntry, "M"), await OutcomeOf(clinic, run));
    }

    /// <summary>The record is kept through 2 March 2036.</summary>
    [Theory]
    [InlineData("2036-03-01", 1L)]
    [InlineData("2036-03-02", 0L)]
    public async Task Believes_no_calendar_that_is_more_than_a_day_ahead_of_the_databases(string day, long left)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Set(TenYearsOn);
        var run = await Confirmed(clinic);
        await clinic.CalendarSays(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        await clinic.GoesOnDestroying();

        Assert.Equal(left, await clinic.AskAsOwner("select count(*) from care.clients", Ct));
        if (left == 1) Assert.Equal((DestructionOutcome.Spared, SparedBecause.ClockRuns, "M"), await OutcomeOf(clinic, run));
    }

    [Fact]
    public async Task Touches_nothing_without_a_second_person()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Set(TenYearsOn);
        var run = await clinic.As(clinic.Pia).Send(new StartDestructionRun(), Ct);

        Assert.Equal(new SecondPersonNeeded(), await clinic.As(clinic.Pia).Refused(new ExecuteDestructionRun(new(run.Id), run.Revision), Ct));
        Assert.Equal(new RequestStale(1), await clinic.As(clinic.Ada).Refused(new ExecuteDestructionRun(new(run.Id), 2), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(new ExecuteDestructionRun(new(run.Id), 1), Ct));
        Assert.Equal(0, await clinic.GoesOnDestroying());
        const string Asked = "2036-06-02T14:00:00Z";
        var inTheClinic = $"set_config('care.clinic', '{clinic.Id.Value}', false) is not null";
        Assert.Equal(DBNull.Value, await clinic.AskAsApi($"select case when {inTheClinic} then care.next_to_destroy('{run.Id}') end", Ct));
        Assert.Null(await clinic.AskAsApi($"select outcome from care.destroy_record('{run.Id}', '{clinic.Maya.Value}', '2036-06-02', '{Asked}') where {inTheClinic}", Ct));
        Assert.Equal(false, await clinic.AskAsApi($"select case when {inTheClinic} then care.spare_failed_record('{run.Id}', '{clinic.Maya.Value}', '{Asked}') end", Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsApi($"select care.erase_record('{clinic.Maya.Value}')", Ct))).SqlState);
        Assert.Equal(PostgresErrorCodes.CheckViolation, (await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsOwner("update care.destruction_runs set confirmed_by = started_by", Ct))).SqlState);
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.clients", Ct));

        await clinic.As(clinic.Ada).Send(new CancelDestructionRun(new(run.Id), run.Revision), Ct);
        Assert.Equal(new DestructionNotWaiting(DestructionRunStatus.Cancelled), await clinic.As(clinic.Ada).Refused(new ExecuteDestructionRun(new(run.Id), run.Revision + 1), Ct));
    }

    [Fact]
    public async Task Is_not_confirmed_by_an_account_that_came_after_the_preview_or_by_the_first_ones_invitation()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var run = await clinic.As(clinic.Pia).Send(new StartDestructionRun(), Ct);
        var execute = new ExecuteDestructionRun(new(run.Id), run.Revision);

        await clinic.AskAsOwner($"update identity.accounts set created_at = created_at + interval '1 second' where id = '{clinic.Ada.AccountId}'", Ct);
        Assert.Equal(new ConfirmerNotIndependent(), await clinic.As(clinic.Ada).Refused(execute, Ct));

        await clinic.AskAsOwner($"update identity.accounts set created_at = created_at - interval '1 second' where id = '{clinic.Ada.AccountId}'", Ct);
        await clinic.AskAsOwner(
            $"""
            insert into identity.invitations (id, clinic_id, email, normalized_email, display_name, roles, token_hash, invited_by, created_at, expires_at, accepted_at)
              select gen_random_uuid(), clinic_id, email, normalized_email, display_name, roles, decode(repeat('00', 32), 'hex'), '{clinic.Pia.AccountId}', created_at, created_at, created_at
                from identity.accounts where id = '{clinic.Ada.AccountId}'
            """, Ct);
        Assert.Equal(new ConfirmerNotIndependent(), await clinic.As(clinic.Ada).Refused(execute, Ct));

        await clinic.AskAsOwner($"update identity.invitations set invited_by = '{clinic.Ruth.AccountId}'", Ct);
        await clinic.As(clinic.Ada).Send(execute, Ct);
    }

    [Fact]
    public async Task Keeps_what_was_previewed_and_who_confirmed_it_whoever_runs_the_statement()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Pia).Send(new StartDestructionRun(), Ct);
        await Refuses("previewed", "years = 1", "started_by = gen_random_uuid()", "started_at = started_at - interval '1 day'", "previewed_on = '2040-01-01'", "majority_age = null", "pack_version = 'x'", "status = 'finished'");

        await Confirmed(clinic);
        await Refuses("executing", "confirmed_by = gen_random_uuid()", "confirmer_roles = '{}'", "status = 'previewed'", "status = 'cancelled'");
        await clinic.GoesOnDestroying();
        await Refuses("finished", "ended_at = null", "status = 'executing'");

        async Task Refuses(string status, params string[] changes)
        {
            foreach (var change in changes)
                Assert.Equal((change, PostgresErrorCodes.RestrictViolation), (change, (await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsOwner($"update care.destruction_runs set {change} where status = '{status}'", Ct))).SqlState));
        }
    }

    [Fact]
    public async Task Is_confirmed_by_the_rules_of_its_preview_and_within_a_week()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        clinic.Clock.Set(TenYearsOn);
        var run = await clinic.As(clinic.Pia).Send(new StartDestructionRun(), Ct);
        await clinic.AskAsOwner("update care.clinics set retention_years = 11", Ct);
        Assert.Equal(new PreviewOutdated(), await clinic.As(clinic.Ada).Refused(new ExecuteDestructionRun(new(run.Id), run.Revision), Ct));

        await clinic.AskAsOwner("update care.clinics set retention_years = 10", Ct);
        clinic.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(new PreviewOutdated(), await clinic.As(clinic.Ada).Refused(new ExecuteDestructionRun(new(run.Id), run.Revision), Ct));
    }

    [Fact]
    public async Task Destroys_each_record_once_when_two_work_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        const int clients = 8;
        var run = await ConfirmedFor(clinic, clients);

        var looked = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clinic.GoesOnDestroying()));

        Assert.Equal(clients, looked.Sum());
        var report = await clinic.As(clinic.Pia).Send(new GetDestructionRun(run), Ct);
        Assert.Equal((DestructionRunStatus.Finished, 0, clients, 0), (report.Status, report.Waiting, report.Destroyed, report.Spared));
        Assert.Equal((long)clients, await clinic.AskAsOwner("select count(distinct client_id) from care.access_ledger where entry like '%ExecuteDestructionRun%' and client_id <> '00000000-0000-0000-0000-000000000000'", Ct));
        Assert.True((await clinic.As(clinic.Pia).Send(new CheckIntegrity(null), Ct)).IsIntact);
    }

    [Fact]
    public async Task Goes_on_where_it_stopped_when_it_crashed_in_the_middle()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var run = await ConfirmedFor(clinic, 3);

        // Somebody holds the second client's row, so that the work stands in the middle when its connection dies.
        await using var owner = new NpgsqlConnection(clinic.Database.OwnerConnectionString);
        await owner.OpenAsync(Ct);
        await using var held = await owner.BeginTransactionAsync(Ct);
        await using (var hold = new NpgsqlCommand("select from care.clients where id = (select client_id from care.destruction_items order by client_id offset 1 limit 1) for update", owner, held)) await hold.ExecuteNonQueryAsync(Ct);
        var crashing = clinic.GoesOnDestroying();
        var sawProgress = await Eventually(async () => (await clinic.As(clinic.Pia).Send(new GetDestructionRun(run), Ct)) is { Status: DestructionRunStatus.Executing, Destroyed: 1, Waiting: 2 });
        Assert.True(sawProgress);
        Assert.True(await Eventually(async () => (bool)(await clinic.AskAsApi("select exists (select pg_terminate_backend(pid) from pg_stat_activity where query like '%care.destroy_record%' and wait_event_type = 'Lock' and pid <> pg_backend_pid())", Ct))!));
        Assert.Equal(1, await crashing);
        await held.RollbackAsync(Ct);
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.destruction_items where outcome = 'spared'", Ct));

        Assert.Equal(2, await clinic.GoesOnDestroying());
        var report = await clinic.As(clinic.Pia).Send(new GetDestructionRun(run), Ct);
        Assert.Equal((DestructionRunStatus.Finished, 0, 3, 0), (report.Status, report.Waiting, report.Destroyed, report.Spared));
    }

    [Fact]
    public async Task Spares_a_record_that_cannot_be_destroyed_and_goes_on_with_the_others()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var run = await ConfirmedFor(clinic, 3);
        await clinic.AskAsOwner(
            $"""
            create function public.in_the_way() returns trigger language plpgsql as 'begin raise exception ''A table of a client that nobody walks.''; end';
            create trigger in_the_way before delete on care.clients for each row when (old.id = '{clinic.Maya.Value}') execute function public.in_the_way();
            """, Ct);

        Assert.Equal(3, await clinic.GoesOnDestroying());

        var report = await clinic.As(clinic.Pia).Send(new GetDestructionRun(run), Ct);
        Assert.Equal((DestructionRunStatus.Finished, 0, 2, 1), (report.Status, report.Waiting, report.Destroyed, report.Spared));
        var spared = (await clinic.As(clinic.Ada).Send(new ListDestructionItems(run, 50, null), Ct)).Slice.Items.Single(item => item.Outcome == DestructionOutcome.Spared);
        Assert.Equal((clinic.Maya.Value, SparedBecause.Failed, "M"), (spared.ClientId, spared.SparedBecause, spared.Initials));
        Assert.Equal(0L, await clinic.AskAsOwner($"select count(*) from care.access_ledger where client_id = '{clinic.Maya.Value}' and entry like '%ExecuteDestructionRun%'", Ct));

        await clinic.AskAsOwner("drop trigger in_the_way on care.clients", Ct);
        await Confirmed(clinic);
        Assert.Equal(1, await clinic.GoesOnDestroying());
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.clients", Ct));
    }

    [Fact]
    public async Task Goes_on_with_the_runs_of_other_clinics_when_one_cannot()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var other = await clinic.OpenAnother("Elsewhere", Ct);
        await clinic.AskAsOwner(
            $"""
            update care.clinics set time_zone = 'No/Where' where id = '{other.Value}';
            insert into care.destruction_runs (id, clinic_id, started_by, started_at, previewed_on, pack_code, pack_version, years, status, confirmed_by, confirmed_by_person, confirmer_roles, confirmed_in, confirmed_at, revision)
              values ('00000000-0000-7000-8000-000000000001', '{other.Value}', gen_random_uuid(), now(), now(), 'CA-ON', '1', 10, 'executing', gen_random_uuid(), gen_random_uuid(), array['privacyOfficer'], 'a', now(), 2);
            insert into care.destruction_items (run_id, clinic_id, client_id, last_entry_on, kept_through, outcome)
              values ('00000000-0000-7000-8000-000000000001', '{other.Value}', gen_random_uuid(), now(), now(), 'waiting');
            """, Ct);
        var run = await ConfirmedFor(clinic, 2);

        Assert.Equal(2, await clinic.GoesOnDestroying());

        var report = await clinic.As(clinic.Pia).Send(new GetDestructionRun(run), Ct);
        Assert.Equal((DestructionRunStatus.Finished, 2), (report.Status, report.Destroyed));
    }

    [Fact]
    public async Task Looks_again_when_somebody_writes_into_the_record_at_that_moment()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Set(TenYearsOn);
        var run = await Confirmed(clinic);

        await using var owner = new NpgsqlConnection(clinic.Database.OwnerConnectionString);
        await owner.OpenAsync(Ct);
        await using var writing = await owner.BeginTransactionAsync(Ct);
        await using (var write = new NpgsqlCommand($"insert into care.legal_holds (id, clinic_id, client_id, reason, placed_by, placed_at, revision) values ('{Guid.CreateVersion7()}', '{clinic.Id.Value}', '{clinic.Maya.Value}', 'A claim.', '{clinic.Pia.AccountId}', now(), 1)", owner, writing))
            await write.ExecuteNonQueryAsync(Ct);
        var work = clinic.GoesOnDestroying();
        Assert.True(await Eventually(async () => (bool)(await clinic.AskAsApi("select exists (select from pg_stat_activity where query like '%care.destroy_record%' and wait_event_type = 'Lock')", Ct))!));
        await writing.CommitAsync(Ct);
        await work;

        Assert.Equal((DestructionOutcome.Spared, SparedBecause.LegalHold, "M"), await OutcomeOf(clinic, run));
    }

    [Fact]
    public async Task Shows_whose_records_they_are_by_initials_and_writes_it_down()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        var other = await clinic.OpenAnother("Elsewhere", Ct);
        await clinic.BornOn((await clinic.Register("Somebody Else", other, Ct)).Client!.Value, new(1990, 5, 5));
        clinic.Clock.Set(TenYearsOn);

        Assert.Equal([(clinic.Maya.Value, "M")], (await Previewed(clinic)).Select(item => (item.ClientId, item.Initials!)));
        Assert.Equal(1L, await clinic.AskAsOwner($"select count(*) from care.access_ledger where client_id = '{clinic.Maya.Value}' and entry like '%ListDestructionItems%'", Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(new StartDestructionRun(), Ct));
        Assert.Equal(new DestructionRunNotFound(), await clinic.As(clinic.Ada).Refused(new ListDestructionItems(DestructionRunId.New(), 50, null), Ct));
    }

    private static async Task<DestructionRunId> ConfirmedFor(Clinic clinic, int clients)
    {
        for (var n = 1; n < clients; n++) await clinic.Register($"Client {n}", ct: Ct);
        await clinic.AskAsOwner("update care.clients set born_on = '1990-05-05'", Ct);
        clinic.Clock.Set(TenYearsOn);
        return await Confirmed(clinic);
    }

    private static async Task<DestructionRunId> Confirmed(Clinic clinic)
    {
        var run = await clinic.As(clinic.Pia).Send(new StartDestructionRun(), Ct);
        await clinic.As(clinic.Ada).Send(new ExecuteDestructionRun(new(run.Id), run.Revision), Ct);
        await clinic.CalendarSays(DateOnly.FromDateTime(clinic.Clock.GetUtcNow().UtcDateTime));
        return new(run.Id);
    }

    private static async Task<IReadOnlyList<DestructionItemView>> Previewed(Clinic clinic)
    {
        var run = await clinic.As(clinic.Pia).Send(new StartDestructionRun(), Ct);
        return (await clinic.As(clinic.Pia).Send(new ListDestructionItems(new(run.Id), 50, null), Ct)).Slice.Items;
    }

    private static async Task<(DestructionOutcome, SparedBecause?, string?)> OutcomeOf(Clinic clinic, DestructionRunId run)
    {
        var item = Assert.Single((await clinic.As(clinic.Ada).Send(new ListDestructionItems(run, 50, null), Ct)).Slice.Items);
        return (item.Outcome, item.SparedBecause, item.Initials);
    }

    // Every table of the database but the ledger and what is left of destroyed records, rows as text.
    private static async Task<IReadOnlyList<string>> TablesThatHold(Clinic clinic, string text)
    {
        await using var connection = new NpgsqlConnection(clinic.Database.OwnerConnectionString);
        await connection.OpenAsync(Ct);
        var tables = new List<string>();
        await using (var ask = new NpgsqlCommand("select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('care', 'identity', 'public') and c.relkind in ('r', 'p') and c.relname not in ('access_ledger', 'destruction_items')", connection))
        await using (var rows = await ask.ExecuteReaderAsync(Ct))
            while (await rows.ReadAsync(Ct)) tables.Add(rows.GetString(0));

        var holding = new List<string>();
        foreach (var table in tables)
        {
            await using var search = new NpgsqlCommand($"select exists (select from {table} t where t::text like $1)", connection) { Parameters = { new() { Value = $"%{text}%" } } };
            if ((bool)(await search.ExecuteScalarAsync(Ct))!) holding.Add(table);
        }

        return holding;
    }

    private static async Task<bool> Eventually(Func<Task<bool>> happens)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await happens()) return true;
            await Task.Delay(50, Ct);
        }

        return false;
    }
}
