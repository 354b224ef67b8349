using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>The plan that both disciplines share.</summary>
public static class CarePlanEndpoints
{
    public static void MapCarePlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/clients/{clientId:guid}/care-plans").WithTags("Care plans");
        plans.MapPost("", DraftCarePlan).WithName(nameof(DraftCarePlan));
        plans.MapRead("", ListCarePlans).WithName(nameof(ListCarePlans));
        plans.MapRead("/{planId:guid}", GetCarePlan).WithName(nameof(GetCarePlan));
        plans.MapPatch("/{planId:guid}", CorrectCarePlan).WithName(nameof(CorrectCarePlan));
        plans.MapPost("/{planId:guid}/goals", AddGoal).WithName(nameof(AddGoal));
        plans.MapPatch("/{planId:guid}/goals/{goalId:guid}", ReviseGoal).WithName(nameof(ReviseGoal));
        plans.MapPost("/{planId:guid}/interventions", AddIntervention).WithName(nameof(AddIntervention));
        plans.MapPatch("/{planId:guid}/interventions/{interventionId:guid}", ReviseIntervention).WithName(nameof(ReviseIntervention));
        plans.MapPost("/{planId:guid}/approvals", ApproveCarePlan).WithName(nameof(ApproveCarePlan));
        plans.MapPost("/{planId:guid}/agreements", AgreeToCarePlan).WithName(nameof(AgreeToCarePlan));
        plans.MapPost("/{planId:guid}/psychotherapy-decline", RecordPsychotherapyDeclined).WithName(nameof(RecordPsychotherapyDeclined));
        plans.MapPost("/{planId:guid}/activation", ActivateCarePlan).WithName(nameof(ActivateCarePlan));
        plans.MapPost("/{planId:guid}/hold", PutCarePlanOnHold).WithName(nameof(PutCarePlanOnHold));
        plans.MapPost("/{planId:guid}/resumption", ResumeCarePlan).WithName(nameof(ResumeCarePlan));
        plans.MapPost("/{planId:guid}/completion", CompleteCarePlan).WithName(nameof(CompleteCarePlan));
        plans.MapPost("/{planId:guid}/revocation", RevokeCarePlan).WithName(nameof(RevokeCarePlan));
    }

    /// <summary>Begin a care plan</summary>
    /// <remarks>One plan for both disciplines. Until it is activated it counts for nothing. Whoever may see `carePlan` sees it from the first draft on. With `successorOf` it goes on with a closed plan and takes over what is still wanted.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What it is called, when to look back, who keeps it up.</param>
    /// <response code="201">The plan's id.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`: practitioners draft plans. `caller.discipline_not_yours`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.predecessor_open`: only a closed plan is followed by another.</response>
    /// <response code="422">`care_plan.review_in_the_past`, `care_plan.lead_not_on_team`, `caller.discipline_unclear`, `text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> DraftCarePlan(Guid clientId, DraftCarePlanBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new DraftCarePlan(new ClientId(clientId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{receipt.Id}", receipt);
    }

    /// <summary>List a client's care plans</summary>
    /// <remarks>Newest first. A plan that is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<CarePlanSummaryView>> ListCarePlans(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListCarePlans(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Read the shared care plan</summary>
    /// <remarks>The whole picture in one answer, each part only as far as the client lets this reader see it. A part that is not permitted is absent, and named in `withheld` where its existence may be known. The read stands in the client's disclosures before it is answered.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <response code="200">The plan as this reader sees it.</response>
    /// <response code="403">`consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    public static async Task<Representation<CarePlanView>> GetCarePlan(Guid clientId, Guid planId, IMediator mediator, CancellationToken ct)
    {
        var plan = (await mediator.Send(new GetCarePlan(new ClientId(clientId), new CarePlanId(planId)), ct)).Value;
        return Representation.Of(plan, plan.Revision);
    }

    /// <summary>Correct a plan's title, reviews or lead</summary>
    /// <remarks>Another title is another version: earlier approvals and agreements stay behind and the client is asked again. Who may see the plan stays as it is.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What to correct; what is left out stays.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`care_team.only_members`, `care_plan.only_the_lead_hands_over`: ask the lead. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.closed`: start a new plan.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`care_plan.review_in_the_past`, `care_plan.lead_not_on_team`, `request.cannot_be_null`, `text.missing`, `text.too_long`.</response>
    public static async Task<ChangedReceipt> CorrectCarePlan(Guid clientId, Guid planId, ExpectedRevision expected, CarePlanPatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CorrectCarePlan(new ClientId(clientId), new CarePlanId(planId), expected.Value, body), ct));

    /// <summary>Add a goal</summary>
    /// <remarks>What the client wants, in the client's own words. Both disciplines read it, so write what to reach and not what was told in confidence. It makes a new version.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What the client wants, and how everyone will know.</param>
    /// <response code="201">The goal's id, and the plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`care_plan.owner_not_on_team`, `care_plan.target_in_the_past`, `care_plan.too_many_goals`, `outcome.instrument_unknown`, `outcome.score_out_of_range`, `text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AddGoal(Guid clientId, Guid planId, ExpectedRevision expected, AddGoalBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AddGoal(new ClientId(clientId), new CarePlanId(planId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}", receipt);
    }

    /// <summary>Say a goal anew, or where it stands</summary>
    /// <remarks>Every move is allowed and none is a failure. Other words, another target or setting it aside make a new version, which the client has to agree to; progress does not.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="goalId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e35">The goal.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What to say anew; what is left out stays, null takes the target away.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.goal_not_found`.</response>
    /// <response code="409">`care_plan.closed`. `care_plan.affected_undecided`: setting it aside touches sessions that lie ahead; decide for each. `care_plan.psychotherapy_missing`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`care_plan.owner_not_on_team`, `care_plan.target_in_the_past`, `outcome.instrument_unknown`, `outcome.score_out_of_range`, `request.cannot_be_null`, `text.missing`, `care_plan.affected_unknown`, `care_plan.cancellation_needs_reason`.</response>
    public static async Task<ChangedReceipt> ReviseGoal(Guid clientId, Guid planId, Guid goalId, ExpectedRevision expected, GoalPatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ReviseGoal(new ClientId(clientId), new CarePlanId(planId), new GoalId(goalId), expected.Value, body), ct));

    /// <summary>Plan an activity</summary>
    /// <remarks>Of your own discipline. The other discipline reads it as part of the plan. It waits until everybody approved and the client agreed to this version.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What is done about which goals, and how often.</param>
    /// <response code="201">The intervention's id, and the plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `care_plan.other_discipline`: only a member of a discipline plans for it. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`practitioner.credential_missing`, `care_plan.detail_missing`, `care_plan.detail_of_other_discipline`, `care_plan.region_missing`, `policy_pack.region_prohibited`, `care_plan.goal_unknown`, `care_plan.too_many_interventions`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AddIntervention(Guid clientId, Guid planId, ExpectedRevision expected, AddInterventionBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AddIntervention(new ClientId(clientId), new CarePlanId(planId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}", receipt);
    }

    /// <summary>Plan an activity anew, or end it</summary>
    /// <remarks>Of your own discipline. What is planned anew rests until the client agrees again; what is ended stays readable and counts for nothing. In a plan in use each session that lies ahead and is shared with you needs a decision; who holds another is told to look at it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="interventionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a37">The intervention.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What to plan anew; what is left out stays. `status` can only be `ended`.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `care_plan.other_discipline`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.intervention_not_found`.</response>
    /// <response code="409">`care_plan.closed`, `care_plan.intervention_ended`: plan a new one. `care_plan.affected_undecided`: ask what the change touches and decide for each. `care_plan.psychotherapy_missing`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`practitioner.credential_missing`, `care_plan.intervention_only_ends`, `care_plan.detail_of_other_discipline`, `care_plan.region_missing`, `policy_pack.region_prohibited`, `care_plan.goal_unknown`, `request.cannot_be_null`, `care_plan.affected_unknown`, `care_plan.affected_decided_twice`, `care_plan.cancellation_needs_reason`.</response>
    public static async Task<ChangedReceipt> ReviseIntervention(Guid clientId, Guid planId, Guid interventionId, ExpectedRevision expected, InterventionPatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ReviseIntervention(new ClientId(clientId), new CarePlanId(planId), new InterventionId(interventionId), expected.Value, body), ct));

    /// <summary>Approve a version</summary>
    /// <remarks>You stand behind exactly this version for your discipline; every later version needs you again. The plan names you as the one who approved.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e32">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Which version you read.</param>
    /// <response code="201">The approval's id, and the plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.approval_stale`: read the present version. `care_plan.already_approved`, `care_plan.discipline_not_in_plan`, `care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> ApproveCarePlan(Guid clientId, Guid planId, ExpectedRevision expected, ApproveCarePlanBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new ApproveCarePlan(new ClientId(clientId), new CarePlanId(planId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}", receipt);
    }

    /// <summary>Record the client's agreement</summary>
    /// <remarks>To exactly one version. The client gives it in their own account, or a practitioner who heard it records how it was given. It opens nothing to anybody: what is shared is said in consent directives alone.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e32">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">To which version, and how.</param>
    /// <response code="201">The agreement's id, and the plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.agreement_stale`: show the client the present version. `care_plan.already_agreed`, `care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`care_plan.witness_missing`, `care_plan.client_signs_electronically`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AgreeToCarePlan(Guid clientId, Guid planId, ExpectedRevision expected, AgreeToCarePlanBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AgreeToCarePlan(new ClientId(clientId), new CarePlanId(planId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}", receipt);
    }

    /// <summary>Record that the client chose not to have psychotherapy</summary>
    /// <remarks>For a mental-health goal that massage accompanies. It is a choice, not a refusal, and nothing else in their care depends on it. Everybody who sees the plan may see that it was recorded.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e32">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`caller.discipline_unclear`.</response>
    public static async Task<ChangedReceipt> RecordPsychotherapyDeclined(Guid clientId, Guid planId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RecordPsychotherapyDeclined(new ClientId(clientId), new CarePlanId(planId), expected.Value), ct));

    /// <summary>Activate the plan</summary>
    /// <remarks>Takes it into use, or starts what was planned since. For each massage therapist on the team it is decided, as their own request would be, whether they may see `carePlan` and `safetyCues`: while one may not, touch would not be safe and the plan stays as it is. The answer does not say who of them it is.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e32">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`supervision.missing`: a qualifying psychotherapist needs one. `care_plan.massage_cannot_see_safety`: ask the client, or plan psychotherapy only. `care_plan.no_goal`, `care_plan.no_intervention`, `care_plan.psychotherapy_missing`, `care_plan.no_massage_therapist`, `care_plan.approval_missing`, `care_plan.agreement_missing`, `care_plan.agreement_stale`, `care_plan.move_not_allowed`, `care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`care_plan.review_in_the_past`: give it a review day ahead.</response>
    public static async Task<ChangedReceipt> ActivateCarePlan(Guid clientId, Guid planId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ActivateCarePlan(new ClientId(clientId), new CarePlanId(planId), expected.Value), ct));

    /// <summary>Let the plan rest</summary>
    /// <remarks>The reason is read by everybody who sees the plan: write what to do, not what was told in confidence.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Why it rests; may stay unsaid.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.move_not_allowed`: only an active plan rests. `care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`request.invalid`.</response>
    public static async Task<ChangedReceipt> PutCarePlanOnHold(Guid clientId, Guid planId, ExpectedRevision expected, HoldCarePlanBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new PutCarePlanOnHold(new ClientId(clientId), new CarePlanId(planId), expected.Value, body), ct));

    /// <summary>Take the plan up again</summary>
    /// <remarks>What makes touch safe must hold again: consent that ended meanwhile keeps the plan at rest.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`supervision.missing`: a qualifying psychotherapist needs one. `care_plan.massage_cannot_see_safety`, `care_plan.no_goal`, `care_plan.no_intervention`, `care_plan.psychotherapy_missing`, `care_plan.no_massage_therapist`, `care_plan.move_not_allowed`, `care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    public static async Task<ChangedReceipt> ResumeCarePlan(Guid clientId, Guid planId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ResumeCarePlan(new ClientId(clientId), new CarePlanId(planId), expected.Value), ct));

    /// <summary>Complete the plan</summary>
    /// <remarks>It has done its work, stays readable to whoever may see it and changes no more.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.move_not_allowed`: only an active plan is completed. `care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    public static async Task<ChangedReceipt> CompleteCarePlan(Guid clientId, Guid planId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CompleteCarePlan(new ClientId(clientId), new CarePlanId(planId), expected.Value), ct));

    /// <summary>Take the plan back</summary>
    /// <remarks>Before it is done. It stays readable to whoever may see it and changes no more.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e32">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.move_not_allowed`: only an active plan is taken back. `care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    public static async Task<ChangedReceipt> RevokeCarePlan(Guid clientId, Guid planId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RevokeCarePlan(new ClientId(clientId), new CarePlanId(planId), expected.Value), ct));
}
