using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>
/// Holds a plan of touch against what is known of the client's health. It reads nothing and asks no clock: the same evidence always gives the same limits, in whatever
/// order it comes.
/// </summary>
/// <remarks>Rules CR-170 and CR-171: each finding adds limits and takes none away, so that the strictest wins; what is not known counts as there.</remarks>
public sealed class Evaluation
{
    private const string AskFirst = "Some questions of the health screening are not answered for today. Ask them before any touch.";
    private const string NoScentLeft = "No aromatherapy: none of the planned scents may be used.";
    private const string KeepTo = "Keep to these limits.";

    private static readonly RuleEffect WaitsForDocument = new() { Outcome = ContraindicationOutcome.Clearance, Cue = "Massage only with a written clearance.", Clearable = true };
    private static readonly RuleEffect Looks = new() { Outcome = ContraindicationOutcome.Caution, Cue = "Look and ask before you touch; leave out what you are not sure of." };

    private readonly ContraindicationRules rules;
    private readonly PlannedTouch plan;
    private readonly IReadOnlyList<KnownProduct> products;
    private readonly ContraindicationEvidence evidence;
    private readonly DateTimeOffset now;
    private readonly DateOnly today;
    private readonly Dictionary<string, HeldAnswer> answers;
    private readonly List<TouchLimit> limits = [];
    private readonly List<FoundReason> reasons = [];

    private Evaluation(ContraindicationRules rules, MassageCatalogue catalogue, PlannedTouch plan, ContraindicationEvidence evidence, DateTimeOffset now, DateOnly today)
    {
        (this.rules, this.plan, this.evidence, this.now, this.today) = (rules, plan, evidence, now, today);
        products = [.. plan.Products.Select(code => catalogue.Product(code, "/products"))];
        answers = evidence.Answers.Where(held => rules.Find(held.Answer.Rule) is { } rule && (!rule.OnTheDay || held.On == today))
            .GroupBy(held => held.Answer.Rule, StringComparer.Ordinal).Select(WhatCounts)
            .ToDictionary(held => held.Answer.Rule, StringComparer.Ordinal);
    }

    /// <summary>What was planned.</summary>
    public PlannedTouch Plan => plan;

    /// <summary>The version of the rules.</summary>
    public string RulesVersion => rules.Version;

    /// <summary>What to leave out or to heed.</summary>
    public IReadOnlyList<TouchLimit> Limits => limits;

    /// <summary>Why.</summary>
    public IReadOnlyList<FoundReason> Reasons => reasons;

    /// <summary>A fingerprint of all that this rests on and of what came of it. Another one means that the check has to be made again (Rule CR-174; I38).</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>Holds a plan against the evidence.</summary>
    /// <param name="plan">As <see cref="PlannedTouch.Checked"/> gave it.</param>
    /// <param name="today">The clinic's date at <paramref name="now"/>.</param>
    public static Evaluation Of(ContraindicationRules rules, MassageCatalogue catalogue, PlannedTouch plan, ContraindicationEvidence evidence, DateTimeOffset now, DateOnly today)
    {
        var evaluation = new Evaluation(rules, catalogue, plan, evidence, now, today);
        evaluation.AskWhatIsOpen();
        foreach (var rule in rules.All) evaluation.Apply(rule);
        evaluation.ApplyHolds();
        evaluation.LeaveAromatherapyWithoutScent();
        evaluation.PutInOrder();
        evaluation.Stamp = evaluation.Fingerprint();
        return evaluation;
    }

    private void AskWhatIsOpen()
    {
        var open = rules.All.Where(rule => rule.IsAskedOfEveryone && !answers.ContainsKey(rule.Code)).ToList();
        var aboutTouch = open.Where(rule => !rule.IsAboutProducts).ToList();
        if (aboutTouch.Count > 0)
        {
            var number = Add(new() { Number = 0, Outcome = ContraindicationOutcome.Absolute, Cue = AskFirst });
            foreach (var rule in aboutTouch) reasons.Add(new(number, rule.Code, null, null, null, CategoryOf(rule), null));
        }

        foreach (var rule in open.Where(rule => rule.IsAboutProducts))
        {
            foreach (var effect in rule.Effects) AddProducts(rule, effect, [], null);
        }
    }

