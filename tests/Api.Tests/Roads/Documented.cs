using System.Text.Json;

namespace IntegrativeCare.Api.Tests.Roads;

/// <summary>One operation of the running API's own document.</summary>
internal sealed record Operation(string Id, string Method, string Path, IReadOnlyList<Parameter> Parameters)
{
    public IEnumerable<Parameter> InPath => Parameters.Where(parameter => parameter.In == "path");

    public IEnumerable<Parameter> InQuery => Parameters.Where(parameter => parameter.In == "query");

    public IEnumerable<string> FilterNames => InQuery.Select(parameter => parameter.Name).Except(["limit", "after"], StringComparer.Ordinal);

    /// <summary>Where it is, with an id for each place.</summary>
    public string AddressOf(Func<string, string> value) => InPath.Aggregate(Path, (path, parameter) => path.Replace("{" + parameter.Name + "}", value(parameter.Name), StringComparison.Ordinal));
}

/// <summary>A parameter, and a few values that fit it.</summary>
internal sealed record Parameter(string Name, string In, IReadOnlyList<string> Values, bool IsId);

/// <summary>What the running API says of itself.</summary>
internal static class Documented
{
    public static async Task<IReadOnlyList<Operation>> Operations(RunningClinic api)
    {
        var document = (await api.Get(null, "/openapi/v1.json")).Is(200).Json;
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               where method.Name is "get" or "post" or "put" or "patch" or "delete"
               select new Operation(
                   method.Value.GetProperty("operationId").GetString()!,
                   method.Name.ToUpperInvariant(),
                   path.Name,
                   method.Value.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray().Select(parameter => Read(parameter, document))] : []),
        ];
    }

    private static Parameter Read(JsonElement parameter, JsonElement document)
    {
        var schema = parameter.GetProperty("schema");
        if (schema.TryGetProperty("$ref", out var to)) schema = document.GetProperty("components").GetProperty("schemas").GetProperty(to.GetString()!.Split('/')[^1]);
        var format = schema.TryGetProperty("format", out var one) ? one.GetString() : null;
        string[] values =
            schema.TryGetProperty("enum", out var words) ? [.. words.EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!)]
            : format switch
            {
                "date-time" => ["2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z", "2027-01-01T00:00:00Z"],
                "date" => ["2026-03-01", "2026-03-04", "2027-01-01"],
                "uuid" => [],
                _ => schema.TryGetProperty("type", out var type) && type.ToString().Contains("boolean", StringComparison.Ordinal) ? ["true", "false"] : ["phq9", "nprs", "m", "1"],
            };
        return new(parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString()!, values, format == "uuid");
    }
}
