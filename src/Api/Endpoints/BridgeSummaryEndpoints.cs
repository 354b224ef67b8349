using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Observability;
using IntegrativeCare.Application.BridgeSummaries;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What one discipline tells the other, without the story.</summary>
public static class BridgeSummaryEndpoints
{
    public static void MapBridgeSummaries(this IEndpointRouteBuilder api)
    {
        var client = api.MapGroup("/clients/{clientId:guid}").WithTags("Notes");
        client.MapPost("/notes/{noteId:guid}/bridge-summaries", PublishBridgeSummary).WithName(nameof(PublishBridgeSummary)).WithMetadata(LoggedAs.Publishing).DisableHttpMetrics();
        client.MapPost("/process-notes/{noteId:guid}/bridge-summaries", PublishFromProcessNote).WithName(nameof(PublishFromProcessNote)).WithMetadata(LoggedAs.Publishing).DisableHttpMetrics();
        client.MapRead("/bridge-summaries", ListBridgeSummaries).WithName(nameof(ListBridgeSummaries));
        client.MapRead("/bridge-summaries/{bridgeId:guid}", GetBridgeSummary).WithName(nameof(GetBridgeSummary));
        client.MapPost("/bridge-summaries/{bridgeId:guid}/withdrawal", WithdrawBridgeSummary).WithName(nameof(WithdrawBridgeSummary));
    }

    /// <summary>Publish a bridge summary from a session note</summary>
    /// <remarks>A short extract for the other discipline: what helps there, without the story. It is shared as the kind of information that you name, as far as the client lets that be seen, until it ends or is withdrawn; the note stays where it is, and the summary does not say what it was drawn from. The note's author, or their supervisor for the purpose `supervision`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e51">A session note that is final.</param>
    /// <param name="body">What is told, to whom, and for how long.</param>
    /// <response code="201">The bridge summary's id.</response>
    /// <response code="403">`bridge_summary.not_yours`, `care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`.</response>
    /// <response code="409">`bridge_summary.note_not_final`: its signatures are not complete.</response>
    /// <response code="422">`bridge_summary.audience_is_own`, `bridge_summary.kind_does_not_cross`, `bridge_summary.ends_too_early`, `bridge_summary.lasts_too_long`, `text.missing`, `request.invalid`.</response>
    public static Task<CreatedReceipt> PublishBridgeSummary(Guid clientId, Guid noteId, PublishBridgeSummaryBody body, IMediator mediator, CancellationToken ct) =>
        Publish(clientId, BridgeSource.Of(new NoteId(noteId)), body, mediator, ct);

    /// <summary>Publish a bridge summary from a process note</summary>
    /// <remarks>As from a session note, by the process note's author alone. What is published looks the same to everybody: neither the summary nor the client's disclosures nor a log tells that there is a process note.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b3e01">A process note of yours.</param>
    /// <param name="body">What is told, to whom, and for how long.</param>
    /// <response code="201">The bridge summary's id.</response>
    /// <response code="403">`process_note.not_yours`, `care_team.only_members`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `process_note.not_found`.</response>
    /// <response code="422">`bridge_summary.audience_is_own`, `bridge_summary.kind_does_not_cross`, `bridge_summary.ends_too_early`, `bridge_summary.lasts_too_long`, `text.missing`, `request.invalid`.</response>
    public static Task<CreatedReceipt> PublishFromProcessNote(Guid clientId, Guid noteId, PublishBridgeSummaryBody body, IMediator mediator, CancellationToken ct) =>
        Publish(clientId, BridgeSource.Of(new ProcessNoteId(noteId)), body, mediator, ct);

    /// <summary>List a client's bridge summaries</summary>
    /// <remarks>Newest first, each as far as its kind of information is shared with the reader. What has ended or was withdrawn is there for its author, the author's supervisor and the client alone.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <param name="audience">Only what is told to this discipline: `psychotherapy` or `massageTherapy`.</param>
    /// <param name="current">Only what is published now (`true`), or only what is over (`false`).</param>
    /// <response code="200">One page.</response>
    /// <response code="400">`request.unreadable`.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<BridgeSummaryView>> ListBridgeSummaries(Guid clientId, Word<Discipline>? audience, bool? current, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListBridgeSummaries(new ClientId(clientId), audience?.Value, current, paging.Limit, paging.After), ct)).Value);

    /// <summary>Read a bridge summary</summary>
    /// <remarks>From its end or its withdrawal on it is there for its author, the author's supervisor and the client alone.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="bridgeId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b3e11">The bridge summary.</param>
    /// <response code="200">The bridge summary.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `bridge_summary.not_found`.</response>
    public static async Task<Representation<BridgeSummaryView>> GetBridgeSummary(Guid clientId, Guid bridgeId, IMediator mediator, CancellationToken ct)
    {
        var bridge = (await mediator.Send(new GetBridgeSummary(new ClientId(clientId), new BridgeSummaryId(bridgeId)), ct)).Value;
        return Representation.Of(bridge, bridge.Revision);
    }

    /// <summary>Withdraw a bridge summary</summary>
    /// <remarks>By its author, their supervisor for the purpose `supervision`, or who leads the client's care in the author's discipline, as far as it is shared with them. Always accepted, whatever page somebody has; the audience's next request does not see it. Author, supervisor and client read it on as withdrawn.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="bridgeId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b3e11">The bridge summary.</param>
    /// <response code="200">The bridge summary's new revision.</response>
    /// <response code="403">`bridge_summary.not_yours`, `caller.role_not_allowed`, `consent.not_given`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `bridge_summary.not_found`.</response>
    public static async Task<ChangedReceipt> WithdrawBridgeSummary(Guid clientId, Guid bridgeId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new WithdrawBridgeSummary(new ClientId(clientId), new BridgeSummaryId(bridgeId)), ct));

    private static async Task<CreatedReceipt> Publish(Guid clientId, BridgeSource source, PublishBridgeSummaryBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new PublishBridgeSummary(new ClientId(clientId), source, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/bridge-summaries/{receipt.Id}", receipt);
    }
}
