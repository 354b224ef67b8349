using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;

namespace IntegrativeCare.Api.Http;

/// <summary>Which part of a list the caller asks for: <c>limit</c> rows <c>after</c> a place.</summary>
/// <param name="Limit">How many rows at most, 1–200; 50 when the caller does not say.</param>
/// <param name="After">The end of the page before; <c>null</c> for the first page.</param>
public readonly record struct Paging(int Limit, Cursor? After)
{
    public const int Fewest = 1;
    public const int Most = 200;
    public const int Usual = 50;

    /// <summary>Reads <c>limit</c> and <c>after</c> from the address.</summary>
    /// <exception cref="DomainException"><see cref="RequestInvalid"/> for a limit outside 1–200; <see cref="CursorUnreadable"/>.</exception>
    public static ValueTask<Paging> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var after = query["after"];
        if (after.Count > 1) throw new DomainException(new CursorUnreadable());

        return ValueTask.FromResult(new Paging(LimitOf(query), after is [{ } written] ? Cursor.Parse(written) : null));
    }

    private static int LimitOf(IQueryCollection query)
    {
        if (!query.TryGetValue("limit", out var given)) return Usual;
        if (given is [var one] && int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= Fewest and <= Most) return limit;
        throw new DomainException(new RequestInvalid([new FieldError("", "range", $"Ask for {Fewest} to {Most} rows.") { Parameter = "limit" }]));
    }
}

/// <summary>Some rows of a list.</summary>
public sealed record PageView<T>
{
    /// <summary>The rows, in the list's order.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Hand it back as <c>after</c> for the next rows; <c>null</c> on the last page.</summary>
    public required string? NextCursor { get; init; }

    /// <summary><c>true</c> when the client's own direction keeps something of the kind from the reader and the policy pack asks to say so; otherwise absent. It says nothing of what.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IncompleteByClientDirection { get; init; }
}

/// <summary>Answers a list with its next page in the body and in <c>Link</c>.</summary>
public static class Page
{
    public static Page<T> Of<T>(Slice<T> slice) => new(slice);

    /// <summary>Names the next part in <c>Link</c> and gives its address: the same question with another place to begin; <c>null</c> on the last part.</summary>
    internal static string? LinkNext(HttpContext http, string? cursor)
    {
        if (cursor is null) return null;
        var address = NextAddress(http.Request, cursor);
        http.Response.Headers.Link = $"<{address}>; rel=\"next\"";
        return address;
    }

    // Relative to this server, because a proxy may have given it another name.
    private static string NextAddress(HttpRequest request, string next)
    {
        var query = new QueryBuilder(request.Query.Where(part => part.Key != "after").SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value ?? ""))) { { "after", next } };
        return $"{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{query.ToQueryString().ToUriComponent()}";
    }
}

/// <summary>A page of a list with its strong <c>ETag</c>. It answers 304 when the caller already holds these bytes.</summary>
public sealed class Page<T>(Slice<T> slice) : IResult, IEndpointMetadataProvider
{
    public Slice<T> Slice { get; } = slice;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var next = Slice.Next?.ToString();
        Page.LinkNext(httpContext, next);
        return Representation.Write(httpContext, new PageView<T> { Items = Slice.Items, NextCursor = next, IncompleteByClientDirection = Slice.IncompleteByClientDirection }, StatusCodes.Status200OK, revision: null);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(PageView<T>), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}
