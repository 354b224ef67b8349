using System.Text.Json;
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

    /// <summary>Distress right now, 0–10.</summary>
    public const string Suds10 = "suds10";

    /// <summary>Depressive symptoms in the last two weeks, nine items of 0–3.</summary>
    public const string Phq9 = "phq9";

    private static readonly Lazy<IReadOnlyList<Instrument>> Known = new(ReadOwnFile);

    private static readonly Lazy<IReadOnlyDictionary<string, Instrument>> Newest =
        new(() => Known.Value.GroupBy(i => i.Code, StringComparer.Ordinal).ToDictionary(versions => versions.Key, versions => versions.MaxBy(i => (i.Version, i.ScoringVersion))!, StringComparer.Ordinal));

    /// <summary>The newest version of each, in the order of the file.</summary>
    public static IReadOnlyList<Instrument> All => [.. Newest.Value.Values];

    /// <summary>Every version ever published, in the order of the file.</summary>
    public static IReadOnlyList<Instrument> Versions => Known.Value;

    /// <summary>The newest version of one; <c>null</c> when no instrument has this code.</summary>
    public static Instrument? Find(string code) => Newest.Value.GetValueOrDefault(code);

    /// <summary>One in this edition of its items, scored by its newest rule; <c>null</c> when there is none.</summary>
    public static Instrument? Find(string code, int version) => Known.Value.Where(i => i.Code == code && i.Version == version).MaxBy(i => i.ScoringVersion);

    /// <summary>The newest version of one.</summary>
    /// <exception cref="DomainException"><see cref="InstrumentUnknown"/>.</exception>
    public static Instrument Of(string code) => Find(code) ?? throw new DomainException(new InstrumentUnknown { Pointer = "/instrument" });

    /// <summary>One in the version with which answers were taken, scored by its newest rule.</summary>
    /// <exception cref="DomainException"><see cref="InstrumentUnknown"/>.</exception>
    public static Instrument Of(string code, int version) =>
        Find(code, version) ?? throw new DomainException(new InstrumentUnknown { Pointer = "/instrument" });

    /// <summary>One in the version with which answers were taken, scored by the rule of that time (Rule CR-050; I52).</summary>
    /// <exception cref="DomainException"><see cref="InstrumentUnknown"/>.</exception>
    public static Instrument Of(string code, int version, int scoringVersion) =>
        Known.Value.FirstOrDefault(i => i.Code == code && i.Version == version && i.ScoringVersion == scoringVersion) ?? throw new DomainException(new InstrumentUnknown { Pointer = "/instrument" });

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

        if (file.Instruments.Any(line => line is null) || file.Options.Values.Any(answers => answers is null || answers.Any(answer => answer is null))) throw new InvalidDataException("An entry is empty.");

        var read = new List<InstrumentLine>();
        foreach (var line in file.Instruments)
        {
            var others = read.Where(other => other.Code == line.Code).ToList();
            var wrong = line.WhatIsWrong(file.Options);
            if (wrong is null && others.Exists(other => (other.Version, other.ScoringVersion) == (line.Version, line.ScoringVersion))) wrong = "stands twice.";
            wrong ??= others.Select(line.WhatIsWrongBeside).FirstOrDefault(odd => odd is not null);
            if (wrong is not null) throw new InvalidDataException($"Instrument '{line.Code}' version {line.Version}: {wrong}");
            read.Add(line);
        }

        return [.. read.Select(line => new Instrument(line, file.Options))];
    }

    private static IReadOnlyList<Instrument> ReadOwnFile()
    {
        using var stream = typeof(Instruments).Assembly.GetManifestResourceStream("instruments.json") ?? throw new InvalidDataException("instruments.json is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}
