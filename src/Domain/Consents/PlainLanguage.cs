using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>The language in which something is said to the client in plain words: a directive, a decision, who saw what.</summary>
public enum PlainLanguage
{
    /// <summary>English of Canada (<c>en-CA</c>).</summary>
    EnCa,

    /// <summary>French of Canada (<c>fr-CA</c>).</summary>
    FrCa,
}

/// <summary>The languages that the product speaks to clients, by their BCP 47 tags.</summary>
public static class PlainLanguages
{
    /// <summary>The language's BCP 47 tag.</summary>
    public static string Tag(this PlainLanguage language) => language == PlainLanguage.FrCa ? "fr-CA" : "en-CA";

    /// <summary>The language that a tag names, <c>en-CA</c> or <c>fr-CA</c> in any case.</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>.</exception>
    public static PlainLanguage Of(string tag, string pointer)
    {
        foreach (var language in Enum.GetValues<PlainLanguage>())
        {
            if (string.Equals(tag, language.Tag(), StringComparison.OrdinalIgnoreCase)) return language;
        }

        throw new DomainException(new ChoiceUnknown { Pointer = pointer });
    }

    /// <summary>The first of somebody's languages that the product speaks, whatever its region; English when there is none.</summary>
    /// <param name="tags">BCP 47 tags, the best first.</param>
    public static PlainLanguage FirstOf(IEnumerable<string> tags)
    {
        foreach (var tag in tags)
        {
            var spoken = tag.Split('-')[0];
            if (string.Equals(spoken, "fr", StringComparison.OrdinalIgnoreCase)) return PlainLanguage.FrCa;
            if (string.Equals(spoken, "en", StringComparison.OrdinalIgnoreCase)) return PlainLanguage.EnCa;
        }

        return PlainLanguage.EnCa;
    }
}
