using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Clinics;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;
using Clinic = IntegrativeCare.Testing.Clinic;

namespace IntegrativeCare.Application.Tests.Notes;

public sealed class Working_under_supervision(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I45_follows_what_supervisor_and_supervisee_agreed_on()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await Agrees(clinic, "firstSessions", sessions: 2);

        var first = await Signs(clinic, 1);
        var second = await Signs(clinic, 3);
        var third = await Signs(clinic, 5);

        Assert.Equal([NoteStatus.AwaitingCoSignature, NoteStatus.AwaitingCoSignature, NoteStatus.Signed], [await StatusOf(clinic, first), await StatusOf(clinic, second), await StatusOf(clinic, third)]);

        await Agrees(clinic, "riskFlagged");
        Assert.Equal(NoteStatus.Signed, await StatusOf(clinic, await Signs(clinic, 7)));
        Assert.Equal(NoteStatus.AwaitingCoSignature, await StatusOf(clinic, await Signs(clinic, 9, isRiskFlagged: true)));
    }

    [Fact]
    public async Task Lists_what_awaits_the_supervisor_across_clients_and_writes_it_into_each_clients_ledger()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var first = await Signs(clinic, 1);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Signs(clinic, 3);
        var ruth = clinic.As(clinic.Ruth, PurposeOfUse.Supervision);

        var page = (await ruth.Send(new ListMyCoSignatures(1, null), Ct)).Slice;
        var rest = (await ruth.Send(new ListMyCoSignatures(1, page.Next), Ct)).Slice;

        Assert.Equal((first.Value, second.Value, null), (Assert.Single(page.Items).Id, Assert.Single(rest.Items).Id, rest.Next));
        Assert.Equal((clinic.Maya.Value, clinic.Quinn.PersonId), (page.Items[0].ClientId, page.Items[0].Note.AuthorId));
        Assert.Equal(2L, await clinic.AskAsOwner($"select count(*) from care.access_ledger where entry like '%\"ListMyCoSignatures\"%' and client_id = '{clinic.Maya.Value}'", Ct));
        Assert.Equal(new SupervisionPurposeNeeded(), await clinic.As(clinic.Ruth).Refused(new ListMyCoSignatures(50, null), Ct));

        // Nobody else has them in their queue, and a client's will closes it like everything else.
        Assert.Empty((await clinic.As(clinic.Quinn, PurposeOfUse.Supervision).Send(new ListMyCoSignatures(50, null), Ct)).Slice.Items);
        await clinic.Withholds(Recipient.Of(clinic.Ruth.Id), [InformationCategory.PsychotherapyProgress], ct: Ct);
        Assert.Empty((await ruth.Send(new ListMyCoSignatures(50, null), Ct)).Slice.Items);
    }

    [Fact]
    public async Task Empties_the_queue_the_day_the_supervision_ends()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await Signs(clinic, 1);
        await clinic.AskAsOwner($"update care.supervisions set ended_on = '{Clinic.Today:yyyy-MM-dd}'", Ct);

        Assert.Empty((await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Send(new ListMyCoSignatures(50, null), Ct)).Slice.Items);
    }

    [Fact]
    public async Task Gives_a_note_back_and_takes_the_next_version()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var colleague = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(colleague, Discipline.Psychotherapy, ct: Ct);
        var note = await Signs(clinic, 1);
        var ruth = clinic.As(clinic.Ruth, PurposeOfUse.Supervision);
        var quinn = clinic.As(clinic.Quinn);

        await ruth.Send(new ReturnNote(clinic.Maya, note, 2, new() { Comment = "Say how the plan was agreed on." }), Ct);

        Assert.Equal(["Say how the plan was agreed on."], (await quinn.Send(new GetNote(clinic.Maya, note), Ct)).Value.Returns.Select(back => back.Comment));
        Assert.Empty((await clinic.As(clinic.MayaHerself).Send(new GetNote(clinic.Maya, note), Ct)).Value.Returns);
        Assert.Empty((await clinic.As(colleague).Send(new GetNote(clinic.Maya, note), Ct)).Value.Returns);
        var returned = (await quinn.Send(new GetNote(clinic.Maya, note), Ct)).Value;
        Assert.Equal(NoteStatus.Returned, returned.Status);

        var next = new NoteId((await quinn.Send(new AmendNote(clinic.Maya, note, returned.Revision, new() { Reason = "As Ruth asked." }), Ct)).Id);
        Assert.Equal(new NoteAmendmentBegun(), await quinn.Refused(new AmendNote(clinic.Maya, note, returned.Revision, new() { Reason = "Twice" }), Ct));
        await quinn.Send(new RedraftNote(clinic.Maya, next, 1, new() { Sections = [new() { Heading = "data", Text = "Maya slept five nights of seven." }, new() { Heading = "plan", Text = "Agreed on together." }] }), Ct);
        Assert.Equal([1], (await ruth.Send(new ListNoteVersions(clinic.Maya, note), Ct)).Value.Items.Select(version => version.Version));
        await clinic.Signs(clinic.Quinn, next);
        Assert.Equal(NoteStatus.Returned, await StatusOf(clinic, note));

        var read = (await ruth.Send(new GetNote(clinic.Maya, next), Ct)).Value;
        await ruth.Send(new CoSignNote(clinic.Maya, next, read.Revision, new() { ContentHash = read.ContentHash }), Ct);

        Assert.Equal([NoteStatus.Amended, NoteStatus.Signed], (await quinn.Send(new ListNoteVersions(clinic.Maya, note), Ct)).Value.Items.Select(version => version.Status));
        Assert.Equal("Maya slept four nights of seven.", (await quinn.Send(new GetNote(clinic.Maya, note), Ct)).Value.Sections[0].Text);
        var differences = (await quinn.Send(new GetNoteDifferences(clinic.Maya, next, null), Ct)).Value;
        Assert.Equal(
            [(TextChange.Same, "Maya slept "), (TextChange.Removed, "four"), (TextChange.Added, "five"), (TextChange.Same, " nights of seven.")],
            differences.Sections.Single(section => section.Heading == "data").Pieces.Select(piece => (piece.Change, piece.Text)));
        Assert.Equal(new NoteHasNoEarlierVersion { Pointer = "/against" }, await quinn.Refused(new GetNoteDifferences(clinic.Maya, note, null), Ct));
    }

    [Fact]
    public async Task Sends_the_answer_to_a_return_to_the_supervisor_whatever_was_agreed_and_replaces_what_stood_before()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await Agrees(clinic, "riskFlagged");
        var (quinn, ruth) = (clinic.As(clinic.Quinn), clinic.As(clinic.Ruth, PurposeOfUse.Supervision));
        var first = await Signs(clinic, 1);
        var second = await Amends(clinic, first, isRiskFlagged: true);
        Assert.Equal([NoteStatus.Signed, NoteStatus.AwaitingCoSignature], [await StatusOf(clinic, first), await StatusOf(clinic, second)]);
        await ruth.Send(new ReturnNote(clinic.Maya, second, (await quinn.Send(new GetNote(clinic.Maya, second), Ct)).Value.Revision, new() { Comment = "Say more." }), Ct);

        var third = await Amends(clinic, second, isRiskFlagged: false);

        Assert.Equal([third.Value], (await ruth.Send(new ListMyCoSignatures(50, null), Ct)).Slice.Items.Select(one => one.Id));
        var read = (await ruth.Send(new GetNote(clinic.Maya, third), Ct)).Value;
        await ruth.Send(new CoSignNote(clinic.Maya, third, read.Revision, new() { ContentHash = read.ContentHash }), Ct);
        Assert.Equal([NoteStatus.Amended, NoteStatus.Amended, NoteStatus.Signed], (await quinn.Send(new ListNoteVersions(clinic.Maya, first), Ct)).Value.Items.Select(version => version.Status));

        // What stood before stands again once the last version was wrong; what was given back on the way does not.
        await quinn.Send(new EnterNoteInError(clinic.Maya, third, read.Revision + 1, new() { Reason = "About somebody else" }), Ct);
        Assert.Equal([NoteStatus.Signed, NoteStatus.Amended, NoteStatus.EnteredInError], (await quinn.Send(new ListNoteVersions(clinic.Maya, first), Ct)).Value.Items.Select(version => version.Status));
    }

    [Fact]
    public async Task Asks_for_the_supervisor_because_of_a_signal_that_the_client_keeps_from_the_author()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await Agrees(clinic, "riskFlagged");
        await clinic.As(clinic.MayaHerself).Send(new Application.Outcomes.RecordOutcome(clinic.Maya, new() { Instrument = Domain.Outcomes.Instruments.Phq9, Answers = [1, 1, 1, 1, 1, 1, 1, 1, 2] }), Ct);
        await clinic.Withholds(Recipient.Of(clinic.Quinn.Id), [InformationCategory.MentalHealthOutcomes], ct: Ct);

        Assert.Equal(NoteStatus.AwaitingCoSignature, await StatusOf(clinic, await Signs(clinic, 1)));
    }

    [Fact]
    public async Task I45_adds_nothing_to_a_note_without_a_supervision_and_finishes_what_waits_by_ones_own_standing()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var (final, waiting) = (await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy, 8), await Signs(clinic, 1));
        Assert.Equal(new NoteNotAmendable(NoteStatus.AwaitingCoSignature), await clinic.As(clinic.Quinn).Refused(new AmendNote(clinic.Maya, waiting, 2, new() { Reason = "Why" }), Ct));
        await clinic.AskAsOwner($"update care.supervisions set ended_on = '{Clinic.Today:yyyy-MM-dd}'", Ct);

        Assert.Equal(new SupervisionMissing(), await clinic.As(clinic.Quinn).Refused(new AddAddendum(clinic.Maya, final, 2, new() { Text = "More.", Reason = "Later" }), Ct));
        await clinic.AskAsOwner($"update care.licences set registration_class = 'registered' where practitioner_id = '{clinic.Quinn.Id.Value}'", Ct);
        var next = await Amends(clinic, waiting);
        Assert.Equal([NoteStatus.Amended, NoteStatus.Signed], [await StatusOf(clinic, waiting), await StatusOf(clinic, next)]);
    }

    [Fact]
    public async Task Enters_nothing_in_error_while_its_next_version_is_being_written()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);
        var next = await clinic.As(clinic.Ruth).Send(new AmendNote(clinic.Maya, note, 2, new() { Reason = "Why" }), Ct);

        Assert.Equal(new NoteAmendmentBegun(), await clinic.As(clinic.Ruth).Refused(new EnterNoteInError(clinic.Maya, note, 2, new() { Reason = "Wrong" }), Ct));
        await clinic.As(clinic.Ruth).Send(new EnterNoteInError(clinic.Maya, new(next.Id), 1, new() { Reason = "Not needed" }), Ct);
        await clinic.As(clinic.Ruth).Send(new EnterNoteInError(clinic.Maya, note, 2, new() { Reason = "Wrong" }), Ct);
    }

    [Fact]
    public async Task Hides_the_text_of_what_was_entered_in_error_from_all_but_its_author_and_the_supervisor()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var note = await Signs(clinic, 1);
        await clinic.As(clinic.Quinn).Send(new EnterNoteInError(clinic.Maya, note, 2, new() { Reason = "Another session" }), Ct);

        var ofMaya = (await clinic.As(clinic.MayaHerself).Send(new GetNote(clinic.Maya, note), Ct)).Value;
        Assert.Equal((NoteStatus.EnteredInError, "Another session"), (ofMaya.Status, ofMaya.ErrorReason));
        Assert.Empty(ofMaya.Sections);
        Assert.NotEmpty((await clinic.As(clinic.Quinn).Send(new GetNote(clinic.Maya, note), Ct)).Value.Sections);
        Assert.NotEmpty((await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Send(new GetNote(clinic.Maya, note), Ct)).Value.Sections);
        Assert.Empty(Assert.Single((await clinic.As(clinic.MayaHerself).Send(new GetChart(clinic.Maya, NoteFilter.All, null, 50, null), Ct)).Value.Items).Note.Sections);
        Assert.Empty((await clinic.As(clinic.MayaHerself).Send(new ListNotes(clinic.Maya, new() { Section = "data" }, 50, null), Ct)).Value.Items);
    }

    [Fact]
    public async Task Gives_a_draft_up_without_a_trace_in_any_list()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        await clinic.As(clinic.Ruth).Send(new EnterNoteInError(clinic.Maya, note, 1, new() { Reason = "Not needed" }), Ct);

        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct)).Value.Items);
        Assert.Equal(1L, await clinic.AskAsOwner($"select count(*) from care.session_notes where id = '{note.Value}' and draft is null", Ct));
    }

    [Fact]
    public async Task Counts_what_became_of_the_supervisees_notes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var from = clinic.Clock.GetUtcNow();
        var (first, second) = (await Signs(clinic, 1), await Signs(clinic, 3));
        await Signs(clinic, 5);
        clinic.Clock.Advance(TimeSpan.FromHours(2));
        var ruth = clinic.As(clinic.Ruth, PurposeOfUse.Supervision);
        var read = (await ruth.Send(new GetNote(clinic.Maya, first), Ct)).Value;
        await ruth.Send(new CoSignNote(clinic.Maya, first, read.Revision, new() { ContentHash = read.ContentHash }), Ct);
        await ruth.Send(new ReturnNote(clinic.Maya, second, 2, new() { Comment = "Say more." }), Ct);

        var report = Assert.Single((await ruth.Send(new GetSupervisionReport(from, from.AddDays(1)), Ct)).Supervisees);

        Assert.Equal((clinic.Quinn.PersonId, 3, 1, 1, 0, 1, 2.0), (report.SuperviseeId, report.Signed, report.CoSigned, report.Returned, report.NotAskedFor, report.Waiting, report.MedianHoursToCoSignature));
        Assert.Equal(from, report.LongestWaitingSince);
        var later = Assert.Single((await ruth.Send(new GetSupervisionReport(from.AddDays(1), from.AddDays(2)), Ct)).Supervisees);
        Assert.Equal((0, 1), (later.Signed, later.Waiting));
        Assert.Equal(new ReportPeriodUnusable(366) { Pointer = "/to" }, await ruth.Refused(new GetSupervisionReport(from, from), Ct));
        Assert.Equal(new ReportPeriodUnusable(366) { Pointer = "/to" }, await ruth.Refused(new GetSupervisionReport(from, from.AddDays(366).AddSeconds(1)), Ct));
    }

    [Fact]
    public async Task I43_asks_for_a_fresh_sign_in_where_the_clinic_wants_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        var hash = (await clinic.As(clinic.Ruth).Send(new GetNote(clinic.Maya, note), Ct)).Value.ContentHash;
        var sign = new SignNote(clinic.Maya, note, 1, new() { ContentHash = hash });
        var settings = await clinic.As(clinic.Ada).Send(new GetClinic(), Ct);
        Assert.Equal(new SettingOutOfRange(1, 240) { Pointer = "/freshSignInMinutes" }, await clinic.As(clinic.Ada).Refused(new ChangeClinicSettings(settings.Revision, new() { FreshSignInMinutes = new(0, true) }), Ct));
        Assert.Equal(new SettingOutOfRange(1, 240) { Pointer = "/freshSignInMinutes" }, await clinic.As(clinic.Ada).Refused(new ChangeClinicSettings(settings.Revision, new() { FreshSignInMinutes = new(241, true) }), Ct));
        await clinic.As(clinic.Ada).Send(new ChangeClinicSettings(settings.Revision, new() { FreshSignInMinutes = new(15, true) }), Ct);
        var now = clinic.Clock.GetUtcNow();

        Assert.Equal(new SignatureNeedsFreshSignIn(15), await clinic.As(clinic.Ruth).Refused(sign, Ct));
        Assert.Equal(new SignatureNeedsFreshSignIn(15), await clinic.As(clinic.Ruth with { SignedInAt = now.AddMinutes(-15).AddSeconds(-1) }).Refused(sign, Ct));
        await clinic.As(clinic.Ruth with { SignedInAt = now.AddMinutes(-15) }).Send(sign, Ct);
    }

    private static async Task Agrees(Clinic clinic, string scope, int? sessions = null) => await clinic.AskAsOwner(
        $"update care.supervisions set co_sign = '{{\"scope\": \"{scope}\"{(sessions is { } n ? $", \"sessions\": {n}" : "")}}}'", Ct);

    private static async Task<NoteId> Signs(Clinic clinic, int hours, bool isRiskFlagged = false)
    {
        var session = await clinic.Schedules(clinic.Quinn, Discipline.Psychotherapy, hours);
        var note = new NoteId((await clinic.As(clinic.Quinn).Send(new WriteNote(clinic.Maya, session, CareUnderWay.ADapNote() with { IsRiskFlagged = isRiskFlagged }), Ct)).Id);
        await clinic.Signs(clinic.Quinn, note);
        return note;
    }

    private static async Task<NoteId> Amends(Clinic clinic, NoteId note, bool isRiskFlagged = false)
    {
        var read = (await clinic.As(clinic.Quinn).Send(new GetNote(clinic.Maya, note), Ct)).Value;
        var next = await clinic.As(clinic.Quinn).Send(new AmendNote(clinic.Maya, note, read.Revision, new() { Reason = "Why" }), Ct);
        await clinic.As(clinic.Quinn).Send(new RedraftNote(clinic.Maya, new(next.Id), next.Revision, new() { Sections = CareUnderWay.ADapNote("Maya slept.").Sections, IsRiskFlagged = isRiskFlagged }), Ct);
        await clinic.Signs(clinic.Quinn, new(next.Id));
        return new(next.Id);
    }

    private static async Task<NoteStatus> StatusOf(Clinic clinic, NoteId note) => (await clinic.As(clinic.Quinn).Send(new GetNote(clinic.Maya, note), Ct)).Value.Status;
}