    private void Apply(ContraindicationRule rule)
    {
        if (rule.Follows.Count > 0)
        {
            foreach (var followed in rule.Follows.Select(code => answers.GetValueOrDefault(code)).OfType<HeldAnswer>().Where(held => held.Answer.State != FindingState.Absent).Take(1))
            {
                foreach (var effect in rule.Effects) AddProducts(rule, effect, [], followed);
            }

            return;
        }

        // That there is one is all that crosses, however many there are.
        foreach (var circumstance in evidence.Circumstances.Where(one => one.Rule == rule.Code).OrderBy(one => one.Record).DistinctBy(one => string.Join(',', one.Qualifiers), StringComparer.Ordinal))
        {
            var answer = new HealthAnswer { Rule = rule.Code, State = FindingState.Present, Qualifiers = circumstance.Qualifiers };
            Present(rule, new(answer, circumstance.Record, circumstance.Author, circumstance.Category, now, today));
        }

        if (!answers.TryGetValue(rule.Code, out var held) || held.Answer.State == FindingState.Absent) return;
        if (held.Answer.State == FindingState.Present) Present(rule, held);
        else Unknown(rule, held);
    }

    private void Present(ContraindicationRule rule, HeldAnswer held)
    {
        var measure = MeasureNow(rule, held);
        foreach (var effect in rule.Effects.Where(effect => effect.When?.Holds(held.Answer, measure, now) ?? true))
        {
            if (effect.Products is not null) AddProducts(rule, effect, held.Answer.Allergens, held);
            else AddTouch(rule, effect, SitesOf(effect, held.Answer), held);
        }
    }

    // Where nobody knows, what would be absolute waits for a document, what would be local is looked at, and every other limit holds.
    private void Unknown(ContraindicationRule rule, HeldAnswer held)
    {
        var waits = false;
        foreach (var effect in rule.Effects)
        {
            if (effect.Products is not null) AddProducts(rule, effect, [], held);
            else if (effect.Outcome >= ContraindicationOutcome.Clearance && waits) continue;
            else if (effect.Outcome >= ContraindicationOutcome.Clearance) waits = AddTouch(rule, WaitsForDocument, [], held);
            else if (effect.Sites == SiteScope.Reported) AddTouch(rule, Looks, [], held);
            else AddTouch(rule, effect, SitesOf(effect, held.Answer), held);
        }
    }

    private bool AddTouch(ContraindicationRule rule, RuleEffect effect, IReadOnlyList<BodySite> sites, HeldAnswer held)
    {
        var clearance = effect.Clearable ? ClearanceFor(rule, held.Answer) : null;
        var number = Add(new()
        {
            Number = 0,
            Outcome = effect.Outcome,
            Sites = sites,
            Techniques = effect.Techniques,
            Positions = effect.Positions,
            PressureCeiling = effect.PressureCeiling,
            Cue = effect.Cue,
            LiftedBy = clearance is null ? null : LiftedBy.Clearance,
            Evidence = held.Record,
            EvidenceAuthor = held.Author,
        });
        reasons.Add(new(number, rule.Code, held.Answer.State, held.Record, held.Author, held.Category, clearance?.Record));
        return true;
    }

    private void AddProducts(ContraindicationRule rule, RuleEffect effect, IReadOnlyList<Allergen> reactsTo, HeldAnswer? held)
    {
        var left = products.Where(product => product.Is(effect.Products!.Value, reactsTo)).Select(product => product.Code).ToList();
        if (left.Count == 0) return;

        var number = Add(new() { Number = 0, Outcome = effect.Outcome, IsAboutProducts = true, Products = left, Cue = effect.Cue, Evidence = held?.Record, EvidenceAuthor = held?.Author });
        reasons.Add(new(number, rule.Code, held?.Answer.State, held?.Record, held?.Author, held?.Category ?? CategoryOf(rule), null));
    }

    private void ApplyHolds()
    {
        foreach (var hold in evidence.Holds.OrderBy(hold => hold.Id.Value))
        {
            var held = hold.Limits;
            if (held.NoSessions) Bind(hold, new() { Number = 0, Outcome = ContraindicationOutcome.Absolute, Cue = ContraindicationRules.NotNow });
            if (held.SitesToLeave.Count > 0) Bind(hold, new() { Number = 0, Outcome = ContraindicationOutcome.Local, Sites = held.SitesToLeave, Cue = ContraindicationRules.LeaveOut });
            if (held.PressureCeiling is null && held.TechniquesToLeave.Count + held.PositionsToAvoid.Count == 0) continue;
            Bind(hold, new()
            {
                Number = 0,
                Outcome = ContraindicationOutcome.Modify,
                Techniques = held.TechniquesToLeave,
                Positions = held.PositionsToAvoid,
                PressureCeiling = held.PressureCeiling?.Level,
                Cue = KeepTo,
            });
        }
    }

    private void Bind(Hold hold, TouchLimit limit) =>
        reasons.Add(new(Add(limit with { Evidence = hold.Id.Value, EvidenceAuthor = hold.Author }), ContraindicationRules.Hold, FindingState.Present, hold.Id.Value, hold.Author, hold.Category, null));

