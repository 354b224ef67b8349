using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What bodywork left behind, and who asks after it.</summary>
public static class AdverseEventEndpoints
{
    public static void MapAdverseEvents(this IEndpointRouteBuilder api)
    {
        var effects = api.MapGroup("/clients/{clientId:guid}/adverse-events").WithTags("Safety");
        effects.MapPost("", NoteAdverseEvent).WithName(nameof(NoteAdverseEvent));
        effects.MapRead("", ListAdverseEvents).WithName(nameof(ListAdverseEvents));
        effects.MapPost("/{eventId:guid}/follow-ups", FollowUpAdverseEvent).WithName(nameof(FollowUpAdverseEvent));
    }

    /// <summary>Write down an unwanted effect</summary>
    /// <remarks>After a session of bodywork: what the client noticed, or that somebody asked and there was nothing. It says nothing of why. A task asks the practitioner to look again until it is over. Shared as `bodywork`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What the client noticed.</param>
    /// <response code="201">The entry's id.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`adverse_event.needs_bodywork`, `adverse_event.weight_unclear`, `adverse_event.needs_words`, `adverse_event.noticed_in_the_future`, `outcome.session_unknown`, `choice.unknown`, `caller.discipline_unclear`, `caller.discipline_not_yours`, `text.unreadable`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> NoteAdverseEvent(Guid clientId, NoteAdverseEventBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/adverse-events", await mediator.Send(new NoteAdverseEvent(new ClientId(clientId), body), ct));

    /// <summary>List unwanted effects</summary>
    /// <remarks>With each time somebody asked again. What is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <param name="open" example="true">`true` for what somebody has to ask after, `false` for what is over.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<AdverseEventView>> ListAdverseEvents(Guid clientId, bool? open, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListAdverseEvents(new ClientId(clientId), open, paging.Limit, paging.After), ct)).Value);

    /// <summary>Ask after an unwanted effect again</summary>
    /// <remarks>It is over when it is gone or somebody else looks after it; otherwise the next time is due.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="eventId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e66">The entry.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">How it stands.</param>
    /// <response code="200">The entry's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `adverse_event.not_found`.</response>
    /// <response code="409">`adverse_event.over`.</response>
    /// <response code="412">`request.stale`: read it again.</response>
    /// <response code="422">`choice.unknown`, `caller.discipline_unclear`, `text.unreadable`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> FollowUpAdverseEvent(Guid clientId, Guid eventId, ExpectedRevision expected, FollowUpAdverseEventBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new FollowUpAdverseEvent(new ClientId(clientId), new AdverseEventId(eventId), expected.Value, body), ct));
}
