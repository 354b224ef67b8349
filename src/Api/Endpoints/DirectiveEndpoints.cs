using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What the client wants shown to whom, who may say it for them, and to which organizations.</summary>
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
        directives.MapPost("/{directiveId:guid}/expiry", ExpireDirective).WithName(nameof(ExpireDirective));
        directives.MapPost("/{directiveId:guid}/renewal", RenewDirective).WithName(nameof(RenewDirective));
        directives.MapRead("/{directiveId:guid}/history", ListDirectiveHistory).WithName(nameof(ListDirectiveHistory));

        var makers = api.MapGroup("/clients/{clientId:guid}/substitute-decision-makers").WithTags("Consent");
        makers.MapPost("", RecordSubstituteDecisionMaker).WithName(nameof(RecordSubstituteDecisionMaker));
        makers.MapRead("", ListSubstituteDecisionMakers).WithName(nameof(ListSubstituteDecisionMakers));
        makers.MapPost("/{decisionMakerId:guid}/ending", EndSubstituteDecisionMaker).WithName(nameof(EndSubstituteDecisionMaker));

        var partners = api.MapGroup("/partner-organizations").WithTags("Clinic");
        partners.MapPost("", RegisterPartnerOrganization).WithName(nameof(RegisterPartnerOrganization));
        partners.MapRead("", ListPartnerOrganizations).WithName(nameof(ListPartnerOrganizations));

        api.MapRead("/me/consent-renewals", ListConsentRenewals).WithName(nameof(ListConsentRenewals)).WithTags("My work");
    }

    /// <summary>Write down what the client wants</summary>
    /// <remarks>A `permit` opens nothing until it is signed. A `withhold` closes what it names as soon as this request answers: no signature, no reason, no approval. Anybody who works in the clinic and hears the client say it files it, on the care team or not; it opens nothing to them, and the receipt is all that they get. A permit for process notes says what exactly it is about and stands alone; one for an organization to see substance-use information stands alone too.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What the client wants.</param>
    /// <response code="201">The directive's id. Read it for the plain words to show the client.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `consent.client_name_needed`, `consent.only_the_client_lifts`.</response>
    /// <response code="404">`client.not_found`, `practitioner.not_found`, `consent.directive_not_found`.</response>
    /// <response code="409">`consent.already_replaced`, `consent.taken_back`.</response>
    /// <response code="422">`consent.covers_nothing`, `consent.record_is_client`, `consent.process_notes_stand_alone`, `consent.description_missing`, `consent.substance_use_stands_alone`, `consent.substance_use_purposes`, `consent.purpose_missing`, `consent.recipient_unclear`, `consent.organization_unknown`, `consent.ends_too_early`, `consent.too_long`, `consent.successor_begins_later`, `consent.withhold_with_event`, `choice.unknown`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> DraftDirective(Guid clientId, DraftDirectiveBody body, ICaller caller, IMediator mediator, CancellationToken ct)
    {
        var client = new ClientId(clientId);
        var isRestriction = body is { Kind: DirectiveKind.Withhold, Supersedes: null } && ForAttribute.Staff.Any(caller.Is);
        var receipt = isRestriction ? await mediator.Send(new FileRestriction(client, body), ct) : await mediator.Send(new DraftDirective(client, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/consent-directives/{receipt.Id}", receipt);
    }

    /// <summary>List a client's directives</summary>
    /// <remarks>All of them for the client and the privacy officer; for staff what is permitted to them and what they wrote down. What a client withholds tells something by itself, so whom it is about does not read it.</remarks>
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
    /// <remarks>From the moment this answers, the directive opens what it names. The signature is bound to the words that the client was shown; other words are refused. It replaces the directive that it supersedes; to replace something that the client withholds it takes the client themselves, in their account or on paper. Somebody else signs for the client only with recorded authority (`givenBy`). Nobody records a permission to themselves, nor the signature of somebody whose authority they recorded. Process notes, and substance-use information for an organization, are not permitted by word of mouth.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="directiveId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e22">The directive.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">How the client signed.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`consent.not_the_client`: only the client signs in their own account. `consent.recorder_is_recipient`, `consent.authority_recorded_by_signer`: have somebody else record it. `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `consent.directive_not_found`.</response>
    /// <response code="409">`consent.already_signed`, `consent.ended`, `consent.text_changed`, `consent.already_replaced`, `consent.taken_back`: the client said no to what it replaces.</response>
    /// <response code="412">`request.stale`: it changed since. Read it again.</response>
    /// <response code="422">`consent.witness_missing`, `consent.witness_is_recorder`, `consent.witness_is_recipient`, `consent.witness_unknown`, `consent.signature_not_spoken`, `consent.too_long`, `consent.document_hash_missing`, `consent.authority_not_in_force`, `consent.client_too_young`, `consent.lift_needs_strong_signature`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> SignDirective(Guid clientId, Guid directiveId, ExpectedRevision expected, SignDirectiveBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new SignDirective(new ClientId(clientId), new DirectiveId(directiveId), expected.Value, body), ct));

    /// <summary>Revoke a directive</summary>
    /// <remarks>The client changed their mind: it needs no reason and no `If-Match`, and every request that begins after this answers is decided without it. When it was replaced meanwhile, what took its place is revoked too. What was seen before stays in the disclosures. Lifting a withhold opens something, so only the client does that.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="directiveId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e21">The directive.</param>
    /// <response code="200">Revoked; saying it again changes nothing.</response>
    /// <response code="403">`consent.only_the_client_lifts`, `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `consent.directive_not_found`.</response>
    public static async Task<ChangedReceipt> RevokeDirective(Guid clientId, Guid directiveId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RevokeDirective(new ClientId(clientId), new DirectiveId(directiveId)), ct));

    /// <summary>Record that the event happened with which a permission ends</summary>
    /// <remarks>From the moment this answers, the permission opens nothing. It needs no reason and no `If-Match`; the client or anyone of the staff who sees them says it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="directiveId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e23">The directive.</param>
    /// <response code="200">Expired; saying it again changes nothing.</response>
    /// <response code="403">`practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `consent.directive_not_found`.</response>
    /// <response code="409">`consent.no_expiry_event`: it ends with a date only.</response>
    public static async Task<ChangedReceipt> ExpireDirective(Guid clientId, Guid directiveId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ExpireDirective(new ClientId(clientId), new DirectiveId(directiveId)), ct));

    /// <summary>Draft a permission again</summary>
    /// <remarks>With the same terms and a new usual end. It opens nothing until the client reads and signs it; then it takes the place of the old one.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="directiveId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e21">The directive to renew.</param>
    /// <response code="201">The draft's id.</response>
    /// <response code="403">`practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `consent.directive_not_found`.</response>
    /// <response code="409">`consent.not_renewable`, `consent.already_replaced`.</response>
    public static async Task<CreatedReceipt> RenewDirective(Guid clientId, Guid directiveId, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new RenewDirective(new ClientId(clientId), new DirectiveId(directiveId)), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/consent-directives/{receipt.Id}", receipt);
    }

    /// <summary>List all versions of a directive</summary>
    /// <remarks>What it replaced and what replaced it, as far as each is for the caller's eyes.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="directiveId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e21">Any of the versions.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="404">`client.not_found`, `consent.directive_not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<DirectiveView>> ListDirectiveHistory(Guid clientId, Guid directiveId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListDirectiveHistory(new ClientId(clientId), new DirectiveId(directiveId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Record who may decide for a client</summary>
    /// <remarks>Opens nothing. A signature of somebody else than the client counts only with an authority that is recorded here and in force at that moment.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">Who, and by which authority.</param>
    /// <response code="201">The record's id, which a signature names in `givenBy`.</response>
    /// <response code="403">`caller.role_not_allowed`, `decision_maker.not_on_team`, `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`decision_maker.ends_too_early`, `decision_maker.evidence_unreadable`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordSubstituteDecisionMaker(Guid clientId, RecordSubstituteDecisionMakerBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/substitute-decision-makers", await mediator.Send(new RecordSubstituteDecisionMaker(new ClientId(clientId), body), ct));

    /// <summary>List who may decide for a client</summary>
    /// <remarks>For the client, practitioners on their care team, the front desk and the privacy officer. It tells of family and capacity, so to others the list is empty.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first, ended ones included.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<SubstituteDecisionMakerView>> ListSubstituteDecisionMakers(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListSubstituteDecisionMakers(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>End somebody's authority to decide for a client</summary>
    /// <remarks>The client, the front desk or a practitioner on the care team says it. From the moment this answers they sign nothing more. What was signed before stays signed until it is revoked.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="decisionMakerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e82">The record.</param>
    /// <response code="200">Ended; saying it again changes nothing.</response>
    /// <response code="403">`caller.role_not_allowed`, `decision_maker.not_on_team`, `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `decision_maker.not_found`.</response>
    public static async Task<ChangedReceipt> EndSubstituteDecisionMaker(Guid clientId, Guid decisionMakerId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new EndSubstituteDecisionMaker(new ClientId(clientId), new SubstituteDecisionMakerId(decisionMakerId)), ct));

    /// <summary>Register a partner organization</summary>
    /// <remarks>So that clients can name it in a directive. Being listed opens nothing to it. The address stands in the accounting of disclosures.</remarks>
    /// <param name="body">Which organization.</param>
    /// <response code="201">The organization's id.</response>
    /// <response code="403">`caller.role_not_allowed`: ask the front desk.</response>
    /// <response code="422">`request.invalid`.</response>
    public static async Task<CreatedReceipt> RegisterPartnerOrganization(RegisterPartnerOrganizationBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created("/api/v1/partner-organizations", await mediator.Send(new RegisterPartnerOrganization(body), ct));

    /// <summary>List partner organizations</summary>
    /// <remarks>Those that a directive may name, in the order in which they were registered. Nothing of any client.</remarks>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<PartnerOrganizationView>> ListPartnerOrganizations(Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListPartnerOrganizations(paging.Limit, paging.After), ct));

    /// <summary>List permissions that end soon</summary>
    /// <remarks>Those that end within 30 days and that nothing has taken the place of. For practitioners: of the clients on whose care team they are, and only directives that are about them; each client is decided by itself and stands in the disclosures. For a client: their own.</remarks>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, what ends first comes first.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ConsentRenewalView>> ListConsentRenewals(Paging paging, ICaller caller, IMediator mediator, CancellationToken ct) =>
        Page.Of(caller.ClientId is { } me
            ? (await mediator.Send(new ListOwnConsentRenewals(me, paging.Limit, paging.After), ct)).Value
            : (await mediator.Send(new ListConsentRenewals(paging.Limit, paging.After), ct)).Slice);
}
