using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntegrativeCare.Application.Access;

/// <summary>A field of a merge patch: left out means "stays as it is", <c>null</c> means "take it away".</summary>
/// <param name="Value">What was sent.</param>
/// <param name="IsGiven">False when the field was left out.</param>
[JsonConverter(typeof(OptionalConverterFactory))]
public readonly record struct Optional<T>(T? Value, bool IsGiven)
{
    /// <summary>What was sent, or what stands now when the field was left out.</summary>
    public T? Or(T? current) => IsGiven ? Value : current;

    /// <summary>As <see cref="Or"/>, for what cannot be taken away.</summary>
    /// <exception cref="Domain.Kernel.DomainException"><see cref="CannotBeTakenAway"/> when <c>null</c> was sent.</exception>
    public T OrRequired(T current, string pointer) =>
        !IsGiven ? current : Value ?? throw new Domain.Kernel.DomainException(new CannotBeTakenAway { Pointer = pointer });
}

/// <summary>A field that always has a value was sent as null.</summary>
public sealed record CannotBeTakenAway() : Domain.Kernel.DomainError("request.cannot_be_null", Domain.Kernel.ErrorKind.Invalid, "This cannot be taken away. Leave the field out or give another value.");

/// <summary>Reads and writes <see cref="Optional{T}"/> as the value itself.</summary>
internal sealed class OptionalConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.Null) return new(JsonSerializer.Deserialize<T>(ref reader, options), true);

            // The default of a number, an id or an enumeration is a value that nobody sent.
            return default(T) is null ? new(default, true) : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Value, options);
    }
}
