using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Looking without consent because somebody may come to harm.</summary>
public static class EmergencyEndpoints
{
    public static void MapEmergencies(this IEndpointRouteBuilder api)
    {
        var accesses = api.MapGroup("/clients/{clientId:guid}/emergency-accesses").WithTags("Emergency");
        accesses.MapPost("", OpenEmergencyAccess).WithName(nameof(OpenEmergencyAccess));
        accesses.MapRead("", ListEmergencyAccesses).WithName(nameof(ListEmergencyAccesses));
        accesses.MapRead("/{accessId:guid}", GetEmergencyAccess).WithName(nameof(GetEmergencyAccess));
        accesses.MapPost("/{accessId:guid}/closure", CloseEmergencyAccess).WithName(nameof(CloseEmergencyAccess));
        accesses.MapPost("/{accessId:guid}/review", ReviewEmergencyAccess).WithName(nameof(ReviewEmergencyAccess));
        api.MapRead("/emergency-accesses", ListClinicEmergencyAccesses).WithName(nameof(ListClinicEmergencyAccesses)).WithTags("Emergency");
    }

    /// <summary>Open an emergency access</summary>
    /// <remarks>Opens this client's record to the caller, whatever directives say, until the time that the clinic has set (60 minutes unless it says otherwise, never more than four hours). Process notes stay closed. The client and the privacy officer see it at once, every look is in the client's disclosures, and a privacy officer reviews it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What the emergency is.</param>
    /// <response code="201">The access's id; it is open.</response>
    /// <response code="403">`caller.role_not_allowed`: practitioners only. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="409">`emergency.already_open`.</response>
    /// <response code="422">`emergency.reason_too_short`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> OpenEmergencyAccess(Guid clientId, OpenEmergencyAccessBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new OpenEmergencyAccess(new ClientId(clientId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/emergency-accesses/{receipt.Id}", receipt);
    }

    /// <summary>List emergency accesses to a client's record</summary>
    /// <remarks>All of them for the client and the privacy officer; for a practitioner those that they opened. The words of an emergency that is about a danger to somebody else are not for the client.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<EmergencyAccessView>> ListEmergencyAccesses(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListEmergencyAccesses(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Read an emergency access</summary>
    /// <remarks>With the words in which the practitioner said what the emergency is, and the review.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="accessId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e91">The access.</param>
    /// <response code="200">The access.</response>
    /// <response code="404">`client.not_found`, `emergency.not_found`.</response>
    public static async Task<Representation<EmergencyAccessView>> GetEmergencyAccess(Guid clientId, Guid accessId, IMediator mediator, CancellationToken ct)
    {
        var access = (await mediator.Send(new GetEmergencyAccess(new ClientId(clientId), new EmergencyAccessId(accessId)), ct)).Value;
        return Representation.Of(access, access.Revision);
    }

    /// <summary>Close an emergency access early</summary>
    /// <remarks>The one who opened it, or a privacy officer. Every request that begins after this answers is decided without it. It needs no `If-Match`; closing what is over changes nothing.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="accessId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e92">The access.</param>
    /// <response code="200">The revision after it.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`, `emergency.not_found`: also for somebody else's.</response>
    public static async Task<ChangedReceipt> CloseEmergencyAccess(Guid clientId, Guid accessId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CloseEmergencyAccess(new ClientId(clientId), new EmergencyAccessId(accessId)), ct));

    /// <summary>Review an emergency access</summary>
    /// <remarks>A privacy officer says whether it was needed, once it is over, and never about their own.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="accessId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e91">The access.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What the review found.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: only a privacy officer. `emergency.own_review`.</response>
    /// <response code="404">`client.not_found`, `emergency.not_found`.</response>
    /// <response code="409">`emergency.still_open`, `emergency.reviewed`.</response>
    /// <response code="412">`request.stale`: it changed since. Read it again.</response>
    /// <response code="422">`request.invalid`, `text.missing`.</response>
    public static async Task<ChangedReceipt> ReviewEmergencyAccess(Guid clientId, Guid accessId, ExpectedRevision expected, ReviewEmergencyAccessBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ReviewEmergencyAccess(new ClientId(clientId), new EmergencyAccessId(accessId), expected.Value, body), ct));

    /// <summary>List the clinic's emergency accesses</summary>
    /// <remarks>For the privacy officer, who is told of every one at once through this list: `review=pending` is what is still to be judged. The words of each stand in the access itself, under its client.</remarks>
    /// <param name="review">Only those that wait for a review (`pending`) or that were reviewed (`done`).</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`: only a privacy officer.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<EmergencyAccessSummaryView>> ListClinicEmergencyAccesses(Word<EmergencyReviewState>? review, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListClinicEmergencyAccesses(review?.Value, paging.Limit, paging.After), ct));
}
