using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Infrastructure.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IntegrativeCare.Api.Security;

/// <summary>Writes this API's own tokens: ES256, fifteen minutes, no e-mail address.</summary>
internal sealed class AccessTokens(SigningKeys keys, OwnIssuer issuer, IOptions<AccountRules> rules, TimeProvider clock) : IAccessTokens
{
    private static readonly JsonWebTokenHandler Writer = new() { SetDefaultTimesOnTokenCreation = false };

    public AccessToken Issue(OpenedSignIn signIn)
    {
        var now = clock.GetUtcNow();
        var until = now + rules.Value.AccessTokenLifetime;
        if (until > signIn.EndsAt) until = signIn.EndsAt;

        var account = signIn.Account;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [SignInClaims.Account] = account.Id.ToString(),
            [SignInClaims.SignIn] = signIn.SignInId.ToString(),
            [SignInClaims.SignedInAt] = signIn.StartedAt.ToUnixTimeSeconds(),
            [SignInClaims.Clinic] = account.ClinicId.Value.ToString(),
            [SignInClaims.Roles] = account.Roles.Select(RoleNames.Of).ToArray(),
            [SignInClaims.Name] = account.DisplayName,
            ["jti"] = Guid.CreateVersion7(now).ToString(),
        };
        if (account.PractitionerId is { } practitioner) claims[SignInClaims.Practitioner] = practitioner.Value.ToString();
        if (account.ClientId is { } client) claims[SignInClaims.Client] = client.Value.ToString();
        if (account.OrganizationId is { } organization) claims[SignInClaims.Organization] = organization.ToString();

        var text = Writer.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer.Name,
            Audience = issuer.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = until.UtcDateTime,
            Claims = claims,
            SigningCredentials = new(keys.Current, SecurityAlgorithms.EcdsaSha256),
        });
        return new(text, (int)(until - now).TotalSeconds);
    }
}

/// <summary>How this API calls itself in its tokens.</summary>
/// <param name="Name">The <c>iss</c> of its tokens.</param>
/// <param name="Audience">The <c>aud</c> of its tokens.</param>
public sealed record OwnIssuer(string Name, string Audience);
