using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What the client wants shown to whom: drafted, signed, revoked.</summary>
public static class DirectiveEndpoints
{
    public static void MapDirectives(this IEndpointRouteBuilder api)
    {
        var directives = api.MapGroup("/clients/{clientId:guid}/consent-directives").WithTags("Consent");
        directives.MapPost("", DraftDirective).WithName(nameof(DraftDirective));
        directives.MapRead("", ListDirectives).WithName(nameof(ListDirectives));
        directives.MapRead("/{directiveId:guid}", GetDirective).WithName(nameof(GetDirective));
        directives.MapPost("/{directiveId:guid}/signature", SignDirective).WithName(nameof(SignDirective));
        directives.MapPost("/{directiveId:guid}/revocation", RevokeDirective).WithName(nameof(RevokeDirective));
    }

    /// <summary>Write down what the client wants</summary>
    /// <remarks>A `permit` opens nothing until it is signed. A `withhold` closes what it names as soon as this request answers: no signature, no reason, no approval. Any member of staff who hears the client say it files it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What the client wants.</param>
    /// <response code="201">The directive's id. Read it for the plain words to show the client.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `practitioner.not_found`, `consent.directive_not_found`.</response>
    /// <response code="422">`consent.covers_nothing`, `consent.process_notes_stand_alone`, `consent.purpose_missing`, `consent.recipient_unclear`, `consent.ends_too_early`, `consent.too_long`, `consent.successor_begins_later`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> DraftDirective(Guid clientId, DraftDirectiveBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new DraftDirective(new ClientId(clientId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/consent-directives/{receipt.Id}", receipt);
    }

    /// <summary>List a client's directives</summary>
    /// <remarks>All of them for the client and the privacy officer; for staff those that are about them or that they wrote down, because what a client withholds tells something by itself.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first, ended ones included.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<DirectiveView>> ListDirectives(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListDirectives(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Read a directive</summary>
    /// <remarks>With the plain words that the client is shown, and their SHA-256, which the signature names.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="directiveId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e21">The directive.</param>
    /// <response code="200">The directive.</response>
    /// <response code="404">`client.not_found`, `consent.directive_not_found`.</response>
    public static async Task<Representation<DirectiveView>> GetDirective(Guid clientId, Guid directiveId, IMediator mediator, CancellationToken ct)
    {
        var directive = (await mediator.Send(new GetDirective(new ClientId(clientId), new DirectiveId(directiveId)), ct)).Value;
        return Representation.Of(directive, directive.Revision);
    }

    /// <summary>Sign a directive</summary>
    /// <remarks>From the moment this answers, the directive opens what it names. The signature is bound to the words that the client was shown; other words are refused. It replaces the directive that it supersedes.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="directiveId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e22">The directive.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">How the client signed.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`consent.not_the_client`: only the client signs in their own account. `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `consent.directive_not_found`.</response>
    /// <response code="409">`consent.already_signed`, `consent.ended`, `consent.text_changed`.</response>
    /// <response code="412">`request.stale`: it changed since. Read it again.</response>
    /// <response code="422">`consent.witness_missing`, `consent.document_hash_missing`, `consent.authority_missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> SignDirective(Guid clientId, Guid directiveId, ExpectedRevision expected, SignDirectiveBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new SignDirective(new ClientId(clientId), new DirectiveId(directiveId), expected.Value, body), ct));

    /// <summary>Revoke a directive</summary>
    /// <remarks>The client changed their mind: it needs no reason and no `If-Match`, and every request that begins after this answers is decided without it. What was seen before stays in the disclosures. Lifting a withhold opens something, so only the client does that.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="directiveId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e21">The directive.</param>
    /// <response code="200">Revoked; saying it again changes nothing.</response>
    /// <response code="403">`consent.only_the_client_lifts`, `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `consent.directive_not_found`.</response>
    public static async Task<ChangedReceipt> RevokeDirective(Guid clientId, Guid directiveId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RevokeDirective(new ClientId(clientId), new DirectiveId(directiveId)), ct));
}
