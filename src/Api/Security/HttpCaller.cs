using System.Security.Claims;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Identity;

namespace IntegrativeCare.Api.Security;

/// <summary>The caller of an HTTP request, from its verified credential. Whoever has not signed in has no role, and therefore may send nothing that asks for one.</summary>
internal sealed class HttpCaller(IHttpContextAccessor accessor) : ICaller
{
    public const string PurposeHeader = "X-Purpose-Of-Use";

    public Guid AccountId => Needed(SignInClaims.Account);

    public Guid? SignInId => IdIn(SignInClaims.SignIn);

    public DateTimeOffset? SignedInAt =>
        long.TryParse(User.FindFirstValue(SignInClaims.SignedInAt), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public ClinicId ClinicId => new(Needed(SignInClaims.Clinic));

    public IReadOnlyCollection<Role> Roles => [.. User.FindAll(SignInClaims.Roles).Select(claim => RoleNames.Parse(claim.Value))];

    public PractitionerId? PractitionerId => IdIn(SignInClaims.Practitioner) is { } id ? new PractitionerId(id) : null;

    public ClientId? ClientId => IdIn(SignInClaims.Client) is { } id ? new ClientId(id) : null;

    public Guid? OrganizationId => IdIn(SignInClaims.Organization);

    public PurposeOfUse Purpose
    {
        get
        {
            var allowed = Roles.SelectMany(role => role.Purposes()).Distinct().ToList();
            if (Http.Request.Headers[PurposeHeader] is not [{ } named]) return allowed is [var first, ..] ? first : PurposeOfUse.Treatment;

            var chosen = allowed.Where(purpose => string.Equals(purpose.ToString(), named, StringComparison.OrdinalIgnoreCase)).ToList();
            return chosen is [var one] ? one : throw new DomainException(new PurposeNotAllowed());
        }
    }

    public string RequestId => Http.TraceIdentifier;

    public string? Address => Http.Connection.RemoteIpAddress?.ToString();

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("There is no request, so nobody calls.");

    private ClaimsPrincipal User => Http.User;

    private Guid? IdIn(string claim) => Guid.TryParse(User.FindFirstValue(claim), out var id) ? id : null;

    private Guid Needed(string claim) => IdIn(claim) ?? throw new InvalidOperationException($"The caller has no {claim}: nobody is signed in.");
}
