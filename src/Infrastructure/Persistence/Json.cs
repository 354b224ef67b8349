using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IntegrativeCare.Infrastructure.Persistence;

/// <summary>Values that are always replaced whole are stored as jsonb, with the words that the API uses.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetValuesBeRead } },
    };

    // A value of the domain cannot be made wrongly from outside, so its constructor and its setters are private; what was stored was right when it was made.
    private static void LetValuesBeRead(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Assembly != typeof(Domain.Kernel.AggregateRoot).Assembly) return;
        if (type.CreateObject is null && type.Type.GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, []) is { } make) type.CreateObject = () => make.Invoke(null);
        foreach (var property in type.Properties)
        {
            if (property.Set is null && property.AttributeProvider is PropertyInfo { SetMethod: { IsPublic: false } set }) property.Set = (value, given) => set.Invoke(value, [given]);
        }
    }

    /// <summary>A value as jsonb.</summary>
    public static ValueConverter<T, string> Converter<T>() => new(value => JsonSerializer.Serialize(value, Options), text => JsonSerializer.Deserialize<T>(text, Options)!);

    /// <summary>Two values are the same when they read the same.</summary>
    public static ValueComparer<T> Comparer<T>() => new(
        (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
        value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
        value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Options), Options)!);
}
