using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>The product's own data files: read strictly, and refused with file, line and entry.</summary>
internal static class DataFile
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string OfTheProduct(string name, string folder = "contraindications")
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream($"{folder}/{name}") ?? throw new InvalidDataException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static T Read<T>(string name, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Shape) ?? throw new InvalidDataException($"{name}, line 1: the file is empty.");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException($"{name}, line {(unreadable.LineNumber ?? 0) + 1}, at {unreadable.Path ?? "$"}: does not have the expected shape.", unreadable);
        }
    }

    public static void MustHold(string name, string json, (string Pointer, string What)? wrong)
    {
        if (wrong is { } fault) throw new InvalidDataException($"{name}, line {PolicyPackFile.LineIn(json, fault.Pointer)}, {fault.Pointer}: {fault.What}");
    }
}
