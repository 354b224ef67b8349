using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.BridgeSummaries;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Application.ProcessNotes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Application.Tests.BridgeSummaries;

public sealed class Bridging_between_disciplines(PostgresServer server)
{
    private const string Said = "Evenings are hard; end quietly.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reaches_the_other_discipline_as_far_as_the_client_lets_its_kind_be_seen_I50()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);
        var bridge = await Publishes(clinic, BridgeSource.Of(note));

        Assert.Equal(new ConsentNotGiven(InformationCategory.CarePlan), await clinic.As(clinic.Tomas).Refused(new GetBridgeSummary(clinic.Maya, bridge), Ct));
        Assert.Empty(await Listed(clinic, clinic.Tomas));

        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.CarePlan], ct: Ct);
        var read = await clinic.As(clinic.Tomas).Send(new GetBridgeSummary(clinic.Maya, bridge), Ct);
        Assert.Equal((Said, Discipline.MassageTherapy, clinic.Ruth.PersonId, true), (read.Value.Text, read.Value.Audience, read.Value.AuthorId, read.Value.IsCurrent));
        Assert.Equal((InformationCategory.CarePlan, DecisionReason.Directive), (read.Shown.Single().Proof.Category, read.Shown.Single().Proof.Decision.Reason));
        Assert.Equal([bridge.Value], await Listed(clinic, clinic.Tomas));
        Assert.Equal([bridge.Value], await Listed(clinic, clinic.MayaHerself));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new GetBridgeSummary(clinic.Maya, bridge), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new GetBridgeSummary(clinic.Maya, bridge), Ct));

        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [], records: [bridge.Value], ct: Ct);
        Assert.Equal(new ConsentNotGiven(InformationCategory.CarePlan), await clinic.As(clinic.Tomas).Refused(new GetBridgeSummary(clinic.Maya, bridge), Ct));
        Assert.Empty(await Listed(clinic, clinic.Tomas));
    }

    [Fact]
    public async Task Lists_by_audience_and_by_whether_it_is_over_from_page_to_page()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (talk, touch) = (await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy), await clinic.SignsANote(clinic.Tomas, Discipline.MassageTherapy, 3));
        var toMassage = await Publishes(clinic, BridgeSource.Of(talk));
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var toTalk = await Publishes(clinic, BridgeSource.Of(touch), clinic.Tomas, Terms with { Audience = Discipline.Psychotherapy, Category = InformationCategory.Bodywork });
        await clinic.As(clinic.Tomas).Send(new WithdrawBridgeSummary(clinic.Maya, toTalk), Ct);
        var maya = clinic.As(clinic.MayaHerself);

        async Task<IEnumerable<Guid>> Asked(Discipline? audience, bool? current) => (await maya.Send(new ListBridgeSummaries(clinic.Maya, audience, current, 50, null), Ct)).Value.Items.Select(one => one.Id);
        Assert.Equal([toTalk.Value, toMassage.Value], await Asked(null, null));
        Assert.Equal([toMassage.Value], await Asked(Discipline.MassageTherapy, null));
        Assert.Equal([toTalk.Value], await Asked(Discipline.Psychotherapy, null));
        Assert.Equal([toMassage.Value], await Asked(null, true));
        Assert.Equal([toTalk.Value], await Asked(null, false));
        var first = (await maya.Send(new ListBridgeSummaries(clinic.Maya, null, null, 1, null), Ct)).Value;
        Assert.Equal([toMassage.Value], (await maya.Send(new ListBridgeSummaries(clinic.Maya, null, null, 1, first.Next), Ct)).Value.Items.Select(one => one.Id));
    }

    [Fact]
    public async Task Is_gone_with_the_audiences_next_request_once_withdrawn_and_stays_for_author_and_client_I50()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var iris = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(iris, Discipline.Psychotherapy, ct: Ct);
        var bridge = await Publishes(clinic, BridgeSource.Of(await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy)));
        Assert.Equal([bridge.Value], await Listed(clinic, clinic.Tomas));
        Assert.Equal([bridge.Value], await Listed(clinic, iris));
        Assert.Equal(new BridgeNotYours(), await clinic.As(clinic.Tomas).Refused(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct));

        var withdrawn = await clinic.As(clinic.Ruth).Send(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct);
        Assert.Equal(withdrawn, await clinic.As(clinic.Ruth).Send(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct));

        foreach (var other in (Person[])[clinic.Tomas, iris])
        {
            Assert.Empty(await Listed(clinic, other));
            Assert.Equal(new BridgeSummaryNotFound(), await clinic.As(other).Refused(new GetBridgeSummary(clinic.Maya, bridge), Ct));
            Assert.Equal(new BridgeSummaryNotFound(), await clinic.As(other).Refused(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct));
        }

        foreach (var own in (Person[])[clinic.Ruth, clinic.MayaHerself])
        {
            var read = (await clinic.As(own).Send(new GetBridgeSummary(clinic.Maya, bridge), Ct)).Value;
            Assert.Equal((Said, false, Clinic.Monday), (read.Text, read.IsCurrent, read.WithdrawnAt!.Value));
        }
    }

    [Fact]
    public async Task Ends_for_the_audience_at_its_end_and_not_before()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var bridge = await Publishes(clinic, BridgeSource.Of(await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy)), terms: Terms with { ExpiresAt = Clinic.Monday.AddHours(2) });

        clinic.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        Assert.Equal([bridge.Value], await Listed(clinic, clinic.Tomas));
        Assert.Equal(1, await InThePreviewOf(clinic, bridge));
        clinic.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(await Listed(clinic, clinic.Tomas));
        Assert.Equal(new BridgeSummaryNotFound(), await clinic.As(clinic.Tomas).Refused(new GetBridgeSummary(clinic.Maya, bridge), Ct));
        Assert.Equal(0, await InThePreviewOf(clinic, bridge));
        Assert.Equal([bridge.Value], await Listed(clinic, clinic.MayaHerself));
        Assert.False((await clinic.As(clinic.Ruth).Send(new GetBridgeSummary(clinic.Maya, bridge), Ct)).Value.IsCurrent);
    }

    [Fact]
    public async Task Is_published_by_the_author_or_for_supervision_by_their_supervisor_from_a_final_note_I50()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan, InformationCategory.PsychotherapyProgress], ct: Ct);
        var iris = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(iris, Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var note = await clinic.DraftsANote(clinic.Quinn, Discipline.Psychotherapy);

        Assert.Equal(new BridgeNoteNotFinal(), await clinic.As(clinic.Quinn).Refused(Publish(clinic, BridgeSource.Of(note)), Ct));
        var signed = await clinic.Signs(clinic.Quinn, note);
        Assert.Equal(new BridgeNoteNotFinal(), await clinic.As(clinic.Quinn).Refused(Publish(clinic, BridgeSource.Of(note)), Ct));
        var supervising = clinic.As(clinic.Ruth, PurposeOfUse.Supervision);
        var read = (await supervising.Send(new Application.Notes.GetNote(clinic.Maya, note), Ct)).Value;
        await supervising.Send(new Application.Notes.CoSignNote(clinic.Maya, note, signed.Revision, new() { ContentHash = read.ContentHash }), Ct);

        Assert.Equal(new BridgeNotYours(), await clinic.As(iris).Refused(Publish(clinic, BridgeSource.Of(note)), Ct));
        Assert.Equal(new BridgeNotYours(), await clinic.As(clinic.Tomas).Refused(Publish(clinic, BridgeSource.Of(note)), Ct));
        Assert.Equal(new BridgeNotYours(), await clinic.As(clinic.Ruth).Refused(Publish(clinic, BridgeSource.Of(note)), Ct));
        var bridge = new BridgeSummaryId((await supervising.Send(Publish(clinic, BridgeSource.Of(note)), Ct)).Id);
        var published = (await clinic.As(clinic.Quinn).Send(new GetBridgeSummary(clinic.Maya, bridge), Ct)).Value;
        Assert.Equal((clinic.Quinn.PersonId, clinic.Ruth.PersonId), (published.AuthorId, published.PublishedBy));
        Assert.Equal(new NoteNotFound(), await clinic.As(clinic.Ruth).Refused(Publish(clinic, BridgeSource.Of(NoteId.New())), Ct));

        Assert.Equal(new BridgeNotYours(), await clinic.As(iris).Refused(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct));
        await supervising.Send(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct);
        Assert.Empty(await Listed(clinic, clinic.Tomas));
        Assert.Equal([bridge.Value], (await supervising.Send(new ListBridgeSummaries(clinic.Maya, null, null, 50, null), Ct)).Value.Items.Select(one => one.Id));
    }

    [Fact]
    public async Task Is_withdrawn_by_the_lead_of_the_authors_discipline_when_the_author_works_here_no_more()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var (iris, mara, lena) = (await clinic.Enrol("Iris", Discipline.MassageTherapy, ct: Ct), await clinic.Enrol("Mara", Discipline.MassageTherapy, ct: Ct), await clinic.Enrol("Lena", Discipline.MassageTherapy, ct: Ct));
        await clinic.Joins(lena, Discipline.MassageTherapy, isLead: true, ct: Ct);
        await clinic.Joins(iris, Discipline.MassageTherapy, isLead: true, ct: Ct);
        await clinic.Joins(mara, Discipline.MassageTherapy, ct: Ct);
        var bridge = await Publishes(clinic, BridgeSource.Of(await clinic.SignsANote(clinic.Tomas, Discipline.MassageTherapy)), clinic.Tomas, Terms with { Audience = Discipline.Psychotherapy, Category = InformationCategory.Bodywork });
        await clinic.As(clinic.Ada).Send(new DeactivatePractitioner(clinic.Tomas.Id, 2), Ct);

        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Bodywork], ct: Ct);
        await clinic.Withholds(Recipient.Of(lena.Id), [InformationCategory.Bodywork], ct: Ct);
        Assert.Equal(new ConsentNotGiven(InformationCategory.Bodywork), await clinic.As(lena).Refused(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct));
        foreach (var other in (Person[])[clinic.Ruth, clinic.Quinn, mara]) Assert.Equal(new BridgeNotYours(), await clinic.As(other).Refused(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct));
        Assert.Equal([bridge.Value], await Listed(clinic, clinic.Ruth));

        await clinic.As(iris).Send(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct);

        foreach (var reader in (Person[])[clinic.Ruth, iris, mara])
        {
            Assert.Empty(await Listed(clinic, reader));
            Assert.Equal(new BridgeSummaryNotFound(), await clinic.As(reader).Refused(new GetBridgeSummary(clinic.Maya, bridge), Ct));
        }

        var ofMaya = (await clinic.As(clinic.MayaHerself).Send(new GetBridgeSummary(clinic.Maya, bridge), Ct)).Value;
        Assert.Equal((false, clinic.Clock.GetUtcNow()), (ofMaya.IsCurrent, ofMaya.WithdrawnAt!.Value));
        Assert.Equal(iris.PersonId, (Guid)(await clinic.AskAsOwner($"select withdrawn_by from care.bridge_summaries where id = '{bridge.Value}'", Ct))!);
    }

    [Fact]
    public async Task Is_not_withdrawn_by_who_led_the_care_and_has_left_the_team()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var bridge = await Publishes(clinic, BridgeSource.Of(await clinic.SignsANote(clinic.Tomas, Discipline.MassageTherapy)), clinic.Tomas, Terms with { Audience = Discipline.Psychotherapy, Category = InformationCategory.SafetyCues });
        var iris = await clinic.Enrol("Iris", Discipline.MassageTherapy, ct: Ct);
        await clinic.Joins(iris, Discipline.MassageTherapy, isLead: true, ct: Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.SafetyCues], ct: Ct);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await clinic.AskAsOwner($"update care.care_team_members set left_at = '{clinic.Clock.GetUtcNow():O}' where practitioner_id = '{iris.PersonId}'", Ct);
        await clinic.Joins(iris, Discipline.MassageTherapy, ct: Ct);

        Assert.Equal(new BridgeNotYours(), await clinic.As(iris).Refused(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct));
        Assert.Equal([bridge.Value], await Listed(clinic, clinic.Ruth));
    }

    [Fact]
    public async Task Is_published_from_ones_own_process_note_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var kept = new ProcessNoteId((await clinic.As(clinic.Quinn).Send(new WriteProcessNote(clinic.Maya, new() { Text = "Kept." }), Ct)).Id);

        Assert.Equal(new ProcessNoteNotFound(), await clinic.As(clinic.Ruth).Refused(Publish(clinic, BridgeSource.Of(kept)), Ct));
        Assert.Equal(new ProcessNoteNotYours(), await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Refused(Publish(clinic, BridgeSource.Of(kept)), Ct));
        Assert.Equal(new ProcessNoteNotFound(), await clinic.As(clinic.Tomas).Refused(Publish(clinic, BridgeSource.Of(kept), Terms with { Audience = Discipline.Psychotherapy }), Ct));
        await clinic.As(clinic.Quinn).Send(Publish(clinic, BridgeSource.Of(kept)), Ct);
    }

    /// <summary>I48: whoever compares a summary drawn from a process note with one from a session note finds no difference, in the row, in an answer, in the ledger.</summary>
    [Fact]
    public async Task Looks_the_same_whatever_it_was_drawn_from()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);
        var kept = new ProcessNoteId((await clinic.As(clinic.Ruth).Send(new WriteProcessNote(clinic.Maya, new() { Text = "Kept." }), Ct)).Id);
        var fromNote = await Publishes(clinic, BridgeSource.Of(note));
        var fromKept = await Publishes(clinic, BridgeSource.Of(kept));

        foreach (var reader in (Person[])[clinic.Tomas, clinic.MayaHerself, clinic.Ruth])
        {
            var (one, other) = ((await clinic.As(reader).Send(new GetBridgeSummary(clinic.Maya, fromNote), Ct)).Value, (await clinic.As(reader).Send(new GetBridgeSummary(clinic.Maya, fromKept), Ct)).Value);
            Assert.Equal(one with { Id = other.Id }, other);
        }

        Assert.Equal(0L, await clinic.AskAsOwner($"select count(*) from care.bridge_summaries b where b::text like '%{kept.Value}%' or b::text like '%{note.Value}%'", Ct));
        foreach (var reader in (Person[])[clinic.MayaHerself, clinic.Pia])
        {
            var rows = (await clinic.As(reader).Send(new ListDisclosures(clinic.Maya, 200, null), Ct)).Value.Items.Where(row => row.Changed == fromNote.Value || row.Changed == fromKept.Value).ToList();
            Assert.Equal(2, rows.Count);
            Assert.Single(rows.Select(row => (row.Action, row.InWords, row.Refusal, string.Join(' ', row.Parts.Select(part => (part.Category, part.IsPermitted, part.Reason))))).Distinct());
        }

        await clinic.As(clinic.Ruth).Refused(Publish(clinic, BridgeSource.Of(ProcessNoteId.New())), Ct);
        Assert.DoesNotContain((await clinic.As(clinic.MayaHerself).Send(new ListDisclosures(clinic.Maya, 200, null), Ct)).Value.Items, row => row.Refusal is not null);
    }

    [Fact]
    public async Task Needs_the_team_of_its_author()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.Bodywork], ct: Ct);
        var note = await clinic.SignsANote(clinic.Tomas, Discipline.MassageTherapy);
        await clinic.AskAsOwner($"update care.care_team_members set left_at = '{Clinic.Monday:O}' where practitioner_id = '{clinic.Tomas.PersonId}'", Ct);

        Assert.Equal(new OnlyMembersWrite(), await clinic.As(clinic.Tomas).Refused(Publish(clinic, BridgeSource.Of(note), Terms with { Audience = Discipline.Psychotherapy }), Ct));
    }

    [Fact]
    public async Task Stands_with_the_session_that_the_audience_is_about_to_hold()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan, InformationCategory.Scheduling], ct: Ct);
        var bridge = await Publishes(clinic, BridgeSource.Of(await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy)));
        var (massage, talk) = (await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 4), await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, 6));

        var read = await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, massage), Ct);
        Assert.Equal([(bridge.Value, Said)], read.Value.BridgeSummaries!.Select(one => (one.Id, one.Text)));
        Assert.Contains(read.Shown, part => part.Proof.Category == InformationCategory.CarePlan && part.Records.Contains(bridge.Value));
        Assert.Null(await Told(clinic.Tomas, talk));
        Assert.Null(await Told(clinic.Ruth, massage));
        Assert.Null(await Told(clinic.Ada, massage));

        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.CarePlan], ct: Ct);
        Assert.Null(await Told(clinic.Tomas, massage));

        async Task<IReadOnlyList<BridgeSummaryView>?> Told(Person who, SessionId session) => (await clinic.As(who).Send(new GetSession(clinic.Maya, session), Ct)).Value.BridgeSummaries;
    }

    [Fact]
    public async Task Leaves_the_session_with_its_withdrawal_and_with_the_end_of_the_session()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy, 20);
        var bridge = await Publishes(clinic, BridgeSource.Of(note));
        var (session, revision) = await clinic.HoldsAMassageSession();
        Assert.NotNull(await Told());

        await clinic.As(clinic.Tomas).Send(new CompleteSession(clinic.Maya, session, revision), Ct);
        Assert.Null(await Told());
        session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 10);
        Assert.NotNull(await Told());
        await clinic.As(clinic.Ruth).Send(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct);
        Assert.Null(await Told());

        async Task<IReadOnlyList<BridgeSummaryView>?> Told() => (await clinic.As(clinic.Tomas).Send(new GetSession(clinic.Maya, session), Ct)).Value.BridgeSummaries;
    }

    [Fact]
    public async Task Never_changes_whoever_runs_the_statement()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var bridge = await Publishes(clinic, BridgeSource.Of(await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy)));
        foreach (var change in (string[])["category = 'bodywork'", "audience = 'psychotherapy'", "expires_at = now()", "author_id = gen_random_uuid()"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsOwner($"update care.bridge_summaries set {change} where id = '{bridge.Value}'", Ct));
            Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
        }

        await clinic.As(clinic.Ruth).Send(new WithdrawBridgeSummary(clinic.Maya, bridge), Ct);
        var undone = await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsOwner($"update care.bridge_summaries set withdrawn_at = null, withdrawn_by = null where id = '{bridge.Value}'", Ct));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, undone.SqlState);
    }

    private static PublishBridgeSummaryBody Terms => new() { Audience = Discipline.MassageTherapy, Category = InformationCategory.CarePlan, Text = Said };

    private static PublishBridgeSummary Publish(Clinic clinic, BridgeSource source, PublishBridgeSummaryBody? terms = null) => new(clinic.Maya, source, terms ?? Terms);

    private static async Task<BridgeSummaryId> Publishes(Clinic clinic, BridgeSource source, Person? by = null, PublishBridgeSummaryBody? terms = null) =>
        new((await clinic.As(by ?? clinic.Ruth).Send(Publish(clinic, source, terms), Ct)).Id);

    private static async Task<IEnumerable<Guid>> Listed(Clinic clinic, Person who) =>
        (await clinic.As(who).Send(new ListBridgeSummaries(clinic.Maya, null, null, 50, null), Ct)).Value.Items.Select(one => one.Id);

    private static async Task<int> InThePreviewOf(Clinic clinic, BridgeSummaryId bridge) =>
        (await clinic.As(clinic.MayaHerself).Send(new ListPreviewedRecords(clinic.Maya, Recipient.Of(clinic.Tomas.Id), PurposeOfUse.Treatment, 200, null), Ct)).Value.Items.Count(row => row.Id == bridge.Value);
}
