using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Notes;

public sealed class Keeping_notes(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_a_draft_to_its_author_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var colleague = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(colleague, Discipline.Psychotherapy, ct: Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.PsychotherapyProgress], ct: Ct);
        var draft = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);

        foreach (var other in (Person[])[colleague, clinic.Tomas, clinic.MayaHerself])
        {
            Assert.Empty((await clinic.As(other).Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct)).Value.Items);
            Assert.Equal(new NoteNotFound(), await clinic.As(other).Refused(new GetNote(clinic.Maya, draft), Ct));
        }

        Assert.Equal([draft.Value], (await clinic.As(clinic.Ruth).Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct)).Value.Items.Select(note => note.Id));
    }

    [Fact]
    public async Task Opens_a_signed_note_to_whom_the_client_lets_see_it_and_says_not_shared_to_the_others()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var colleague = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(colleague, Discipline.Psychotherapy, ct: Ct);
        var talk = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy, 1);
        var touch = await clinic.SignsANote(clinic.Tomas, Discipline.MassageTherapy, 3);

        Assert.Equal([touch.Value], await Listed(clinic, clinic.Tomas));
        Assert.Equal([talk.Value], await Listed(clinic, colleague));
        Assert.Equal([touch.Value, talk.Value], await Listed(clinic, clinic.MayaHerself));
        Assert.Equal(new ConsentNotGiven(InformationCategory.PsychotherapyProgress), await clinic.As(clinic.Tomas).Refused(new GetNote(clinic.Maya, talk), Ct));
        Assert.Equal(new ConsentNotGiven(InformationCategory.Bodywork), await clinic.As(clinic.Ruth).Refused(new GetNote(clinic.Maya, touch), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new GetNote(clinic.Maya, talk), Ct));

        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.PsychotherapyProgress], ct: Ct);
        var read = await clinic.As(clinic.Tomas).Send(new GetNote(clinic.Maya, talk), Ct);
        Assert.Equal("Maya slept four nights of seven.", read.Value.Sections[0].Text);
        Assert.Equal(DecisionReason.Directive, read.Shown.Single().Proof.Decision.Reason);
    }

    [Fact]
    public async Task Lists_by_discipline_and_session_from_page_to_page()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var talk = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy, 1);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var touch = await clinic.SignsANote(clinic.Tomas, Discipline.MassageTherapy, 3);
        var maya = clinic.As(clinic.MayaHerself);
        var about = (await maya.Send(new GetNote(clinic.Maya, touch), Ct)).Value.SessionId;

        Assert.Equal([talk.Value], (await maya.Send(new ListNotes(clinic.Maya, new() { Discipline = Discipline.Psychotherapy }, 50, null), Ct)).Value.Items.Select(note => note.Id));
        Assert.Equal([touch.Value], (await maya.Send(new ListNotes(clinic.Maya, new() { Session = new SessionId(about) }, 50, null), Ct)).Value.Items.Select(note => note.Id));
        var first = (await maya.Send(new ListNotes(clinic.Maya, NoteFilter.All, 1, null), Ct)).Value;
        Assert.Equal([touch.Value], first.Items.Select(note => note.Id));
        Assert.Equal([talk.Value], (await maya.Send(new ListNotes(clinic.Maya, NoteFilter.All, 1, first.Next), Ct)).Value.Items.Select(note => note.Id));
    }

    [Fact]
    public async Task I42_never_changes_a_signed_note_whoever_runs_the_statement()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);
        var ruth = clinic.As(clinic.Ruth);
        var patch = new NotePatch { Sections = [new() { Heading = "data", Text = "Something else." }] };

        Assert.Equal(new NoteSigned(), await ruth.Refused(new RedraftNote(clinic.Maya, note, 2, patch), Ct));
        foreach (var change in (string[])["status = 'draft'", "status = 'awaitingCoSignature'", "draft = '\\x00'", "is_late_entry = true", "version = 2", "content_hash = 'x'", "author_id = client_id", "signed_at = now()"])
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsOwner($"update care.session_notes set {change}", Ct));
            Assert.Equal(PostgresErrorCodes.RestrictViolation, refusal.SqlState);
        }

        await ruth.Send(new AddAddendum(clinic.Maya, note, 2, new() { Text = "Maya called: she slept well.", Reason = "Heard later" }), Ct);
        var read = (await ruth.Send(new GetNote(clinic.Maya, note), Ct)).Value;
        Assert.Equal(("Maya called: she slept well.", clinic.Ruth.PersonId), read.Addenda.Select(addendum => (addendum.Text, addendum.AuthorId)).Single());
        Assert.Equal("Maya slept four nights of seven.", read.Sections[0].Text);
    }

    [Fact]
    public async Task I43_signs_exactly_what_was_read()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        var ruth = clinic.As(clinic.Ruth);
        var read = (await ruth.Send(new GetNote(clinic.Maya, note), Ct)).Value;
        var patched = await ruth.Send(new RedraftNote(clinic.Maya, note, read.Revision, new() { Sections = [new() { Heading = "data", Text = "Changed." }] }), Ct);

        Assert.Equal(
            new NoteHashMismatch { Pointer = "/contentHash" }, await ruth.Refused(new SignNote(clinic.Maya, note, patched.Revision, new() { ContentHash = read.ContentHash }), Ct));
        Assert.Equal(new RequestStale(2), await ruth.Refused(new SignNote(clinic.Maya, note, read.Revision, new() { ContentHash = read.ContentHash }), Ct));
        await clinic.Signs(clinic.Ruth, note);
    }

    [Fact]
    public async Task I45_waits_for_the_supervisor_of_a_qualifying_psychotherapist()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var note = await clinic.SignsANote(clinic.Quinn, Discipline.Psychotherapy);
        var supervising = clinic.As(clinic.Ruth, PurposeOfUse.Supervision);
        var read = await supervising.Send(new GetNote(clinic.Maya, note), Ct);
        Assert.Equal((NoteStatus.AwaitingCoSignature, clinic.Ruth.PersonId), (read.Value.Status, read.Value.SupervisorId!.Value));
        Assert.Equal(DecisionReason.Supervision, read.Shown.Single().Proof.Decision.Reason);

        Assert.Equal(new NoteNotSigned(NoteStatus.AwaitingCoSignature), await clinic.As(clinic.Quinn).Refused(new AddAddendum(clinic.Maya, note, 2, new() { Text = "More.", Reason = "Heard later" }), Ct));
        Assert.Equal(new CoSignerIsAuthor(), await clinic.As(clinic.Quinn, PurposeOfUse.Supervision).Refused(new CoSignNote(clinic.Maya, note, 2, new() { ContentHash = read.Value.ContentHash }), Ct));
        Assert.Equal(
            new NoteHashMismatch { Pointer = "/contentHash" }, await supervising.Refused(new CoSignNote(clinic.Maya, note, 2, new() { ContentHash = new string('0', 64) }), Ct));

        Assert.Equal(new SupervisionPurposeNeeded(), await clinic.As(clinic.Ruth).Refused(new CoSignNote(clinic.Maya, note, 2, new() { ContentHash = read.Value.ContentHash }), Ct));

        await supervising.Send(new CoSignNote(clinic.Maya, note, 2, new() { ContentHash = read.Value.ContentHash }), Ct);

        Assert.Equal(NoteStatus.Signed, (await clinic.As(clinic.Quinn).Send(new GetNote(clinic.Maya, note), Ct)).Value.Status);
    }

    [Fact]
    public async Task I45_keeps_the_note_a_draft_without_a_supervision()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var note = await clinic.DraftsANote(clinic.Quinn, Discipline.Psychotherapy);
        var read = (await clinic.As(clinic.Quinn).Send(new GetNote(clinic.Maya, note), Ct)).Value;
        await clinic.AskAsOwner($"update care.supervisions set ended_on = '{Clinic.Today:yyyy-MM-dd}'", Ct);

        Assert.Equal(new NoteSupervisionMissing(), await clinic.As(clinic.Quinn).Refused(new SignNote(clinic.Maya, note, 1, new() { ContentHash = read.ContentHash }), Ct));
    }

    [Fact]
    public async Task I47_is_co_signed_only_while_the_supervision_runs_and_the_supervisor_is_registered()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var note = await clinic.SignsANote(clinic.Quinn, Discipline.Psychotherapy);
        var hash = (await clinic.As(clinic.Quinn).Send(new GetNote(clinic.Maya, note), Ct)).Value.ContentHash;
        var coSign = new CoSignNote(clinic.Maya, note, 2, new() { ContentHash = hash });

        await clinic.AskAsOwner($"update care.supervisions set ended_on = '{Clinic.Today:yyyy-MM-dd}'", Ct);
        Assert.Equal(new ConsentNotGiven(InformationCategory.PsychotherapyProgress), await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Refused(coSign, Ct));

        await clinic.AskAsOwner("update care.supervisions set ended_on = null", Ct);
        await clinic.AskAsOwner($"update care.licences set registration_class = 'qualifying' where practitioner_id = '{clinic.Ruth.Id.Value}'", Ct);
        Assert.Equal(new NotTheNotesSupervisor(), await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Refused(coSign, Ct));
    }

    [Fact]
    public async Task Is_for_who_held_the_session()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var record = new WriteNoteBody { Format = NoteFormat.MassageRecord, Sections = [new() { Heading = "treatment", Text = "Shoulders." }] };

        Assert.Equal(new NotTheSessionsPractitioner(), await clinic.As(clinic.Noor).Refused(new WriteNote(clinic.Maya, session, record), Ct));
        await clinic.As(clinic.Tomas).Send(new WriteNote(clinic.Maya, session, record), Ct);
        Assert.Equal(
            new NoteHeadingUnknown(NoteFormat.Dap) { Pointer = "/sections/0/heading" },
            await clinic.As(clinic.Tomas).Refused(new WriteNote(clinic.Maya, session, CareUnderWay.ADapNote() with { Sections = [new() { Heading = "mood", Text = "Calm." }] }), Ct));
    }

    [Fact]
    public async Task Stands_in_the_ledger_with_its_kind_and_without_a_word_of_its_text()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.SignsANote(clinic.Tomas, Discipline.MassageTherapy);

        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.access_ledger where entry like '%\"WriteNote\"%' and entry like '%bodywork%'", Ct));
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.access_ledger where entry like '%four nights%'", Ct));
    }

    private static async Task<IEnumerable<Guid>> Listed(Clinic clinic, Person reader) =>
        (await clinic.As(reader).Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct)).Value.Items.Select(note => note.Id);
}
