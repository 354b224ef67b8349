using System.Text.Json.Serialization;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>A place on the body.</summary>
/// <param name="Region">Where.</param>
/// <param name="Side">On which side; <c>null</c> for both.</param>
public sealed record SiteView(BodyRegion Region, Side? Side)
{
    internal static SiteView Of(BodySite site) => new(site.Region, site.Side);
}

/// <summary>What was said about a client's health on one day.</summary>
public sealed record HealthScreeningView
{
    /// <summary>The screening.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose kind of information it is: findings of psychotherapy stand in screenings of their own.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>The discipline in which they acted; <c>null</c> for the client.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The version of the rules whose questions were asked.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>The answers.</summary>
    public required IReadOnlyList<HealthAnswerView> Answers { get; init; }

    /// <summary>What the client takes; <c>null</c> when nothing was said.</summary>
    public string? Medications { get; init; }

    /// <summary>Its revision; a screening never changes.</summary>
    public required int Revision { get; init; }

    internal static HealthScreeningView Of(HealthScreening screening) => new()
    {
        Id = screening.Id.Value,
        Category = screening.Category,
        AuthorId = screening.Author.PersonId,
        AuthorDiscipline = screening.Author.Discipline,
        RecordedAt = screening.RecordedAt,
        RulesVersion = screening.RulesVersion,
        Answers = [.. screening.Answers.Select(HealthAnswerView.Of)],
        Medications = screening.Medications,
        Revision = screening.Revision,
    };

    internal DisclosedPart AsPart() => new(Category, new Author(AuthorId, AuthorDiscipline), Id);
}

/// <summary>The answer to one question.</summary>
public sealed record HealthAnswerView
{
    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether it is there.</summary>
    public required FindingState State { get; init; }

    /// <summary>Where.</summary>
    public required IReadOnlyList<SiteView> Sites { get; init; }

    /// <summary>When it happened or began, in UTC; <c>null</c> when nobody knows.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Its particulars.</summary>
    public required IReadOnlyList<string> Qualifiers { get; init; }

    /// <summary>What the client reacts to.</summary>
    public required IReadOnlyList<Allergen> Allergens { get; init; }

    /// <summary>°C, or completed weeks; <c>null</c> when not said.</summary>
    public decimal? Measure { get; init; }

    /// <summary>More in words.</summary>
    public string? Details { get; init; }

    internal static HealthAnswerView Of(HealthAnswer answer) => new()
    {
        Rule = answer.Rule,
        State = answer.State,
        Sites = [.. answer.Sites.Select(SiteView.Of)],
        Since = answer.Since,
        Qualifiers = answer.Qualifiers,
        Allergens = answer.Allergens,
        Measure = answer.Measure,
        Details = answer.Details,
    };
}

/// <summary>A written medical clearance.</summary>
public sealed record ClearanceView
{
    /// <summary>The clearance.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose kind of information it is.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>The discipline in which they acted.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>What the document says.</summary>
    public required ClearanceDocument Document { get; init; }

    /// <summary>When it was ended before its last day, in UTC; <c>null</c> when nobody did.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>True from its first day to its last, by the clinic's calendar, unless it was ended.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static ClearanceView Of(Clearance clearance, DateOnly today) => new()
    {
        Id = clearance.Id.Value,
        Category = clearance.Category,
        AuthorId = clearance.Author.PersonId,
        AuthorDiscipline = clearance.Author.Discipline,
        RecordedAt = clearance.RecordedAt,
        Document = clearance.Document,
        IsInForce = clearance.IsInForce(today),
        EndedAt = clearance.EndedAt,
        Revision = clearance.Revision,
    };

    internal DisclosedPart AsPart() => new(Category, new Author(AuthorId, AuthorDiscipline), Id);
}

/// <summary>A check in a list.</summary>
public sealed record ContraindicationCheckSummaryView
{
    /// <summary>The check.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session for which it was made.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>The strictest of what bears on the plan; absent where a limit is not shared with the reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContraindicationOutcome? Outcome { get; init; }

    /// <summary>True when something of what was planned may be done; absent where a limit is not shared with the reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? LetsStart { get; init; }

    /// <summary>The check whose limit a second reader set aside in this one; <c>null</c> for a check of its own.</summary>
    public Guid? OverrideOf { get; init; }

