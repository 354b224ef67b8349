using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>The language in which a directive is said to the client.</summary>
public enum DirectiveLanguage
{
    /// <summary>English of Canada (<c>en-CA</c>).</summary>
    EnCa,

    /// <summary>French of Canada (<c>fr-CA</c>).</summary>
    FrCa,
}

/// <summary>The languages that directives are said in, by their BCP 47 tags.</summary>
public static class DirectiveLanguages
{
    /// <summary>The language's BCP 47 tag.</summary>
    public static string Tag(this DirectiveLanguage language) => language == DirectiveLanguage.FrCa ? "fr-CA" : "en-CA";

    /// <summary>The language that a tag names, <c>en-CA</c> or <c>fr-CA</c> in any case.</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>.</exception>
    public static DirectiveLanguage Of(string tag, string pointer)
    {
        foreach (var language in Enum.GetValues<DirectiveLanguage>())
        {
            if (string.Equals(tag, language.Tag(), StringComparison.OrdinalIgnoreCase)) return language;
        }

        throw new DomainException(new ChoiceUnknown { Pointer = pointer });
    }

    /// <summary>The first of somebody's languages that directives are said in, whatever its region; English when there is none.</summary>
    /// <param name="tags">BCP 47 tags, the best first.</param>
    public static DirectiveLanguage FirstOf(IEnumerable<string> tags)
    {
        foreach (var tag in tags)
        {
            var spoken = tag.Split('-')[0];
            if (string.Equals(spoken, "fr", StringComparison.OrdinalIgnoreCase)) return DirectiveLanguage.FrCa;
            if (string.Equals(spoken, "en", StringComparison.OrdinalIgnoreCase)) return DirectiveLanguage.EnCa;
        }

        return DirectiveLanguage.EnCa;
    }
}
