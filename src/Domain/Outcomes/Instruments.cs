using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>The instruments that this product knows, each in every version ever used.</summary>
/// <remarks>
/// They are data: <c>instruments.json</c>, checked when first read. What could not be verified is left out: a missing LOINC code is <c>null</c>,
/// a scale without official bands has none. SUDS, distress right now, is kept under <see cref="InformationCategory.PhysicalOutcomes"/>: it is
/// the micro-measure that both disciplines take before and after a session and share (Rule CR-058), like pain, and not a mental-health
/// instrument such as the PHQ-9, whose answers stay under <see cref="InformationCategory.MentalHealthOutcomes"/>.
/// </remarks>
public static class Instruments
{
    /// <summary>Pain right now, 0–10.</summary>
    public const string Nprs = "nprs";

    /// <summary>Distress right now, 0–100.</summary>
    public const string Suds = "suds";

    /// <summary>Depressive symptoms in the last two weeks, nine items of 0–3.</summary>
    public const string Phq9 = "phq9";

    private static readonly Lazy<IReadOnlyList<Instrument>> Known = new(ReadOwnFile);

    private static readonly Lazy<IReadOnlyList<Instrument>> Newest =
        new(() => [.. Known.Value.GroupBy(i => i.Code, StringComparer.Ordinal).Select(versions => versions.MaxBy(i => i.Version)!)]);

    /// <summary>The newest version of each.</summary>
    public static IReadOnlyList<Instrument> All => Newest.Value;

    /// <summary>The newest version of one; <c>null</c> when no instrument has this code.</summary>
    public static Instrument? Find(string code) => All.FirstOrDefault(i => i.Code == code);

    /// <summary>The newest version of one.</summary>
    /// <exception cref="DomainException"><see cref="InstrumentUnknown"/>.</exception>
    public static Instrument Of(string code) => Find(code) ?? throw new DomainException(new InstrumentUnknown { Pointer = "/instrument" });

    /// <summary>One in the version with which answers were taken.</summary>
    /// <exception cref="DomainException"><see cref="InstrumentUnknown"/>.</exception>
    public static Instrument Of(string code, int version) =>
        Known.Value.FirstOrDefault(i => i.Code == code && i.Version == version) ?? throw new DomainException(new InstrumentUnknown { Pointer = "/instrument" });

    /// <summary>Reads and checks a file of instruments.</summary>
    /// <exception cref="InvalidDataException">Names the line that is no JSON of this shape, or the instrument and what is wrong with it.</exception>
    internal static IReadOnlyList<Instrument> Read(string json)
    {
        InstrumentFile file;
        try
        {
            file = JsonSerializer.Deserialize<InstrumentFile>(json, InstrumentFile.Shape) ?? throw new InvalidDataException("The file is empty.");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException($"Line {unreadable.LineNumber + 1}, at {unreadable.Path ?? "$"}: not an instrument file.", unreadable);
        }

        var instruments = new List<Instrument>();
        foreach (var line in file.Instruments)
        {
            var wrong = line.WhatIsWrong();
            if (wrong is null && instruments.Exists(i => i.Code == line.Code && i.Version == line.Version)) wrong = "stands twice.";
            if (wrong is not null) throw new InvalidDataException($"Instrument '{line.Code}' version {line.Version}: {wrong}");
            instruments.Add(new Instrument(line, line.Category));
        }

        return instruments;
    }

    private static IReadOnlyList<Instrument> ReadOwnFile()
    {
        using var stream = typeof(Instruments).Assembly.GetManifestResourceStream("instruments.json") ?? throw new InvalidDataException("instruments.json is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}

internal sealed record InstrumentFile
{
    public static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public required IReadOnlyList<InstrumentLine> Instruments { get; init; }
}

internal sealed record InstrumentLine
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required int ScoringVersion { get; init; }
    public required string Name { get; init; }
    public required InformationCategory Category { get; init; }
    public required string Window { get; init; }
    public required Direction HigherIs { get; init; }
    public required string? PanelLoinc { get; init; }
    public required string? TotalLoinc { get; init; }
    public required int MostProrated { get; init; }
    public required IReadOnlyList<ItemLine> Items { get; init; }
    public required IReadOnlyList<BandLine> Bands { get; init; }
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What keeps this from being an instrument; <c>null</c> when nothing does.</summary>
    public string? WhatIsWrong()
    {
        if (Code.Length is 0 or > 40 || !Code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))) return "the code must be lower-case letters and digits.";
        if (Version < 1 || ScoringVersion < 1) return "versions begin at 1.";
        if (string.IsNullOrWhiteSpace(Name) || string.IsNullOrWhiteSpace(Window)) return "name and window must say something.";
        if (Category is not (InformationCategory.PhysicalOutcomes or InformationCategory.MentalHealthOutcomes)) return "the category must be one of outcomes.";
        if (Items.Count == 0) return "it has no items.";
        if (MostProrated < 0 || MostProrated >= Items.Count) return "at least one answer must be given.";
        if (Sources.Count == 0 || Sources.Any(string.IsNullOrWhiteSpace)) return "it names no source.";

        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i].Lowest >= Items[i].Highest) return $"item {i + 1}: the lowest answer must be below the highest.";
            if (!IsLoinc(Items[i].Loinc)) return $"item {i + 1}: '{Items[i].Loinc}' is no LOINC code.";
        }

        if (MostProrated > 0 && Items.Any(item => item.Lowest != Items[0].Lowest || item.Highest != Items[0].Highest)) return "a mean needs items of one scale.";
        if (!IsLoinc(PanelLoinc)) return $"'{PanelLoinc}' is no LOINC code.";
        if (!IsLoinc(TotalLoinc)) return $"'{TotalLoinc}' is no LOINC code.";

        return Bands.Count == 0 ? null : WhatIsWrongWithBands();
    }

    private string? WhatIsWrongWithBands()
    {
        var next = Items.Sum(item => item.Lowest);
        foreach (var band in Bands)
        {
            if (string.IsNullOrWhiteSpace(band.Code)) return "a band has no name.";
            if (band.From != next || band.To < band.From) return $"band '{band.Code}' must begin at {next} and not end before it begins.";
            next = band.To + 1;
        }

        var highest = Items.Sum(item => item.Highest);
        return next == highest + 1 ? null : $"the bands must end at {highest}.";
    }

    // A LOINC code ends in a check digit by the Luhn rule, which catches a slip of the finger.
    private static bool IsLoinc(string? code)
    {
        if (code is null) return true;
        if (code.Length is < 3 or > 9 || code[^2] != '-') return false;

        var digits = code.Remove(code.Length - 2, 1);
        if (!digits.All(char.IsAsciiDigit)) return false;

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }
}

internal sealed record ItemLine
{
    public required string? Text { get; init; }
    public required int Lowest { get; init; }
    public required int Highest { get; init; }
    public required string? Loinc { get; init; }
    public bool Safety { get; init; }
}

internal sealed record BandLine
{
    public required string Code { get; init; }
    public required int From { get; init; }
    public required int To { get; init; }
}
