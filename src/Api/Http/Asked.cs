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

/// <summary>Some of a closed list of words in the address, with commas between them and nothing else.</summary>
public readonly record struct Words<TEnum>(IReadOnlyList<TEnum> Values)
    where TEnum : struct, Enum
{
#pragma warning disable CA1000 // Minimal APIs look for it here.
    public static bool TryParse([NotNullWhen(true)] string? written, IFormatProvider? provider, out Words<TEnum> words)
#pragma warning restore CA1000
    {
        var values = new List<TEnum>();
        foreach (var one in (written ?? "").Split(',', Enum.GetValues<TEnum>().Length + 1))
        {
            if (!Word<TEnum>.TryParse(one, provider, out var word) || values.Contains(word.Value))
            {
                words = new([]);
                return false;
            }

            values.Add(word.Value);
        }

        words = new(values);
        return true;
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

/// <summary>A day in the address, as RFC 3339 writes a full date.</summary>
public readonly record struct Day(DateOnly Value)
{
    public static bool TryParse([NotNullWhen(true)] string? written, IFormatProvider? provider, out Day day)
    {
        var isDay = DateOnly.TryParseExact(written, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var value);
        day = new(value);
        return isDay;
    }
}
