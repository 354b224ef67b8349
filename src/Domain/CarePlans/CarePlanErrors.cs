using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>There is no such plan for this caller.</summary>
public sealed record CarePlanNotFound() : DomainError("care_plan.not_found", ErrorKind.NotFound, "There is no such care plan for you.");

/// <summary>The plan has no such goal.</summary>
public sealed record GoalNotFound() : DomainError("care_plan.goal_not_found", ErrorKind.NotFound, "The plan has no such goal.");

/// <summary>The plan has no such intervention.</summary>
public sealed record InterventionNotFound() : DomainError("care_plan.intervention_not_found", ErrorKind.NotFound, "The plan has no such intervention.");

/// <summary>The plan is completed or revoked and changes no more (I12).</summary>
public sealed record CarePlanClosed() : DomainError("care_plan.closed", ErrorKind.Conflict, "The plan is completed or revoked. Start a new one.");

/// <summary>The plan's status does not allow this step (I13).</summary>
public sealed record CarePlanMoveNotAllowed(CarePlanStatus From, CarePlanStatus To)
    : DomainError("care_plan.move_not_allowed", ErrorKind.Conflict, "The plan's present status does not allow this step.");

/// <summary>Interventions are started only in an active plan.</summary>
public sealed record CarePlanNotActive(CarePlanStatus Status) : DomainError("care_plan.not_active", ErrorKind.Conflict, "The plan is not active.");

/// <summary>Plans are drafted and approved by practitioners.</summary>
public sealed record OnlyPractitionersPlan() : DomainError("care_plan.only_practitioners", ErrorKind.Refused, "Only a practitioner may draft or approve a plan.");

/// <summary>Only a member of a discipline authors or changes its interventions (I08).</summary>
public sealed record OtherDiscipline(Discipline Needed)
    : DomainError("care_plan.other_discipline", ErrorKind.Refused, "Only a member of the intervention's discipline may write or change it.");

/// <summary>The plan holds as many goals as it can.</summary>
public sealed record TooManyGoals(int Most) : DomainError("care_plan.too_many_goals", ErrorKind.Invalid, $"A plan holds at most {Most} goals.");

/// <summary>The plan holds as many interventions as it can.</summary>
public sealed record TooManyInterventions(int Most) : DomainError("care_plan.too_many_interventions", ErrorKind.Invalid, $"A plan holds at most {Most} interventions.");

/// <summary>An intervention serves a goal that the plan does not have.</summary>
public sealed record GoalUnknown() : DomainError("care_plan.goal_unknown", ErrorKind.Invalid, "An intervention can serve only goals of this plan.");

/// <summary>The intervention has ended.</summary>
public sealed record InterventionOver() : DomainError("care_plan.intervention_ended", ErrorKind.Conflict, "The intervention has ended. Plan a new one.");

/// <summary>A massage intervention names no region.</summary>
public sealed record RegionMissing() : DomainError("care_plan.region_missing", ErrorKind.Invalid, "Name at least one region.");

/// <summary>A frequency below one or beyond reason.</summary>
public sealed record FrequencyOutOfRange(int Given, int Most) : DomainError("care_plan.frequency_out_of_range", ErrorKind.Invalid, $"Say how many times, from 1 to {Most}.");

/// <summary>A target's day has already passed.</summary>
public sealed record TargetInThePast() : DomainError("care_plan.target_in_the_past", ErrorKind.Invalid, "A target's day must not lie in the past.");

/// <summary>The review day has already passed (I06).</summary>
public sealed record ReviewInThePast() : DomainError("care_plan.review_in_the_past", ErrorKind.Invalid, "The review day must not lie in the past.");

/// <summary>The plan has nobody accountable (I06).</summary>
public sealed record LeadMissing() : DomainError("care_plan.lead_missing", ErrorKind.Invalid, "Name a lead practitioner.");

/// <summary>The plan has no goal that the client wants (I06).</summary>
public sealed record NoGoal() : DomainError("care_plan.no_goal", ErrorKind.Conflict, "Add a goal first.");

/// <summary>The plan has no intervention (I06).</summary>
public sealed record NoIntervention() : DomainError("care_plan.no_intervention", ErrorKind.Conflict, "Add an intervention first.");

/// <summary>A mental-health goal without psychotherapy, and without the client's recorded choice against it (I07, S1).</summary>
public sealed record PsychotherapyMissing()
    : DomainError("care_plan.psychotherapy_missing", ErrorKind.Conflict, "A mental-health goal needs psychotherapy in the plan, or a record that the client declined it.");

