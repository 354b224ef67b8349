using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>One version of the rules by which massage is checked against a client's health, with the questions of the screening.</summary>
/// <remarks>
/// Rule CR-170. They are data: <c>contraindication-rules.json</c>, checked when the program starts. Public lists of low to medium authority stand behind them, so they
/// are screening defaults: a clinic says that it approves them (<see cref="RuleSetApproval"/>), and until then every check says that nobody has.
/// </remarks>
public sealed class ContraindicationRules
{
    /// <summary>The rule for what a psychotherapist holds back.</summary>
    public const string Hold = "TRAUMA-HOLD";

    /// <summary>The rule for a safety follow-up that is active.</summary>
    public const string SafetyFollowUp = "SAFETY-FOLLOW-UP";

    /// <summary>The rule for clients under the age of majority.</summary>
    public const string Minor = "MINOR";

    // What to do where nothing more is said: the same words for a hold as for a finding.
    internal const string NotNow = "No massage now. Speak with the client in private about what comes next; if they seem unwell, stay with them and get medical help.";
    internal const string LeaveOut = "Leave these places out; clean hands and fresh linen before touching elsewhere.";

    private const string FileName = "contraindication-rules.json";

    private static readonly Lazy<ContraindicationRules> Shipping = new(() => Read(FileName, DataFile.OfTheProduct(FileName)));

    private readonly Dictionary<string, ContraindicationRule> byCode;

    private ContraindicationRules(RuleFile file)
    {
        (Version, Title, Sources, All) = (file.Version, file.Title, file.Sources, file.Rules);
        byCode = file.Rules.ToDictionary(rule => rule.Code, StringComparer.Ordinal);
    }

    /// <summary>The version that ships with the product.</summary>
    public static ContraindicationRules Shipped => Shipping.Value;

    /// <summary>Names the version; each check keeps it.</summary>
    public string Version { get; }

    /// <summary>What people call the set.</summary>
    public string Title { get; }

    /// <summary>What was read for it.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>Every rule, in the order in which it is asked.</summary>
    public IReadOnlyList<ContraindicationRule> All { get; }

    /// <summary>One rule; <c>null</c> when there is none of that code.</summary>
    public ContraindicationRule? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>One rule.</summary>
    /// <exception cref="DomainException"><see cref="RuleUnknown"/>.</exception>
    public ContraindicationRule Of(string code, string pointer) => Find(code) ?? throw new DomainException(new RuleUnknown { Pointer = pointer });

    /// <summary>Reads and checks a file of rules.</summary>
    /// <exception cref="InvalidDataException">Names the file, the line, the rule and what is wrong with it.</exception>
    internal static ContraindicationRules Read(string name, string json)
    {
        var file = DataFile.Read<RuleFile>(name, json);
        DataFile.MustHold(name, json, file.WhatIsWrong());
        return new(file);
    }
}

