using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What practitioners ask the client to share, and what the client answers.</summary>
public static class ConsentEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/clients/{clientId:guid}/consent-requests").WithTags("Consent");
        requests.MapPost("", AskForConsent).WithName(nameof(AskForConsent));
        requests.MapRead("", ListConsentRequests).WithName(nameof(ListConsentRequests));
        requests.MapRead("/{requestId:guid}", GetConsentRequest).WithName(nameof(GetConsentRequest));
        api.MapRead("/me/consent-requests", ListMyConsentRequests).WithName(nameof(ListMyConsentRequests)).WithTags("My work");
        requests.MapPost("/{requestId:guid}/response", AnswerConsentRequest).WithName(nameof(AnswerConsentRequest));
    }

    /// <summary>Ask the client for consent</summary>
    /// <remarks>Opens nothing by itself. The client reads who asks, for what and why, and shares all, a part or nothing of it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What is asked for, and why.</param>
    /// <response code="201">The request's id.</response>
    /// <response code="403">`caller.role_not_allowed`: practitioners ask for themselves. `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`consent.process_notes_stand_alone`, `consent.substance_use_purposes`, `request.invalid`, `text.missing`.</response>
    public static async Task<CreatedReceipt> AskForConsent(Guid clientId, AskForConsentBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/consent-requests", await mediator.Send(new AskForConsent(new ClientId(clientId), body), ct));

    /// <summary>List consent requests</summary>
    /// <remarks>All of them for the client and the privacy officer; for a practitioner what they asked themselves. What was not shared is never shown as a refusal.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ConsentRequestView>> ListConsentRequests(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListConsentRequests(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Read a consent request</summary>
    /// <remarks>To the client, while it is open, with the words of the permission that sharing it makes (`plainText`) and their SHA-256, which the answer names: for all of it, or for the part that the parameters choose. It reads nothing into the record and shares nothing. Others see it without the words.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="requestId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e81">The request.</param>
    /// <param name="shared" example="mentalHealthSummary">The kinds that the client would share, with commas between them; all that were asked for when left out.</param>
    /// <param name="purposes" example="treatment">The purposes for which, with commas between them; all that were asked for when left out.</param>
    /// <param name="until">Until when, in UTC; twelve months after it was asked, or the clinic's maximum if that is shorter, when left out.</param>
    /// <response code="200">The request.</response>
    /// <response code="404">`client.not_found`, `consent_request.not_found`.</response>
    /// <response code="422">`consent_request.shares_more_than_asked`, `consent.too_long`, `consent.ends_too_early`, `consent.substance_use_purposes`.</response>
    public static async Task<Representation<ConsentRequestView>> GetConsentRequest(
        Guid clientId, Guid requestId, Words<InformationCategory>? shared, Words<PurposeOfUse>? purposes, Instant? until, IMediator mediator, CancellationToken ct)
    {
        var part = new ConsentRequestPart(shared?.Values ?? [], purposes?.Values ?? [], until?.Value);
        var request = (await mediator.Send(new GetConsentRequest(new ClientId(clientId), new ConsentRequestId(requestId), part), ct)).Value;
        return Representation.Of(request, request.Revision);
    }

    /// <summary>List what one asked of clients</summary>
    /// <remarks>Across the clients on whose care team the caller is: what they asked to be shared with them, and what became of it. Each client is decided by itself and stands in their disclosures.</remarks>
    /// <param name="status">Only those that wait (`open`), of which all or a part is shared (`shared`), or nothing (`notShared`).</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`: practitioners only. `practitioner.licence_lapsed`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ConsentRequestView>> ListMyConsentRequests(Word<ConsentRequestStatus>? status, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListMyConsentRequests(status?.Value, paging.Limit, paging.After), ct)).Slice);

    /// <summary>Answer a consent request</summary>
    /// <remarks>Only the client answers, in their own account. What they share becomes a signed directive as soon as this answers, under the words that they read: read the request for the same kinds, purposes and end, show its `plainText`, and name its `textSha256`. Sharing nothing needs no words and no reason, and blames nobody.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="requestId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e81">The request.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What the client shares of it.</param>
    /// <response code="200">The request's new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: only the client answers.</response>
    /// <response code="404">`client.not_found`, `consent_request.not_found`.</response>
    /// <response code="409">`consent_request.answered`, `consent.text_changed`: these are not the words for what is shared. Read them again.</response>
    /// <response code="412">`request.stale`: it changed since. Read it again.</response>
    /// <response code="422">`consent_request.shares_more_than_asked`, `consent.too_long`, `consent.ends_too_early`, `consent.client_too_young`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> AnswerConsentRequest(
        Guid clientId, Guid requestId, ExpectedRevision expected, AnswerConsentRequestBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new AnswerConsentRequest(new ClientId(clientId), new ConsentRequestId(requestId), expected.Value, body), ct));
}
