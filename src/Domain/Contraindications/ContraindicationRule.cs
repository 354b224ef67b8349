using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>What a finding means for massage, from the mildest to the strictest. The strictest wins (Rule CR-170; I39).</summary>
public enum ContraindicationOutcome
{
    /// <summary>Nothing speaks against it.</summary>
    None,

    /// <summary>Possible, with care.</summary>
    Caution,

    /// <summary>Possible with limits: techniques, pressure, positions or products are left out.</summary>
    Modify,

    /// <summary>Possible elsewhere: a place is left out.</summary>
    Local,

    /// <summary>Possible with a written medical clearance.</summary>
    Clearance,

    /// <summary>Not now.</summary>
    Absolute,
}

/// <summary>To whom a question of the health screening is put.</summary>
public enum QuestionAsked
{
    /// <summary>To every client, by whoever screens; clients can answer it in their own account. Unanswered, it keeps massage from beginning.</summary>
    Everyone,

    /// <summary>To nobody: whoever treats says it when they see it.</summary>
    Staff,

    /// <summary>To nobody: psychotherapists say it, and no form asks it.</summary>
    Psychotherapist,

    /// <summary>It follows from something else in the record.</summary>
    Nobody,
}

/// <summary>A number that an answer can carry.</summary>
public enum HealthMeasure
{
    /// <summary>Body temperature. Unit: °C.</summary>
    TemperatureCelsius,

    /// <summary>How far a pregnancy is on the day of the answer. Unit: completed weeks; it grows with the calendar.</summary>
    PregnancyWeeks,
}

/// <summary>How well the source of a rule is known.</summary>
public enum RuleMark
{
    /// <summary>Public screening lists that were read; low to medium authority.</summary>
    ScreeningLists,

    /// <summary>Generally held, not read again for this rule set.</summary>
    CommonKnowledge,

    /// <summary>Our own promise.</summary>
    ProductRule,
}

/// <summary>Of which products an effect speaks.</summary>
public enum ProductScope
{
    /// <summary>Of what the client's skin or breathing reacts to; of all where that is not known.</summary>
    Allergen,

    /// <summary>Of everything with a scent.</summary>
    Scented,

    /// <summary>Of what makes skin burn in the sun.</summary>
    Photosensitising,
}

/// <summary>Of which places an effect speaks.</summary>
public enum SiteScope
{
    /// <summary>Of the whole body.</summary>
    Everywhere,

    /// <summary>Of those that the answer names; of the whole body where it names none.</summary>
    Reported,

    /// <summary>Of those that the rule names.</summary>
    Listed,
}

/// <summary>A unit of time.</summary>
public enum WindowUnit
{
    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Weeks.</summary>
    Weeks,

    /// <summary>Months of the calendar.</summary>
    Months,
}

/// <summary>How long after it happened something still counts.</summary>
public sealed record TimeWindow
{
    /// <summary>How many; at least 1.</summary>
    public required int Amount { get; init; }

    /// <summary>Of what.</summary>
    public required WindowUnit Unit { get; init; }

    /// <summary>True when the last instant still counts.</summary>
    public required bool Inclusive { get; init; }

    /// <summary>True while it counts.</summary>
    /// <param name="since">When it happened; <c>null</c> when nobody knows, and then it counts.</param>
    public bool Holds(DateTimeOffset? since, DateTimeOffset now)
    {
        if (since is not { } from) return true;

        var until = Unit switch
        {
            WindowUnit.Hours => from.AddHours(Amount),
            WindowUnit.Weeks => from.AddDays(7 * Amount),
            _ => from.AddMonths(Amount),
        };
        return Inclusive ? now <= until : now < until;
    }
}

/// <summary>When an effect of a rule applies. What is not said applies always; what the answer leaves open counts as the stricter.</summary>
public sealed record EffectCondition
{
    /// <summary>The answer has one of these particulars.</summary>
    public IReadOnlyList<string> Qualifiers { get; init; } = [];

    /// <summary>The answer has none of these particulars.</summary>
    public IReadOnlyList<string> WithoutQualifiers { get; init; } = [];

    /// <summary>It happened no longer ago than this.</summary>
    public TimeWindow? Within { get; init; }

    /// <summary>The measure is this or more.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>The measure is less than this.</summary>
    public decimal? Below { get; init; }

    internal bool Holds(HealthAnswer answer, decimal? measure, DateTimeOffset now) =>
        (Qualifiers.Count == 0 || Qualifiers.Intersect(answer.Qualifiers, StringComparer.Ordinal).Any())
        && !WithoutQualifiers.Intersect(answer.Qualifiers, StringComparer.Ordinal).Any()
        && (Within?.Holds(answer.Since, now) ?? true)
        && (AtLeast is not { } least || measure is null || measure >= least)
        && (Below is not { } limit || measure is null || measure < limit);
}

