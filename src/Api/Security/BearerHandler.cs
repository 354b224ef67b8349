using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace IntegrativeCare.Api.Security;

/// <summary>Turns a bearer token into the account that it stands for now: the token says who, the database says whether and as what.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, BearerTokens tokens, ISignInState state)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Bearer";

    private SignInRefusal? refusal;
    private string? description;
    private bool isOutOfReach;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !AuthenticationHeaderValue.TryParse(header, out var credential)
            || !string.Equals(credential.Scheme, Name, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        GenuineToken token;
        try
        {
            token = await tokens.Check(credential.Parameter ?? "", Context.RequestAborted);
        }
        catch (BadTokenException bad)
        {
            return Refuse(SignInRefusal.TokenInvalid, bad.Message);
        }
        catch (ProviderOutOfReachException failure)
        {
            isOutOfReach = true;
            Logger.LogWarning(failure, "A sign-in provider's keys cannot be read");
            return AuthenticateResult.Fail(failure);
        }

        var (account, signIn) = token switch
        {
            OwnToken own => (await state.OfSignIn(own.SignIn, own.Account, Context.RequestAborted), own.SignIn),
            OutsideToken { Issuer: { NamesByEmail: true } issuer } outside => (await state.OfEmail(issuer.Clinic, outside.Name, Context.RequestAborted), (Guid?)null),
            OutsideToken outside => (await state.OfSubject(outside.Issuer.Clinic, outside.Name, Context.RequestAborted), null),
            _ => throw new InvalidOperationException($"{token.GetType().Name} is no token of ours or of a provider."),
        };
        return account is not null
            ? AuthenticateResult.Success(new(Principal(account, signIn, token.SignedInAt), Scheme.Name))
            : Refuse(SignInRefusal.SessionEnded, "The sign-in has ended");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (isOutOfReach) throw new DoorException(DoorRefusal.Unavailable) { RetryAfterSeconds = DomainProblems.RetryAfterSeconds };
        return refusal is null ? SignInProblems.WriteRequired(Context) : SignInProblems.Write(Context, refusal, $"{Name} error=\"invalid_token\", error_description=\"{description}\"");
    }

    private AuthenticateResult Refuse(SignInRefusal why, string inWords)
    {
        (refusal, description) = (why, inWords);
        return AuthenticateResult.Fail(inWords);
    }

    private static ClaimsPrincipal Principal(AccountAtWork account, Guid? signIn, DateTimeOffset? signedInAt)
    {
        var identity = new ClaimsIdentity(Name, SignInClaims.Account, SignInClaims.Roles);
        identity.AddClaim(new(SignInClaims.Account, account.Id.ToString()));
        identity.AddClaim(new(SignInClaims.Clinic, account.ClinicId.Value.ToString()));
        identity.AddClaim(new(SignInClaims.Name, account.DisplayName));
        foreach (var role in account.Roles) identity.AddClaim(new(SignInClaims.Roles, RoleNames.Of(role)));
        if (signIn is { } id) identity.AddClaim(new(SignInClaims.SignIn, id.ToString()));
        if (signedInAt is { } at) identity.AddClaim(new(SignInClaims.SignedInAt, at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (account.PractitionerId is { } practitioner) identity.AddClaim(new(SignInClaims.Practitioner, practitioner.Value.ToString()));
        if (account.ClientId is { } client) identity.AddClaim(new(SignInClaims.Client, client.Value.ToString()));
        if (account.OrganizationId is { } organization) identity.AddClaim(new(SignInClaims.Organization, organization.ToString()));
        return new(identity);
    }
}
