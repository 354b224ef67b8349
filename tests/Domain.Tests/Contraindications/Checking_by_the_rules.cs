using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Contraindications;

/// <summary>Each rule of the product's own file against what people expect of it, written by hand: where it holds, where it does not, and on both sides of its boundary.</summary>
public sealed class Checking_by_the_rules
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly Dictionary<string, Expectations> Expected = Read();

    public static TheoryData<string> Codes => [.. ContraindicationRules.Shipped.All.Select(rule => rule.Code)];

    [Fact]
    public void Expects_something_of_every_rule_and_of_nothing_else() =>
        Assert.Equal(ContraindicationRules.Shipped.All.Select(rule => rule.Code).Order(StringComparer.Ordinal), Expected.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Codes))]
    public void Comes_to_what_is_expected(string rule)
    {
        var expected = Expected[rule];
        Assert.NotEmpty(expected.Positive);
        Assert.NotEmpty(expected.Negative);
        Assert.NotEmpty(expected.Boundary);
        foreach (var one in (Expectation[])[.. expected.Positive, .. expected.Negative, .. expected.Boundary]) Judge(rule, one);
    }

    private static void Judge(string rule, Expectation expected)
    {
        var plan = expected.Plan?.AsPlan() ?? Evidence.Plan;
        var evaluation = expected.AsEvidence(rule).Evaluate(plan);
        var check = evaluation.Check();
        var what = $"{rule}, {expected.What}: ";

        Assert.Equal(what + expected.Outcome, what + check.Outcome);
        Assert.Equal(what + expected.LetsStart, what + check.LetsStart);
        foreach (var touch in expected.Blocks) Assert.True(!IsAllowed(check, touch, plan), what + "must leave out " + touch);
        foreach (var touch in expected.Allows) Assert.True(IsAllowed(check, touch, plan), what + "must allow " + touch);
        if (expected.Ceiling is { } ceiling) Assert.All(check.Possible(), possible => Assert.Equal((what, ceiling), (what, possible.PressureCeiling)));
        if (expected.Products is { } products) Assert.Equal(what + string.Join(' ', products), what + string.Join(' ', check.PossibleProducts()));
        if (expected.Positions is { } positions) Assert.Equal(what + string.Join(' ', positions), what + string.Join(' ', check.PossiblePositions()));

        // Whatever keeps something from being done says by which rule.
        Assert.All(check.Limits.Where(limit => limit.Cue.StartsWith("No aromatherapy", StringComparison.Ordinal) is false), limit => Assert.Contains(evaluation.Reasons, reason => reason.Limit == limit.Number));
        if (expected.Outcome != ContraindicationOutcome.None) Assert.Contains(evaluation.Reasons, reason => reason.Rule == rule);
    }

    private static bool IsAllowed(ContraindicationCheck check, string touch, PlannedTouch plan)
    {
        var words = touch.Split(' ');
        var site = BodySite.Of(Enum.Parse<BodyRegion>(words[2], true), words.Length > 3 ? Enum.Parse<Side>(words[3], true) : null);
        Assert.Contains(plan.Sites, planned => planned.Covers(site));
        try
        {
            check.MustAllow(site, Enum.Parse<Technique>(words[0], true), Pressure.Of(1), "", "", "");
            return true;
        }
        catch (Kernel.DomainException refused) when (refused.Error is TouchContraindicated)
        {
            return false;
        }
    }

    private static Dictionary<string, Expectations> Read()
    {
        using var file = typeof(Checking_by_the_rules).Assembly.GetManifestResourceStream("contraindications/expectations.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Expectations>>(file, Shape)!;
    }

    private sealed record Expectations(IReadOnlyList<Expectation> Positive, IReadOnlyList<Expectation> Negative, IReadOnlyList<Expectation> Boundary);

    private sealed record Expectation
    {
        public required string What { get; init; }
        public Answer? Answer { get; init; }
        public Dictionary<string, Answer> Others { get; init; } = [];
        public IReadOnlyList<HeldBack> Holds { get; init; } = [];
        public IReadOnlyList<Following> Circumstances { get; init; } = [];
        public Document? Clearance { get; init; }
        public Planned? Plan { get; init; }
        public required ContraindicationOutcome Outcome { get; init; }
        public required bool LetsStart { get; init; }
        public IReadOnlyList<string> Blocks { get; init; } = [];
        public IReadOnlyList<string> Allows { get; init; } = [];
        public int? Ceiling { get; init; }
        public IReadOnlyList<string>? Products { get; init; }
        public IReadOnlyList<BodyPosition>? Positions { get; init; }

        public ContraindicationEvidence AsEvidence(string rule)
        {
            var said = Others.ToDictionary(StringComparer.Ordinal);
            if (Answer is not null) said[rule] = Answer;
            var evidence = Evidence.Of();
            return evidence with
            {
                Answers = [.. evidence.Answers.Where(held => !said.ContainsKey(held.Answer.Rule)), .. said.Select(one => one.Value.AsHeld(one.Key))],
                Clearances = Clearance is { } document ? [Evidence.Cleared(rule, document.DatedOn, document.ValidFrom, document.ValidUntil)] : [],
                Holds = [.. Holds.Select(hold => hold.AsHold())],
                Circumstances = [.. Circumstances.Select(one => new Circumstance(one.Rule, one.Qualifiers, Guid.CreateVersion7(), Ruth, InformationCategory.MentalHealthOutcomes))],
            };
        }
    }

    private sealed record Answer
    {
        public required FindingState State { get; init; }
        public IReadOnlyList<Site> Sites { get; init; } = [];
        public DateTimeOffset? Since { get; init; }
        public IReadOnlyList<string> Qualifiers { get; init; } = [];
        public IReadOnlyList<Allergen> Allergens { get; init; } = [];
        public decimal? Measure { get; init; }
        public DateOnly? On { get; init; }

        public HeldAnswer AsHeld(string rule) => Evidence.Held(
            new() { Rule = rule, State = State, Sites = [.. Sites.Select(site => site.AsSite())], Since = Since, Qualifiers = Qualifiers, Allergens = Allergens, Measure = Measure }, On);
    }

    private sealed record Site(BodyRegion Region, Side? Side = null)
    {
        public BodySite AsSite() => BodySite.Of(Region, Side);
    }

    private sealed record HeldBack(string Cue)
    {
        public IReadOnlyList<Site> Sites { get; init; } = [];
        public IReadOnlyList<Technique> Techniques { get; init; } = [];
        public int? PressureCeiling { get; init; }

        public Hold AsHold() => Evidence.Held(
            HoldLimits.Of(Sites.Count + Techniques.Count == 0 && PressureCeiling is null, PressureCeiling is { } step ? Pressure.Of(step) : null, Techniques, [.. Sites.Select(site => site.AsSite())], []), Cue);
    }

    private sealed record Following(string Rule, IReadOnlyList<string> Qualifiers);

    private sealed record Document(DateOnly DatedOn, DateOnly ValidFrom, DateOnly ValidUntil);

    private sealed record Planned
    {
        public required IReadOnlyList<Technique> Techniques { get; init; }
        public required IReadOnlyList<Site> Sites { get; init; }
        public IReadOnlyList<string> Products { get; init; } = [];
        public IReadOnlyList<BodyPosition> Positions { get; init; } = [];
        public required int Pressure { get; init; }

        public PlannedTouch AsPlan() => new() { Techniques = Techniques, Sites = [.. Sites.Select(site => site.AsSite())], Products = Products, Positions = Positions, Pressure = Pressure };
    }
}
