using IntegrativeCare.Api.Security;
using IntegrativeCare.Application.Accounts;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Signing in, and who may.</summary>
public static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Sign-in").AddEndpointFilter<SignInDoor>().ProducesProblem(401);
        var limit = api.ServiceProvider.GetRequiredService<SignInRateLimit>();

        auth.MapPost("/sign-in", SignIn).WithName(nameof(SignIn)).AllowAnonymous().AddEndpointFilter(limit).ProducesProblem(422).ProducesProblem(429);
        auth.MapPost("/refresh", RefreshSignIn).WithName(nameof(RefreshSignIn)).AllowAnonymous().ProducesProblem(422);
        auth.MapPost("/sign-out", SignOut).WithName(nameof(SignOut)).RequireAuthorization().ProducesProblem(409);
        auth.MapGet("/me", GetMe).WithName(nameof(GetMe)).RequireAuthorization();
        auth.MapPost("/authenticator", EnrolAuthenticator).WithName(nameof(EnrolAuthenticator)).RequireAuthorization().ProducesProblem(409);
        auth.MapPost("/authenticator/confirmation", ConfirmAuthenticator).WithName(nameof(ConfirmAuthenticator)).RequireAuthorization().ProducesProblem(409).ProducesProblem(422);
        auth.MapPost("/authenticator/removal", RemoveAuthenticator).WithName(nameof(RemoveAuthenticator)).RequireAuthorization().ProducesProblem(409).ProducesProblem(422);
        auth.MapPost("/invitation-acceptances", AcceptInvitation).WithName(nameof(AcceptInvitation)).AllowAnonymous().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

        api.MapPost("/invitations", InvitePerson).WithName(nameof(InvitePerson)).WithTags("Sign-in").AddEndpointFilter<SignInDoor>().RequireAuthorization()
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    /// <summary>Sign in</summary>
    /// <remarks>The access token is good for 15 minutes. Whether an account exists, is locked or disabled is never told: each is answered like a wrong password.</remarks>
    /// <param name="body">Who signs in, and how they prove it.</param>
    /// <response code="200">Both tokens.</response>
    /// <response code="401">`auth.credentials_wrong`; `auth.one_time_code_needed` or `auth.one_time_code_wrong` once the password was right.</response>
    /// <response code="422">`auth.clinic_needed`: e-mail and password fit accounts in several clinics. `request.invalid`: see `errors`.</response>
    /// <response code="429">`request.too_many`: wait as long as `Retry-After` says.</response>
    public static async Task<Ok<SignInView>> SignIn(SignInBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new SignIn(body), ct));

    /// <summary>Keep a sign-in open</summary>
    /// <remarks>Each refresh token is good once and gives the next. One that comes a second time was copied: the whole sign-in ends, for the thief and for the owner.</remarks>
    /// <param name="body">The refresh token that came last.</param>
    /// <response code="200">Both tokens, new.</response>
    /// <response code="401">`auth.refresh_token_refused`: sign in again.</response>
    /// <response code="422">`request.invalid`: see `errors`.</response>
    public static async Task<Ok<SignInView>> RefreshSignIn(RefreshSignInBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new RefreshSignIn(body), ct));

    /// <summary>Sign out</summary>
    /// <remarks>Access and refresh token of this sign-in work no more, from the next request on. Other devices stay signed in.</remarks>
    /// <response code="204">Signed out.</response>
    /// <response code="401">`auth.required`, `auth.token_invalid` or `auth.session_ended`.</response>
    /// <response code="409">`auth.signed_in_elsewhere`: sign out at your provider.</response>
    public static async Task<NoContent> SignOut(IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new SignOut(), ct);
        return TypedResults.NoContent();
    }

    /// <summary>Who is signed in</summary>
    /// <remarks>Answers also when a licence has lapsed, so that a front-end can say so.</remarks>
    /// <response code="200">The account, its clinic and its roles.</response>
    /// <response code="401">`auth.required`, `auth.token_invalid` or `auth.session_ended`.</response>
    public static async Task<Ok<MeView>> GetMe(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetMe(), ct));

    /// <summary>Get a key for an authenticator</summary>
    /// <remarks>Nothing changes at sign-in until a code is confirmed. Asking again replaces the key.</remarks>
    /// <response code="200">The key, as text and as an address for a QR code.</response>
    /// <response code="401">`auth.required`, `auth.token_invalid` or `auth.session_ended`.</response>
    /// <response code="409">`authenticator.present`: remove it first. `auth.signed_in_elsewhere`: do this at your provider.</response>
    public static async Task<Ok<AuthenticatorView>> EnrolAuthenticator(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new EnrolAuthenticator(), ct));

    /// <summary>Ask for a code at every sign-in</summary>
    /// <remarks>Every other sign-in of the account ends. The recovery codes are shown this once.</remarks>
    /// <param name="body">The code that the authenticator shows now.</param>
    /// <response code="200">Ten recovery codes, each good once.</response>
    /// <response code="401">`auth.required`, `auth.token_invalid` or `auth.session_ended`.</response>
    /// <response code="409">`authenticator.absent`: enrol one first. `authenticator.present`: it is confirmed already. `auth.signed_in_elsewhere`: do this at your provider.</response>
    /// <response code="422">`authenticator.code_wrong`, or `request.invalid`: see `errors`.</response>
    public static async Task<Ok<RecoveryCodesView>> ConfirmAuthenticator(ConfirmAuthenticatorBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ConfirmAuthenticator(body), ct));

    /// <summary>Ask for no code any more</summary>
    /// <remarks>The recovery codes go too, and every other sign-in of the account ends.</remarks>
    /// <param name="body">The account's password.</param>
    /// <response code="204">The authenticator is removed.</response>
    /// <response code="401">`auth.required`, `auth.token_invalid` or `auth.session_ended`.</response>
    /// <response code="409">`authenticator.absent`: there is none. `auth.signed_in_elsewhere`: do this at your provider.</response>
    /// <response code="422">`auth.password_wrong`: failures count towards the lockout. `request.invalid`: see `errors`.</response>
    public static async Task<NoContent> RemoveAuthenticator(RemoveAuthenticatorBody body, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new RemoveAuthenticator(body), ct);
        return TypedResults.NoContent();
    }

    /// <summary>Open the account one was invited to</summary>
    /// <remarks>The invitation is used up, and the person is signed in.</remarks>
    /// <param name="body">The invitation, and the password they choose.</param>
    /// <response code="201">Both tokens.</response>
    /// <response code="404">`invitation.not_open`: ask for a new one.</response>
    /// <response code="409">`account.email_taken` or `account.person_has_account`: an account was opened in the meantime.</response>
    /// <response code="422">`password.too_short`, `password.too_common`, `password.is_email`, or `request.invalid`: see `errors`.</response>
    public static async Task<Created<SignInView>> AcceptInvitation(AcceptInvitationBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Created("/api/v1/auth/me", await mediator.Send(new AcceptInvitation(body), ct));

    /// <summary>Invite somebody to open their account</summary>
    /// <remarks>The token is shown this once, opens one account, and lasts 72 hours. Inviting the same address again replaces the open invitation. The account sees what its roles and each client's consent allow, nothing by itself.</remarks>
    /// <param name="body">Who is invited, and as what.</param>
    /// <response code="201">The invitation and its token.</response>
    /// <response code="401">`auth.required`, `auth.token_invalid` or `auth.session_ended`.</response>
    /// <response code="403">`caller.role_not_allowed`: only a clinic's administrator invites.</response>
    /// <response code="404">`account.person_not_found`: the clinic has no such practitioner or client.</response>
    /// <response code="409">`account.email_taken` or `account.person_has_account`.</response>
    /// <response code="422">`account.practitioner_mismatch`, `account.client_mismatch`, `account.client_role_stands_alone`, `account.partner_role_stands_alone`, `account.partner_mismatch`, `consent.organization_unknown`, or `request.invalid`: see `errors`.</response>
    public static async Task<Created<InvitationView>> InvitePerson(InvitePersonBody body, IMediator mediator, CancellationToken ct)
    {
        var invitation = await mediator.Send(new InvitePerson(body), ct);
        return TypedResults.Created((string?)null, invitation);
    }
}