/// <summary>One thing that a finding means for massage.</summary>
public sealed record RuleEffect
{
    /// <summary>How strict it is.</summary>
    public required ContraindicationOutcome Outcome { get; init; }

    /// <summary>When it applies; <c>null</c> always.</summary>
    public EffectCondition? When { get; init; }

    /// <summary>Of which places it speaks.</summary>
    public SiteScope Sites { get; init; }

    /// <summary>The places of <see cref="SiteScope.Listed"/>.</summary>
    public IReadOnlyList<BodyRegion> Regions { get; init; } = [];

    /// <summary>The techniques that are left out; none means all, and for <see cref="ContraindicationOutcome.Modify"/> none.</summary>
    public IReadOnlyList<Technique> Techniques { get; init; } = [];

    /// <summary>The products that are left out; an effect on products leaves touch as it is.</summary>
    public ProductScope? Products { get; init; }

    /// <summary>Positions to avoid.</summary>
    public IReadOnlyList<BodyPosition> Positions { get; init; } = [];

    /// <summary>No firmer than this, 1–5; <c>null</c> for no limit. That "light" is step 2 is a product rule.</summary>
    public int? PressureCeiling { get; init; }

    /// <summary>What to do, in words that never say why and that rules share wherever the doing is the same: they cross to readers who do not see the finding (Rules CR-070, CR-172).</summary>
    public required string Cue { get; init; }

    /// <summary>True when a written medical clearance for the rule lifts it.</summary>
    public bool Clearable { get; init; }

    /// <summary>How well the source of this effect is known, where that differs from the rule's.</summary>
    public RuleMark? Mark { get; init; }

    /// <summary>True when nobody who sees the effects alone can tell the one from the other.</summary>
    internal bool ReadsLike(RuleEffect other) =>
        (Outcome, Sites, Products, PressureCeiling, Cue) == (other.Outcome, other.Sites, other.Products, other.PressureCeiling, other.Cue)
        && Regions.SequenceEqual(other.Regions) && Techniques.SequenceEqual(other.Techniques) && Positions.SequenceEqual(other.Positions);
}

/// <summary>A particular that an answer can add.</summary>
/// <param name="Code">Names it.</param>
/// <param name="Text">What it means.</param>
public sealed record RuleQualifier(string Code, string Text);

/// <summary>One rule of what speaks against massage: the question, and what the answer means. A screening default, never a diagnosis.</summary>
public sealed record ContraindicationRule
{
    /// <summary>Names it for good, such as <c>DVT</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is found.</summary>
    public required string Finding { get; init; }

    /// <summary>The question in plain words; <c>null</c> when nobody asks it.</summary>
    public string? Question { get; init; }

    /// <summary>To whom it is put.</summary>
    public QuestionAsked Asked { get; init; }

    /// <summary>True when an answer counts on its own day alone, because it can change overnight (Rule CR-171).</summary>
    public bool OnTheDay { get; init; }

    /// <summary>True when the finding belongs to psychotherapy: to the massage side crosses its effect alone (Rule CR-172).</summary>
    public bool IsMentalHealth { get; init; }

    /// <summary>True when a present finding has to say where.</summary>
    public bool NeedsSites { get; init; }

    /// <summary>True when an answer takes no words of its own, because they would say more than a check has to know.</summary>
    public bool WithoutDetails { get; init; }

    /// <summary>True when a second massage therapist may set it aside together with the first (Rule CR-175; I39). Never for what is absolute.</summary>
    public bool SecondReader { get; init; }

    /// <summary>The number that an answer can carry; <c>null</c> for none.</summary>
    public HealthMeasure? Measure { get; init; }

    /// <summary>The particulars that an answer can add.</summary>
    public IReadOnlyList<RuleQualifier> Qualifiers { get; init; } = [];

    /// <summary>The rules from whose findings this one follows.</summary>
    public IReadOnlyList<string> Follows { get; init; } = [];

    /// <summary>What it means for massage.</summary>
    public required IReadOnlyList<RuleEffect> Effects { get; init; }

    /// <summary>How well the source is known.</summary>
    public required RuleMark Mark { get; init; }

    /// <summary>True when it speaks of products and leaves touch as it is.</summary>
    public bool IsAboutProducts => Effects.Count > 0 && Effects.All(effect => effect.Products is not null);

    /// <summary>True when a form asks it of every client.</summary>
    public bool IsAskedOfEveryone => Asked == QuestionAsked.Everyone;

    /// <summary>True when a finding of it, or its absence beside others, could tell of psychotherapy: whatever no form asks and no answer of a form brings with it (Rule CR-172).</summary>
    public bool CouldTellOfPsychotherapy() => !IsAskedOfEveryone && Follows.Count == 0;
}
