using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Clinics;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.PolicyPacks;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IntegrativeCare.Application.Tests.PolicyPacks;

/// <summary>A clinic chooses another policy pack, and the very next request is decided by it: nothing is released, nothing is restarted.</summary>
public sealed class Changing_the_rules(PostgresServer server)
{
    private static readonly PackReference Ontario = new("CA-ON", "2026-11-01");
    private static readonly PackReference General = new("default", "2026-11-01");
    private static readonly PackReference House = new("HOUSE", "2026-02-01");

    private static readonly PolicyPackShelf Shelf = PolicyPackShelf.Read(
    [
        Packs.Like("HOUSE", "2026-02-01", pack =>
        {
            pack.NeedsWritten("gluteal", "never");
            pack["consentElements"]!.AsArray().Clear();
            pack["consentElements"]!.AsArray().Add("rightToStopAnytime");
            pack["noticeOfIncompleteness"] = false;
            pack["supervisorSeesProcessNotes"] = false;
        }),
        Packs.Like("PLAN", "2026-02-01", pack => pack.NeedsWritten("gluteal", "perPlan")),
        Packs.Like("CLOSED", "2026-02-01", pack => pack.Prohibits("shoulders")),
        Packs.Like("GUESTS", "2026-02-01", pack =>
        {
            pack["licencesAlsoFrom"] = new System.Text.Json.Nodes.JsonArray("CA-ON");
            pack["sources"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["rules"] = new System.Text.Json.Nodes.JsonArray("licencesAlsoFrom"), ["citation"] = "Made for this test", ["mark"] = "verified" });
        }),
        Packs.Like("LONG", "2026-02-01", pack => pack["retention"]!["years"] = 15),
        Packs.Like("CA-ON", "2026-12-01", pack =>
        {
            pack["effectiveFrom"] = "2026-03-09";
            pack.NeedsWritten("gluteal", "never");
        }),
    ]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decides_the_very_next_request_and_is_written_down_with_it_I31()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        var tomas = clinic.As(clinic.Tomas);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var consent = new RecordTouchConsent(clinic.Maya, session, 1, Touching(BodyRegion.Gluteal));
        Assert.Equal(new WrittenConsentMissing(BodyRegion.Gluteal) { Pointer = "/regions/0/writtenConsentOn" }, await tomas.Refused(consent, Ct));

        await Activates(clinic, "HOUSE");
        var agreed = await tomas.Send(consent, Ct);
        await Activates(clinic, "CA-ON", revision: 2);
        await tomas.Send(new StartSession(clinic.Maya, session, agreed.Revision), Ct);

