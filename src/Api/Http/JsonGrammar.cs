using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Api.Http;

/// <summary>How the API reads and writes JSON: what it does not know it refuses, because a mistyped field in a health record must not be ignored.</summary>
public static class JsonGrammar
{
    /// <summary>How deep a body may nest.</summary>
    public const int Deepest = 32;

    public static IServiceCollection AddJsonGrammar(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json => Apply(json.SerializerOptions))
        .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);

    public static void Apply(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.DictionaryKeyPolicy = null;
        json.PropertyNameCaseInsensitive = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.ReadCommentHandling = JsonCommentHandling.Disallow;
        json.AllowTrailingCommas = false;
        json.MaxDepth = Deepest;
        json.Converters.Add(new ReadableText());
        json.Converters.Add(new UtcInstant());
        json.Converters.Add(new NamedEnum());
    }

    /// <summary>Reads an instant as bodies write it.</summary>
    internal static bool TryReadInstant(string written, out DateTimeOffset instant) => UtcInstant.Read(written, out instant);

    /// <summary>Text that can be shown and stored; the rule is <see cref="PlainText.IsReadable"/>.</summary>
    private sealed class ReadableText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String ? Text(ref reader) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text(ref reader);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

        private static string Text(ref Utf8JsonReader reader)
        {
            string text;
            try
            {
                text = reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, or bytes that are not UTF-8.
                throw new UnreadableTextException();
            }

            return PlainText.IsReadable(text) ? text : throw new UnreadableTextException();
        }
    }

    /// <summary>An instant as RFC 3339: read with any offset but never without one, written in UTC with <c>Z</c>.</summary>
    private sealed class UtcInstant : JsonConverter<DateTimeOffset>
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.String) throw new JsonException();
            var written = reader.GetString()!;
            return Read(written, out var instant) ? instant : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<char> written = stackalloc char[40];
            value.UtcDateTime.TryFormat(written, out var length, Format, CultureInfo.InvariantCulture);
            written[length++] = 'Z';
            writer.WriteStringValue(written[..length]);
        }

        public static bool Read(string written, out DateTimeOffset instant)
        {
            instant = default;
            var hasOffset = written.EndsWith('Z') || (written.Length > 6 && written[^6] is '+' or '-' && written[^3] == ':');
            if (!hasOffset || written.Contains(".Z", StringComparison.Ordinal) || written.Contains(".+", StringComparison.Ordinal) || written.Contains(".-", StringComparison.Ordinal)) return false;
            if (!DateTimeOffset.TryParseExact(written, Format + "K", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return false;
            instant = read.ToUniversalTime();
            return true;
        }
    }

    /// <summary>Enumerations by their exact camelCase name: no numbers, no other case, no lists.</summary>
    private sealed class NamedEnum : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

        private sealed class Of<T> : JsonConverter<T>
            where T : struct, Enum
        {
            private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().Distinct().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
            private static readonly Dictionary<string, T> Values = Names.ToDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                reader.TokenType is JsonTokenType.String ? Named(reader.GetString()!) : throw new JsonException();

            public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Named(reader.GetString()!);

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(NameOf(value));

            public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(NameOf(value));

            private static T Named(string name) => Values.TryGetValue(name, out var value) ? value : throw new JsonException();

            private static string NameOf(T value) => Names.TryGetValue(value, out var name) ? name : throw new JsonException($"{typeof(T).Name} has an unnamed value.");
        }
    }
}

/// <summary>A text in the body holds control characters or half of a surrogate pair. The reader adds where.</summary>
internal sealed class UnreadableTextException : JsonException
{
    public static RequestInvalid RefusalAt(string pointer)
    {
        var text = new TextUnreadable();
        return new([new FieldError(pointer, text.Code, text.Detail)]);
    }
}
