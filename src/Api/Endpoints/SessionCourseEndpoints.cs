using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>How a session goes from the diary to the door, and the diary across clients.</summary>
public static class SessionCourseEndpoints
{
    /// <summary>Move a session</summary>
    /// <remarks>To another hour or room, before it begins: by the front desk or who holds it. Nobody is booked twice by it. What the client agreed to by touch was for the hour that it had, so that is asked anew. Where it stood before is kept.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e46">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What to move; what is left out stays.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.practitioner_booked`, `session.client_booked`, `session.room_booked`, `practitioner.deactivated`. `session.move_not_allowed`: it has begun or is over.</response>
    /// <response code="412">`request.stale`: somebody changed the session since. Read it again.</response>
    /// <response code="422">`session.ends_before_it_starts`, `session.too_long`, `session.practitioner_not_on_team`, `practitioner.not_licensed`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> RescheduleSession(Guid clientId, Guid sessionId, ExpectedRevision expected, SessionPatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RescheduleSession(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct));

    /// <summary>Say that the client is here</summary>
    /// <remarks>By the front desk or who holds the session. It may be left out: a session can begin straight from the diary.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.move_not_allowed`: its present status does not allow this.</response>
    /// <response code="412">`request.stale`: somebody changed the session since. Read it again.</response>
    public static async Task<ChangedReceipt> RecordArrival(Guid clientId, Guid sessionId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RecordArrival(new ClientId(clientId), new SessionId(sessionId), expected.Value), ct));

    /// <summary>Take down a choice and its answer</summary>
    /// <remarks>What was offered and what the client said: by who holds the session, or by the client in their own account beforehand. To decline takes nothing else away. Of a massage it is bodywork, of a talk it is progress of psychotherapy. With `question` it answers what the client wants to be asked in every session; an answer of another session never counts.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The choice.</param>
    /// <response code="201">The choice's id, and the session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session, or the client. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.over`: nothing more is offered in it.</response>
    /// <response code="412">`request.stale`: somebody changed the session since. Read it again.</response>
    /// <response code="422">`session.change_not_said`, `list.too_long`, `text.missing`, `text.too_long`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> OfferChoice(Guid clientId, Guid sessionId, ExpectedRevision expected, OfferChoiceBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new OfferChoice(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/sessions/{sessionId}", receipt);
    }

    /// <summary>Take down how comfortable touch is</summary>
    /// <remarks>And what was changed for it. Lighter pressure holds at once, as a new ceiling that nothing but a new consent lifts, so it needs no `If-Match` and is heard whatever anybody else changes at that moment. Firmer than agreed, or uncovering a site, needs a new consent. It is bodywork.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="body">What the client said; at least one thing.</param>
    /// <response code="201">The entry's id, and the session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.touch_not_under_way`, `session.over`, `session.region_not_consented`, `session.touch_not_consented`.</response>
    /// <response code="422">`session.adjustment_empty`, `session.comfort_out_of_range`, `session.only_lighter_sets_ceiling`, `session.uncovering_needs_consent`, `session.region_has_no_sides`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AdjustTouch(Guid clientId, Guid sessionId, AdjustTouchBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AdjustTouch(new ClientId(clientId), new SessionId(sessionId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/sessions/{sessionId}", receipt);
    }

    /// <summary>Take down how the client left</summary>
    /// <remarks>After a session was held or stopped: a short word and what was done for afterwards. What was talked about belongs in a note. To want contact passes nothing on by itself. Of a massage it is bodywork, of a talk it is progress of psychotherapy.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">How they left.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who held the session. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.move_not_allowed`: it was not held, or was debriefed before.</response>
    /// <response code="412">`request.stale`: somebody changed the session since. Read it again.</response>
    /// <response code="422">`list.too_long`, `text.missing`, `text.too_long`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> DebriefSession(Guid clientId, Guid sessionId, ExpectedRevision expected, DebriefSessionBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new DebriefSession(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct));

    /// <summary>Write down a session that was held on paper</summary>
    /// <remarks>When nothing could be typed: when it really was, and of a massage what was agreed to before it and what was then done, nothing beyond the consent. The entry is marked for good. What comes later than the policy pack allows raises a task for who held it and who leads the care; so does a session that was held over a hold, and a massage that no check for contraindications lets, which is marked as outside the limits.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e47">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">How it was held.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who held the session. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.touch_not_consented`: no massage was held without consent. `session.region_not_consented`, `session.technique_not_consented`, `session.firmer_than_consented`, `session.product_not_consented`, `session.over`, `session.withdrawn_since`, `session.region_never`, `supervision.missing`. `session.move_not_allowed`: its present status does not allow this.</response>
    /// <response code="412">`request.stale`: somebody changed the session since. Read it again.</response>
    /// <response code="422">`contraindication.technique_unknown`, `contraindication.product_unknown`, `practitioner.credential_missing`, `session.not_yet_held`, `session.ends_before_it_starts`, `session.too_long`, `session.discussed_after_touch`, `session.discussed_out_of_range`, what a consent to touch can be refused with, `request.invalid`.</response>
    public static async Task<ChangedReceipt> EnterSessionLate(Guid clientId, Guid sessionId, ExpectedRevision expected, EnterSessionLateBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new EnterSessionLate(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct));

    /// <summary>Read my diary</summary>
    /// <remarks>Sessions across clients, earliest first: practitioners see their own, the front desk the clinic's. With `unresolved=true` those whose time is over and of which nobody said what became of them. Each client is decided by itself; a client who is not shared with you is not in the list.</remarks>
    /// <param name="from" example="2026-01-01T00:00:00Z">Only sessions that begin at this instant or later, in RFC 3339.</param>
    /// <param name="to" example="2036-01-01T00:00:00Z">Only sessions that begin before this instant, in RFC 3339.</param>
    /// <param name="unresolved">True for sessions whose time is over without an outcome.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="400">`request.unreadable`: an instant needs `Z` or an offset.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ClientSessionView>> ListMySessions(Instant? from, Instant? to, bool? unresolved, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListMySessions(from?.Value, to?.Value, unresolved ?? false, paging.Limit, paging.After), ct)).Slice);

    /// <summary>List who is due again</summary>
    /// <remarks>Clients whose time to come back has come, by what was agreed when their last session ended, and who have none of that discipline in the diary. Practitioners see those whom they met last, the front desk all. It rests on the diary alone, and each client is decided by itself.</remarks>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, the longest overdue first.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<DueAgainView>> ListDueAgain(Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListDueAgain(paging.Limit, paging.After), ct)).Slice);
}
