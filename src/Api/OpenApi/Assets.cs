using System.Collections.Frozen;
using System.Security.Cryptography;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Problems;

namespace IntegrativeCare.Api.OpenApi;

/// <summary>The few files of our own pages, built into the API so that it needs no folder beside it.</summary>
public static class Assets
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, string Type, string Tag)> Files = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["accounting.css"] = "text/css; charset=utf-8",
        ["chart.css"] = "text/css; charset=utf-8",
        ["outcome-chart.css"] = "text/css; charset=utf-8",
        ["outcomes.css"] = "text/css; charset=utf-8",
        ["pages.css"] = "text/css; charset=utf-8",
        ["swagger-page.css"] = "text/css; charset=utf-8",
        ["swagger-page.js"] = "text/javascript; charset=utf-8",
    }.ToFrozenDictionary(file => file.Key, file => Read(file.Key, file.Value), StringComparer.Ordinal);

    public static void MapAssets(this IEndpointRouteBuilder app) => app.MapRead("/assets/{name}", GetAsset).AllowAnonymous().ExcludeFromDescription();

    public static IResult GetAsset(string name, HttpContext http)
    {
        if (!Files.TryGetValue(name, out var file)) throw new DoorException(DoorRefusal.RouteNotFound);

        // Asked again each time, sent only when it changed: a new version must not meet an old page.
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ETag = file.Tag;
        return EntityTags.IsHeldBy(http.Request.Headers.IfNoneMatch, file.Tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(file.Bytes, file.Type);
    }

    internal static Stream Open(string name) =>
        typeof(Assets).Assembly.GetManifestResourceStream($"assets/{name}") ?? throw new InvalidOperationException($"{name} is not built into the API.");

    private static (byte[] Bytes, string Type, string Tag) Read(string name, string type)
    {
        using var file = Open(name);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return (bytes, type, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
    }
}
