using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Language;

/// <summary>One version of the language rules in one language (Rule CR-180). They are data, checked when the program starts.</summary>
public sealed class LanguagePack
{
    private static readonly Lazy<IReadOnlyList<LanguagePack>> Shipping = new(() => [Load(PlainLanguage.EnCa), Load(PlainLanguage.FrCa)]);

    private LanguagePack(PlainLanguage language, LanguagePackFile file)
    {
        (Language, Version, Title, IsReviewed, Sources, Rules) = (language, file.Version, file.Title, file.IsReviewed, file.Sources, file.Rules);
        Abbreviations = file.Abbreviations.ToHashSet(StringComparer.Ordinal);
        Lexicon = Lexicon.Of(file.Rules.Select(rule => WordingRule.Of(rule, file.Groups)));
    }

    /// <summary>Those that ship with the product, one for each language.</summary>
    public static IReadOnlyList<LanguagePack> Shipped => Shipping.Value;

    /// <summary>The language in which notes are read with it.</summary>
    public PlainLanguage Language { get; }

    /// <summary>Names the version.</summary>
    public string Version { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>True when somebody who works in this language has reviewed the rules.</summary>
    public bool IsReviewed { get; }

    /// <summary>What was read for it.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>Every rule.</summary>
    public IReadOnlyList<LanguageRule> Rules { get; }

    internal IReadOnlySet<string> Abbreviations { get; }

    internal Lexicon Lexicon { get; }

    /// <summary>The pack that ships for a language.</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/> when none does.</exception>
    public static LanguagePack Of(PlainLanguage language) => Shipped.FirstOrDefault(pack => pack.Language == language) ?? throw new DomainException(new ChoiceUnknown { Pointer = "/language" });

    /// <summary>Reads and checks a file of rules.</summary>
    /// <exception cref="InvalidDataException">Names the file, the line, the rule and what is wrong with it.</exception>
    internal static LanguagePack Read(PlainLanguage language, string name, string json)
    {
        var file = DataFile.Read<LanguagePackFile>(name, json);
        DataFile.MustHold(name, json, file.WhatIsWrong(language.Tag()));
        return new(language, file);
    }

    private static LanguagePack Load(PlainLanguage language)
    {
        var name = $"{language.Tag()}.json";
        return Read(language, name, DataFile.OfTheProduct(name, "language"));
    }
}

internal sealed record LanguagePackFile
{
    public required string Language { get; init; }
    public required string Version { get; init; }
    public required string Title { get; init; }
    public required bool IsReviewed { get; init; }
    public required IReadOnlyList<string> Sources { get; init; }
    public IReadOnlyList<string> Abbreviations { get; init; } = [];
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; init; }
    public required IReadOnlyList<LanguageRule> Rules { get; init; }

    /// <summary>The first thing that is wrong, and where.</summary>
    public (string Pointer, string What)? WhatIsWrong(string language)
    {
        if (Language != language) return ("/language", $"must be {language}.");
        if (string.IsNullOrWhiteSpace(Version) || Version.Length > 40) return ("/version", "must name a version in at most 40 characters.");
        if (string.IsNullOrWhiteSpace(Title)) return ("/title", "must say something.");
        if (Sources.Count == 0 || Sources.Any(string.IsNullOrWhiteSpace)) return ("/sources", "must name what was read.");
        foreach (var (name, forms) in Groups)
        {
            if (forms.Count == 0 || !forms.All(Wording.IsWord)) return ($"/groups/{name}", "must list words in small letters.");
        }

        for (var i = 0; i < Rules.Count; i++)
        {
            var rule = Rules[i];
            var what = Rules.Take(i).Any(other => other.Id == rule.Id) ? "stands twice." : WhatIsWrongWith(rule);
            if (what is not null) return ($"/rules/{i}", $"{rule.Id}: {what}");
        }

        return null;
    }

    private string? WhatIsWrongWith(LanguageRule rule)
    {
        if (rule.Id.Length is 0 or > 40 || !rule.Id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')) return "the id must be capital letters, digits and hyphens.";
        if (rule.Category == LanguageCategory.Clinic) return "the category clinic is for a clinic's own rules.";
        if ((rule.Category == LanguageCategory.Scope) != rule.Scope.HasValue) return "names a discipline exactly when it is about scope.";
        if (rule.Terms.Count == 0) return "has no wording.";
        if (rule.Suggestions.Count == 0 || rule.Suggestions.Any(string.IsNullOrWhiteSpace)) return "must suggest something.";
        if (string.IsNullOrWhiteSpace(rule.Rationale)) return "must say why.";
        if (!Sources.Contains(rule.Source, StringComparer.Ordinal)) return "names a source that is not in the list.";
        return rule.Terms.Concat(rule.Exceptions).Select(term => Wording.WhatIsWrongWith(term, Groups)).FirstOrDefault(wrong => wrong is not null)
            ?? rule.NotNear.Concat(rule.OnlyNear is { } near ? [near] : []).Select(WhatIsWrongWith).FirstOrDefault(wrong => wrong is not null);
    }

    private string? WhatIsWrongWith(Nearby near)
    {
        if (near.Before is < 0 or > Nearby.Widest || near.After is < 0 or > Nearby.Widest || near.Before + near.After == 0) return $"looks further than {Nearby.Widest} words, or nowhere.";
        if (near.Words.Count == 0) return "looks for no word.";
        return near.Words.Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"'{word}' is more than one word." : Wording.WhatIsWrongWith(word, Groups)).FirstOrDefault(wrong => wrong is not null);
    }
}
