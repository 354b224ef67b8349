using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.PolicyPacks;
using IntegrativeCare.Application.ProcessNotes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Application.Tests.ProcessNotes;

public sealed class Keeping_process_notes_apart(PostgresServer server)
{
    private const string Said = "She looked at the door.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Row 8 of the truth table.</summary>
    [Fact]
    public async Task Lets_its_author_write_read_list_and_write_it_anew()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        var ruth = clinic.As(clinic.Ruth);
        var first = await Writes(clinic, session: session);
        clinic.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await Writes(clinic, text: "And later.", kind: ProcessNoteKind.SubstanceUseCounselling);

        var read = await ruth.Send(new GetProcessNote(clinic.Maya, first), Ct);
        Assert.Equal((Said, ProcessNoteKind.PsychotherapyProcess, session.Value, 1), (read.Value.Text, read.Value.Kind, read.Value.SessionId!.Value, read.Value.Revision));
        Assert.Equal(DecisionReason.Author, read.Shown.Single().Proof.Decision.Reason);

        var page = (await ruth.Send(new ListProcessNotes(clinic.Maya, 1, null), Ct)).Value;
        Assert.Equal([(second.Value, ProcessNoteKind.SubstanceUseCounselling)], page.Items.Select(note => (note.Id, note.Kind)));
        Assert.Equal([first.Value], (await ruth.Send(new ListProcessNotes(clinic.Maya, 1, page.Next), Ct)).Value.Items.Select(note => note.Id));

