using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Contraindications;

public sealed class Keeping_to_a_check
{
    private static readonly BodySite LeftLeg = BodySite.Of(BodyRegion.LowerLegs, Side.Left);
    private static readonly BodySite RightLeg = BodySite.Of(BodyRegion.LowerLegs, Side.Right);

    [Fact]
    public void Plans_only_with_what_the_catalogue_knows_I36()
    {
        var plan = Evidence.Plan;
        Assert.Equal(new PlanIncomplete { Pointer = "/techniques" }, Refused(() => (plan with { Techniques = [] }).Checked(Evidence.Catalogue)));
        Assert.Equal(new PlanIncomplete { Pointer = "/sites" }, Refused(() => (plan with { Sites = [] }).Checked(Evidence.Catalogue)));
        Assert.Equal(new TechniqueUnknown(Technique.Other) { Pointer = "/techniques/1" }, Refused(() => (plan with { Techniques = [Technique.Swedish, Technique.Other] }).Checked(Evidence.Catalogue)));
        Assert.Equal(new ProductUnknown { Pointer = "/products/0" }, Refused(() => (plan with { Products = ["mystery-oil"] }).Checked(Evidence.Catalogue)));
        Assert.Equal(new ProductMissing { Pointer = "/products" }, Refused(() => (plan with { Techniques = [Technique.Aromatherapy], Products = ["jojoba-oil"] }).Checked(Evidence.Catalogue)));
        Assert.Equal(new PressureOffTheScale(6), Refused(() => (plan with { Pressure = 6 }).Checked(Evidence.Catalogue)));
    }

    [Fact]
    public void Plans_with_a_product_of_the_clinics_own_once_its_contents_are_known_I36()
    {
        var contents = new ProductContents { Contents = [], Allergens = [], IsScented = false, IsPhotosensitising = false };
        var product = MassageProduct.Add(Clinic, "Arnica in jojoba", ProductKind.Blend, contents, TomasId.Value, A.Monday);
        var plan = Evidence.Plan with { Products = [product.Id.Value.ToString()] };

        Assert.Equal(new ProductContentsUnknown { Pointer = "/products/0" }, Refused(() => plan.Checked(Evidence.Catalogue.With([product.AsKnown()]))));

        product.Describe(contents with { Contents = ["jojoba oil", "arnica extract"], Allergens = [Allergen.Jojoba, Allergen.DaisyFamily] });
        Assert.Equal(plan.Products, plan.Checked(Evidence.Catalogue.With([product.AsKnown()])).Products);
        Assert.Equal(2, product.Revision);
    }

    [Fact]
    public void Allows_what_was_checked_and_nothing_beside_it()
    {
        var check = Evidence.Of().Evaluate().Check();

        Must(check, LeftLeg, Technique.Swedish, 4);
        Assert.Equal(new SiteNotChecked(BodyRegion.Feet) { Pointer = "/region" }, Refused(() => Must(check, BodySite.Of(BodyRegion.Feet), Technique.Swedish, 1)));
        Assert.Equal(new TechniqueNotChecked(Technique.TriggerPoint) { Pointer = "/technique" }, Refused(() => Must(check, LeftLeg, Technique.TriggerPoint, 1)));
        Assert.Equal(new FirmerThanChecked(BodyRegion.LowerLegs, 4) { Pointer = "/pressure" }, Refused(() => Must(check, LeftLeg, Technique.Swedish, 5)));
    }

    [Fact]
    public void Leaves_out_what_the_rules_leave_out()
    {
        var check = Evidence.Of(Evidence.Yes("VARIC", LeftLeg), Evidence.Yes("OSTEO")).Evaluate().Check();

        Assert.Equal(new TouchContraindicated(BodyRegion.LowerLegs, Technique.Swedish) { Pointer = "/technique" }, Refused(() => Must(check, LeftLeg, Technique.Swedish, 1)));
        Assert.Equal(new TouchContraindicated(BodyRegion.LowerLegs, Technique.Swedish) { Pointer = "/technique" }, Refused(() => Must(check, BodySite.Of(BodyRegion.LowerLegs), Technique.Swedish, 1)));
        Assert.Equal(new TouchContraindicated(BodyRegion.LowerLegs, Technique.DeepTissue) { Pointer = "/technique" }, Refused(() => Must(check, RightLeg, Technique.DeepTissue, 1)));
        Must(check, RightLeg, Technique.Swedish, 2);
        Assert.Equal(new FirmerThanChecked(BodyRegion.LowerLegs, 2) { Pointer = "/pressure" }, Refused(() => Must(check, RightLeg, Technique.Swedish, 3)));
        Assert.Equal([(BodyRegion.Shoulders, null), (BodyRegion.Neck, null), (BodyRegion.LowerLegs, Side.Right)], check.Possible().Select(possible => (possible.Site.Region, possible.Site.Side)));
    }

