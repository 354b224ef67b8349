using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Sessions of both disciplines, and the consent to touch in each.</summary>
public static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        api.MapRead("/body-regions", ListBodyRegions).WithName(nameof(ListBodyRegions)).WithTags("Sessions");

        var sessions = api.MapGroup("/clients/{clientId:guid}/sessions").WithTags("Sessions");
        sessions.MapPost("", ScheduleSession).WithName(nameof(ScheduleSession));
        sessions.MapRead("", ListSessions).WithName(nameof(ListSessions));
        sessions.MapRead("/{sessionId:guid}", GetSession).WithName(nameof(GetSession));
        sessions.MapPatch("/{sessionId:guid}", SessionCourseEndpoints.RescheduleSession).WithName(nameof(SessionCourseEndpoints.RescheduleSession));
        sessions.MapPost("/{sessionId:guid}/check-in", SessionCourseEndpoints.RecordArrival).WithName(nameof(SessionCourseEndpoints.RecordArrival));
        sessions.MapPost("/{sessionId:guid}/choices", SessionCourseEndpoints.OfferChoice).WithName(nameof(SessionCourseEndpoints.OfferChoice));
        sessions.MapPost("/{sessionId:guid}/touch-consent", RecordTouchConsent).WithName(nameof(RecordTouchConsent));
        sessions.MapPost("/{sessionId:guid}/touch-consent/withdrawal", WithdrawTouchConsent).WithName(nameof(WithdrawTouchConsent));
        sessions.MapPost("/{sessionId:guid}/start", StartSession).WithName(nameof(StartSession));
        sessions.MapPost("/{sessionId:guid}/pause", PauseSession).WithName(nameof(PauseSession));
        sessions.MapPost("/{sessionId:guid}/resumption", ResumeSession).WithName(nameof(ResumeSession));
        sessions.MapPost("/{sessionId:guid}/stop", StopSession).WithName(nameof(StopSession));
        sessions.MapPost("/{sessionId:guid}/interventions", RecordRegionWorked).WithName(nameof(RecordRegionWorked));
        sessions.MapPost("/{sessionId:guid}/adjustments", SessionCourseEndpoints.AdjustTouch).WithName(nameof(SessionCourseEndpoints.AdjustTouch));
        sessions.MapPost("/{sessionId:guid}/completion", CompleteSession).WithName(nameof(CompleteSession));
        sessions.MapPost("/{sessionId:guid}/cancellation", CancelSession).WithName(nameof(CancelSession));
        sessions.MapPost("/{sessionId:guid}/handover", HandOverSession).WithName(nameof(HandOverSession));
        sessions.MapPost("/{sessionId:guid}/debriefing", SessionCourseEndpoints.DebriefSession).WithName(nameof(SessionCourseEndpoints.DebriefSession));
        sessions.MapPost("/{sessionId:guid}/no-show", MarkNoShow).WithName(nameof(MarkNoShow));
        sessions.MapPost("/{sessionId:guid}/late-entry", SessionCourseEndpoints.EnterSessionLate).WithName(nameof(SessionCourseEndpoints.EnterSessionLate));
        api.MapRead("/me/sessions", SessionCourseEndpoints.ListMySessions).WithName(nameof(SessionCourseEndpoints.ListMySessions)).WithTags("My work");
        api.MapRead("/me/due-again", SessionCourseEndpoints.ListDueAgain).WithName(nameof(SessionCourseEndpoints.ListDueAgain)).WithTags("My work");
        api.MapConsultations();
    }

    /// <summary>List the regions of the body</summary>
    /// <remarks>Every region that a record of touch can name, from head to foot, and what the clinic's policy pack asks for each. A region in pairs takes a side, the client's `left` or `right`; without one, both are meant.</remarks>
    /// <response code="200">All of them.</response>
    public static async Task<Page<BodyRegionView>> ListBodyRegions(IMediator mediator, CancellationToken ct) => Page.Of(await mediator.Send(new ListBodyRegions(), ct));

    /// <summary>Put a session into the diary</summary>
    /// <remarks>The front desk books anybody on the care team, a practitioner themselves. The diary says that a session takes place, never what happens in it; whoever may see `scheduling` sees it. A double booking is refused without saying who else is there.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">Who meets the client, when and where.</param>
    /// <response code="201">The session's id.</response>
    /// <response code="403">`care_team.only_members`, `session.only_own_diary`: the front desk books others. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="409">`session.practitioner_booked`, `session.client_booked`, `session.room_booked`, `care_plan.closed`, `practitioner.deactivated`.</response>
    /// <response code="422">`session.practitioner_not_on_team`, `practitioner.not_licensed`, `session.ends_before_it_starts`, `session.too_long`, `session.plan_unknown`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> ScheduleSession(Guid clientId, ScheduleSessionBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new ScheduleSession(new ClientId(clientId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/sessions/{receipt.Id}", receipt);
    }

    /// <summary>List a client's sessions</summary>
    /// <remarks>As the diary knows them, latest first. A session that is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <param name="from" example="2026-01-01T00:00:00Z">Only sessions that begin at this instant or later, in RFC 3339.</param>
    /// <param name="to" example="2036-01-01T00:00:00Z">Only sessions that begin before this instant, in RFC 3339.</param>
    /// <param name="discipline">Only this discipline: `psychotherapy` or `massageTherapy`.</param>
    /// <param name="status">Only this status: `planned`, `checkedIn`, `inProgress`, `paused`, `stopped`, `completed`, `debriefed`, `cancelled` or `noShow`.</param>
    /// <response code="200">One page.</response>
    /// <response code="400">`request.unreadable`: an instant needs `Z` or an offset.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<SessionSummaryView>> ListSessions(Guid clientId, Instant? from, Instant? to, Word<Discipline>? discipline, Word<SessionStatus>? status, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListSessions(new ClientId(clientId), from?.Value, to?.Value, discipline?.Value, status?.Value, paging.Limit, paging.After), ct)).Value);

    /// <summary>Read a session</summary>
    /// <remarks>The diary's entry, shared as `scheduling`. What was agreed to and done by touch is shared as `bodywork`: where that is not permitted, the part is absent and named in `withheld`, whether there is any or not.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e41">The session.</param>
    /// <response code="200">The session, as far as the client lets the reader.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    public static async Task<Representation<SessionView>> GetSession(Guid clientId, Guid sessionId, IMediator mediator, CancellationToken ct)
    {
        var session = (await mediator.Send(new GetSession(new ClientId(clientId), new SessionId(sessionId)), ct)).Value;
        return Representation.Of(session, session.Session.Revision);
    }

    /// <summary>Record consent to touch</summary>
    /// <remarks>For this one session, region by region, after everything that the policy pack names was talked through. What is not named is not touched. What is documented later than the policy pack allows is marked, and a task is raised. It is bodywork: the front desk and the other discipline see it only if the client says so.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What was talked through, and what the client agrees to.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `contraindication.check_not_possible`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.over`: nothing more can be agreed to in it. `session.withdrawn_since`: talk it through again. `session.region_never`: change the touch safety profile first. `contraindication.check_missing`, `contraindication.check_stale`: check the session again. `contraindication.touch_contraindicated`, `contraindication.site_not_checked`, `contraindication.technique_not_checked`, `contraindication.firmer_than_checked`: the check leaves it out.</response>
    /// <response code="412">`request.stale`: somebody changed the session, or what was agreed to in it, since. Read it again.</response>
    /// <response code="422">`practitioner.credential_missing`, `session.touch_discussion_incomplete`, `session.touch_names_no_region`, `session.technique_missing`, `session.region_named_twice`, `session.region_has_no_sides`, `session.written_consent_missing`, `session.written_consent_in_future`, `policy_pack.region_prohibited`, `session.not_massage`, `session.discussed_out_of_range`, `session.client_must_assent`, `session.minor_needs_decision_maker`, `consent.authority_not_in_force`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> RecordTouchConsent(Guid clientId, Guid sessionId, ExpectedRevision expected, TouchConsentBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RecordTouchConsent(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct));

    /// <summary>Withdraw consent to touch</summary>
    /// <remarks>For some regions, for one side of them, for some techniques, or for all. Always accepted: in every state of the session, without a reason and without `If-Match`, whatever anybody else changes at that moment. Touch for what was withdrawn can no longer be recorded; what is not named stays as it was. It is kept also where nothing was agreed to yet, so that no talk from before can be written down as a yes.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="body">Which regions, sides and techniques; none means all.</param>
    /// <response code="200">The session's revision. Saying it again ends nothing twice.</response>
    /// <response code="403">`caller.role_not_allowed`: the client in their own account, or a massage therapist who heard it. `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="422">`request.invalid`.</response>
    public static async Task<ChangedReceipt> WithdrawTouchConsent(Guid clientId, Guid sessionId, WithdrawTouchConsentBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new WithdrawTouchConsent(new ClientId(clientId), new SessionId(sessionId), body), ct));

    /// <summary>Start a session</summary>
    /// <remarks>Massage starts only with the consent to touch of this very session, at the hour that it has now, with a check for contraindications that still holds and lets it, and where the place asks for a signed consultation document only with one that holds. What the client wants to be asked in every session is asked in this one first.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `contraindication.check_not_possible`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`hold.sessions_on_hold`. `supervision.missing`: a qualifying psychotherapist needs one. `session.touch_not_consented`: record the consent first. `session.not_its_hour`: more than 24 hours from its time in the diary. `session.region_never`, `session.question_unanswered`, `session.safety_cues_kept`, `session.consultation_missing`. `contraindication.check_missing`, `contraindication.check_stale`: check the session again. `contraindication.massage_contraindicated`, `contraindication.touch_contraindicated`, `contraindication.site_not_checked`, `contraindication.technique_not_checked`, `contraindication.firmer_than_checked`, `contraindication.product_not_checked`, `contraindication.product_contraindicated`, `contraindication.position_contraindicated`. `session.move_not_allowed`: its present status does not allow this. `care_plan.nothing_agreed_yet`, `care_plan.not_active`: the plan it serves waits for agreement or is not in use.</response>
    /// <response code="412">`request.stale`: somebody changed the session, or what was agreed to in it, since. Read it again.</response>
    public static async Task<ChangedReceipt> StartSession(Guid clientId, Guid sessionId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new StartSession(new ClientId(clientId), new SessionId(sessionId), expected.Value), ct));

    /// <summary>Pause a session</summary>
    /// <remarks>No touch is recorded until it is resumed. The pause is kept from beginning to end, with whose sign it was, and never with a reason.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Whose sign it was; may be left out.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.move_not_allowed`: its present status does not allow this.</response>
    /// <response code="412">`request.stale`: somebody changed the session, or what was agreed to in it, since. Read it again.</response>
    public static async Task<ChangedReceipt> PauseSession(Guid clientId, Guid sessionId, ExpectedRevision expected, PauseSessionBody? body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new PauseSession(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct));

    /// <summary>Resume a session</summary>
    /// <remarks>The consent to touch is as it was left; what was withdrawn meanwhile stays withdrawn.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.move_not_allowed`: its present status does not allow this.</response>
    /// <response code="412">`request.stale`: somebody changed the session, or what was agreed to in it, since. Read it again.</response>
    public static async Task<ChangedReceipt> ResumeSession(Guid clientId, Guid sessionId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ResumeSession(new ClientId(clientId), new SessionId(sessionId), expected.Value), ct));

    /// <summary>Stop</summary>
    /// <remarks>Always accepted: in every state, without a reason and without `If-Match`, whatever anybody else changes at that moment. It ends the consent to touch as well, and every later record of touch in this session is refused.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <response code="200">The session's revision. Saying it again changes nothing.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    public static async Task<ChangedReceipt> StopSession(Guid clientId, Guid sessionId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new StopSession(new ClientId(clientId), new SessionId(sessionId)), ct));

    /// <summary>Record what was done by touch</summary>
    /// <remarks>Refused beyond what the client agrees to at this moment. It is bodywork and never changes afterwards.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What was done.</param>
    /// <response code="201">The entry's id, and the session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `contraindication.check_not_possible`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.region_never`. `contraindication.check_missing`, `contraindication.check_stale`: check the session again. `contraindication.touch_contraindicated`, `contraindication.site_not_checked`, `contraindication.technique_not_checked`, `contraindication.firmer_than_checked`, `contraindication.product_not_checked`, `contraindication.product_contraindicated`: the check leaves it out. `session.touch_not_under_way`, `session.region_not_consented`, `session.technique_not_consented`, `session.firmer_than_consented`, `session.product_not_consented`, `session.touch_not_consented`.</response>
    /// <response code="412">`request.stale`: somebody changed the session, or what was agreed to in it, since. Read it again.</response>
    /// <response code="422">`policy_pack.region_prohibited`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordRegionWorked(Guid clientId, Guid sessionId, ExpectedRevision expected, RegionWorkedBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new RecordRegionWorked(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/sessions/{sessionId}", receipt);
    }

    /// <summary>Complete a session</summary>
    /// <remarks>As planned. The notes about it are written apart, each shared by its own kind. After how long the client is asked to come back stands in the diary.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What was agreed on for afterwards; may be left out.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.move_not_allowed`: its present status does not allow this.</response>
    /// <response code="412">`request.stale`: somebody changed the session, or what was agreed to in it, since. Read it again.</response>
    public static async Task<ChangedReceipt> CompleteSession(Guid clientId, Guid sessionId, ExpectedRevision expected, CompleteSessionBody? body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CompleteSession(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct));

    /// <summary>Cancel a session</summary>
    /// <remarks>Before it begins: by the client, the front desk or who would have held it. Nobody has to say why, and a word for the diary is all there is room for. The time is free again.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e44">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">A word why; may be left out.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.move_not_allowed`: its present status does not allow this.</response>
    /// <response code="412">`request.stale`: somebody changed the session, or what was agreed to in it, since. Read it again.</response>
    public static async Task<ChangedReceipt> CancelSession(Guid clientId, Guid sessionId, ExpectedRevision expected, CancelSessionBody? body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CancelSession(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct));

    /// <summary>Say that the client did not come</summary>
    /// <remarks>By the front desk or who would have held it. It is part of the diary and says nothing of why.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e45">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The session's new revision.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.move_not_allowed`: its present status does not allow this.</response>
    /// <response code="412">`request.stale`: somebody changed the session, or what was agreed to in it, since. Read it again.</response>
    public static async Task<ChangedReceipt> MarkNoShow(Guid clientId, Guid sessionId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new MarkNoShow(new ClientId(clientId), new SessionId(sessionId), expected.Value), ct));

    /// <summary>Give a session to a colleague</summary>
    /// <remarks>By the front desk, or by somebody of that discipline on the team, while it is planned. The session is called off, and one of the colleague's takes its hour, room and plan. What the client agreed to by touch does not go over: it is asked anew. The task that asked for it is done with that.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1f46">The session.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Who takes it.</param>
    /// <response code="201">The id of the colleague's session.</response>
    /// <response code="403">`care_team.only_members`, `session.other_discipline`: ask the front desk. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`, `practitioner.not_found`.</response>
    /// <response code="409">`session.move_not_allowed`: only a planned session goes over. `session.practitioner_booked`, `care_plan.closed`, `supervision.missing`, `practitioner.deactivated`.</response>
    /// <response code="412">`request.stale`: somebody changed the session since. Read it again.</response>
    /// <response code="422">`session.practitioner_not_on_team`, `session.theirs_already`, `practitioner.not_licensed`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> HandOverSession(Guid clientId, Guid sessionId, ExpectedRevision expected, HandOverSessionBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new HandOverSession(new ClientId(clientId), new SessionId(sessionId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/sessions/{receipt.Id}", receipt);
    }
}
