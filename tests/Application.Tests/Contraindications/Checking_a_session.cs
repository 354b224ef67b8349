using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Application.Tests.Contraindications;

public sealed class Checking_a_session(PostgresServer server)
{
    private static readonly HealthAnswerBody Varic = new() { Rule = "VARIC", State = FindingState.Present, Sites = [new() { Region = BodyRegion.LowerLegs, Side = Side.Left }], Details = "Since the last pregnancy" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I38_lets_massage_begin_only_with_a_check_that_still_holds()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        var agreed = await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct);
        var start = new StartSession(clinic.Maya, session, agreed.Revision);

        Assert.Equal(new CheckMissing(), await tomas.Refused(start, Ct));

        await tomas.Send(Check(clinic, session), Ct);
        Assert.Equal(new MassageContraindicated(ContraindicationOutcome.Absolute), await tomas.Refused(start, Ct));

        await tomas.Send(new RecordHealthScreening(clinic.Maya, Healthy.Screening), Ct);
        Assert.Equal(new CheckStale(), await tomas.Refused(start, Ct));

        await tomas.Send(Check(clinic, session), Ct);
        await tomas.Send(start, Ct);
    }

    [Fact]
    public async Task I38_closes_touch_to_whatever_is_new_while_the_session_runs()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        var (session, revision) = await clinic.HoldsAMassageSession();
        var work = new RecordRegionWorked(clinic.Maya, session, revision, CareUnderWay.ShouldersWorked());

        await tomas.Send(new RecordHealthScreening(clinic.Maya, new() { Answers = [new() { Rule = "DISSOC", State = FindingState.Present }] }), Ct);
        Assert.Equal(new CheckStale(), await tomas.Refused(work, Ct));
        Assert.Equal(new CheckStale(), await tomas.Refused(new RecordTouchConsent(clinic.Maya, session, revision, CareUnderWay.AgreedTouch()), Ct));
        await tomas.Send(Check(clinic, session), Ct);
        Assert.Equal(new TouchContraindicated(BodyRegion.Shoulders, Technique.Swedish) { Pointer = "/technique" }, await tomas.Refused(work, Ct));

        await tomas.Send(new RecordHealthScreening(clinic.Maya, new() { Answers = [new() { Rule = "DISSOC", State = FindingState.Absent }] }), Ct);
        await tomas.Send(Check(clinic, session), Ct);
        await tomas.Send(work, Ct);
    }

    [Fact]
    public async Task Keeps_touch_and_consent_within_what_was_checked()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        TouchConsentBody Wish(BodyRegion region, Technique technique, int pressure) => CareUnderWay.AgreedTouch(new TouchWishBody { Region = region, Techniques = [technique], PressureCeiling = pressure });

        // Before anything is checked the talk may take place; the beginning waits.
        var early = await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, Wish(BodyRegion.Feet, Technique.DeepTissue, 5)), Ct);
        await tomas.Send(new RecordHealthScreening(clinic.Maya, Healthy.ScreeningBut(Varic, new() { Rule = "OSTEO", State = FindingState.Present })), Ct);
        await tomas.Send(Check(clinic, session, Healthy.Plan with { Sites = [new() { Region = BodyRegion.Shoulders }, new() { Region = BodyRegion.LowerLegs }], Techniques = [Technique.Swedish] }), Ct);

        Assert.Equal(new SiteNotChecked(BodyRegion.Feet) { Pointer = "" }, await tomas.Refused(new StartSession(clinic.Maya, session, early.Revision), Ct));
        Assert.Equal(new SiteNotChecked(BodyRegion.Feet) { Pointer = "/regions/0/region" }, await tomas.Refused(Consent(Wish(BodyRegion.Feet, Technique.Swedish, 2)), Ct));
        Assert.Equal(new TechniqueNotChecked(Technique.DeepTissue) { Pointer = "/regions/0/techniques" }, await tomas.Refused(Consent(Wish(BodyRegion.Shoulders, Technique.DeepTissue, 2)), Ct));
        Assert.Equal(new TouchContraindicated(BodyRegion.LowerLegs, Technique.Swedish) { Pointer = "/regions/0/techniques" }, await tomas.Refused(Consent(Wish(BodyRegion.LowerLegs, Technique.Swedish, 1)), Ct));
        Assert.Equal(new FirmerThanChecked(BodyRegion.Shoulders, 2) { Pointer = "/regions/0/pressureCeiling" }, await tomas.Refused(Consent(Wish(BodyRegion.Shoulders, Technique.Swedish, 3)), Ct));

        RecordTouchConsent Consent(TouchConsentBody body) => new(clinic.Maya, session, early.Revision, body);
    }

    [Fact]
    public async Task Tells_what_to_do_and_not_why_where_that_is_not_shared()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.SafetyCues], ct: Ct);
        await clinic.As(clinic.MayaHerself).Send(new RecordHealthScreening(clinic.Maya, Healthy.ScreeningBut(Varic)), Ct);
        await clinic.As(clinic.Ruth).Send(new RecordHealthScreening(clinic.Maya, new() { Answers = [new() { Rule = "SELF-HARM", State = FindingState.Present, Sites = [new() { Region = BodyRegion.Forearms }] }] }), Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        var id = new ContraindicationCheckId((await clinic.As(clinic.Tomas).Send(Check(clinic, session), Ct)).Id);

        var seen = (await clinic.As(clinic.Tomas).Send(new GetContraindicationCheck(clinic.Maya, id), Ct)).Value;
        Assert.Single(seen.Limits.Select(limit => limit.Cue).Distinct());
        Assert.All(seen.Limits, limit => Assert.Null(limit.Because));
        Assert.Equal([InformationCategory.PhysicalHealth, InformationCategory.MentalHealthSummary], seen.Withheld.Select(denied => denied.Category));
        Assert.Empty((await clinic.As(clinic.Tomas).Send(new ListHealthScreenings(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Equal(0L, await SeenBy(clinic, clinic.Tomas));

        // The client sees all of it; when they share their health, the therapist sees that, and nothing of psychotherapy.
        var all = (await clinic.As(clinic.MayaHerself).Send(new GetContraindicationCheck(clinic.Maya, id), Ct)).Value;
        Assert.Equal(["SELF-HARM", "VARIC"], all.Limits.Select(limit => limit.Because!.Single().Rule).Order());
        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.PhysicalHealth], ct: Ct);
        var more = (await clinic.As(clinic.Tomas).Send(new GetContraindicationCheck(clinic.Maya, id), Ct)).Value;
        Assert.Equal([null, "VARIC"], more.Limits.Select(limit => limit.Because?.Single().Rule).Order());
        Assert.Equal(1L, await SeenBy(clinic, clinic.Tomas));
        Assert.Equal((BodyRegion.LowerLegs, (Side?)Side.Right), more.Possible!.Touch.Where(possible => possible.Site.Region == BodyRegion.LowerLegs).Select(possible => (possible.Site.Region, possible.Site.Side)).Single());
    }

    [Fact]
    public async Task Is_refused_without_what_the_client_keeps_from_the_therapist_rather_than_made_without_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        await clinic.As(clinic.Tomas).Send(new RecordHealthScreening(clinic.Maya, Healthy.Screening), Ct);
        await clinic.As(clinic.Tomas).Send(Check(clinic, session), Ct);

        await clinic.As(clinic.Ruth).Send(new RecordHealthScreening(clinic.Maya, new() { Answers = [new() { Rule = "SUICIDE", State = FindingState.Absent }] }), Ct);
        Assert.Equal(new CheckNotPossible(), await clinic.As(clinic.Tomas).Refused(Check(clinic, session), Ct));

        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.SafetyCues], ct: Ct);
        await clinic.As(clinic.Tomas).Send(Check(clinic, session), Ct);
        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        Assert.Equal(new CheckNotPossible(), await clinic.As(clinic.Tomas).Refused(Check(clinic, session), Ct));
    }

    [Fact]
    public async Task I37_heeds_a_hold_and_is_stale_when_one_is_placed()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.SafetyCues], ct: Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();
        var tomas = clinic.As(clinic.Tomas);
        var hold = await clinic.As(clinic.Ruth).Send(
            new PlaceHold(clinic.Maya, new() { On = Discipline.MassageTherapy, Limits = new() { PressureCeiling = 1 }, Instruction = "Gentle only until Friday.", Until = Clinic.Monday.AddDays(4), Reason = "A hard week." }), Ct);

        Assert.Equal(new CheckStale(), await tomas.Refused(new RecordRegionWorked(clinic.Maya, session, revision, CareUnderWay.ShouldersWorked(1)), Ct));
        var id = new ContraindicationCheckId((await tomas.Send(Check(clinic, session), Ct)).Id);
        Assert.Equal(new FirmerThanChecked(BodyRegion.Shoulders, 1) { Pointer = "/pressure" }, await tomas.Refused(new RecordRegionWorked(clinic.Maya, session, revision, CareUnderWay.ShouldersWorked(2)), Ct));
        await tomas.Send(new RecordRegionWorked(clinic.Maya, session, revision, CareUnderWay.ShouldersWorked(1)), Ct);
        var limit = (await tomas.Send(new GetContraindicationCheck(clinic.Maya, id), Ct)).Value.Limits.Single();
        Assert.Equal(("Keep to these limits.", 1, null), (limit.Cue, limit.PressureCeiling, limit.Because));
        Assert.Equal("Gentle only until Friday.", (await tomas.Send(new ListHolds(clinic.Maya, true, 50, null), Ct)).Value.Items.Single(one => one.Id == hold.Id).Instruction);
        var told = (await clinic.As(clinic.MayaHerself).Send(new GetContraindicationCheck(clinic.Maya, id), Ct)).Value.Limits.Single().Because!.Single();
        Assert.Equal((ContraindicationRules.Hold, (Guid?)hold.Id), (told.Rule, told.Evidence));
    }

    [Fact]
    public async Task I39_is_set_aside_by_another_massage_therapist_of_the_team()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (tomas, noor) = (clinic.As(clinic.Tomas), clinic.As(clinic.Noor));
        await tomas.Send(new RecordHealthScreening(clinic.Maya, Healthy.ScreeningBut(Varic)), Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        var check = new ContraindicationCheckId((await tomas.Send(Check(clinic, session), Ct)).Id);
        var setAside = new OverrideContraindication(clinic.Maya, check, new() { Rule = "VARIC", Reason = "Small surface veins, seen and felt together." });

        Assert.Equal(new SecondReaderNeeded(), await tomas.Refused(setAside, Ct));
        Assert.Equal("client.not_found", (await noor.Refused(setAside, Ct)).Code);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        Assert.Equal(new FindingNotFound { Pointer = "/rule" }, await noor.Refused(setAside with { Body = setAside.Body with { Rule = "OSTEO" } }, Ct));

        var next = new ContraindicationCheckId((await noor.Send(setAside, Ct)).Id);
        Assert.Equal(new CheckStale(), await noor.Refused(setAside, Ct));
        var seen = (await tomas.Send(new GetContraindicationCheck(clinic.Maya, next), Ct)).Value;
        Assert.Equal((check.Value, LiftedBy.SecondReader, "Small surface veins, seen and felt together."), (seen.OverrideOf!.Value, seen.Limits.Single().LiftedBy!.Value, seen.Limits[0].Because!.Single().OverrideReason));

        var agreed = await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch(new TouchWishBody { Region = BodyRegion.LowerLegs, Techniques = [Technique.Swedish], PressureCeiling = 2 })), Ct);
        await tomas.Send(new StartSession(clinic.Maya, session, agreed.Revision), Ct);
        Assert.Equal(["SecondReader", ""], (await tomas.Send(new ListContraindicationChecks(clinic.Maya, session, 50, null), Ct)).Value.Items.Select(item => item.OverrideOf is null ? "" : "SecondReader"));
    }

    [Fact]
    public async Task I40_begins_with_a_clearance_on_its_last_day_and_not_on_the_next()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        await tomas.Send(new RecordHealthScreening(clinic.Maya, Healthy.ScreeningBut(new HealthAnswerBody { Rule = "KIDNEY", State = FindingState.Present })), Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy, 24);
        var agreed = await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct);
        await tomas.Send(new RecordClearance(clinic.Maya, Document(Clinic.Today)), Ct);
        await tomas.Send(Check(clinic, session), Ct);

        clinic.Clock.Advance(TimeSpan.FromDays(1));
        await tomas.Send(new RecordHealthScreening(clinic.Maya, OnTheDay), Ct);
        await tomas.Send(Check(clinic, session), Ct);
        Assert.Equal(new MassageContraindicated(ContraindicationOutcome.Clearance), await tomas.Refused(new StartSession(clinic.Maya, session, agreed.Revision), Ct));

        // One that was retracted lifts nothing, also for a check that rested on it.
        var retracted = await tomas.Send(new RecordClearance(clinic.Maya, Document(Clinic.Today.AddDays(1))), Ct);
        await tomas.Send(Check(clinic, session), Ct);
        await tomas.Send(new EndClearance(clinic.Maya, new(retracted.Id), retracted.Revision), Ct);
        Assert.Equal(new CheckStale(), await tomas.Refused(new StartSession(clinic.Maya, session, agreed.Revision), Ct));

        await tomas.Send(new RecordClearance(clinic.Maya, Document(Clinic.Today.AddDays(1))), Ct);
        await tomas.Send(Check(clinic, session), Ct);
        await tomas.Send(new StartSession(clinic.Maya, session, agreed.Revision), Ct);
        Assert.Equal([true, false, false], (await tomas.Send(new ListClearances(clinic.Maya, 50, null), Ct)).Value.Items.Select(clearance => clearance.IsInForce));

        ClearanceBody Document(DateOnly until) => new()
        {
            Rule = "KIDNEY",
            WrittenBy = "Dr. L. Haas",
            Profession = "Family physician",
            DatedOn = Clinic.Today,
            ValidFrom = Clinic.Today,
            ValidUntil = until,
            Scope = "Relaxation massage",
            Sha256 = new('b', 64),
        };
    }

    [Fact]
    public async Task I38_is_stale_when_the_plan_or_a_product_changes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        var (plan, revision) = await clinic.HasAnActivePlan();
        await tomas.Send(new RecordHealthScreening(clinic.Maya, Healthy.Screening), Ct);
        var session = new SessionId((await tomas.Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy, plan: plan.Value)), Ct)).Id);
        var agreed = await tomas.Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct);
        var product = await tomas.Send(new AddMassageProduct(new() { Name = "Our balm", Kind = ProductKind.Lotion, IsScented = false, IsPhotosensitising = false }), Ct);
        var planned = Healthy.Plan with { Products = [product.Id.ToString()] };
        var start = new StartSession(clinic.Maya, session, agreed.Revision);

        Assert.Equal(new ProductContentsUnknown { Pointer = "/products/0" }, await tomas.Refused(Check(clinic, session, planned), Ct));
        var contents = new MassageProductContentsBody { Contents = ["beeswax"], IsScented = false, IsPhotosensitising = false };
        var described = await tomas.Send(new DescribeMassageProduct(new(product.Id), product.Revision, contents), Ct);
        await tomas.Send(Check(clinic, session, planned), Ct);
        Assert.Equal(new RequestStale(described.Revision), await tomas.Refused(new DescribeMassageProduct(new(product.Id), product.Revision, contents), Ct));
        await tomas.Send(new DescribeMassageProduct(new(product.Id), described.Revision, contents with { Contents = ["beeswax", "lanolin"], Allergens = [Allergen.Lanolin] }), Ct);
        Assert.Equal(new CheckStale(), await tomas.Refused(start, Ct));

        await tomas.Send(Check(clinic, session, planned), Ct);
        await clinic.AskAsOwner("update care.interventions set pressure_ceiling = 4 where discipline = 'massageTherapy'", Ct);
        Assert.Equal(new CheckStale(), await tomas.Refused(start, Ct));
        await tomas.Send(Check(clinic, session, planned), Ct);
        await tomas.Send(start, Ct);
        Assert.True(revision > 0);
    }

    [Fact]
    public async Task Is_by_rules_that_the_clinic_approved_and_says_when_it_did_not()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var version = ContraindicationRules.Shipped.Version;

        Assert.False((await tomas.Send(new GetContraindicationRules(), Ct)).IsApproved);
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new ApproveContraindicationRules(new() { Version = version }), Ct));
        await tomas.Send(new ApproveContraindicationRules(new() { Version = version }), Ct);
        Assert.Equal(new RulesApproved(), await tomas.Refused(new ApproveContraindicationRules(new() { Version = version }), Ct));
        Assert.Equal((true, (Guid?)clinic.Tomas.PersonId), Approval(await tomas.Send(new GetContraindicationRules(), Ct)));

        await tomas.Send(Check(clinic, session), Ct);
        var checks = (await tomas.Send(new ListContraindicationChecks(clinic.Maya, null, 50, null), Ct)).Value.Items;
        var approved = new List<bool>();
        foreach (var one in checks) approved.Add((await tomas.Send(new GetContraindicationCheck(clinic.Maya, new(one.Id)), Ct)).Value.IsApproved);
        Assert.Equal([true, false], approved);

        static (bool, Guid?) Approval(ContraindicationRulesView rules) => (rules.IsApproved, rules.ApprovedBy);
    }

    [Fact]
    public async Task Is_for_the_one_who_holds_the_session_and_for_regions_that_the_place_lets()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        var talk = await clinic.SchedulesUnchecked(clinic.Ruth, Discipline.Psychotherapy, 3);

        Assert.Equal(new NotTheSessionsPractitioner(), await clinic.As(clinic.Noor).Refused(Check(clinic, session), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(Check(clinic, talk), Ct));
        Assert.Equal(new TechniqueUnknown(Technique.Other) { Pointer = "/techniques/0" }, await clinic.As(clinic.Tomas).Refused(Check(clinic, session, Healthy.Plan with { Techniques = [Technique.Other] }), Ct));
        await clinic.As(clinic.Tomas).Send(new StopSession(clinic.Maya, session), Ct);
        Assert.Equal(new SessionOver(SessionStatus.Stopped), await clinic.As(clinic.Tomas).Refused(Check(clinic, session), Ct));
    }

    [Fact]
    public async Task Shows_a_limit_as_far_as_its_authors_safety_cues_are_shared_today()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var hold = await HoldsTheNeck(clinic);
        await tomas.Send(new RecordHealthScreening(clinic.Maya, Healthy.ScreeningBut(Varic)), Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        var read = new GetContraindicationCheck(clinic.Maya, new((await tomas.Send(Check(clinic, session), Ct)).Id));

        var before = await tomas.Send(read, Ct);
        Assert.Equal([BodyRegion.Neck, BodyRegion.LowerLegs], before.Value.Limits.Select(limit => limit.Sites.Single().Region).Order());
        Assert.Equal((ContraindicationOutcome.Local, true), (before.Value.Outcome, before.Value.LetsStart));
        Assert.Contains(before.Shown, shown => shown.Proof.Decision.Category == InformationCategory.SafetyCues && shown.Records.Contains(hold));

        // Of the same discipline, but with nothing of Ruth's: what Ruth held back does not come by way of Tomas (rule 10).
        await SeesTheLegAlone(clinic.Noor);

        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        await SeesTheLegAlone(clinic.Tomas);

        async Task SeesTheLegAlone(Person who)
        {
            var seen = await clinic.As(who).Send(read, Ct);
            Assert.Equal((1, BodyRegion.LowerLegs), (seen.Value.Limits.Single().Number, seen.Value.Limits[0].Sites.Single().Region));
            Assert.Equal((null, null, null), (seen.Value.Outcome, seen.Value.LetsStart, seen.Value.Possible));
            Assert.DoesNotContain(seen.Shown, shown => shown.Records.Contains(hold));
            var listed = (await clinic.As(who).Send(new ListContraindicationChecks(clinic.Maya, session, 50, null), Ct)).Value.Items.Single();
            Assert.Equal((null, null), (listed.Outcome, listed.LetsStart));
        }
    }

    [Fact]
    public async Task Closes_a_finding_with_the_one_screening_from_which_it_comes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.SafetyCues, InformationCategory.PhysicalHealth], ct: Ct);
        await tomas.Send(new RecordHealthScreening(clinic.Maya, Healthy.ScreeningBut(Varic)), Ct);
        var ruths = await clinic.As(clinic.Ruth).Send(new RecordHealthScreening(clinic.Maya, new() { Answers = [new() { Rule = "EPIL", State = FindingState.Present }] }), Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        var read = new GetContraindicationCheck(clinic.Maya, new((await tomas.Send(Check(clinic, session), Ct)).Id));
        var before = await tomas.Send(read, Ct);
        Assert.Equal(["EPIL", "VARIC"], before.Value.Limits.Select(limit => limit.Because!.Single().Rule).Order());
        Assert.Contains(before.Shown, shown => shown.Proof.Decision.Category == InformationCategory.PhysicalHealth && shown.Records.Contains(ruths.Id));

        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [], [ruths.Id], ct: Ct);

        Assert.Equal(["VARIC"], (await tomas.Send(read, Ct)).Value.Limits.Select(limit => limit.Because!.Single().Rule));
        Assert.Equal(1L, await SeenBy(clinic, clinic.Tomas));

        // The refusal is the one for everything else that a check may lack.
        Assert.Equal(new CheckNotPossible(), await tomas.Refused(Check(clinic, session), Ct));
    }

    [Fact]
    public async Task Shows_what_was_planned_to_whoever_sees_bodywork()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Tomas).Send(new RecordHealthScreening(clinic.Maya, Healthy.ScreeningBut(Varic)), Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        var read = new GetContraindicationCheck(clinic.Maya, new((await clinic.As(clinic.Tomas).Send(Check(clinic, session), Ct)).Id));
        await clinic.Permits(Recipient.Of(Discipline.Psychotherapy), [InformationCategory.SafetyCues], ct: Ct);

        var narrow = await clinic.As(clinic.Ruth).Send(read, Ct);
        Assert.Equal((null, null, ContraindicationOutcome.Local), (narrow.Value.Planned, narrow.Value.Possible, narrow.Value.Outcome));
        Assert.Equal((null, null), (narrow.Value.Limits.Single().IsRelevant, narrow.Value.Limits[0].Products));
        Assert.DoesNotContain(narrow.Shown, shown => shown.Proof.Decision.Category == InformationCategory.Bodywork);
        Assert.Contains(InformationCategory.Bodywork, narrow.Value.Withheld.Select(denied => denied.Category));

        await clinic.Permits(Recipient.Of(Discipline.Psychotherapy), [InformationCategory.Bodywork], ct: Ct);
        var wide = await clinic.As(clinic.Ruth).Send(read, Ct);
        Assert.Equal(Healthy.Plan.Techniques, wide.Value.Planned!.Techniques);
        Assert.NotEmpty(wide.Value.Possible!.Touch);
        Assert.Contains(wide.Shown, shown => shown.Proof.Decision.Category == InformationCategory.Bodywork && shown.Records.SequenceEqual([read.CheckId.Value]));
    }

    [Fact]
    public async Task I40_takes_a_clearance_from_whoever_sees_what_it_lifts()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.SafetyCues, InformationCategory.Bodywork], ct: Ct);
        await clinic.As(clinic.MayaHerself).Send(new RecordHealthScreening(clinic.Maya, Healthy.ScreeningBut(new HealthAnswerBody { Rule = "KIDNEY", State = FindingState.Present })), Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);
        await tomas.Send(Check(clinic, session), Ct);

        Assert.Equal(new FindingNotSeen(), await tomas.Refused(new RecordClearance(clinic.Maya, Document("KIDNEY")), Ct));
        Assert.Equal(new FindingNotSeen(), await tomas.Refused(new RecordClearance(clinic.Maya, Document("DVT")), Ct));

        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.PhysicalHealth], ct: Ct);
        await tomas.Send(new RecordClearance(clinic.Maya, Document("KIDNEY")), Ct);
        var read = new GetContraindicationCheck(clinic.Maya, new((await tomas.Send(Check(clinic, session), Ct)).Id));
        Assert.Equal(LiftedBy.Clearance, (await tomas.Send(read, Ct)).Value.Limits.Single().LiftedBy);

        await clinic.Withholds(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.PhysicalHealth], ct: Ct);
        Assert.Empty((await tomas.Send(read, Ct)).Value.Limits);

        static ClearanceBody Document(string rule) => new()
        {
            Rule = rule,
            WrittenBy = "Dr. L. Haas",
            Profession = "Family physician",
            DatedOn = Clinic.Today,
            ValidFrom = Clinic.Today,
            ValidUntil = Clinic.Today,
            Scope = "Relaxation massage",
            Sha256 = new('b', 64),
        };
    }

    [Fact]
    public async Task Keeps_to_an_answer_that_whoever_denies_it_does_not_see()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.SafetyCues], ct: Ct);
        await clinic.As(clinic.Ruth).Send(new RecordHealthScreening(clinic.Maya, new() { Answers = [new() { Rule = "KIDNEY", State = FindingState.Present }] }), Ct);
        var session = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy);

        Assert.Equal(ContraindicationOutcome.Clearance, await Outcome());
        await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.PhysicalHealth], ct: Ct);
        Assert.Equal(ContraindicationOutcome.None, await Outcome());

        async Task<ContraindicationOutcome?> Outcome()
        {
            clinic.Clock.Advance(TimeSpan.FromMinutes(1));
            await tomas.Send(new RecordHealthScreening(clinic.Maya, Healthy.Screening), Ct);
            var id = new ContraindicationCheckId((await tomas.Send(Check(clinic, session), Ct)).Id);
            return (await tomas.Send(new GetContraindicationCheck(clinic.Maya, id), Ct)).Value.Outcome;
        }
    }

    [Fact]
    public async Task Rests_on_no_more_than_it_has_to_know()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Tomas).Send(new RecordHealthScreening(clinic.Maya, Healthy.ScreeningBut(Varic)), Ct);
        await clinic.As(clinic.Tomas).Send(new RecordClearance(clinic.Maya, new()
        {
            Rule = "KIDNEY",
            WrittenBy = "Dr. L. Haas",
            Profession = "Family physician",
            DatedOn = Clinic.Today,
            ValidFrom = Clinic.Today,
            ValidUntil = Clinic.Today,
            Scope = "Relaxation massage",
            Sha256 = new('b', 64),
        }), Ct);

        await using var request = clinic.Begin(clinic.Tomas);
        var db = (DbContext)await Opened(clinic, request.ServiceProvider);
        var contents = await db.Database.SqlQueryRaw<string>("select coalesce(content::text, 'sealed') as \"Value\" from care.contraindication_evidence({0}, null, {1}) where kind in ('screening', 'clearance') order by kind desc", clinic.Maya.Value, Clinic.Today).ToListAsync(Ct);
        var evidence = await request.ServiceProvider.GetRequiredService<IContraindicationBook>().Evidence(clinic.Maya, null, Ct);

        Assert.Equal(["sealed"], contents.SkipLast(1));
        Assert.Contains("VARIC", evidence.Answers.Select(held => held.Answer.Rule));
        Assert.All(evidence.Answers, held => Assert.Null(held.Answer.Details));
        Assert.Equal(["datedOn", "rule", "validFrom", "validUntil"], System.Text.Json.JsonDocument.Parse(contents[^1]).RootElement.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal));
    }

    private static async Task<Guid> HoldsTheNeck(Clinic clinic) => (await clinic.As(clinic.Ruth).Send(
        new PlaceHold(clinic.Maya, new() { On = Discipline.MassageTherapy, Limits = new() { SitesToLeave = [new() { Region = BodyRegion.Neck }] }, Instruction = "Let her turn her head herself.", Until = Clinic.Monday.AddDays(4), Reason = "A hard week." }), Ct)).Id;

    private static HealthScreeningBody OnTheDay => Healthy.Screening with { Answers = [.. Healthy.Screening.Answers.Where(answer => ContraindicationRules.Shipped.Find(answer.Rule)!.OnTheDay)] };

    private static EvaluateContraindications Check(Clinic clinic, SessionId session, PlannedTouchBody? plan = null) => new(clinic.Maya, session, plan ?? Healthy.Plan);

    private static async Task<long> SeenBy(Clinic clinic, Person who)
    {
        await using var request = clinic.Begin(who);
        return await (await Opened(clinic, request.ServiceProvider)).ContraindicationFindings.IgnoreQueryFilters().LongCountAsync(Ct);
    }

    private static async Task<IClinicDb> Opened(Clinic clinic, IServiceProvider request)
    {
        var door = request.GetRequiredService<IClinicDoor>();
        var (facts, moment) = await door.Enter(clinic.Maya, Ct);
        var record = request.GetRequiredService<OpenRecord>();
        record.Open(Reach.Of(facts, moment));
        door.Open(record);
        return request.GetRequiredService<IClinicDb>();
    }
}
