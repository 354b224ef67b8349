using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What the shared plan lives by: what weighs on the client and what they do for themselves, proposals, reviews and history.</summary>
public static class LivingPlanEndpoints
{
    public static void MapLivingPlans(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/clients/{clientId:guid}/care-plans/{planId:guid}").WithTags("Care plans");
        plan.MapPost("/concerns", AddConcern).WithName(nameof(AddConcern));
        plan.MapPatch("/concerns/{concernId:guid}", ReviseConcern).WithName(nameof(ReviseConcern));
        plan.MapPost("/self-care", AddPractice).WithName(nameof(AddPractice));
        plan.MapPatch("/self-care/{practiceId:guid}", RevisePractice).WithName(nameof(RevisePractice));
        plan.MapPost("/self-care/{practiceId:guid}/reports", ReportOnPractice).WithName(nameof(ReportOnPractice));
        plan.MapRead("/self-care/{practiceId:guid}/reports", ListPracticeReports).WithName(nameof(ListPracticeReports));
        plan.MapPost("/proposals", ProposeIntervention).WithName(nameof(ProposeIntervention));
        plan.MapRead("/proposals", ListProposals).WithName(nameof(ListProposals));
        plan.MapPost("/proposals/{proposalId:guid}/acceptance", AcceptProposal).WithName(nameof(AcceptProposal));
        plan.MapPost("/proposals/{proposalId:guid}/decline", DeclineProposal).WithName(nameof(DeclineProposal));
        plan.MapPost("/proposals/{proposalId:guid}/withdrawal", WithdrawProposal).WithName(nameof(WithdrawProposal));
        plan.MapPost("/reviews", ReviewCarePlan).WithName(nameof(ReviewCarePlan));
        plan.MapRead("/reviews", ListPlanReviews).WithName(nameof(ListPlanReviews));
        plan.MapRead("/history", ListPlanChanges).WithName(nameof(ListPlanChanges));
        plan.MapRead("/affected", ListAffectedCare).WithName(nameof(ListAffectedCare));
        api.MapRead("/me/care-plan-reviews", ListMyPlanReviews).WithName(nameof(ListMyPlanReviews)).WithTags("My work");
    }