    [Fact]
    public void Leaves_an_allergen_out_of_every_product_whatever_was_agreed_before_I41()
    {
        var plan = Evidence.Plan with { Techniques = [Technique.Swedish, Technique.Aromatherapy], Products = ["lavender-almond-blend", "jojoba-oil", "lavender-oil"] };
        var check = Evidence.Of(Evidence.Yes("OIL-ALLERGY") with { Allergens = [Allergen.TreeNut] }).Evaluate(plan).Check();

        Assert.Equal(new ProductContraindicated { Pointer = "/product" }, Refused(() => check.MustAllowProduct("lavender-almond-blend", "/product")));
        Assert.Equal(new ProductNotChecked { Pointer = "/product" }, Refused(() => check.MustAllowProduct("sweet-almond-oil", "/product")));
        check.MustAllowProduct("jojoba-oil", "/product");
        Assert.Equal((ContraindicationOutcome.Absolute, true), (check.Outcome, check.LetsStart));
        Assert.Equal(
            new NotOverridable { Pointer = "/rule" },
            Refused(() => check.Override(A_session(), Evidence.Rules.Find("OIL-ALLERGY")!, Findings(check, Evidence.Of(Evidence.Yes("OIL-ALLERGY") with { Allergens = [Allergen.TreeNut] }).Evaluate(plan)), Noor, A.Monday)));
    }

    [Fact]
    public void Leaves_a_position_out()
    {
        var plan = Evidence.Plan with { Positions = [BodyPosition.Supine, BodyPosition.SideLying] };
        var check = Evidence.Of(Evidence.Yes("PREG-T1") with { Measure = 20 }).Evaluate(plan).Check();

        Assert.Equal(new PositionContraindicated(BodyPosition.Supine) { Pointer = "/position" }, Refused(() => check.MustAllowPosition(BodyPosition.Supine, "/position")));
        check.MustAllowPosition(BodyPosition.SideLying, "/position");
        Assert.False(Evidence.Of(Evidence.Yes("PREG-T1") with { Measure = 20 }).Evaluate(plan with { Positions = [BodyPosition.Supine] }).Check().LetsStart);
    }

    [Fact]
    public void Refuses_to_begin_where_nothing_may_be_done_I38()
    {
        var check = Evidence.Of(Evidence.Yes("CLOT")).Evaluate().Check();
        Assert.Equal(new MassageContraindicated(ContraindicationOutcome.Absolute), Refused(check.MustLetStart));
        Assert.Equal(
            new MassageContraindicated(ContraindicationOutcome.Local),
            Refused(Evidence.Of(Evidence.Yes("VARIC", BodySite.Of(BodyRegion.LowerLegs))).Evaluate(Evidence.Plan with { Sites = [LeftLeg] }).Check().MustLetStart));
        Evidence.Of().Evaluate().Check().MustLetStart();
    }

    [Fact]
    public void Is_stale_as_soon_as_anything_that_it_rests_on_is_new_I38()
    {
        var evidence = Evidence.Of() with { PlannedInPlan = "swedish, shoulders" };
        var plan = Evidence.Plan with { Products = ["jojoba-oil"] };
        var check = evidence.Evaluate(plan).Check();
        check.MustRestOn(evidence.Evaluate(plan));

        // The same answer said anew is a newer answer.
        var again = Evidence.Held(Evidence.No("EPIL"), at: A.Monday.AddMinutes(1));
        Stale(evidence with { Answers = [.. evidence.Answers, again] });
        Stale(evidence with { Holds = [Evidence.Held(HoldLimits.Of(false, null, [], [BodySite.Of(BodyRegion.Feet)], []))] });
        Stale(evidence with { Clearances = [Evidence.Cleared("KIDNEY", MondaysDate, MondaysDate, MondaysDate)] });
        Stale(evidence with { PlannedInPlan = "deep tissue, neck" });
        Stale(evidence with { Circumstances = [new(ContraindicationRules.SafetyFollowUp, [], Guid.CreateVersion7(), Ruth, InformationCategory.MentalHealthOutcomes)] });
        Assert.Equal(new CheckStale(), Refused(() => check.MustRestOn(evidence.Evaluate(plan, A.Monday.AddDays(1), MondaysDate.AddDays(1)))));

        void Stale(ContraindicationEvidence changed) => Assert.Equal(new CheckStale(), Refused(() => check.MustRestOn(changed.Evaluate(plan))));
    }

