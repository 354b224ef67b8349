using System.Text.Json.Serialization;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>The shared care plan as one reader may see it. A part that is not permitted is absent, and named in <see cref="Withheld"/> where its existence may be shown.</summary>
public sealed record CarePlanView
{
    /// <summary>The plan.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What the plan is called.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required CarePlanStatus Status { get; init; }

    /// <summary>The version of its content. A material change makes a new one, which needs new approvals and the client's agreement (I09).</summary>
    public required int Version { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    /// <summary>When it is to be looked at together again.</summary>
    public required DateOnly ReviewOn { get; init; }

    /// <summary>How often to look at it together, in weeks; absent when each review names the next.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ReviewEveryWeeks { get; init; }

    /// <summary>Who keeps it up.</summary>
    public required Guid LeadPractitionerId { get; init; }

    /// <summary>The closed plan that it goes on with; absent in a first plan (I12).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? PredecessorId { get; init; }

    /// <summary>The plan that goes on with it, as far as the reader may see that one; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? SuccessorId { get; init; }

    /// <summary>When it became active, in UTC.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>When the client agreed to this version, in UTC; absent while they have not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>Who approved this version.</summary>
    public required IReadOnlyList<ApprovalView> Approvals { get; init; }

    /// <summary>What matters to the client, in their words.</summary>
    public required IReadOnlyList<ConcernView> Concerns { get; init; }

    /// <summary>What the client wants to change.</summary>
    public required IReadOnlyList<GoalView> Goals { get; init; }

    /// <summary>What is done for it, by which discipline.</summary>
    public required IReadOnlyList<InterventionView> Interventions { get; init; }

    /// <summary>What the client does for themselves, with what they last said about it.</summary>
    public required IReadOnlyList<PracticeView> SelfCare { get; init; }

    /// <summary>The last time that client and team looked back; absent before the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanReviewView? LastReview { get; init; }

    /// <summary>Who is on the care team now.</summary>
    public required IReadOnlyList<TeamMemberView> CareTeam { get; init; }

    /// <summary>What to do and avoid for the client to be safe; absent when not shared, or when nothing was written yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SafetyCuesView? SafetyCues { get; init; }

    /// <summary>Limits in time on a discipline's work that are in force; absent when not shared, or when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HoldView>? Holds { get; init; }

    /// <summary>The last sessions that the reader may know of; absent when scheduling is not shared at all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RecentSessionView>? RecentSessions { get; init; }

    /// <summary>The last score of each measure that is shared; absent when none is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LatestOutcomeView>? Outcomes { get; init; }

    /// <summary>The kinds of information that are not shared with the reader, where that may be known.</summary>
    public required IReadOnlyList<WithheldView> Withheld { get; init; }

    /// <summary><c>true</c> when the client's own direction keeps something from the reader and the policy pack asks to say so; otherwise absent (I25). It says nothing of what.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IncompleteByClientDirection { get; init; }
}

/// <summary>A discipline's approval of this version.</summary>
public sealed record ApprovalView
{
    /// <summary>The discipline.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>Who approved.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }
}

/// <summary>What the client wants to change, in their words.</summary>
public sealed record GoalView
{
    /// <summary>The goal; its id never changes (I10).</summary>
    public required Guid Id { get; init; }

    /// <summary>In the client's words.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public required GoalCategory Category { get; init; }

    /// <summary>How it would be seen; absent when none was agreed.</summary>
    public GoalTargetView? Target { get; init; }

    /// <summary>Who looks after it.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Where it stands.</summary>
    public required GoalStatus Status { get; init; }

    /// <summary>The last score of the target's measure, when the reader may see it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LatestValueView? Latest { get; init; }

    /// <summary>How it stands by its target, with the score that says so, when the reader may see that score (I11); absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AchievementView? Achievement { get; init; }

    /// <summary>The goal of the plan before that it goes on with; absent in a new one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? PredecessorId { get; init; }
}

/// <summary>How reaching a goal would be seen.</summary>
public sealed record GoalTargetView
{
    /// <summary>The measure.</summary>
    public required string Instrument { get; init; }

    /// <summary>Which side of the value is wanted.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>The value, in points of the measure.</summary>
    public required int Value { get; init; }