/// <summary>The plan has massage in it and the care team no massage therapist.</summary>
public sealed record NoMassageTherapist()
    : DomainError("care_plan.no_massage_therapist", ErrorKind.Conflict, "A plan with massage needs a massage therapist on the client's care team.");

/// <summary>A massage therapist on the team may not see the plan and the safety cues; touch would not be safe.</summary>
public sealed record MassageCannotSeeSafety()
    : DomainError("care_plan.massage_cannot_see_safety", ErrorKind.Conflict, "Each massage therapist on the team must be allowed to see the plan and the safety cues. Ask the client, or plan psychotherapy only.");

/// <summary>A discipline in the plan has not approved this version (I06).</summary>
public sealed record ApprovalMissing(Discipline Discipline)
    : DomainError("care_plan.approval_missing", ErrorKind.Conflict, "Each discipline in the plan must approve this version.");

/// <summary>The approval is of a version that is no longer the present one.</summary>
public sealed record ApprovalStale(int Current) : DomainError("care_plan.approval_stale", ErrorKind.Conflict, "The plan has changed since. Read this version and approve it.");

/// <summary>The discipline has approved this version already.</summary>
public sealed record AlreadyApproved(Discipline Discipline) : DomainError("care_plan.already_approved", ErrorKind.Conflict, "This discipline has approved this version already.");

/// <summary>The approver's discipline has nothing in the plan.</summary>
public sealed record DisciplineNotInPlan(Discipline Discipline)
    : DomainError("care_plan.discipline_not_in_plan", ErrorKind.Conflict, "The plan has no intervention of this discipline to approve.");

/// <summary>The client has never agreed to this plan (I06).</summary>
public sealed record AgreementMissing() : DomainError("care_plan.agreement_missing", ErrorKind.Conflict, "The client has to agree to the plan first.");

/// <summary>The client's agreement is to a version that is no longer the present one (I06, I09).</summary>
public sealed record AgreementStale(int Current) : DomainError("care_plan.agreement_stale", ErrorKind.Conflict, "The plan has changed since. Show the client this version and ask again.");

/// <summary>The client has agreed to this version already.</summary>
public sealed record AlreadyAgreed() : DomainError("care_plan.already_agreed", ErrorKind.Conflict, "The client has agreed to this version already.");

/// <summary>A verbal agreement without a witness other than its recorder.</summary>
public sealed record AgreementWitnessMissing() : DomainError("care_plan.witness_missing", ErrorKind.Invalid, "A verbal agreement needs a witness who is not the one recording it.");

/// <summary>The lead named is not on the client's care team.</summary>
public sealed record LeadNotOnTeam() : DomainError("care_plan.lead_not_on_team", ErrorKind.Invalid, "The lead must be on the client's care team.");

/// <summary>Somebody else made themselves, or another, accountable for the plan.</summary>
public sealed record OnlyTheLeadHandsOver() : DomainError("care_plan.only_the_lead_hands_over", ErrorKind.Refused, "The lead hands the plan to another. Ask them.");

/// <summary>The practitioner named to keep an eye on a goal is not on the client's care team.</summary>
public sealed record OwnerNotOnTeam() : DomainError("care_plan.owner_not_on_team", ErrorKind.Invalid, "Who keeps an eye on a goal must be on the client's care team.");

/// <summary>An intervention lacks a detail of its discipline.</summary>
public sealed record InterventionDetailMissing() : DomainError("care_plan.detail_missing", ErrorKind.Invalid, "An intervention of this discipline needs this detail.");

/// <summary>An intervention has a detail of the other discipline.</summary>
public sealed record InterventionDetailOfOtherDiscipline() : DomainError("care_plan.detail_of_other_discipline", ErrorKind.Invalid, "This detail belongs to the other discipline. Leave it out.");

/// <summary>An intervention is ended and not otherwise moved by hand: it starts with the plan.</summary>
public sealed record InterventionOnlyEnds() : DomainError("care_plan.intervention_only_ends", ErrorKind.Invalid, "Only ended can be said here. An intervention starts when the plan is activated.");

/// <summary>A client signs in their own account in no other way.</summary>
public sealed record ClientSignsElectronically() : DomainError("care_plan.client_signs_electronically", ErrorKind.Invalid, "In their own account the client agrees by electronicSignature.");

/// <summary>The plan has no such concern.</summary>
public sealed record ConcernNotFound() : DomainError("care_plan.concern_not_found", ErrorKind.NotFound, "The plan has no such concern.");

/// <summary>The plan has no such self-care practice.</summary>
public sealed record PracticeNotFound() : DomainError("care_plan.practice_not_found", ErrorKind.NotFound, "The plan has no such self-care practice.");

