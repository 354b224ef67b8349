using System.Text.Json.Serialization;

namespace IntegrativeCare.Api.Problems;

/// <summary>Why a request was not done (RFC 9457). It never repeats what is withheld and never tells how the server is built.</summary>
public sealed record Problem
{
    /// <summary>The readable page of this code.</summary>
    /// <example>/problems/care_plan.closed</example>
    public required string Type { get; init; }

    /// <summary>The code in a few words. The same for every occurrence.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status, again.</summary>
    public required int Status { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Detail { get; init; }

    /// <summary>The address that was asked, without its query.</summary>
    public required string Instance { get; init; }

    /// <summary>What happened, for programs: <c>feature.what_happened</c>. Permanent.</summary>
    /// <example>care_plan.closed</example>
    public required string Code { get; init; }

    /// <summary>Tell it to the clinic's support: the log lines of this request bear it.</summary>
    public required string TraceId { get; init; }

    /// <summary>The places in the request that were at fault, when they are known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemPlace>? Errors { get; init; }
}

/// <summary>A place in the request that was at fault.</summary>
public sealed record ProblemPlace
{
    /// <summary>Where in the body, as a JSON pointer (RFC 6901).</summary>
    /// <example>/goals/0/title</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pointer { get; init; }

    /// <summary>Which part of the address or which header, when it was not the body.</summary>
    /// <example>limit</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Parameter { get; init; }

    /// <summary>What is wrong there.</summary>
    /// <example>required</example>
    public required string Code { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Message { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ProblemEntry))]
[JsonSerializable(typeof(IReadOnlyList<ProblemEntry>))]
internal sealed partial class ProblemJson : JsonSerializerContext;