    /// <summary>By which day.</summary>
    public required DateOnly By { get; init; }
}

/// <summary>A score and when it was taken.</summary>
public sealed record LatestValueView
{
    /// <summary>Points.</summary>
    public required decimal Value { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What one discipline does for the client's goals.</summary>
public sealed record InterventionView
{
    /// <summary>The intervention; its id never changes (I10).</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is: only this discipline changes it (I08).</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>Where it stands.</summary>
    public required InterventionStatus Status { get; init; }

    /// <summary>Psychotherapy: the modality.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Massage: the technique.</summary>
    public Technique? Technique { get; init; }

    /// <summary>Massage: the regions of the body.</summary>
    public IReadOnlyList<BodyRegion>? Regions { get; init; }

    /// <summary>Massage: the firmest pressure, 1–5.</summary>
    public int? PressureCeiling { get; init; }

    /// <summary>How often.</summary>
    public required FrequencyView Frequency { get; init; }

    /// <summary>The goals that it serves.</summary>
    public required IReadOnlyList<Guid> GoalIds { get; init; }

    /// <summary>More in words.</summary>
    public string? Description { get; init; }

    /// <summary>After how many sessions or weeks to look at it again; absent when the plan's own review is enough.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReviewCadenceView? Review { get; init; }

    /// <summary>The activity of the plan before that it goes on with; absent in a new one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? PredecessorId { get; init; }
}

/// <summary>How often something is done.</summary>
public sealed record FrequencyView
{
    /// <summary>How many times.</summary>
    public required int Times { get; init; }

    /// <summary>In which period.</summary>
    public required FrequencyPeriod Per { get; init; }
}

/// <summary>Somebody on the care team.</summary>
public sealed record TeamMemberView
{
    /// <summary>The practitioner.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>How they are called.</summary>
    public required string Name { get; init; }

    /// <summary>The discipline in which they are on the team.</summary>
    public required Discipline Discipline { get; init; }
}

/// <summary>What to do and avoid for the client to be and feel safe. Never why.</summary>
public sealed record SafetyCuesView
{
    /// <summary>What ends touch at once.</summary>
    public required StopSignal StopSignal { get; init; }

    /// <summary>What holds for which region. A region that is not named: ask first.</summary>
    public required IReadOnlyList<RegionRule> Boundaries { get; init; }

    /// <summary>Positions that are fine.</summary>
    public required IReadOnlyList<BodyPosition> PositionsAcceptable { get; init; }

    /// <summary>Positions to avoid.</summary>
    public required IReadOnlyList<BodyPosition> PositionsToAvoid { get; init; }

    /// <summary>What helps to come back to the present.</summary>
    public required IReadOnlyList<string> Grounding { get; init; }

    /// <summary>What does not help.</summary>
    public required IReadOnlyList<string> GroundingToAvoid { get; init; }

    /// <summary>Early signs that it is too much, with what was agreed.</summary>
    public required IReadOnlyList<WarningSign> EarlyWarningSigns { get; init; }

    /// <summary>What to wear and what lies between.</summary>
    public required TouchClothing Clothing { get; init; }

    /// <summary>How to talk: pause signal, check-ins, silence.</summary>
    public required TouchCommunication Communication { get; init; }

    /// <summary>What makes leaving easy.</summary>
    public required TouchAftercare Aftercare { get; init; }

    /// <summary>Instructions beside all that, each with who said it and until when it holds.</summary>
    public required IReadOnlyList<Precaution> Precautions { get; init; }

    /// <summary>What the client wants to be asked in every session anew (I35).</summary>
    public required IReadOnlyList<TouchTopic> AskEverySession { get; init; }

    /// <summary>The room.</summary>
    public required TouchEnvironment Environment { get; init; }

    /// <summary>How to touch.</summary>
    public required TouchApproach Approach { get; init; }

    /// <summary>What to heed before starting, such as a running safety follow-up. Effect only.</summary>
    public required IReadOnlyList<string> Alerts { get; init; }
}

/// <summary>That a session takes or took place; never its content.</summary>
public sealed record RecentSessionView
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its discipline.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>Who holds it.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>When it begins, in UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required SessionStatus Status { get; init; }
}

/// <summary>The last complete score of one measure, by itself or before a session.</summary>
public sealed record LatestOutcomeView
{
    /// <summary>The measurement.</summary>
    public required Guid Id { get; init; }

    /// <summary>The measure.</summary>
    public required string Instrument { get; init; }

    /// <summary>The span that the answers speak about.</summary>
    public required string Window { get; init; }

    /// <summary>Points.</summary>
    public required decimal Value { get; init; }

    /// <summary>The band that the points fall into, where the measure has bands.</summary>
    public string? Band { get; init; }

    /// <summary>When it was taken, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
