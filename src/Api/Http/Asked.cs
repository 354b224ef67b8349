using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace IntegrativeCare.Api.Http;

/// <summary>One of a closed list of words in the address, by the same camelCase name as in JSON: no numbers, no other case.</summary>
public readonly record struct Word<TEnum>(TEnum Value)
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> Known =
        Enum.GetValues<TEnum>().Distinct().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

#pragma warning disable CA1000 // Minimal APIs look for it here.
    public static bool TryParse([NotNullWhen(true)] string? written, IFormatProvider? provider, out Word<TEnum> word)
#pragma warning restore CA1000
    {
        var found = Known.TryGetValue(written ?? "", out var value);
        word = new(value);
        return found;
    }
}

/// <summary>An instant in the address, as RFC 3339 writes it: with <c>Z</c> or an offset, never without.</summary>
public readonly record struct Instant(DateTimeOffset Value)
{
    public static bool TryParse([NotNullWhen(true)] string? written, IFormatProvider? provider, out Instant instant)
    {
        var isInstant = JsonGrammar.TryReadInstant(written ?? "", out var value);
        instant = new(value);
        return isInstant;
    }
}
