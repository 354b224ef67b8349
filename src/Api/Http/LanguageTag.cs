using System.Diagnostics.CodeAnalysis;
using IntegrativeCare.Domain.Consents;
using Microsoft.Net.Http.Headers;

namespace IntegrativeCare.Api.Http;

/// <summary>A language in which the product says plain words, in the address: <c>en-CA</c> (or <c>en</c>) or <c>fr-CA</c>.</summary>
public readonly record struct LanguageTag(PlainLanguage Value)
{
    /// <summary>How the language is named in <c>lang</c> and <c>Content-Language</c>.</summary>
    public string Tag => Value.Tag();

    public static bool TryParse([NotNullWhen(true)] string? written, IFormatProvider? provider, out LanguageTag tag)
    {
        tag = new(string.Equals(written, "fr-CA", StringComparison.OrdinalIgnoreCase) ? PlainLanguage.FrCa : PlainLanguage.EnCa);
        return string.Equals(written, tag.Tag, StringComparison.OrdinalIgnoreCase) || string.Equals(written, "en", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The language that was asked for, or the one that the caller's program prefers of the two; English when neither says. The answer is marked with it.</summary>
    public static LanguageTag Of(LanguageTag? asked, HttpContext http)
    {
        var chosen = asked ?? Preferred(http);
        http.Response.Headers.ContentLanguage = chosen.Tag;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return chosen;
    }

    private static LanguageTag Preferred(HttpContext http)
    {
        if (!StringWithQualityHeaderValue.TryParseList(http.Request.Headers.AcceptLanguage, out var accepted)) return new(PlainLanguage.EnCa);
        var (english, french) = (0.0, 0.0);
        foreach (var one in accepted)
        {
            if (Is(one, "fr")) french = Math.Max(french, one.Quality ?? 1);
            else if (Is(one, "en")) english = Math.Max(english, one.Quality ?? 1);
        }

        return new(french > english ? PlainLanguage.FrCa : PlainLanguage.EnCa);
    }

    private static bool Is(StringWithQualityHeaderValue one, string language) =>
        one.Value.Equals(language, StringComparison.OrdinalIgnoreCase) || one.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
