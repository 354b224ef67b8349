using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Language;

/// <summary>What kind of thing a wording may do to the person whom it is about.</summary>
public enum LanguageCategory
{
    /// <summary>It makes a substance use disorder the whole person, or a fault.</summary>
    SubstanceUse,

    /// <summary>It speaks of suicide as a crime, a success or a show.</summary>
    Suicide,

    /// <summary>It puts a diagnosis in the place of a person.</summary>
    PersonFirst,

    /// <summary>It takes from a person that they act, decide and live.</summary>
    Agency,

    /// <summary>It blames, where a barrier could be named.</summary>
    Blame,

    /// <summary>It doubts what somebody says.</summary>
    Credibility,

    /// <summary>It judges a person, where behaviour and need could be described.</summary>
    Judgement,

    /// <summary>It mocks distress, where an observation could be written.</summary>
    Stigma,

    /// <summary>It makes a disability a prison or an exception.</summary>
    Disability,

    /// <summary>It overlooks that what is seen may be a response to what happened.</summary>
    Trauma,

    /// <summary>It names a profession by a word that the profession does not use.</summary>
    Professional,

    /// <summary>It promises an effect that is not established.</summary>
    Claim,

    /// <summary>It says that the author did what belongs to another profession.</summary>
    Scope,

    /// <summary>The clinic itself asks for another word.</summary>
    Clinic,
}

/// <summary>How much weight a piece of advice has. None of them blocks anything (I51).</summary>
public enum LanguageSeverity
{
    /// <summary>Something to know; the word has good uses.</summary>
    Info,

    /// <summary>Another word would nearly always be better.</summary>
    Caution,

    /// <summary>It is likely to harm, or it says what nobody may promise.</summary>
    Strong,
}

/// <summary>Words that stand close by in the same sentence.</summary>
public sealed record Nearby
{
    /// <summary>The widest look. Unit: words on either side.</summary>
    public const int Widest = 20;

    /// <summary>Single words, or groups of the pack in braces.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>How far before the wording. Unit: words, 0–20.</summary>
    public int Before { get; init; }

    /// <summary>How far after it. Unit: words, 0–20.</summary>
    public int After { get; init; }
}

/// <summary>One rule of the language advisor: a wording, where it is meant otherwise, and what could be written instead (Rule CR-180).</summary>
/// <remarks>
/// A wording is words with blanks between them, and a hyphen or an apostrophe in a note is a blank too. <c>a|b</c> is one of two words, <c>?a</c> may be absent,
/// <c>{group}</c> is any form that the pack lists under that name, <c>#</c> is a number.
/// </remarks>
public sealed record LanguageRule
{
    /// <summary>Names the rule, such as <c>SUD-PERSON</c>. It stays the same from version to version and is the same in every language.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of wording it is about.</summary>
    public required LanguageCategory Category { get; init; }

    /// <summary>How much weight its advice has.</summary>
    public required LanguageSeverity Severity { get; init; }

    /// <summary>Only in what this discipline writes; <c>null</c> in what anybody writes.</summary>
    public Discipline? Scope { get; init; }

    /// <summary>The wordings.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Wordings in which it means something else, such as "high blood pressure": whatever touches one of them is left alone.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    /// <summary>Left alone where one of these stands near.</summary>
    public IReadOnlyList<Nearby> NotNear { get; init; } = [];

    /// <summary>Advised on only where one of these stands near; <c>null</c> for everywhere.</summary>
    public Nearby? OnlyNear { get; init; }

    /// <summary>What could be written instead, the likeliest first.</summary>
    public required IReadOnlyList<string> Suggestions { get; init; }

    /// <summary>Why.</summary>
    public required string Rationale { get; init; }

    /// <summary>Which of the pack's sources it follows.</summary>
    public required string Source { get; init; }
}