    [Fact]
    public void Is_stale_when_a_product_is_described_anew_I38()
    {
        var contents = new ProductContents { Contents = ["jojoba oil"], Allergens = [Allergen.Jojoba], IsScented = false, IsPhotosensitising = false };
        var product = MassageProduct.Add(Clinic, "Jojoba of ours", ProductKind.CarrierOil, contents, TomasId.Value, A.Monday);
        var (plan, evidence) = (Evidence.Plan with { Products = [product.Id.Value.ToString()] }, Evidence.Of());
        var check = Evaluated().Check();
        check.MustRestOn(Evaluated());

        product.Describe(contents);

        Assert.Equal(new CheckStale(), Refused(() => check.MustRestOn(Evaluated())));

        Evaluation Evaluated()
        {
            var catalogue = Evidence.Catalogue.With([product.AsKnown()]);
            return Evaluation.Of(Evidence.Rules, catalogue, plan.Checked(catalogue), evidence, A.Monday, MondaysDate);
        }
    }

    [Fact]
    public void Is_set_aside_by_a_second_reader_alone_and_only_where_the_rule_lets_I39()
    {
        var (session, evidence) = (A_session(), Evidence.Of(Evidence.Yes("VARIC", BodySite.Of(BodyRegion.LowerLegs)), Evidence.Yes("ACOAG")));
        var check = evidence.Evaluate().Check(session);
        var findings = Findings(check, evidence.Evaluate());
        var (varic, acoag) = (Evidence.Rules.Find("VARIC")!, Evidence.Rules.Find("ACOAG")!);

        Assert.Equal(new SecondReaderNeeded(), Refused(() => check.Override(session, varic, findings, Tomas, A.Monday)));
        Assert.Equal(new SecondReaderNeeded(), Refused(() => check.Override(session, varic, findings, Ruth, A.Monday)));
        Assert.Equal(new NotOverridable { Pointer = "/rule" }, Refused(() => check.Override(session, acoag, findings, Noor, A.Monday)));
        Assert.Equal(new FindingNotFound { Pointer = "/rule" }, Refused(() => check.Override(session, Evidence.Rules.Find("OSTEO")!, findings, Noor, A.Monday)));
        Assert.Equal(new FindingNotFound { Pointer = "/rule" }, Refused(() => check.Override(session, varic, [], Noor, A.Monday)));

        var next = check.Override(session, varic, findings, Noor, A.Monday);
        Assert.Equal((check.Id, Noor, ContraindicationOutcome.Modify), (next.OverrideOf, next.Author, next.Outcome));
        Must(next, LeftLeg, Technique.Swedish, 4);
        Assert.Equal(new TouchContraindicated(BodyRegion.LowerLegs, Technique.DeepTissue) { Pointer = "/technique" }, Refused(() => Must(next, LeftLeg, Technique.DeepTissue, 1)));
        next.MustRestOn(evidence.Evaluate());
    }

    [Fact]
    public void Leaves_what_is_absolute_to_nobody_I39() =>
        Assert.All(Evidence.Rules.All.Where(rule => rule.Effects.Any(effect => effect.Outcome == ContraindicationOutcome.Absolute)), rule => Assert.False(rule.SecondReader));

    [Fact]
    public void Belongs_to_the_massage_that_it_was_made_for()
    {
        var evaluation = Evidence.Of().Evaluate();
        Assert.Equal(new NotAMassageSession(), Refused(() => ContraindicationCheck.Keep(Sessions.A_session.OfTalk(), evaluation, false, Ruth, A.Monday)));
        Assert.Equal(new NotTheSessionsPractitioner(), Refused(() => ContraindicationCheck.Keep(A_session(), evaluation, false, Noor, A.Monday)));
        var over = A_session();
        over.Cancel(SessionActor.Client);
        Assert.Equal(new SessionOver(SessionStatus.Cancelled), Refused(() => ContraindicationCheck.Keep(over, evaluation, false, Tomas, A.Monday)));
    }

