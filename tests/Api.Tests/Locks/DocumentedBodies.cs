using System.Globalization;
using System.Text.Json.Nodes;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>Bodies that the API can read, made from what its own document says about them.</summary>
public sealed class DocumentedBodies
{
    private readonly JsonObject document;

    private DocumentedBodies(JsonObject document) => this.document = document;

    public static async Task<DocumentedBodies> Of(RunningClinic api) => new(JsonNode.Parse((await api.Get(null, "/openapi/v1.json")).Is(200).Text)!.AsObject());

    /// <summary>A body for a route; <c>null</c> when it takes none.</summary>
    /// <param name="idOf">The id to put where one is asked for, by the member's name.</param>
    /// <param name="everyMember">Fill in what may be left out, too.</param>
    public JsonNode? Of(string method, string pattern, Func<string, Guid> idOf, bool everyMember = false) =>
        document["paths"]?[PathInDocument(pattern)]?[method.ToLowerInvariant()]?["requestBody"]?["content"]?.AsObject().First().Value?["schema"] is { } schema ? Sample(schema, idOf, "", everyMember) : null;

    private JsonNode? Sample(JsonNode schema, Func<string, Guid> idOf, string name, bool everyMember)
    {
        var s = Resolve(schema);
        if (s["enum"] is JsonArray words && words.FirstOrDefault(word => word is not null) is { } word) return word.DeepClone();
        var format = (string?)s["format"];
        if (format == "uuid") return idOf(name).ToString();
        if (format == "date") return "2026-06-01";
        if (format == "date-time") return "2026-06-01T10:00:00Z";
        var type = s["type"] is JsonArray types ? (string?)types.First(t => (string?)t != "null") : (string?)s["type"];
        switch (type)
        {
            case "object":
                var all = new JsonObject();
                var required = s["required"]?.AsArray().Select(one => (string)one!).ToHashSet(StringComparer.Ordinal) ?? [];
                foreach (var (member, of) in s["properties"]?.AsObject() ?? [])
                {
                    if (everyMember || required.Contains(member)) all[member] = Sample(of!, idOf, member, everyMember);
                }

                return all;
            case "array":
                if (s["example"] is JsonArray { Count: > 0 } example && (string?)Resolve(s["items"]!)["format"] != "uuid") return example.DeepClone();
                return new JsonArray(Sample(s["items"]!, idOf, name, everyMember));
            case "integer" or "number": return s["example"]?.DeepClone() ?? s["minimum"]?.DeepClone() ?? JsonValue.Create(1);
            case "boolean": return true;
            default: return s["example"]?.DeepClone() ?? new string('a', Math.Max(1, int.Parse(s["minLength"]?.ToString() ?? "8", CultureInfo.InvariantCulture)));
        }
    }

    private JsonNode Resolve(JsonNode schema)
    {
        var one = schema["oneOf"] is JsonArray choices ? choices.First(choice => (string?)choice!["type"] != "null")! : schema["allOf"] is JsonArray parts ? parts[0]! : schema;
        return (string?)one["$ref"] is { } to ? Resolve(document["components"]!["schemas"]![to.Split('/')[^1]]!) : one;
    }

    private static string PathInDocument(string pattern) => string.Join('/', pattern.TrimEnd('/').Split('/').Select(part => part.StartsWith('{') ? part.Split(':')[0].TrimEnd('}') + "}" : part));
}