    internal static ContraindicationCheckSummaryView Of(VisibleCheck visible)
    {
        var check = visible.Check;
        return new()
        {
            Id = check.Id.Value,
            SessionId = check.SessionId.Value,
            EvaluatedAt = check.EvaluatedAt,
            Outcome = visible.IsWhole ? check.Outcome : null,
            LetsStart = visible.IsWhole ? check.LetsStart : null,
            OverrideOf = check.OverrideOf?.Value,
        };
    }
}

/// <summary>A check: what to do, and why as far as the reader may see it.</summary>
public sealed record ContraindicationCheckView
{
    /// <summary>The check.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session for which it was made.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>The version of the rules.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>False when nobody of the clinic had approved that version by then.</summary>
    public required bool IsApproved { get; init; }

    /// <summary>What was read for the rules.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What was planned; absent where bodywork is not shared with the reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlannedTouchView? Planned { get; init; }

    /// <summary>The strictest of what bears on the plan; absent where a limit is not shared with the reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContraindicationOutcome? Outcome { get; init; }

    /// <summary>True when something of what was planned may be done; absent where a limit is not shared with the reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? LetsStart { get; init; }

    /// <summary>What to leave out or to heed, the strictest first. What somebody set aside stands here only with its reason.</summary>
    public required IReadOnlyList<TouchLimitView> Limits { get; init; }

    /// <summary>What remains possible; absent where bodywork, or a limit, is not shared with the reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PossibleView? Possible { get; init; }

    /// <summary>The check whose limit a second reader set aside in this one; <c>null</c> for a check of its own.</summary>
    public Guid? OverrideOf { get; init; }

    /// <summary>What is not shared with the reader, so that it may be missing where limits say why.</summary>
    public IReadOnlyList<WithheldView> Withheld { get; init; } = [];

    /// <summary>Its revision; a check never changes.</summary>
    public required int Revision { get; init; }

    internal static ContraindicationCheckView Of(VisibleCheck visible, IReadOnlyList<ContraindicationFinding> findings, ContraindicationRules rules, MassageCatalogue catalogue)
    {
        var check = visible.Check;
        var because = findings.ToLookup(finding => finding.Limit);

        // That a document lifted something says that there was something to lift.
        var limits = visible.Limits.Where(limit => limit.Stands || because[limit.Number].Any());
        return new()
        {
            Id = check.Id.Value,
            SessionId = check.SessionId.Value,
            AuthorId = check.Author.PersonId,
            EvaluatedAt = check.EvaluatedAt,
            RulesVersion = check.RulesVersion,
            IsApproved = check.IsApproved,
            Sources = rules.Version == check.RulesVersion ? rules.Sources : [],
            Planned = visible.ShowsPlan ? PlannedTouchView.Of(check.Planned) : null,
            Outcome = visible.IsWhole ? check.Outcome : null,
            LetsStart = visible.IsWhole ? check.LetsStart : null,
            Limits = [.. limits.Select((limit, i) => TouchLimitView.Of(limit, i + 1, visible.ShowsPlan, [.. because[limit.Number].Select(finding => FindingView.Of(finding, rules))]))],
            Possible = visible is { IsWhole: true, ShowsPlan: true } ? PossibleView.Of(check, catalogue) : null,
            OverrideOf = check.OverrideOf?.Value,
            Revision = check.Revision,
        };
    }
}

/// <summary>What was planned.</summary>
public sealed record PlannedTouchView
{
    /// <summary>How.</summary>
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>Where.</summary>
    public required IReadOnlyList<SiteView> Sites { get; init; }

    /// <summary>With which products.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>In which positions.</summary>
    public required IReadOnlyList<BodyPosition> Positions { get; init; }

    /// <summary>No firmer than this, 1–5.</summary>
    public required int Pressure { get; init; }

    internal static PlannedTouchView Of(PlannedTouch plan) => new()
    {
        Techniques = plan.Techniques,
        Sites = [.. plan.Sites.Select(SiteView.Of)],
        Products = plan.Products,
        Positions = plan.Positions,
        Pressure = plan.Pressure,
    };
}

/// <summary>One thing to leave out or to heed.</summary>
public sealed record TouchLimitView
{
    /// <summary>Its place among those that the reader sees, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>How strict it is.</summary>
    public required ContraindicationOutcome Outcome { get; init; }

    /// <summary>Where; none means the whole body.</summary>
    public required IReadOnlyList<SiteView> Sites { get; init; }

    /// <summary>The techniques that are left out; none means all, and for <c>modify</c> none.</summary>
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>True when it leaves products out and touch as it is.</summary>
    public required bool IsAboutProducts { get; init; }

