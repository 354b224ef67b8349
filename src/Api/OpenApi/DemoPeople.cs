namespace IntegrativeCare.Api.OpenApi;

/// <summary>Somebody of the demo clinic that a visitor of the page may sign in as.</summary>
public sealed record DemoPerson
{
    /// <summary>Their name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What they are at the clinic, in words.</summary>
    public required string Role { get; init; }

    /// <summary>What they sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>Their password when the demo set one that may be told; <c>null</c> when the visitor has to know it.</summary>
    public string? Password { get; init; }
}

/// <summary>The people of the demo clinic. Registered in Development only.</summary>
public interface IDemoPeople
{
    Task<IReadOnlyList<DemoPerson>> List(CancellationToken ct);
}

public static class DemoPeople
{
    public const string Route = "/api/v1/dev/demo-people";

    /// <summary>Offers the demo people in Development when there are any; anywhere else the route does not exist.</summary>
    public static void MapDemoPeople(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || app.Services.GetService<IServiceProviderIsService>()?.IsService(typeof(IDemoPeople)) is not true) return;
        app.MapGet(Route, ListDemoPeople).AllowAnonymous().ExcludeFromDescription();
    }

    public static async Task<IResult> ListDemoPeople(IDemoPeople people, CancellationToken ct) => TypedResults.Ok(await people.List(ct));
}