    /// <summary>Write down what matters to the client</summary>
    /// <remarks>In the client's own words, by the client or by a member of the team who heard it. Both disciplines read it as part of the plan. It makes a new version, which the client is asked about again.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What matters to the client.</param>
    /// <response code="201">The concern's id, and the plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`care_plan.too_many_concerns`, `text.missing`, `text.too_long`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AddConcern(Guid clientId, Guid planId, ExpectedRevision expected, AddConcernBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AddConcern(new ClientId(clientId), new CarePlanId(planId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}", receipt);
    }

    /// <summary>Say a concern anew, or that it is resolved</summary>
    /// <remarks>A concern may be resolved and come back. Each change makes a new version and stands in the history with who made it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="concernId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a38">The concern.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What to say anew; what is left out stays.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.concern_not_found`.</response>
    /// <response code="409">`care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`request.cannot_be_null`, `text.missing`, `text.too_long`.</response>
    public static async Task<ChangedReceipt> ReviseConcern(Guid clientId, Guid planId, Guid concernId, ExpectedRevision expected, ConcernPatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ReviseConcern(new ClientId(clientId), new CarePlanId(planId), new ConcernId(concernId), expected.Value, body), ct));

    /// <summary>Plan self-care</summary>
    /// <remarks>Something the client means to do for themselves: movement, mindfulness, nutrition, sleep, social support, breathing and grounding. The client or anybody on the team may put it there; everybody who sees the plan reads it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What the client means to do, and how often.</param>
    /// <response code="201">The practice's id, and the plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`care_plan.goal_unknown`, `care_plan.too_many_practices`, `care_plan.frequency_out_of_range`, `text.missing`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AddPractice(Guid clientId, Guid planId, ExpectedRevision expected, AddPracticeBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AddPractice(new ClientId(clientId), new CarePlanId(planId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}", receipt);
    }

    /// <summary>Say self-care anew, or end it</summary>
    /// <remarks>What was reported stays readable to everybody who sees the plan, also after the practice has ended.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="practiceId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a39">The practice.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What to say anew; what is left out stays. `status` can only be `ended`.</param>
    /// <response code="200">The plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.practice_not_found`.</response>
    /// <response code="409">`care_plan.closed`, `care_plan.practice_ended`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`care_plan.practice_only_ends`, `care_plan.goal_unknown`, `request.cannot_be_null`, `text.missing`.</response>
    public static async Task<ChangedReceipt> RevisePractice(Guid clientId, Guid planId, Guid practiceId, ExpectedRevision expected, PracticePatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RevisePractice(new ClientId(clientId), new CarePlanId(planId), new PracticeId(practiceId), expected.Value, body), ct));

    /// <summary>Report on self-care</summary>
    /// <remarks>What the client says about it, by the client or noted by the team. Seldom, or not at all, is an answer like any other. Everybody who sees the plan reads it. It changes nothing in the plan.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="practiceId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a39">The practice.</param>
    /// <param name="body">How often in which days, and how it went.</param>
    /// <response code="201">The report's id.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.practice_not_found`.</response>
    /// <response code="409">`care_plan.closed`.</response>
    /// <response code="422">`care_plan.report_span_unclear`, `care_plan.report_times_out_of_range`, `text.too_long`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> ReportOnPractice(Guid clientId, Guid planId, Guid practiceId, PracticeReportBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new ReportOnPractice(new ClientId(clientId), new CarePlanId(planId), new PracticeId(practiceId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}/self-care/{practiceId}/reports", receipt);
    }

    /// <summary>List what the client reported on self-care</summary>
    /// <remarks>Newest first. It is shown exactly as far as the plan is.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="practiceId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a39">The practice.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<PracticeReportView>> ListPracticeReports(Guid clientId, Guid planId, Guid practiceId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListPracticeReports(new ClientId(clientId), new CarePlanId(planId), new PracticeId(practiceId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Propose an activity of the other discipline</summary>
    /// <remarks>The client, or a member of the other discipline, says what they would like: a new activity, a change or an end. It changes nothing until a member of the discipline makes it their own. Everybody who sees the plan reads it, so write what to do and not what was told in confidence.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="body">What is proposed, and why.</param>
    /// <response code="201">The proposal's id.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.intervention_not_found`.</response>
    /// <response code="409">`care_plan.closed`, `care_plan.intervention_ended`.</response>
    /// <response code="422">`care_plan.own_discipline_acts`, `care_plan.proposal_detail_unfit`, `care_plan.detail_missing`, `care_plan.detail_of_other_discipline`, `care_plan.goal_unknown`, `policy_pack.region_prohibited`, `text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> ProposeIntervention(Guid clientId, Guid planId, ProposeInterventionBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new ProposeIntervention(new ClientId(clientId), new CarePlanId(planId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}/proposals", receipt);
    }

    /// <summary>List what was proposed</summary>
    /// <remarks>Newest first, with what became of it. It is shown exactly as far as the plan is.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="open">Only those that nobody has answered, or only the others.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ProposalView>> ListProposals(Guid clientId, Guid planId, bool? open, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListProposals(new ClientId(clientId), new CarePlanId(planId), open, paging.Limit, paging.After), ct)).Value);

    /// <summary>Accept a proposal</summary>
    /// <remarks>It becomes your own activity, in a new version of the plan that waits for the client's agreement. A change or an end of a plan in use needs a decision for each session that lies ahead.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="proposalId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a3a">The proposal.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What becomes of what the change touches.</param>
    /// <response code="200">The proposal's new revision.</response>
    /// <response code="403">`care_team.only_members`, `care_plan.other_discipline`: only a member of the discipline answers. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.proposal_not_found`.</response>
    /// <response code="409">`care_plan.proposal_decided`, `care_plan.affected_undecided`, `care_plan.psychotherapy_missing`, `care_plan.intervention_ended`, `care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody answered, or changed the plan, since. Read it again.</response>
    /// <response code="422">`practitioner.credential_missing`, `care_plan.affected_unknown`, `care_plan.affected_decided_twice`, `care_plan.cancellation_needs_reason`, `policy_pack.region_prohibited`, `care_plan.goal_unknown`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> AcceptProposal(Guid clientId, Guid planId, Guid proposalId, ExpectedRevision expected, AcceptProposalBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new AcceptProposal(new ClientId(clientId), new CarePlanId(planId), new ProposalId(proposalId), expected.Value, body), ct));

    /// <summary>Decline a proposal</summary>
    /// <remarks>With a reason that everybody who sees the plan can read, the client too.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="proposalId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a3b">The proposal.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Why not.</param>
    /// <response code="200">The proposal's new revision.</response>
    /// <response code="403">`care_team.only_members`, `care_plan.other_discipline`: only a member of the discipline answers. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.proposal_not_found`.</response>
    /// <response code="409">`care_plan.proposal_decided`.</response>
    /// <response code="412">`request.stale`: somebody answered, or changed the plan, since. Read it again.</response>
    /// <response code="422">`text.missing`, `text.too_long`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> DeclineProposal(Guid clientId, Guid planId, Guid proposalId, ExpectedRevision expected, DeclineProposalBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new DeclineProposal(new ClientId(clientId), new CarePlanId(planId), new ProposalId(proposalId), expected.Value, body), ct));

    /// <summary>Take a proposal back</summary>
    /// <remarks>By whoever made it, while nobody has answered. It stays readable as withdrawn.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="proposalId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a3c">The proposal.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The proposal's new revision.</response>
    /// <response code="403">`care_team.only_members`, `care_plan.not_your_proposal`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.proposal_not_found`.</response>
    /// <response code="409">`care_plan.proposal_decided`.</response>
    /// <response code="412">`request.stale`: somebody answered, or changed the plan, since. Read it again.</response>
    public static async Task<ChangedReceipt> WithdrawProposal(Guid clientId, Guid planId, Guid proposalId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new WithdrawProposal(new ClientId(clientId), new CarePlanId(planId), new ProposalId(proposalId), expected.Value), ct));

    /// <summary>Look back together</summary>
    /// <remarks>What changed, whether the plan stays, and when to look again. What was agreed stays agreed; what is to change is changed and agreed to by itself. Everybody who sees the plan reads it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What looking back came to.</param>
    /// <response code="201">The review's id, and the plan's new revision.</response>
    /// <response code="403">`care_team.only_members`, `care_plan.only_practitioners`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="409">`care_plan.not_active`: a draft has nothing to look back on. `care_plan.closed`.</response>
    /// <response code="412">`request.stale`: somebody changed the plan since. Read it again.</response>
    /// <response code="422">`care_plan.next_review_missing`, `care_plan.review_in_the_past`, `text.missing`, `text.too_long`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> ReviewCarePlan(Guid clientId, Guid planId, ExpectedRevision expected, ReviewCarePlanBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new ReviewCarePlan(new ClientId(clientId), new CarePlanId(planId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/care-plans/{planId}/reviews", receipt);
    }

    /// <summary>List the reviews of a plan</summary>
    /// <remarks>Newest first. It is shown exactly as far as the plan is.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<PlanReviewView>> ListPlanReviews(Guid clientId, Guid planId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListPlanReviews(new ClientId(clientId), new CarePlanId(planId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Read the history of a plan</summary>
    /// <remarks>Who changed what, newest first, each member before and after, and why where somebody said so. Nothing of it is ever changed. It is shown exactly as far as the plan is.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<PlanChangeView>> ListPlanChanges(Guid clientId, Guid planId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListPlanChanges(new ClientId(clientId), new CarePlanId(planId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Ask what a change would touch</summary>
    /// <remarks>Sessions that lie ahead under the plan and open tasks about them, as far as they are shared with you; each needs a decision when a plan in use is changed. What is not shared with you is not named and does not stand in your way: who holds it is told to look at it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a31">The plan.</param>
    /// <param name="interventionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2a37">The activity to change or end; either this or the goal.</param>
    /// <param name="goalId">The goal to set aside; either this or the activity.</param>
    /// <response code="200">What needs a decision.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`, `care_plan.intervention_not_found`, `care_plan.goal_not_found`.</response>
    public static async Task<Representation<AffectedCareView>> ListAffectedCare(Guid clientId, Guid planId, Guid? interventionId, Guid? goalId, IMediator mediator, CancellationToken ct)
    {
        var (intervention, goal) = (interventionId is { } activity ? new InterventionId(activity) : (InterventionId?)null, goalId is { } wish ? new GoalId(wish) : (GoalId?)null);
        return Representation.Of((await mediator.Send(new ListAffectedCare(new ClientId(clientId), new CarePlanId(planId), intervention, goal), ct)).Value);
    }

    /// <summary>List the plans I should look back at</summary>
    /// <remarks>Plans in use of the clients on whose care team you are, the earliest day first. Each client is decided by itself; a plan that is not shared with you is not in the list.</remarks>
    /// <param name="overdue">Only plans whose day has passed, or only the others.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<PlanReviewDueView>> ListMyPlanReviews(bool? overdue, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListMyPlanReviews(overdue, paging.Limit, paging.After), ct)).Slice);
}