        Assert.Equal(2, (await ruth.Send(new RewriteProcessNote(clinic.Maya, first, 1, new() { Text = "Twice." }), Ct)).Revision);
        Assert.Equal(new RequestStale(2), await ruth.Refused(new RewriteProcessNote(clinic.Maya, first, 1, new() { Text = "Lost." }), Ct));
        Assert.Equal("Twice.", (await ruth.Send(new GetProcessNote(clinic.Maya, first), Ct)).Value.Text);
    }

    [Fact]
    public async Task Is_written_by_a_psychotherapist_of_the_team_about_a_session_of_theirs()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var iris = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(iris, Discipline.Psychotherapy, ct: Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: Ct);
        var (hers, touch) = (await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy), await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 3));

        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Tomas).Refused(Write(clinic), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.MayaHerself).Refused(Write(clinic), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Quinn).Refused(Write(clinic), Ct));
        Assert.Equal(new SessionNotFound(), await clinic.As(clinic.Ruth).Refused(Write(clinic, session: SessionId.New()), Ct));
        Assert.Equal(new NotTheSessionsPractitioner(), await clinic.As(iris).Refused(Write(clinic, session: hers), Ct));
        Assert.Equal(new NotTheSessionsPractitioner(), await clinic.As(clinic.Ruth).Refused(Write(clinic, session: touch), Ct));
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.process_notes", Ct));
    }

    /// <summary>Rows 10 and 14, and everybody whom nothing else lets in. There is no difference to a note that never was (I48).</summary>
    [Fact]
    public async Task Is_not_there_for_anybody_else_whatever_they_may_see_besides()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var iris = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(iris, Discipline.Psychotherapy, ct: Ct);
        await clinic.Permits(Recipient.CareTeam, [.. Categories.All.Where(category => category != InformationCategory.PsychotherapyProcess)], ct: Ct);
        var note = await Writes(clinic);

        foreach (var other in (Person[])[iris, clinic.Tomas])
        {
            Assert.Empty((await clinic.As(other).Send(new ListProcessNotes(clinic.Maya, 50, null), Ct)).Value.Items);
            Assert.Equal(new ProcessNoteNotFound(), await clinic.As(other).Refused(new GetProcessNote(clinic.Maya, note), Ct));
            Assert.Equal(new ProcessNoteNotFound(), await clinic.As(other).Refused(new GetProcessNote(clinic.Maya, ProcessNoteId.New()), Ct));
        }

        Assert.Equal(new ProcessNoteNotFound(), await clinic.As(iris).Refused(new RewriteProcessNote(clinic.Maya, note, 1, new() { Text = "x" }), Ct));
        foreach (var never in (Person[])[clinic.MayaHerself, clinic.Ada, clinic.Pia])
        {
            Assert.Equal(new RoleNotAllowed(), await clinic.As(never).Refused(new ListProcessNotes(clinic.Maya, 50, null), Ct));
            Assert.Equal(new RoleNotAllowed(), await clinic.As(never).Refused(new GetProcessNote(clinic.Maya, note), Ct));
        }
    }

    /// <summary>Row 7, I61.</summary>
    [Fact]
    public async Task Stays_closed_in_an_emergency()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await Writes(clinic);
        foreach (var who in (Person[])[clinic.Tomas, clinic.Noor])
        {
            await clinic.As(who).Send(new OpenEmergencyAccess(clinic.Maya, new() { Reason = EmergencyReason.RiskToClient, ReasonText = "Found in the waiting room, could not speak." }), Ct);
            var inNeed = clinic.As(who, PurposeOfUse.Emergency);
            Assert.Empty((await inNeed.Send(new ListProcessNotes(clinic.Maya, 50, null), Ct)).Value.Items);
            Assert.Equal(new ProcessNoteNotFound(), await inNeed.Refused(new GetProcessNote(clinic.Maya, note), Ct));
        }
    }

    /// <summary>Row 9: for that purpose, while it runs, and where the policy pack lets a supervisor (H2).</summary>
    [Theory]
    [InlineData("CA-ON", true)]
    [InlineData("default", false)]
    public async Task Opens_to_the_authors_supervisor_for_that_purpose_where_the_policy_pack_says_so(string pack, bool opens)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await clinic.As(clinic.Ada).Send(new ActivatePolicyPack(1, new() { Code = pack }), Ct);
        var note = await Writes(clinic, clinic.Quinn);

        Assert.Equal(new ProcessNoteNotFound(), await clinic.As(clinic.Ruth).Refused(new GetProcessNote(clinic.Maya, note), Ct));
        var supervising = clinic.As(clinic.Ruth, PurposeOfUse.Supervision);
        if (!opens)
        {
            Assert.Equal(new ProcessNoteNotFound(), await supervising.Refused(new GetProcessNote(clinic.Maya, note), Ct));
            Assert.Empty((await supervising.Send(new ListProcessNotes(clinic.Maya, 50, null), Ct)).Value.Items);
            return;
        }

        var read = await supervising.Send(new GetProcessNote(clinic.Maya, note), Ct);
        Assert.Equal((Said, DecisionReason.Supervision), (read.Value.Text, read.Shown.Single().Proof.Decision.Reason));
        Assert.Equal(new ProcessNoteNotYours(), await supervising.Refused(new RewriteProcessNote(clinic.Maya, note, 1, new() { Text = "Mine." }), Ct));
    }

    /// <summary>Row 11.</summary>
    [Fact]
    public async Task Opens_under_an_authorization_of_its_own_until_that_ends()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await Writes(clinic);
        var authorization = await Authorizes(clinic, clinic.Tomas, until: clinic.Clock.GetUtcNow().AddDays(1));

        var read = await clinic.As(clinic.Tomas).Send(new GetProcessNote(clinic.Maya, note), Ct);
        Assert.Equal((Said, authorization.Id.Value), (read.Value.Text, read.Shown.Single().Proof.Decision.Under!.Value));
        Assert.Equal([note.Value], (await clinic.As(clinic.Tomas).Send(new ListProcessNotes(clinic.Maya, 50, null), Ct)).Value.Items.Select(one => one.Id));
        Assert.Equal(new ProcessNoteNotFound(), await clinic.As(clinic.Tomas, PurposeOfUse.CareCoordination).Refused(new GetProcessNote(clinic.Maya, note), Ct));

        clinic.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(Said, (await clinic.As(clinic.Tomas).Send(new GetProcessNote(clinic.Maya, note), Ct)).Value.Text);
        clinic.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new ProcessNoteNotFound(), await clinic.As(clinic.Tomas).Refused(new GetProcessNote(clinic.Maya, note), Ct));
    }

    [Fact]
    public async Task Goes_with_whoever_leaves_the_team()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var note = await Writes(clinic, clinic.Quinn);
        await clinic.AskAsOwner($"update care.care_team_members set left_at = '{Clinic.Monday:O}' where practitioner_id = '{clinic.Quinn.PersonId}'", Ct);

        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Quinn).Refused(new GetProcessNote(clinic.Maya, note), Ct));
    }

    /// <summary>I48, I49: neither a note of the session nor its duty is fulfilled by it, and from the session nobody finds it.</summary>
    [Fact]
    public async Task Is_no_note_of_the_session_that_it_is_about_CR_201()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        var before = await AboutTheSession(clinic, session);
        await Writes(clinic, session: session);

        Assert.Equal(before, await AboutTheSession(clinic, session));
        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListNotes(clinic.Maya, new() { Session = session }, 50, null), Ct)).Value.Items);
        Assert.Equal(0L, await clinic.AskAsOwner($"select count(*) from care.session_notes where session_id = '{session.Value}'", Ct));
        Assert.Equal(0L, await clinic.AskAsOwner($"select count(*) from care.process_notes n where n::text like '%{session.Value}%' or position(convert_to('{Said}', 'UTF8') in content) > 0", Ct));
    }

    /// <summary>I62 with I48: the chain has a row of everything, the client reads none of it but what they authorized, and that whatever was found.</summary>
    [Fact]
    public async Task Leaves_rows_that_the_privacy_officer_reads_and_the_client_does_not_CR_203()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var (ruth, tomas, quinn) = (clinic.As(clinic.Ruth), clinic.As(clinic.Tomas), clinic.As(clinic.Quinn));
        await ruth.Send(new ListProcessNotes(clinic.Maya, 50, null), Ct);
        await ruth.Send(Write(clinic), "once", Ct);
        var note = new ProcessNoteId((await ruth.Send(Write(clinic), "once", Ct)).Id);
        await ruth.Send(new GetProcessNote(clinic.Maya, note), Ct);
        await ruth.Send(new ListProcessNotes(clinic.Maya, 50, null), Ct);
        await ruth.Send(new RewriteProcessNote(clinic.Maya, note, 1, new() { Text = "Twice." }), Ct);
        await ruth.Refused(new RewriteProcessNote(clinic.Maya, note, 1, new() { Text = "Lost." }), Ct);
        await ruth.Refused(new GetProcessNote(clinic.Maya, ProcessNoteId.New()), Ct);
        await ruth.Refused(new WriteProcessNote(clinic.Maya, new() { Text = "x", SessionId = Guid.CreateVersion7() }), Ct);
        await tomas.Refused(new GetProcessNote(clinic.Maya, note), Ct);
        await tomas.Send(new ListProcessNotes(clinic.Maya, 50, null), Ct);
        await clinic.As(clinic.Ada).Refused(new ListProcessNotes(clinic.Maya, 50, null), Ct);
        var kept = await Writes(clinic, clinic.Quinn);
        await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Send(new GetProcessNote(clinic.Maya, kept), Ct);

        // An accounting ends before the instant at which it is made.
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var maya = clinic.As(clinic.MayaHerself);
        Assert.Empty((await maya.Send(new ListDisclosures(clinic.Maya, 200, null), Ct)).Value.Items);
        Assert.Empty((await maya.Send(new GetAccounting(clinic.Maya, null, null), Ct)).Value.Items);

        var pias = (await clinic.As(clinic.Pia).Send(new ListAuditEvents(200, null) { Filter = new() { Client = clinic.Maya } }, Ct)).Items;
        Assert.Equal(14, pias.Count(row => row.Action.Contains("ProcessNote", StringComparison.Ordinal)));
        Assert.Contains(pias, row => row.Action == "WriteProcessNote (replayed)");
        Assert.Contains(pias, row => row.Refusal == "process_note.not_found" && row.PersonId == clinic.Tomas.PersonId);

        await Authorizes(clinic, clinic.Tomas, clinic.Clock.GetUtcNow().AddDays(1));
        await tomas.Send(new GetProcessNote(clinic.Maya, note), Ct);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var told = (await maya.Send(new ListDisclosures(clinic.Maya, 200, null) { Filter = new() { PractitionerId = clinic.Tomas.PersonId } }, Ct)).Value.Items.Single();
        Assert.Equal(("GetProcessNote", DecisionReason.Directive), (told.Action, told.Parts.Single(part => part.IsPermitted).Reason));
        Assert.Equal([InformationCategory.PsychotherapyProcess], (await maya.Send(new GetAccounting(clinic.Maya, null, null), Ct)).Value.Items.Single().Categories);
    }

    [Fact]
    public void Is_hidden_from_the_client_by_every_message_of_the_feature()
    {
        var messages = typeof(WriteProcessNote).Assembly.GetTypes().Where(type => type.Namespace == typeof(WriteProcessNote).Namespace && type.IsAssignableTo(typeof(IUsesClientRecord))).ToList();

        Assert.Equal(PrivateActs.Names.Order(StringComparer.Ordinal), messages.Select(message => message.Name).Order(StringComparer.Ordinal));
        Assert.All(messages, message => Assert.True(message.IsDefined(typeof(KeptFromLogsAttribute), false), message.Name));
    }

    /// <summary>It is in no register from which something else is counted or named.</summary>
    [Fact]
    public async Task Is_neither_previewed_nor_named_nor_counted()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (to, purpose) = (Recipient.Of(clinic.Tomas.Id), PurposeOfUse.Treatment);
        foreach (var who in (Person[])[clinic.MayaHerself, clinic.Ruth])
        {
            var before = await Previewed(who);
            var note = await Writes(clinic);
            Assert.Equal(before, await Previewed(who));
            Assert.Null(await clinic.AskAsOwner($"select category from care.what_is('{note.Value}') limit 1", Ct));
            Assert.Equal(0L, await clinic.AskAsOwner($"select count(*) from care.records where id = '{note.Value}'", Ct));
        }

        async Task<string> Previewed(Person who)
        {
            var whole = (await clinic.As(who).Send(new PreviewDisclosure(clinic.Maya, to, purpose), Ct)).Value;
            var records = (await clinic.As(who).Send(new ListPreviewedRecords(clinic.Maya, to, purpose, 200, null), Ct)).Value;
            return System.Text.Json.JsonSerializer.Serialize((object)whole) + System.Text.Json.JsonSerializer.Serialize((object)records);
        }
    }

    /// <summary>The fourth lock: on the API's own connection, with every key held but the author's, and past the application.</summary>
    [Fact]
    public async Task Is_its_authors_row_whoever_runs_the_statement()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await Writes(clinic);

        Assert.Equal(0L, await Opened(clinic, clinic.Tomas, "carePlan/psychotherapy,psychotherapyProgress/psychotherapy,psychotherapyProcess/massageTherapy,draft/" + clinic.Ruth.PersonId, "select count(*) from care.process_notes"));
        Assert.Equal(0L, await Opened(clinic, clinic.Ada, "", "select count(*) from care.process_notes", wholeClinic: true));
        Assert.Equal(1L, await Opened(clinic, clinic.Tomas, "psychotherapyProcess/psychotherapy", "select count(*) from care.process_notes"));
        Assert.Equal(0L, await Opened(clinic, clinic.Tomas, "psychotherapyProcess/psychotherapy", "with changed as (update care.process_notes set revision = 9 returning 1) select count(*) from changed"));
        Assert.Equal(1L, await Opened(clinic, clinic.Ruth, $"psychotherapyProcess/{clinic.Ruth.PersonId}", "with changed as (update care.process_notes set revision = 9 returning 1) select count(*) from changed"));
        var stolen = await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsOwner($"update care.process_notes set author_id = '{clinic.Tomas.PersonId}' where id = '{note.Value}'", Ct));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, stolen.SqlState);
        var deleted = await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsApi("delete from care.process_notes", Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, deleted.SqlState);
    }

    private static async Task<object?> Opened(Clinic clinic, Person who, string keys, string sql, bool wholeClinic = false)
    {
        await using var connection = new NpgsqlConnection(clinic.Database.ApiConnectionString);
        await connection.OpenAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using var command = new NpgsqlCommand(
            $$"""
            select set_config('care.clinic', '{{clinic.Id.Value}}', true), set_config('care.person', '{{who.PersonId}}', true), set_config('care.clients', '{{{clinic.Maya.Value}}}', true),
                   set_config('care.whole_clinic', '{{(wholeClinic ? "true" : "false")}}', true), set_config('care.keys', '{{{keys}}}', true);
            """, connection, transaction);
        await command.ExecuteNonQueryAsync(Ct);
        await using var asked = new NpgsqlCommand(sql, connection, transaction);
        return await asked.ExecuteScalarAsync(Ct);
    }

    private static async Task<string> AboutTheSession(Clinic clinic, SessionId session)
    {
        var said = new List<string>();
        foreach (var who in (Person[])[clinic.Ruth, clinic.MayaHerself])
        {
            said.Add(System.Text.Json.JsonSerializer.Serialize((await clinic.As(who).Send(new GetSession(clinic.Maya, session), Ct)).Value));
            said.Add(System.Text.Json.JsonSerializer.Serialize((await clinic.As(who).Send(new ListCareTasks(clinic.Maya, null, 200, null), Ct)).Value));
        }

        said.Add(System.Text.Json.JsonSerializer.Serialize((await clinic.As(clinic.Ruth).Send(new ListMySessions(null, null, true, 200, null), Ct)).Slice));
        return string.Join('\n', said);
    }

    private static WriteProcessNote Write(Clinic clinic, string text = Said, SessionId? session = null, ProcessNoteKind kind = ProcessNoteKind.PsychotherapyProcess) =>
        new(clinic.Maya, new() { Kind = kind, SessionId = session?.Value, Text = text });

    private static async Task<ProcessNoteId> Writes(Clinic clinic, Person? by = null, string text = Said, SessionId? session = null, ProcessNoteKind kind = ProcessNoteKind.PsychotherapyProcess) =>
        new((await clinic.As(by ?? clinic.Ruth).Send(Write(clinic, text, session, kind), Ct)).Id);

    private static async Task<ConsentDirective> Authorizes(Clinic clinic, Person to, DateTimeOffset until)
    {
        var now = clinic.Clock.GetUtcNow();
        var terms = new DirectiveProposal
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.PsychotherapyProcess],
            Recipient = Recipient.Of(to.Id),
            Purposes = [PurposeOfUse.Treatment],
            Until = until,
            Description = "Ruth's process notes of this spring",
        };
        var directive = ConsentDirective.Draft(clinic.Id, clinic.Maya, terms, "You agree.", 12, clinic.Ruth.PersonId, now);
        directive.Sign(new DirectiveSignature { Method = SignatureMethod.ElectronicSignature, SignedAt = now, RecordedBy = clinic.Ada.PersonId, TextSha256 = directive.PlainTextSha256 });
        await clinic.Given(Ct, directive);
        return directive;
    }
}
