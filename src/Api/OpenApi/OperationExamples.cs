using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Nodes;

namespace IntegrativeCare.Api.OpenApi;

/// <summary>Whole request bodies that work on the demo clinic, one file per operation: <c>OpenApi/Examples/{operationId}.json</c>.</summary>
/// <remarks>Most bodies need none: the <c>&lt;example&gt;</c> of each member is enough. A file is for bodies whose parts must fit together.</remarks>
public sealed class OperationExamples
{
    private const string Prefix = "examples/";

    private readonly Dictionary<string, string> _byOperation;

    private OperationExamples(Dictionary<string, string> byOperation) => _byOperation = byOperation;

    /// <summary>The operations that have a file. A test demands that each exists.</summary>
    public IReadOnlyCollection<string> Operations => _byOperation.Keys;

    public static OperationExamples Of(Assembly assembly)
    {
        var byOperation = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            byOperation[Path.GetFileNameWithoutExtension(name[Prefix.Length..])] = reader.ReadToEnd();
        }

        return new(byOperation);
    }

    /// <summary>A fresh copy each time: a document may take it as its own.</summary>
    public bool TryFind(string operation, [NotNullWhen(true)] out JsonNode? example)
    {
        example = _byOperation.TryGetValue(operation, out var json) ? JsonNode.Parse(json) : null;
        return example is not null;
    }
}