/// <summary>The plan has no such proposal.</summary>
public sealed record ProposalNotFound() : DomainError("care_plan.proposal_not_found", ErrorKind.NotFound, "The plan has no such proposal.");

/// <summary>The plan holds as many concerns as it can.</summary>
public sealed record TooManyConcerns(int Most) : DomainError("care_plan.too_many_concerns", ErrorKind.Invalid, $"A plan holds at most {Most} concerns.");

/// <summary>The plan holds as many self-care practices as it can.</summary>
public sealed record TooManyPractices(int Most) : DomainError("care_plan.too_many_practices", ErrorKind.Invalid, $"A plan holds at most {Most} self-care practices.");

/// <summary>The practice has ended.</summary>
public sealed record PracticeOver() : DomainError("care_plan.practice_ended", ErrorKind.Conflict, "The practice has ended. Plan a new one.");

/// <summary>A practice is ended and not otherwise moved by hand.</summary>
public sealed record PracticeOnlyEnds() : DomainError("care_plan.practice_only_ends", ErrorKind.Invalid, "Only ended can be said here.");

/// <summary>The days that a report is about run backwards, lie ahead, or are too many. Unit: days.</summary>
public sealed record ReportSpanUnclear(int LongestDays) : DomainError("care_plan.report_span_unclear", ErrorKind.Invalid, $"A report is about days that have been, from first to last, at most {LongestDays}.");

/// <summary>A report says fewer than no times, or more than anybody can.</summary>
public sealed record ReportTimesOutOfRange(int Given, int Most) : DomainError("care_plan.report_times_out_of_range", ErrorKind.Invalid, $"Say how many times, from 0 to {Most}.");

/// <summary>A review cadence below one or beyond reason.</summary>
public sealed record ReviewCadenceOutOfRange(int Given, int Most) : DomainError("care_plan.review_cadence_out_of_range", ErrorKind.Invalid, $"Say after how many, from 1 to {Most}.");

/// <summary>Neither the review nor the plan says when to look back again.</summary>
public sealed record NextReviewMissing() : DomainError("care_plan.next_review_missing", ErrorKind.Invalid, "Say when to look back again; the plan has no cadence of its own.");

/// <summary>The plan to follow is still in use, or not yet.</summary>
public sealed record PredecessorOpen() : DomainError("care_plan.predecessor_open", ErrorKind.Conflict, "Only a completed or revoked plan is followed by another. Change this one instead.");

/// <summary>A member of the discipline proposes what they may simply do.</summary>
public sealed record OwnDisciplineActs() : DomainError("care_plan.own_discipline_acts", ErrorKind.Invalid, "This is your own discipline: plan, change or end it yourself.");

/// <summary>The proposal was answered or taken back already.</summary>
public sealed record ProposalDecided(ProposalStatus Status) : DomainError("care_plan.proposal_decided", ErrorKind.Conflict, "This proposal was answered or taken back already.");

/// <summary>Only who made a proposal takes it back.</summary>
public sealed record NotYourProposal() : DomainError("care_plan.not_your_proposal", ErrorKind.Refused, "Only whoever made the proposal can take it back.");

/// <summary>A session would begin under a plan in which nothing of its discipline is agreed to yet (I09).</summary>
public sealed record NothingAgreedYet(Discipline Discipline)
    : DomainError("care_plan.nothing_agreed_yet", ErrorKind.Conflict, "Nothing of this discipline is agreed to and going on in the plan. Ask for agreement and activate it first.");

/// <summary>A proposal lacks what its kind needs, or has what it does not.</summary>
public sealed record ProposalDetailUnfit()
    : DomainError("care_plan.proposal_detail_unfit", ErrorKind.Invalid, "A new activity needs its discipline and details, a change the activity and its details, an end the activity alone.");

/// <summary>Something that lies ahead under the plan has no decision yet (I14b). It does not say what: it can be asked for.</summary>
public sealed record AffectedUndecided()
    : DomainError("care_plan.affected_undecided", ErrorKind.Conflict, "Decide for each session that lies ahead and each open task that this touches: keep, change or cancel. Ask for them first.");

/// <summary>A decision names something that the change does not touch, or nothing, or two things at once.</summary>
public sealed record AffectedUnknown() : DomainError("care_plan.affected_unknown", ErrorKind.Invalid, "Name one session or one task that this change touches.");

/// <summary>Two decisions for one thing.</summary>
public sealed record AffectedDecidedTwice() : DomainError("care_plan.affected_decided_twice", ErrorKind.Invalid, "Decide for each session and each task once.");

/// <summary>Something is called off without a reason.</summary>
public sealed record CancellationNeedsReason() : DomainError("care_plan.cancellation_needs_reason", ErrorKind.Invalid, "Say why it is called off.");
