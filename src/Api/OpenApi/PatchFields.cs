using System.Text.Json;
using IntegrativeCare.Application.Access;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace IntegrativeCare.Api.OpenApi;

/// <summary>A field of a merge patch is described as the value that travels, not as the wrapper that tells "left out" from <c>null</c>.</summary>
internal sealed class PatchFields(ISerializerDataContractResolver inner) : ISerializerDataContractResolver
{
    public DataContract GetDataContractForType(Type type) => inner.GetDataContractForType(ValueOf(type) is { } value ? Nullable.GetUnderlyingType(value) ?? value : type);

    /// <summary>What an <see cref="Optional{T}"/> holds; <c>null</c> for any other type.</summary>
    public static Type? ValueOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>) ? type.GetGenericArguments()[0] : null;
}

/// <summary>Every field of a merge patch may be left out.</summary>
internal sealed class PatchFieldsAreOptional : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Required: { Count: > 0 } required }) return;
        foreach (var field in context.Type.GetProperties().Where(property => PatchFields.ValueOf(property.PropertyType) is not null)) required.Remove(JsonNamingPolicy.CamelCase.ConvertName(field.Name));
    }
}
