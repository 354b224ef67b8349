using System.Security.Claims;

namespace IntegrativeCare.Api.Http;

/// <summary>The two facts about a caller that the door itself needs, as the signed-in principal bears them.</summary>
public static class CallerClaims
{
    /// <summary>The account's id.</summary>
    public const string Account = "sub";

    /// <summary>The clinic that the account belongs to.</summary>
    public const string Clinic = "clinic";

    /// <summary>The account's id, or <c>null</c> when nobody is signed in or it is no id.</summary>
    public static Guid? AccountOf(HttpContext http) => IdOf(http.User, Account);

    /// <summary>The clinic's id, or <c>null</c> when nobody is signed in or it is no id.</summary>
    public static Guid? ClinicOf(HttpContext http) => IdOf(http.User, Clinic);

    private static Guid? IdOf(ClaimsPrincipal caller, string claim) => Guid.TryParse(caller.FindFirst(claim)?.Value, out var id) ? id : null;
}