    private void LeaveAromatherapyWithoutScent()
    {
        if (!plan.Techniques.Contains(Technique.Aromatherapy)) return;
        if (products.Any(product => product.IsScented && !limits.Exists(limit => limit.Blocks(product.Code)))) return;
        var first = limits.Find(limit => products.Any(product => product.IsScented && limit.Blocks(product.Code)));
        Add(new() { Number = 0, Outcome = ContraindicationOutcome.Modify, Techniques = [Technique.Aromatherapy], Cue = NoScentLeft, Evidence = first?.Evidence, EvidenceAuthor = first?.EvidenceAuthor });
    }

    // The order in which rules are asked would name them. What reads alike stands in an order that tells nothing.
    private void PutInOrder()
    {
        var ordered = limits.OrderByDescending(limit => limit.Outcome).ThenBy(limit => limit.AsRead(), StringComparer.Ordinal).ThenBy(limit => limit.Evidence?.ToString("N")[20..], StringComparer.Ordinal).ToList();
        var numbers = ordered.Index().ToDictionary(one => one.Item.Number, one => one.Index + 1);
        limits.Clear();
        limits.AddRange(ordered.Select(limit => limit with { Number = numbers[limit.Number] }));
        for (var i = 0; i < reasons.Count; i++) reasons[i] = reasons[i] with { Limit = numbers[reasons[i].Limit] };
    }

    private int Add(TouchLimit limit)
    {
        var numbered = limit with { Number = limits.Count + 1 };
        limits.Add(numbered with { IsRelevant = numbered.BearsOn(plan) });
        return numbered.Number;
    }

    private HeldClearance? ClearanceFor(ContraindicationRule rule, HealthAnswer answer) => evidence.Clearances
        .Where(held => held.Document.Rule == rule.Code && held.Document.ValidFrom <= today && today <= held.Document.ValidUntil)
        .Where(held => answer.Since is not { } since || held.Document.DatedOn >= DateOnly.FromDateTime(since.UtcDateTime))
        .OrderByDescending(held => held.Record).FirstOrDefault();

    // The newest, but for a stricter one that nobody has settled who may (Rule CR-171).
    private static HeldAnswer WhatCounts(IEnumerable<HeldAnswer> same)
    {
        var all = same.OrderBy(held => held.At).ThenBy(held => held.Record).ToList();
        var open = all.Where((held, i) => !all.Skip(i + 1).Any(later => later.Settles(held))).ToList();
        var strictest = open.Max(held => held.Answer.State);
        return open.Last(held => held.Answer.State == strictest);
    }

    private decimal? MeasureNow(ContraindicationRule rule, HeldAnswer held) =>
        rule.Measure == HealthMeasure.PregnancyWeeks && held.Answer.Measure is { } weeks ? weeks + ((today.DayNumber - held.On.DayNumber) / 7) : held.Answer.Measure;

    private static IReadOnlyList<BodySite> SitesOf(RuleEffect effect, HealthAnswer answer) => effect.Sites switch
    {
        SiteScope.Reported => answer.Sites,
        SiteScope.Listed => [.. effect.Regions.Select(region => BodySite.Of(region))],
        _ => [],
    };

    private static InformationCategory CategoryOf(ContraindicationRule rule) => rule.IsMentalHealth ? InformationCategory.MentalHealthSummary : InformationCategory.PhysicalHealth;

    private string Fingerprint()
    {
        var text = new StringBuilder(rules.Version).Append('\n').Append(evidence.PlannedInPlan).Append('\n');
        foreach (var held in answers.Values.OrderBy(held => held.Answer.Rule, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{held.Answer.Rule} {held.Record}\n");
        foreach (var held in evidence.Clearances.Where(held => held.Document.ValidFrom <= today && today <= held.Document.ValidUntil).OrderBy(held => held.Record)) text.Append(CultureInfo.InvariantCulture, $"clearance {held.Record}\n");
        foreach (var hold in evidence.Holds.OrderBy(hold => hold.Id.Value)) text.Append(CultureInfo.InvariantCulture, $"hold {hold.Id.Value}\n");
        foreach (var one in evidence.Circumstances.Select(one => $"{one.Rule} {string.Join(',', one.Qualifiers)}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) text.Append(one).Append('\n');
        foreach (var product in products.OrderBy(product => product.Code, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"product {product.Code} {product.Revision}\n");
        foreach (var limit in limits.Select(limit => limit.InOneLine()).Order(StringComparer.Ordinal)) text.Append(limit).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
