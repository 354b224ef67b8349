using System.Text.Json;

namespace IntegrativeCare.Domain.SupervisedHours;

/// <summary>What one regulator asks for before a qualifying registrant becomes fully registered. Rule CR-156 (C2). Data with a source, in versions.</summary>
/// <param name="Jurisdiction">Where, such as <c>CA-ON</c>.</param>
/// <param name="Register">Whose register, such as <c>CRPO</c>.</param>
/// <param name="Version">Which wording of the requirement, from 1.</param>
/// <param name="ContactHours">Direct contact with clients. Unit: hours.</param>
/// <param name="SupervisionHours">Clinical supervision. Unit: hours.</param>
/// <param name="ContactMinutesPerSupervisionHour">How much contact one hour of supervision should about cover, so that supervision is spread over the work. Unit: minutes.</param>
/// <param name="Source">Where it is written.</param>
public sealed record HoursRequirement(string Jurisdiction, string Register, int Version, int ContactHours, int SupervisionHours, int ContactMinutesPerSupervisionHour, string Source)
{
    internal string? WhatIsWrong() => this switch
    {
        { Jurisdiction: null or "" } or { Register: null or "" } => "jurisdiction and register must be named.",
        { Version: < 1 } => "versions begin at 1.",
        { ContactHours: < 1 } or { SupervisionHours: < 1 } or { ContactMinutesPerSupervisionHour: < 1 } => "every number must be above 0.",
        { Source: null or "" } => "it names no source.",
        _ => null,
    };
}

/// <summary>The requirements that this product knows: <c>hours-requirements.json</c>, checked when first read. A register that is not there has none, and nothing is made up for it.</summary>
public static class HoursRequirements
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<IReadOnlyList<HoursRequirement>> Known = new(ReadOwnFile);

    /// <summary>The newest wording of each register's requirement.</summary>
    public static IReadOnlyList<HoursRequirement> All => Known.Value;

    /// <summary>What this register asks for in this place; <c>null</c> when it is not known.</summary>
    public static HoursRequirement? Find(string jurisdiction, string register) =>
        Known.Value.Where(one => one.Jurisdiction.Equals(jurisdiction, StringComparison.OrdinalIgnoreCase) && one.Register.Equals(register, StringComparison.OrdinalIgnoreCase)).MaxBy(one => one.Version);

    /// <summary>Reads and checks a file of requirements.</summary>
    /// <exception cref="InvalidDataException">Names the line that is no JSON of this shape, or the requirement and what is wrong with it.</exception>
    internal static IReadOnlyList<HoursRequirement> Read(string json)
    {
        HoursRequirementFile file;
        try
        {
            file = JsonSerializer.Deserialize<HoursRequirementFile>(json, Shape) ?? throw new InvalidDataException("The file is empty.");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException($"Line {unreadable.LineNumber + 1}, at {unreadable.Path ?? "$"}: not a file of requirements.", unreadable);
        }

        var read = new List<HoursRequirement>();
        foreach (var one in file.Requirements)
        {
            var wrong = one.WhatIsWrong();
            if (wrong is null && read.Exists(other => (other.Jurisdiction, other.Register, other.Version) == (one.Jurisdiction, one.Register, one.Version))) wrong = "stands twice.";
            if (wrong is not null) throw new InvalidDataException($"Requirement '{one.Jurisdiction} {one.Register}' version {one.Version}: {wrong}");
            read.Add(one);
        }

        return read;
    }

    private static IReadOnlyList<HoursRequirement> ReadOwnFile()
    {
        using var stream = typeof(HoursRequirements).Assembly.GetManifestResourceStream("hours-requirements.json") ?? throw new InvalidDataException("hours-requirements.json is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}

internal sealed record HoursRequirementFile(IReadOnlyList<HoursRequirement> Requirements);