    /// <summary>The planned products that are left out; absent where bodywork is not shared with the reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary>Positions to avoid.</summary>
    public required IReadOnlyList<BodyPosition> Positions { get; init; }

    /// <summary>No firmer than this, 1–5; <c>null</c> for no limit.</summary>
    public int? PressureCeiling { get; init; }

    /// <summary>What to do. It never says why.</summary>
    public required string Cue { get; init; }

    /// <summary>True when it bears on what was planned; absent where bodywork is not shared with the reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsRelevant { get; init; }

    /// <summary>What set it aside; <c>null</c> while it stands.</summary>
    public LiftedBy? LiftedBy { get; init; }

    /// <summary>Why; absent where that is not shared with the reader, and where it follows from a hold or from what no form asks, unless the reader is told of psychotherapy too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FindingView>? Because { get; init; }

    internal static TouchLimitView Of(TouchLimit limit, int number, bool showsPlan, IReadOnlyList<FindingView> because) => new()
    {
        Number = number,
        Outcome = limit.Outcome,
        Sites = [.. limit.Sites.Select(SiteView.Of)],
        Techniques = limit.Techniques,
        IsAboutProducts = limit.IsAboutProducts,
        Products = showsPlan ? limit.Products : null,
        Positions = limit.Positions,
        PressureCeiling = limit.PressureCeiling,
        Cue = limit.Cue,
        IsRelevant = showsPlan ? limit.IsRelevant : null,
        LiftedBy = limit.LiftedBy,
        Because = because.Count > 0 ? because : null,
    };
}

/// <summary>Why a limit stands.</summary>
public sealed record FindingView
{
    /// <summary>The finding.</summary>
    public required Guid Id { get; init; }

    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What the rule is about; <c>null</c> for a rule that is no longer in use.</summary>
    public string? Finding { get; init; }

    /// <summary>How well its source is known.</summary>
    public RuleMark? Mark { get; init; }

    /// <summary>What was found; <c>null</c> when the question is not answered for today.</summary>
    public FindingState? State { get; init; }

    /// <summary>The screening, hold or other record that says so; <c>null</c> when the question is not answered.</summary>
    public Guid? Evidence { get; init; }

    /// <summary>The clearance that lifts it; <c>null</c> for none.</summary>
    public Guid? Clearance { get; init; }

    /// <summary>Why a second reader set it aside; <c>null</c> when nobody did.</summary>
    public string? OverrideReason { get; init; }

    internal static FindingView Of(ContraindicationFinding finding, ContraindicationRules rules) => new()
    {
        Id = finding.Id.Value,
        Rule = finding.Rule,
        Finding = rules.Find(finding.Rule)?.Finding,
        Mark = rules.Find(finding.Rule)?.Mark,
        State = finding.State,
        Evidence = finding.Evidence,
        Clearance = finding.Clearance,
        OverrideReason = finding.OverrideReason,
    };
}

/// <summary>What remains possible.</summary>
public sealed record PossibleView
{
    /// <summary>Of what was planned, place by place.</summary>
    public required IReadOnlyList<PossibleTouchView> Touch { get; init; }

    /// <summary>Of the planned products.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>Of the planned positions, or of all where none was planned.</summary>
    public required IReadOnlyList<BodyPosition> Positions { get; init; }

    /// <summary>Techniques that were not planned and that no limit leaves out at the planned places. Check again with them before using one.</summary>
    public required IReadOnlyList<Technique> OtherTechniques { get; init; }

    internal static PossibleView Of(ContraindicationCheck check, MassageCatalogue catalogue) => new()
    {
        Touch = [.. check.Possible().Select(possible => new PossibleTouchView { Site = SiteView.Of(possible.Site), Techniques = possible.Techniques, PressureCeiling = possible.PressureCeiling })],
        Products = check.PossibleProducts(),
        Positions = check.PossiblePositions(),
        OtherTechniques =
        [
            .. catalogue.Techniques.Where(known => !known.NeedsProduct && !check.Planned.Techniques.Contains(known.Technique))
                .Where(known => check.Planned.Sites.Any(site => !check.Limits.Any(limit => limit.Blocks(site, known.Technique)))).Select(known => known.Technique),
        ],
    };
}

/// <summary>What remains possible at one place.</summary>
public sealed record PossibleTouchView
{
    /// <summary>Where.</summary>
    public required SiteView Site { get; init; }

    /// <summary>How.</summary>
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>No firmer than this, 1–5.</summary>
    public required int PressureCeiling { get; init; }
}