    [Fact]
    public void Says_why_in_findings_of_the_kind_and_author_of_their_evidence()
    {
        var evidence = Evidence.Of() with { Answers = [.. Evidence.Of().Answers, new(Evidence.Yes("SUICIDE"), Guid.CreateVersion7(), Ruth, InformationCategory.MentalHealthSummary, A.Monday, MondaysDate)] };
        var check = evidence.Evaluate().Check();
        var finding = Assert.Single(ContraindicationFinding.Of(check, evidence.Evaluate()));

        Assert.Equal((InformationCategory.MentalHealthSummary, Ruth, "SUICIDE"), (finding.Category, finding.Author, finding.Rule));
        Assert.Equal((InformationCategory.SafetyCues, Tomas), (check.Category, check.Author));
        Assert.DoesNotContain("suicid", string.Join(' ', check.Limits.Select(limit => limit.Cue)), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("SUICIDE", "DVT")]
    [InlineData("PSYCHOSIS", "FEVER")]
    [InlineData("DISSOC", "INTOX")]
    [InlineData("NO-CONSENT", "CLOT")]
    public void Reads_the_same_whether_body_or_mind_is_the_reason(string mind, string body)
    {
        static IEnumerable<string> Read(params HealthAnswer[] found) => Evidence.Of(found).Evaluate().Limits.Select(limit => $"{limit.Number} {limit.AsRead()}");

        Assert.Equal(Read(Evidence.Yes(body)), Read(Evidence.Yes(mind)));
        var site = BodySite.Of(BodyRegion.Forearms);
        Assert.Equal(Read(Evidence.Yes(body), Evidence.Yes("SKIN-OPEN", site)), Read(Evidence.Yes("SELF-HARM", site), Evidence.Yes(mind)));
        Assert.Equal(Read(Evidence.Yes(mind)), (Evidence.Of() with { Holds = [Evidence.Held(HoldLimits.Sessions, "Not while the anniversary lasts.")] }).Evaluate().Limits.Select(limit => $"{limit.Number} {limit.AsRead()}"));
    }

    [Fact]
    public void Stands_in_an_order_that_names_no_rule()
    {
        var evidence = Evidence.Of(Evidence.Yes("EPIL"), Evidence.Yes("VARIC", LeftLeg), Evidence.Yes("KIDNEY"), Evidence.Yes("SUICIDE"));
        var evaluation = evidence.Evaluate();

        Assert.Equal(
            [ContraindicationOutcome.Absolute, ContraindicationOutcome.Clearance, ContraindicationOutcome.Local, ContraindicationOutcome.Caution],
            evaluation.Limits.Select(limit => limit.Outcome));
        Assert.Equal([1, 2, 3, 4], evaluation.Limits.Select(limit => limit.Number));
        Assert.Equal(["SUICIDE", "KIDNEY", "VARIC", "EPIL"], evaluation.Reasons.OrderBy(reason => reason.Limit).Select(reason => reason.Rule));
    }

    [Fact]
    public void Knows_of_each_limit_whose_word_it_follows_from()
    {
        var hold = Evidence.Held(HoldLimits.Of(false, null, [], [LeftLeg], []));
        var limits = (Evidence.Of(Evidence.Yes("EPIL")) with { Holds = [hold] }).Evaluate().Limits;

        Assert.Equal([(hold.Id.Value, Ruth), (limits[1].Evidence!.Value, Tomas)], limits.Select(limit => (limit.Evidence!.Value, limit.EvidenceAuthor!)));
    }

    [Fact]
    public void Says_of_safety_follow_ups_that_there_is_one_and_never_how_many()
    {
        Circumstance Followed() => new(ContraindicationRules.SafetyFollowUp, [], Guid.CreateVersion7(), Ruth, InformationCategory.MentalHealthOutcomes);
        var one = (Evidence.Of() with { Circumstances = [Followed()] }).Evaluate();
        var three = (Evidence.Of() with { Circumstances = [Followed(), Followed(), Followed()] }).Evaluate();

        Assert.Equal(ContraindicationOutcome.Caution, Assert.Single(three.Limits).Outcome);
        Assert.Single(three.Reasons);
        Assert.Equal(one.Limits.Select(limit => limit.InOneLine()), three.Limits.Select(limit => limit.InOneLine()));
    }

    [Fact]
    public void Holds_on_when_another_safety_follow_up_opens_or_one_of_several_closes()
    {
        Circumstance Followed() => new(ContraindicationRules.SafetyFollowUp, [], Guid.CreateVersion7(), Ruth, InformationCategory.MentalHealthOutcomes);
        var evidence = Evidence.Of();
        var check = (evidence with { Circumstances = [Followed()] }).Evaluate().Check();

        check.MustRestOn((evidence with { Circumstances = [Followed(), Followed()] }).Evaluate());
        Assert.Equal(new CheckStale(), Refused(() => check.MustRestOn(evidence.Evaluate())));
    }

    [Fact]
    public void Is_by_rules_that_a_massage_therapist_approves()
    {
        Assert.Equal(Evidence.Rules.Version, RuleSetApproval.Of(Clinic, Evidence.Rules, Evidence.Rules.Version, TomasId.Value, A.Monday).RulesVersion);
        Assert.Equal(new RuleVersionUnknown { Pointer = "/version" }, Refused(() => RuleSetApproval.Of(Clinic, Evidence.Rules, "2020-01-01", TomasId.Value, A.Monday)));
    }

    private static Session A_session() => Sessions.A_session.OfMassage();

    private static IReadOnlyList<ContraindicationFinding> Findings(ContraindicationCheck check, Evaluation evaluation) => ContraindicationFinding.Of(check, evaluation);

    private static void Must(ContraindicationCheck check, BodySite site, Technique technique, int pressure) => check.MustAllow(site, technique, Pressure.Of(pressure), "/region", "/technique", "/pressure");
}
