using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Language;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.Retention;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Retention;
using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Retention;

public sealed class Keeping_records(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_from_the_last_entry_of_any_kind_whoever_wrote_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        Assert.Equal((Clinic.Today, new DateOnly(2036, 3, 3)), Days(await Read(clinic)));

        clinic.Clock.Advance(TimeSpan.FromDays(3));
        await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);

        var kept = await Read(clinic);
        Assert.Equal((Clinic.Today.AddDays(3), new DateOnly(2036, 3, 6)), Days(kept));
        Assert.Equal((RetentionBasis.LastEntry, 10, "CA-ON", false, false), (kept.Basis, kept.Years, kept.PackCode, kept.IsHeld, kept.MayBeDestroyed));
    }

    [Fact]
    public async Task Counts_nothing_as_an_entry_that_is_about_keeping_the_record()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Advance(TimeSpan.FromDays(30));
        await clinic.As(clinic.Pia).Send(new PlaceLegalHold(clinic.Maya, new() { Reason = "A claim." }), Ct);
        await clinic.As(clinic.MayaHerself).Send(new FileErasureRequest(clinic.Maya, new()), Ct);

        Assert.Equal((Clinic.Today, new DateOnly(2036, 3, 3)), Days(await Read(clinic)));
    }

    [Fact]
    public async Task Does_not_tell_by_the_day_that_a_process_note_was_written_I48()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        clinic.Clock.Advance(TimeSpan.FromDays(3));
        await clinic.AskAsOwner($"update care.session_notes set category = 'psychotherapyProcess', written_at = '{clinic.Clock.GetUtcNow():O}' where id = '{note.Value}'", Ct);

        Assert.Equal(Clinic.Today, (await Read(clinic)).LastEntryOn);
    }

    /// <summary>A draft, what its author keeps in it against advice, a draft that was given up and a return are no business of the client's; the session is.</summary>
    [Fact]
    public async Task Does_not_tell_by_the_day_what_is_between_the_author_and_their_supervisor()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        var (first, second) = (await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy), await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, 3));
        var returned = await clinic.SignsANote(clinic.Quinn, Discipline.Psychotherapy, hoursFromNow: 5);
        var before = await Said(clinic);

        clinic.Clock.Advance(TimeSpan.FromDays(3));
        var draft = new NoteId((await clinic.As(clinic.Ruth).Send(new WriteNote(clinic.Maya, first, CareUnderWay.ADapNote()), Ct)).Id);
        Assert.Equal(before, await Said(clinic));
        await clinic.As(clinic.Ruth).Send(new KeepWording(clinic.Maya, draft, new() { RuleId = "AG-REFUSED", Reason = "It is her word." }), Ct);
        Assert.Equal(before, await Said(clinic));
        var other = await clinic.As(clinic.Ruth).Send(new WriteNote(clinic.Maya, second, CareUnderWay.ADapNote()), Ct);
        await clinic.As(clinic.Ruth).Send(new EnterNoteInError(clinic.Maya, new(other.Id), other.Revision, new() { Reason = "The wrong session." }), Ct);
        Assert.Equal(before, await Said(clinic));
        await clinic.As(clinic.Ruth, PurposeOfUse.Supervision).Send(new ReturnNote(clinic.Maya, returned, 2, new() { Comment = "Say how the plan was agreed on." }), Ct);
        Assert.Equal(before, await Said(clinic));

        await clinic.Signs(clinic.Ruth, draft);
        Assert.NotEqual(before, await Said(clinic));
    }

    [Fact]
    public async Task Keeps_longest_when_no_birthday_is_known()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        var kept = await Read(clinic);

        Assert.Equal((RetentionBasis.LatestPossibleMajority, new DateOnly(2054, 3, 2)), (kept.Basis, kept.KeptThrough));
    }

    [Fact]
    public async Task Tells_the_client_the_front_desk_and_the_privacy_officer_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var placed = await clinic.As(clinic.Pia).Send(new PlaceLegalHold(clinic.Maya, new() { Reason = "A claim." }), Ct);
        await clinic.As(clinic.Pia).Send(new ReleaseLegalHold(clinic.Maya, new(placed.Id), placed.Revision, new() { Reason = "Settled." }), Ct);
        await clinic.As(clinic.Pia).Send(new PlaceLegalHold(clinic.Maya, new() { Reason = "Another." }), Ct);

        foreach (var staff in (Person[])[clinic.Ada, clinic.Pia])
        {
            Assert.True((await clinic.As(staff).Send(new GetRetention(clinic.Maya), Ct)).Value.IsHeld);
            Assert.Equal([("Another.", null), ("A claim.", "Settled.")], (await clinic.As(staff).Send(new ListLegalHolds(clinic.Maya, 50, null), Ct)).Value.Items.Select(hold => (hold.Reason!, hold.ReleaseReason)));
        }

        var seen = (await clinic.As(clinic.MayaHerself).Send(new ListLegalHolds(clinic.Maya, 50, null), Ct)).Value.Items;
        Assert.Equal([true, false], seen.Select(hold => hold.IsInForce));
        Assert.All(seen, hold => Assert.Equal((null, null, null, null), (hold.Reason, hold.PlacedBy, hold.ReleasedBy, hold.ReleaseReason)));

        var jonas = await clinic.Register("Jonas", ct: Ct);
        foreach (var other in (Person[])[clinic.Ruth, clinic.Tomas])
        {
            Assert.Equal(new RoleNotAllowed(), await clinic.As(other).Refused(new GetRetention(clinic.Maya), Ct));
            Assert.Equal(new RoleNotAllowed(), await clinic.As(other).Refused(new ListLegalHolds(clinic.Maya, 50, null), Ct));
            Assert.Equal(new RoleNotAllowed(), await clinic.As(other).Refused(new ListErasureRequests(clinic.Maya, 50, null), Ct));
            Assert.Equal(new RoleNotAllowed(), await clinic.As(other).Refused(new FileErasureRequest(clinic.Maya, new()), Ct));
        }

        Assert.Equal(new ClientNotFound(), await clinic.As(jonas).Refused(new GetRetention(clinic.Maya), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new PlaceLegalHold(clinic.Maya, new() { Reason = "No." }), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new ListErasuresToCarryOut(50, null), Ct));
    }

    [Fact]
    public async Task Answers_a_wish_to_erase_with_what_blocks_it_CR_212()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        var hold = await clinic.As(clinic.Pia).Send(new PlaceLegalHold(clinic.Maya, new() { Reason = "A claim." }), Ct);
        await clinic.As(clinic.MayaHerself).Send(new FileErasureRequest(clinic.Maya, new() { Categories = [InformationCategory.Bodywork] }), Ct);

        var blocked = Assert.Single((await clinic.As(clinic.MayaHerself).Send(new ListErasureRequests(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Equal((ErasureAnswer.Blocked, null, "CA-ON"), (blocked.Answer, blocked.DueOn, blocked.PackCode));
        Assert.Equal([new(ErasureRule.RetentionClock, new DateOnly(2036, 3, 2)), new(ErasureRule.LegalHold, null)], blocked.BlockedBy);
        Assert.Equal([InformationCategory.Bodywork], blocked.Categories);
        Assert.Empty((await clinic.As(clinic.Pia).Send(new ListErasuresToCarryOut(50, null), Ct)).Items);

        await clinic.As(clinic.Pia).Send(new ReleaseLegalHold(clinic.Maya, new(hold.Id), hold.Revision, new() { Reason = "Settled." }), Ct);
        clinic.Clock.Set(Clinic.Monday.AddYears(10).AddDays(1));
        var eligible = await clinic.As(clinic.MayaHerself).Send(new FileErasureRequest(clinic.Maya, new()), Ct);

        var due = Assert.Single((await clinic.As(clinic.Pia).Send(new ListErasuresToCarryOut(50, null), Ct)).Items);
        Assert.Equal((eligible.Id, clinic.Maya.Value, new DateOnly(2036, 4, 2)), (due.Id, due.ClientId, due.DueOn));

        await clinic.As(clinic.MayaHerself).Send(new WithdrawErasureRequest(clinic.Maya, new(eligible.Id)), Ct);
        Assert.Empty((await clinic.As(clinic.Pia).Send(new ListErasuresToCarryOut(50, null), Ct)).Items);
    }

    [Fact]
    public async Task Says_what_blocks_an_erasure_today_beside_what_it_was_answered_and_leaves_it_out_of_what_is_due_I64()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        clinic.Clock.Set(Clinic.Monday.AddYears(10).AddDays(1));
        await clinic.As(clinic.MayaHerself).Send(new FileErasureRequest(clinic.Maya, new()), Ct);
        Assert.Equal((ErasureAnswer.Eligible, "", 1), await Erasure(clinic));

        var hold = await clinic.As(clinic.Pia).Send(new PlaceLegalHold(clinic.Maya, new() { Reason = "A claim." }), Ct);
        Assert.Equal((ErasureAnswer.Eligible, "LegalHold ", 0), await Erasure(clinic));
        await clinic.As(clinic.Pia).Send(new ReleaseLegalHold(clinic.Maya, new(hold.Id), hold.Revision, new() { Reason = "Settled." }), Ct);
        Assert.Equal((ErasureAnswer.Eligible, "", 1), await Erasure(clinic));

        // The clock runs again: the clinic keeps records longer, or something was written.
        await clinic.AskAsOwner("update care.clinics set retention_years = 11", Ct);
        Assert.Equal((ErasureAnswer.Eligible, "RetentionClock 2037-03-02", 0), await Erasure(clinic));
        await clinic.AskAsOwner("update care.clinics set retention_years = 10", Ct);
        await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, new() { Name = "Rosa", Relationship = "Mother", Authority = "Power of attorney" }), Ct);
        Assert.Equal((ErasureAnswer.Eligible, "RetentionClock 2046-03-03", 0), await Erasure(clinic));
    }

    [Fact]
    public async Task Counts_as_an_entry_what_was_corrected_and_not_what_was_only_sealed_again()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.BornOn(clinic.Maya, new(1990, 5, 5));
        await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        await clinic.AskAsOwner("update care.session_notes set draft = draft; update care.clients set name_used = name_used", Ct);
        Assert.Equal(Clinic.Today, (await Read(clinic)).LastEntryOn);

        clinic.Clock.Advance(TimeSpan.FromDays(3));
        var revision = (await clinic.As(clinic.Ada).Send(new GetClient(clinic.Maya), Ct)).Value.Revision!.Value;
        await clinic.As(clinic.Ada).Send(new CorrectClient(clinic.Maya, revision, new() { NameUsed = new("Maya B.", IsGiven: true) }), Ct);
        Assert.Equal(Clinic.Today.AddDays(3), (await Read(clinic)).LastEntryOn);
    }

    [Fact]
    public async Task Hears_a_substitute_decision_maker_through_the_front_desk_alone_I29()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var rosa = await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, new() { Name = "Rosa", Relationship = "Mother", Authority = "Power of attorney" }), Ct);
        var refusal = new ErasureNotAuthorized { Pointer = "/decisionMakerId" };

        await clinic.As(clinic.Ada).Send(new FileErasureRequest(clinic.Maya, new() { DecisionMakerId = rosa.Id }), Ct);
        Assert.Equal(rosa.Id, Assert.Single((await clinic.As(clinic.Pia).Send(new ListErasureRequests(clinic.Maya, 50, null), Ct)).Value.Items).DecisionMakerId);

        Assert.Equal(refusal, await clinic.As(clinic.MayaHerself).Refused(new FileErasureRequest(clinic.Maya, new() { DecisionMakerId = rosa.Id }), Ct));
        Assert.Equal(refusal, await clinic.As(clinic.Ada).Refused(new FileErasureRequest(clinic.Maya, new() { DecisionMakerId = Guid.CreateVersion7() }), Ct));

        await clinic.As(clinic.Ada).Send(new EndSubstituteDecisionMaker(clinic.Maya, new(rosa.Id)), Ct);
        Assert.Equal(refusal, await clinic.As(clinic.Ada).Refused(new FileErasureRequest(clinic.Maya, new() { DecisionMakerId = rosa.Id }), Ct));
    }

    [Fact]
    public async Task Keeps_what_was_held_and_asked_as_it_was_said_whoever_runs_the_statement()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Pia).Send(new PlaceLegalHold(clinic.Maya, new() { Reason = "A claim." }), Ct);
        await clinic.As(clinic.MayaHerself).Send(new FileErasureRequest(clinic.Maya, new()), Ct);

        foreach (var sql in (string[])["update care.legal_holds set reason = 'x'", "update care.erasure_requests set answer = 'eligible', due_on = '2026-04-01'"])
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsOwner(sql, Ct))).SqlState);
    }

    [Fact]
    public async Task Counts_in_the_database_as_in_the_domain_CR_210()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        DateOnly[] days = [new(2024, 2, 28), new(2024, 2, 29), new(2024, 3, 1), new(2025, 2, 28), new(2026, 12, 31)];
        DateOnly?[] births = [null, new(2004, 2, 29), new(2006, 2, 28), new(2008, 2, 29), new(2020, 1, 1), new(1950, 6, 6)];
        foreach (var last in days)
            foreach (var born in births)
                foreach (var age in (int?[])[null, 18, 21])
                    foreach (var years in (int[])[1, 4, 10])
                    {
                        var registered = days[0];
                        var said = await clinic.AskAsOwner($"select care.kept_through('{last:O}', {Sql(born)}, '{registered:O}', {years}, {age?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"})", Ct);
                        var clock = RetentionClock.Of(new(last, born, registered), new RetentionTerms(new PackReference("CA-ON", "2026-11-01"), years, age));
                        Assert.Equal((last, born, age, years, clock.KeptThrough), (last, born, age, years, said is DateOnly day ? day : DateOnly.FromDateTime((DateTime)said!)));
                    }
    }

    // What it was answered, what blocks it today, and how many are due.
    private static async Task<(ErasureAnswer, string, int)> Erasure(Clinic clinic)
    {
        var seen = Assert.Single((await clinic.As(clinic.MayaHerself).Send(new ListErasureRequests(clinic.Maya, 50, null), Ct)).Value.Items);
        var due = (await clinic.As(clinic.Pia).Send(new ListErasuresToCarryOut(50, null), Ct)).Items;
        return (seen.Answer, string.Join(", ", seen.BlockedToday.Select(block => $"{block.Rule} {block.Until:O}")), due.Count);
    }

    private static async Task<string> Said(Clinic clinic) => JsonSerializer.Serialize(await Read(clinic));

    private static string Sql(DateOnly? day) => day is { } given ? $"'{given:O}'" : "null";

    private static (DateOnly, DateOnly) Days(RetentionView kept) => (kept.LastEntryOn, kept.EarliestDestructionOn);

    private static async Task<RetentionView> Read(Clinic clinic) => (await clinic.As(clinic.MayaHerself).Send(new GetRetention(clinic.Maya), Ct)).Value;
}