        var seen = (await tomas.Send(new GetSession(clinic.Maya, session), Ct)).Value;
        Assert.Equal((House, Ontario), (seen.TouchConsent!.Pack, seen.Session.Pack));
        Assert.Equal([Ontario], (await tomas.Send(new ListSessions(clinic.Maya, null, null, null, null, 50, null), Ct)).Value.Items.Select(one => one.Pack));
        var ledger = (await clinic.As(clinic.Pia).Send(new ListDisclosures(clinic.Maya, 50, null), Ct)).Value.Items;
        Assert.Equal(
            [("RecordTouchConsent", "session.written_consent_missing", Ontario), ("RecordTouchConsent", null, House), ("StartSession", null, Ontario)],
            ledger.Reverse().Where(entry => entry.Action is "RecordTouchConsent" or "StartSession").Select(entry => (entry.Action, entry.Refusal, entry.Pack!)));
        Assert.True((await clinic.As(clinic.Pia).Send(new CheckIntegrity(), Ct)).IsIntact);
    }

    [Fact]
    public async Task Takes_what_must_be_talked_through_from_the_pack_I30()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        var tomas = clinic.As(clinic.Tomas);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var short_talk = new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch() with { Discussed = [DiscussionElement.RightToStopAnytime] });

        Assert.Equal(new TouchDiscussionIncomplete(DiscussionElement.NatureOfTreatment) { Pointer = "/discussed" }, await tomas.Refused(short_talk, Ct));
        await Activates(clinic, "HOUSE");
        await tomas.Send(short_talk, Ct);
    }

    [Fact]
    public async Task Closes_what_colleagues_shared_on_implied_consent_where_the_pack_implies_none()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        var iris = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(iris, Discipline.Psychotherapy, ct: Ct);
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);
        await clinic.As(iris).Send(new GetNote(clinic.Maya, note), Ct);

        await Activates(clinic, "default");
        Assert.Equal(new ConsentNotGiven(InformationCategory.PsychotherapyProgress), await clinic.As(iris).Refused(new GetNote(clinic.Maya, note), Ct));
        Assert.Empty((await clinic.As(iris).Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct)).Value.Items);
        Assert.Single((await clinic.As(clinic.Ruth).Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct)).Value.Items);

        await Activates(clinic, "CA-ON", revision: 2);
        await clinic.As(iris).Send(new GetNote(clinic.Maya, note), Ct);
        var express = await clinic.As(clinic.Ada).Send(new ChangeClinicSettings(3, new() { ExpressConsentOnly = new(true, IsGiven: true) }), Ct);
        Assert.Equal(new ConsentNotGiven(InformationCategory.PsychotherapyProgress), await clinic.As(iris).Refused(new GetNote(clinic.Maya, note), Ct));
        Assert.Equal(4, express.Revision);
    }

    [Fact]
    public async Task Says_whether_a_supervisor_reaches_process_notes_H2()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);

        Assert.True(await SupervisorSees(clinic));
        await Activates(clinic, "HOUSE");
        Assert.False(await SupervisorSees(clinic));

        async Task<bool> SupervisorSees(Clinic at)
        {
            await using var request = at.Begin(at.Ruth);
            return (await request.ServiceProvider.GetRequiredService<IClinicDoor>().Enter(at.Maya, Ct)).Facts.SupervisorSeesProcessNotes;
        }
    }

    [Fact]
    public async Task Lets_one_written_consent_hold_for_the_plan_that_a_session_serves_and_for_no_other_session()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        await clinic.LetsMassageSeeThePlan();
        var plan = await clinic.DraftsAPlan();
        await Activates(clinic, "PLAN");
        var tomas = clinic.As(clinic.Tomas);
        var within = await tomas.Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy, 24, plan: plan.Value)), Ct);
        var outside = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 30);
        var missing = new WrittenConsentMissing(BodyRegion.Gluteal) { Pointer = "/regions/0/writtenConsentOn" };

        Assert.Equal(missing, await tomas.Refused(new RecordTouchConsent(clinic.Maya, new(within.Id), 1, Touching(BodyRegion.Gluteal)), Ct));
        Assert.Equal(missing, await tomas.Refused(new RecordTouchConsent(clinic.Maya, new(within.Id), 1, Touching(BodyRegion.Gluteal, Clinic.Today.AddDays(-1))), Ct));
        Assert.Equal(missing, await tomas.Refused(new RecordTouchConsent(clinic.Maya, outside, 1, Touching(BodyRegion.Gluteal, Clinic.Today)), Ct));
        await tomas.Send(new RecordTouchConsent(clinic.Maya, new(within.Id), 1, Touching(BodyRegion.Gluteal, Clinic.Today)), Ct);
        await Activates(clinic, "CA-ON", revision: 2);
        Assert.Equal(missing, await tomas.Refused(new RecordTouchConsent(clinic.Maya, new(within.Id), 2, Touching(BodyRegion.Gluteal, Clinic.Today)), Ct));
    }

    [Fact]
    public async Task Keeps_a_prohibited_region_out_of_every_record_I32()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        await clinic.LetsMassageSeeThePlan();
        var plan = await clinic.DraftsAPlan();
        var tomas = clinic.As(clinic.Tomas);
        var planned = await tomas.Send(new AddIntervention(clinic.Maya, plan, 1, CareUnderWay.Touch()), Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();
        var next = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 3);
        await Activates(clinic, "CLOSED");

        RegionProhibited At(string pointer) => new(BodyRegion.Shoulders) { Pointer = pointer };
        Assert.Equal(At("/region"), await tomas.Refused(new RecordRegionWorked(clinic.Maya, session, revision, CareUnderWay.ShouldersWorked()), Ct));
        Assert.Equal(At("/regions/0/region"), await tomas.Refused(new RecordTouchConsent(clinic.Maya, next, 1, CareUnderWay.AgreedTouch()), Ct));
        Assert.Equal(At("/regions/0"), await tomas.Refused(new AddIntervention(clinic.Maya, plan, planned.Revision, CareUnderWay.Touch()), Ct));
        Assert.Equal(At("/regions/1"), await tomas.Refused(new ReviseIntervention(clinic.Maya, plan, new(planned.Id), planned.Revision, new() { Regions = new([BodyRegion.Feet, BodyRegion.Shoulders], IsGiven: true) }), Ct));
        Assert.Equal(At("/regions/0/region"), await tomas.Refused(new WriteTouchSafetyProfile(clinic.Maya, null, SafeTouch(TouchRule.Welcome)), Ct));

        // To say no more is always possible: the withdrawal of what was agreed to before, and a client's never.
        await clinic.As(clinic.MayaHerself).Send(new WithdrawTouchConsent(clinic.Maya, session, new() { Regions = [BodyRegion.Shoulders] }), Ct);
        await tomas.Send(new WriteTouchSafetyProfile(clinic.Maya, null, SafeTouch(TouchRule.Never)), Ct);
    }

    [Fact]
    public async Task Holds_the_clinic_to_the_years_for_which_records_are_kept_I64()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        var ada = clinic.As(clinic.Ada);

        Assert.Equal(new RetentionTooShort(10) { Pointer = "/retentionYears" }, await ada.Refused(new ChangeClinicSettings(1, new() { RetentionYears = new(9, IsGiven: true) }), Ct));
        Assert.Equal(new RetentionTooShort(15) { Pointer = "/code" }, await ada.Refused(new ActivatePolicyPack(1, new() { Code = "LONG" }), Ct));
        var longer = await ada.Send(new ChangeClinicSettings(1, new() { RetentionYears = new(15, IsGiven: true) }), Ct);
        await Activates(clinic, "LONG", revision: longer.Revision);
        Assert.Equal(new RetentionTooShort(15) { Pointer = "/retentionYears" }, await ada.Refused(new ChangeClinicSettings(3, new() { RetentionYears = new(14, IsGiven: true) }), Ct));
        await ada.Send(new ChangeClinicSettings(3, new() { RetentionYears = new(16, IsGiven: true) }), Ct);
    }

    [Fact]
    public async Task Counts_licences_of_the_clinics_own_place_and_of_those_that_the_pack_names_I04()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        var iris = await clinic.Enrol("Iris", Discipline.Psychotherapy, ct: Ct);
        var joins = new JoinCareTeam(clinic.Maya, new() { PractitionerId = iris.Id.Value, Discipline = Discipline.Psychotherapy });
        var session = new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy));
        await clinic.LetsMassageSeeThePlan();
        var (plan, revision) = await clinic.AgreesOnAPlan();
        await clinic.As(clinic.Ada).Send(new ChangeClinicSettings(1, new() { Jurisdiction = new("CA-BC", IsGiven: true) }), Ct);

        Assert.Equal(new LicenceLapsed(), await clinic.As(clinic.Tomas).Refused(new ListSessions(clinic.Maya, null, null, null, null, 50, null), Ct));
        Assert.Equal(new PractitionerNotLicensed(Discipline.MassageTherapy) { Pointer = "/practitionerId" }, await clinic.As(clinic.Ada).Refused(session, Ct));
        Assert.Equal(new PractitionerNotLicensed(Discipline.Psychotherapy) { Pointer = "/practitionerId" }, await clinic.As(clinic.Ada).Refused(joins, Ct));

        await Activates(clinic, "GUESTS", revision: 2);
        await clinic.As(clinic.Tomas).Send(session, Ct);
        await clinic.As(clinic.Ada).Send(joins, Ct);
        await clinic.As(clinic.Ruth).Send(new ActivateCarePlan(clinic.Maya, plan, revision), Ct);
    }

    [Fact]
    public async Task Lets_capacity_decide_who_signs_or_an_age_I29()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        await clinic.AskAsOwner("update care.clients set born_on = '2008-03-03'", Ct);
        await Activates(clinic, "US-TX");
        var herself = clinic.As(clinic.MayaHerself);
        var draft = await herself.Send(new DraftDirective(clinic.Maya, new()
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.CarePlan],
            Recipient = new() { Kind = RecipientKind.Practitioner, Id = clinic.Tomas.PersonId },
            Purposes = [PurposeOfUse.Treatment],
        }), Ct);
        var text = (await herself.Send(new GetDirective(clinic.Maya, new(draft.Id)), Ct)).Value.TextSha256;
        var signs = new SignDirective(clinic.Maya, new(draft.Id), draft.Revision, new() { Method = SignatureMethod.ClientAccount, TextSha256 = text });

        // The day before the 18th birthday, by the clinic's calendar.
        Assert.Equal(new ClientTooYoung(18) { Pointer = "/givenBy" }, await herself.Refused(signs, Ct));
        await Activates(clinic, "CA-ON", revision: 2);
        await herself.Send(signs, Ct);
    }

    [Fact]
    public async Task Follows_a_new_version_on_its_day_unless_the_clinic_keeps_to_one()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        Assert.Equal(Ontario, await Applies(clinic));

        // Midnight of the 9th in Toronto; summer time begins the day before.
        clinic.Clock.Set(new DateTimeOffset(2026, 3, 9, 3, 59, 59, TimeSpan.Zero));
        Assert.Equal(Ontario, await Applies(clinic));
        clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Ontario with { Version = "2026-12-01" }, await Applies(clinic));

        await Activates(clinic, "CA-ON", version: "2026-11-01");
        Assert.Equal(Ontario, await Applies(clinic));
    }

    [Fact]
    public async Task Begins_at_the_instant_that_was_named_and_a_later_choice_for_the_same_instant_replaces_it()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        var later = Clinic.Monday.AddHours(3);
        await Activates(clinic, "default", from: later);
        Assert.Equal(Ontario, await Applies(clinic));

        clinic.Clock.Set(later.AddTicks(-10));
        Assert.Equal(Ontario, await Applies(clinic));
        clinic.Clock.Set(later);
        Assert.Equal(General, await Applies(clinic));
        await Activates(clinic, "HOUSE", from: later, revision: 2);
        Assert.Equal(House, await Applies(clinic));

        var history = (await clinic.As(clinic.Ruth).Send(new ListPolicyPackActivations(2, null), Ct));
        Assert.Equal([("HOUSE", House), ("default", null)], history.Items.Select(one => (one.Code, one.AppliesAs)));
        Assert.Equal(clinic.Ada.AccountId, history.Items[0].ActivatedBy);
        Assert.Equal([("CA-ON", null)], (await clinic.As(clinic.Ruth).Send(new ListPolicyPackActivations(2, history.Next), Ct)).Items.Select(one => (one.Code, one.ActivatedBy)));
    }

    [Fact]
    public async Task Is_the_administrators_alone_on_the_page_that_they_saw_and_never_in_the_past()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        var choice = new ActivatePolicyPack(1, new() { Code = "HOUSE" });

        foreach (var other in (Person[])[clinic.Ruth, clinic.Tomas, clinic.Pia, clinic.MayaHerself]) Assert.Equal(new RoleNotAllowed(), await clinic.As(other).Refused(choice, Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.MayaHerself).Refused(new ListPolicyPacks(), Ct));
        Assert.Equal(new RequestStale(1), await clinic.As(clinic.Ada).Refused(choice with { ExpectedRevision = 2 }, Ct));
        Assert.Equal(new ActivationInThePast { Pointer = "/from" }, await clinic.As(clinic.Ada).Refused(choice with { Body = new() { Code = "HOUSE", From = Clinic.Monday.AddMinutes(-1) } }, Ct));
        Assert.Equal(new PolicyPackUnknown { Pointer = "/code" }, await clinic.As(clinic.Ada).Refused(choice with { Body = new() { Code = "GONE" } }, Ct));
        Assert.Equal(Ontario, await Applies(clinic));
    }

    [Fact]
    public async Task Is_never_taken_back_and_stays_in_its_own_clinic()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        var other = await clinic.OpenAnother("Elsewhere", Ct);
        var theirs = await clinic.Enrol("Iris", Discipline.Psychotherapy, at: other, ct: Ct);
        await Activates(clinic, "default");

        Assert.Equal(General, await Applies(clinic));
        Assert.Equal(Ontario, (await clinic.As(theirs).Send(new GetClinic(), Ct)).PolicyPack);
        Assert.Single((await clinic.As(theirs).Send(new ListPolicyPackActivations(50, null), Ct)).Items);
        foreach (var statement in (string[])["update care.policy_pack_activations set code = 'HOUSE'", "delete from care.policy_pack_activations"])
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsApi(statement, Ct))).SqlState);
    }

    [Fact]
    public async Task Falls_back_to_the_strictest_pack_when_the_chosen_one_is_gone()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        await clinic.AskAsOwner("update care.policy_pack_activations set code = 'GONE'", Ct);

        Assert.Equal(General, await Applies(clinic));
        var only = Assert.Single((await clinic.As(clinic.Ada).Send(new ListPolicyPackActivations(50, null), Ct)).Items);
        Assert.Equal(("GONE", General), (only.Code, only.AppliesAs));
    }

    [Fact]
    public async Task Gives_a_clinic_that_never_chose_the_pack_of_its_place()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        await clinic.AskAsOwner("delete from care.policy_pack_activations", Ct);

        Assert.Equal(Ontario, await Applies(clinic));
    }

    [Fact]
    public async Task Shows_every_version_with_its_sources_and_marks_the_one_that_applies()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        var all = (await clinic.As(clinic.Pia).Send(new ListPolicyPacks(), Ct)).Items;

        Assert.Equal(Shelf.All.Select(pack => pack.Reference), all.Select(pack => new PackReference(pack.Code, pack.Version)));
        Assert.Equal(Ontario, all.Where(pack => pack.AppliesHere).Select(pack => new PackReference(pack.Code, pack.Version)).Single());
        Assert.All(all, pack => Assert.NotEmpty(pack.Sources));
        Assert.Equal("2026-11-01", (await clinic.As(clinic.Tomas).Send(new GetPolicyPack("CA-ON", null), Ct)).Version);
        Assert.Equal("2026-12-01", (await clinic.As(clinic.Tomas).Send(new GetPolicyPack("CA-ON", "2026-12-01"), Ct)).Version);
        Assert.Equal(new PolicyPackNotFound(), await clinic.As(clinic.Tomas).Refused(new GetPolicyPack("CA-ON", "2026-12-02"), Ct));
        Assert.Equal(new PolicyPackNotFound(), await clinic.As(clinic.Tomas).Refused(new GetPolicyPack("GONE", null), Ct));
    }

    [Fact]
    public async Task Tells_a_reader_that_the_client_keeps_something_back_where_the_pack_asks_for_it_and_nothing_more_I25()
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        await clinic.LetsMassageSeeThePlan();
        var plan = await clinic.DraftsAPlan();
        Assert.Equal((null, null, null), await Told(clinic, plan));

        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.PsychotherapyProgress], ct: Ct);
        Assert.Equal((true, true, null), await Told(clinic, plan));

        await Activates(clinic, "HOUSE");
        Assert.Equal((null, null, null), await Told(clinic, plan));
    }

    [Theory]
    [InlineData(InformationCategory.PsychotherapyProcess)]
    [InlineData(InformationCategory.TraumaHistory)]
    [InlineData(InformationCategory.SubstanceUse)]
    public async Task Never_tells_of_what_may_not_even_be_known_I25(InformationCategory category)
    {
        await using var clinic = await Clinic.Open(server, Ct, Shelf);
        await clinic.LetsMassageSeeThePlan();
        var plan = await clinic.DraftsAPlan();
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);
        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [category], records: [note.Value], ct: Ct);

        Assert.Equal((null, null, null), await Told(clinic, plan));
    }

    private static async Task<(bool? Plan, bool? Notes, bool? OnlyMassage)> Told(Clinic clinic, Domain.CarePlans.CarePlanId plan)
    {
        var tomas = clinic.As(clinic.Tomas);
        return (
            (await tomas.Send(new GetCarePlan(clinic.Maya, plan), Ct)).Value.IncompleteByClientDirection,
            (await tomas.Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct)).Value.IncompleteByClientDirection,
            (await tomas.Send(new ListNotes(clinic.Maya, new() { Discipline = Discipline.MassageTherapy }, 50, null), Ct)).Value.IncompleteByClientDirection);
    }

    private static Task<Receipt> Activates(Clinic clinic, string code, string? version = null, DateTimeOffset? from = null, int revision = 1) =>
        clinic.As(clinic.Ada).Send(new ActivatePolicyPack(revision, new() { Code = code, Version = version, From = from }), Ct);

    private static async Task<PackReference?> Applies(Clinic clinic) => (await clinic.As(clinic.Ada).Send(new GetClinic(), Ct)).PolicyPack;

    private static TouchConsentBody Touching(BodyRegion region, DateOnly? writtenOn = null) =>
        CareUnderWay.AgreedTouch(new TouchWishBody { Region = region, Techniques = [Technique.Swedish], PressureCeiling = 2, WrittenConsentOn = writtenOn });

    private static SafeTouchBody SafeTouch(TouchRule rule) => new()
    {
        StopSignal = new() { Kind = StopSignalKind.HandRaise, Sign = "Left hand up" },
        Regions = [new() { Region = BodyRegion.Shoulders, Rule = rule }],
    };
}
