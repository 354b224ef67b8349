using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace IntegrativeCare.Api.Http;

/// <summary>Answers with what one caller may see.</summary>
public static class Representation
{
    /// <summary>A thing of the clinic at its revision.</summary>
    /// <param name="view">The finished view: every decision about it has been made and written down before it comes here, a 304 included.</param>
    /// <param name="revision">Its revision, from 1; <c>null</c> for what nobody changes through it, such as a list or a trend.</param>
    public static Representation<T> Of<T>(T view, int? revision = null)
        where T : notnull => new(view, revision);

    /// <summary>Maps a read: GET, and HEAD for who wants the headers alone.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);

    internal static async Task Write<T>(HttpContext http, T body, int status, int? revision, string? tag = null)
    {
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        using var bytes = new PooledBytes();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = json.Encoder, SkipValidation = true }))
            JsonSerializer.Serialize(writer, body, json);

        await Send(http, bytes.Written, "application/json; charset=utf-8", status, tag ?? EntityTags.Of(revision, bytes.Written.Span));
    }

    /// <summary>Sends finished bytes under their tag, or 304 to who holds them already.</summary>
    internal static async Task Send(HttpContext http, ReadOnlyMemory<byte> bytes, string contentType, int status, string tag)
    {
        var response = http.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-store";

        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (isRead && EntityTags.IsHeldBy(http.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}

/// <summary>A view with its strong <c>ETag</c>. It answers 304 when the caller already holds these bytes.</summary>
public sealed class Representation<T>(T view, int? revision) : IResult, IEndpointMetadataProvider
    where T : notnull
{
    public T View { get; } = view;

    public int? Revision { get; } = revision;

    public Task ExecuteAsync(HttpContext httpContext) => Representation.Write(httpContext, View, StatusCodes.Status200OK, Revision);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}