internal sealed record RuleFile
{
    public required string Version { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<string> Sources { get; init; }
    public required IReadOnlyList<ContraindicationRule> Rules { get; init; }

    /// <summary>The first thing that is wrong, and where.</summary>
    public (string Pointer, string What)? WhatIsWrong()
    {
        if (string.IsNullOrWhiteSpace(Version) || Version.Length > 40) return ("/version", "must name a version in at most 40 characters.");
        if (string.IsNullOrWhiteSpace(Title)) return ("/title", "must say something.");
        if (Sources.Count == 0 || Sources.Any(string.IsNullOrWhiteSpace)) return ("/sources", "must name what was read.");
        for (var i = 0; i < Rules.Count; i++)
        {
            var rule = Rules[i];
            var what = Rules.Take(i).Any(other => other.Code == rule.Code) ? "stands twice."
                : rule.Follows.FirstOrDefault(code => !Rules.Take(i).Any(other => other.Code == code)) is { } missing ? $"follows from {missing}, which does not stand before it."
                : OfRule(rule) ?? rule.Effects.Select((effect, k) => OfEffect(rule, effect) is { } wrong ? $"effect {k + 1} {wrong}" : null).FirstOrDefault(wrong => wrong is not null);
            if (what is not null) return ($"/rules/{i}", $"{rule.Code}: {what}");
        }

        return Rules.Index().Where(one => one.Item.CouldTellOfPsychotherapy() && one.Item.Code != ContraindicationRules.Minor)
            .Select(one => WhatTells(one.Item) is { } tells ? ($"/rules/{one.Index}", $"{one.Item.Code}: {tells}") : default((string, string)?)).FirstOrDefault(tells => tells is not null);
    }

    // An effect that only psychotherapy has would say as much as the finding; questions of a form must be able to have the same.
    private string? WhatTells(ContraindicationRule rule) => rule.Effects
        .Select((effect, k) => Rules.Any(other => other.IsAskedOfEveryone && !other.IsMentalHealth && other.Effects.Any(effect.ReadsLike)) ? null : $"effect {k + 1} could tell of psychotherapy; no question of the form has the same.")
        .FirstOrDefault(tells => tells is not null);

    private static string? OfRule(ContraindicationRule rule)
    {
        if (rule.Code.Length is 0 or > 40 || !rule.Code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')) return "the code must be capital letters, digits and hyphens.";
        if (string.IsNullOrWhiteSpace(rule.Finding)) return "the finding must say something.";
        if (rule.Asked == QuestionAsked.Nobody != (rule.Question is null)) return "has a question exactly when somebody asks it.";
        if (rule.IsMentalHealth && rule.Asked == QuestionAsked.Everyone) return "a finding of psychotherapy is on no form.";
        if (rule.Follows.Count > 0 && rule.Asked != QuestionAsked.Nobody) return "what follows from others is not asked.";
        if (rule.Effects.Count == 0 && rule.Code != ContraindicationRules.Hold) return "has no effect.";
        if (rule.SecondReader && rule.Effects.Any(effect => effect.Outcome == ContraindicationOutcome.Absolute)) return "nobody sets aside what is absolute (I39).";
        if (rule.NeedsSites && rule.Effects.All(effect => effect.Sites != SiteScope.Reported)) return "asks for places that no effect uses.";
        return rule.Qualifiers.Any(qualifier => string.IsNullOrWhiteSpace(qualifier.Code) || string.IsNullOrWhiteSpace(qualifier.Text)) ? "a qualifier must have a code and a text." : null;
    }

    private static string? OfEffect(ContraindicationRule rule, RuleEffect effect)
    {
        var known = rule.Qualifiers.Select(qualifier => qualifier.Code).ToHashSet(StringComparer.Ordinal);
        if (effect.Outcome == ContraindicationOutcome.None) return "must be an outcome.";
        if (string.IsNullOrWhiteSpace(effect.Cue)) return "must say what to do.";
        if ((effect.Sites == SiteScope.Listed) != (effect.Regions.Count > 0)) return "lists regions exactly when it is about them.";
        if (effect.PressureCeiling is < Pressure.Lightest or > Pressure.Firmest) return "has a pressure off the scale.";
        if (effect.Clearable && effect.Outcome is not (ContraindicationOutcome.Clearance or ContraindicationOutcome.Absolute)) return "a document clears only what is absolute or needs one.";
        if (effect.Outcome == ContraindicationOutcome.Clearance && !effect.Clearable) return "needs a clearance that would not lift it.";
        if (effect.Outcome == ContraindicationOutcome.Modify && effect.Products is null && effect.Techniques.Count == 0 && effect.Positions.Count == 0 && effect.PressureCeiling is null) return "modifies nothing.";
        if (effect.Outcome == ContraindicationOutcome.Local && effect.Sites == SiteScope.Everywhere) return "is local and names no place.";
        if (effect.When is not { } when) return null;
        if (when.Qualifiers.Concat(when.WithoutQualifiers).FirstOrDefault(code => !known.Contains(code)) is { } stranger) return $"asks for '{stranger}', which the rule does not know.";
        if (when.Within is { Amount: < 1 }) return "has a window of no length.";
        return (when.AtLeast ?? when.Below) is not null && rule.Measure is null ? "asks for a measure that the rule does not take." : null;
    }
}
