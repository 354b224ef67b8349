using System.Reflection;
using IntegrativeCare.Application.Access;
using Microsoft.AspNetCore.Http.Metadata;

namespace IntegrativeCare.Api.Http;

/// <summary>Answers a command with its receipt and the <c>ETag</c> that the next change names.</summary>
public static class Receipts
{
    /// <summary>Something new is in the record.</summary>
    /// <param name="location">Where it can be read, as a path on this API.</param>
    public static CreatedReceipt Created(string location, Receipt receipt) => new(location, receipt);

    /// <summary>Something in the record has changed.</summary>
    public static ChangedReceipt Changed(Receipt receipt) => new(receipt);
}

/// <summary>201 with the place of the new thing.</summary>
public sealed class CreatedReceipt(string location, Receipt receipt) : IResult, IEndpointMetadataProvider
{
    public string Location { get; } = location;

    public Receipt Receipt { get; } = receipt;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = Location;
        return Representation.Write(httpContext, Receipt, StatusCodes.Status201Created, Receipt.Revision, EntityTags.Of(Receipt.Revision));
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(Receipt), ["application/json"]));
}

/// <summary>200 with the revision after the change.</summary>
public sealed class ChangedReceipt(Receipt receipt) : IResult, IEndpointMetadataProvider
{
    public Receipt Receipt { get; } = receipt;

    public Task ExecuteAsync(HttpContext httpContext) =>
        Representation.Write(httpContext, Receipt, StatusCodes.Status200OK, Receipt.Revision, EntityTags.Of(Receipt.Revision));

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Receipt), ["application/json"]));
}
