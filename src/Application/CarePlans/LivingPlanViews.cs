using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>What matters to the client.</summary>
public sealed record ConcernView
{
    /// <summary>The concern; its id never changes (I10).</summary>
    public required Guid Id { get; init; }

    /// <summary>In the client's words.</summary>
    public required string Words { get; init; }

    /// <summary>How a coding system calls it; <c>null</c> when nobody needs that.</summary>
    public ConcernCode? Code { get; init; }

    /// <summary>Whether it still weighs on the client.</summary>
    public required ConcernStatus Status { get; init; }

    /// <summary>The day it was written down.</summary>
    public required DateOnly AddedOn { get; init; }

    /// <summary>The day it was resolved; <c>null</c> while it weighs.</summary>
    public DateOnly? ResolvedOn { get; init; }

    /// <summary>The concern of the plan before that it goes on with.</summary>
    public Guid? PredecessorId { get; init; }
}

/// <summary>Something the client does for themselves.</summary>
public sealed record PracticeView
{
    /// <summary>The practice; its id never changes (I10).</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind of self-care.</summary>
    public required SelfCareKind Kind { get; init; }

    /// <summary>What to do.</summary>
    public required string Words { get; init; }

    /// <summary>How often; <c>null</c> when it is done as it comes.</summary>
    public FrequencyView? Frequency { get; init; }

    /// <summary>The goals that it serves.</summary>
    public required IReadOnlyList<Guid> GoalIds { get; init; }

    /// <summary>Whether it is still meant to be done.</summary>
    public required PracticeStatus Status { get; init; }

    /// <summary>What the client last said about it; absent before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LastReportView? LastReport { get; init; }

    /// <summary>The practice of the plan before that it goes on with.</summary>
    public Guid? PredecessorId { get; init; }
}

/// <summary>What the client last said about a practice.</summary>
public sealed record LastReportView
{
    /// <summary>The first day it is about.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day it is about.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>How many times it was done.</summary>
    public required int Times { get; init; }

    /// <summary>How it went; <c>null</c> when not said.</summary>
    public string? HowItWent { get; init; }
}

/// <summary>What the client said about a practice.</summary>
public sealed record PracticeReportView
{
    /// <summary>The report.</summary>
    public required Guid Id { get; init; }

    /// <summary>The first day it is about.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day it is about.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>How many times it was done.</summary>
    public required int Times { get; init; }

    /// <summary>How it went, in the client's words; <c>null</c> when not said.</summary>
    public string? HowItWent { get; init; }

    /// <summary>Who wrote it down: the client, or a member of the team.</summary>
    public required Guid ReportedById { get; init; }

    /// <summary>When it was written down, in UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    internal static PracticeReportView Of(SelfCareReport report) => new()
    {
        Id = report.Id.Value,
        From = report.From,
        Until = report.Until,
        Times = report.Times,
        HowItWent = report.HowItWent,
        ReportedById = report.ReportedBy.PersonId,
        ReportedAt = report.ReportedAt,
    };
}

/// <summary>That client and team looked back, and what it came to.</summary>
public sealed record PlanReviewView
{
    /// <summary>The review.</summary>
    public required Guid Id { get; init; }

    /// <summary>The version that was looked at.</summary>
    public required int Version { get; init; }

    /// <summary>What changed since the last time.</summary>
    public required string WhatChanged { get; init; }

    /// <summary>What the measures and the client's experience come to; <c>null</c> when not said.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether the plan stays as it is.</summary>
    public required ReviewDecision Decision { get; init; }

    /// <summary>When to look back again.</summary>
    public required DateOnly NextReviewOn { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid ReviewedById { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset ReviewedAt { get; init; }

    internal static PlanReviewView Of(PlanReview review) => new()
    {
        Id = review.Id.Value,
        Version = review.Version,
        WhatChanged = review.WhatChanged,
        Summary = review.Summary,
        Decision = review.Decision,
        NextReviewOn = review.NextReviewOn,
        ReviewedById = review.ReviewedBy.PersonId,
        ReviewedAt = review.ReviewedAt,
    };
}

/// <summary>What was proposed for a discipline by somebody who may not write there, and what became of it.</summary>
public sealed record ProposalView
{
    /// <summary>The proposal.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is proposed.</summary>
    public required ProposalKind Kind { get; init; }

    /// <summary>Whose activity it is or would be: only this discipline answers.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>The activity to change or end; for a new one the activity that it became.</summary>
    public Guid? InterventionId { get; init; }

    /// <summary>What it would consist of; <c>null</c> when an end is proposed.</summary>
    public ProposedTerms? Details { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>Which version of the plan the proposer looked at.</summary>
    public required int PlanVersion { get; init; }

    /// <summary>Who proposes: the client, or a member of the other discipline.</summary>
    public required Guid ProposedById { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>What became of it.</summary>
    public required ProposalStatus Status { get; init; }

    /// <summary>Who answered, or took it back; <c>null</c> while open.</summary>
    public Guid? DecidedById { get; init; }

    /// <summary>When, in UTC; <c>null</c> while open.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was declined; <c>null</c> otherwise.</summary>
    public string? DeclineReason { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static ProposalView Of(Proposal proposal) => new()
    {
        Id = proposal.Id.Value,
        Kind = proposal.Kind,
        Discipline = proposal.Discipline,
        InterventionId = proposal.InterventionId?.Value,
        Details = proposal.Terms,
        Why = proposal.Why,
        PlanVersion = proposal.PlanVersion,
        ProposedById = proposal.Author.PersonId,
        ProposedAt = proposal.ProposedAt,
        Status = proposal.Status,
        DecidedById = proposal.DecidedBy?.PersonId,
        DecidedAt = proposal.DecidedAt,
        DeclineReason = proposal.DeclineReason,
        Revision = proposal.Revision,
    };
}

/// <summary>One change of a plan: who, when, what, and why where somebody said so.</summary>
public sealed record PlanChangeView
{
    /// <summary>The change.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: a practitioner, or the client.</summary>
    public required Guid ById { get; init; }

    /// <summary>In which discipline; <c>null</c> for the client, and where somebody is on the team in both.</summary>
    public Discipline? ByDiscipline { get; init; }

    /// <summary>The version of the content afterwards.</summary>
    public required int Version { get; init; }

    /// <summary>The revision afterwards.</summary>
    public required int Revision { get; init; }

    /// <summary>What was done.</summary>
    public required IReadOnlyList<PlanActView> Acts { get; init; }

    /// <summary>What is different afterwards, part by part.</summary>
    public required IReadOnlyList<PlanPartChangeView> Changes { get; init; }

    /// <summary>Why, in the words of whoever did it; <c>null</c> when not said.</summary>
    public string? Reason { get; init; }
}

/// <summary>Something that was done to a plan.</summary>
/// <param name="Act">What.</param>
/// <param name="Part">The goal, concern, intervention, practice, approval, agreement or review; <c>null</c> for the plan itself.</param>
public sealed record PlanActView(PlanAct Act, Guid? Part);

/// <summary>What is different in one part of a plan.</summary>
/// <param name="Part">What kind of part: <c>plan</c>, <c>concern</c>, <c>goal</c>, <c>intervention</c>, <c>practice</c>, <c>approval</c>, <c>agreement</c> or <c>review</c>.</param>
/// <param name="Id">Which one.</param>
/// <param name="Members">Each member that changed, by its name, before and after.</param>
public sealed record PlanPartChangeView(string Part, Guid Id, IReadOnlyDictionary<string, MemberChangeView> Members);

/// <summary>A member before and after.</summary>
/// <param name="Before">As it was; <c>null</c> in a part that is new.</param>
/// <param name="After">As it is.</param>
public sealed record MemberChangeView(JsonElement? Before, JsonElement? After);

/// <summary>How a goal stands by its own measure, and the score that says so (I11). Which way it went and never why.</summary>
public sealed record AchievementView
{
    /// <summary>How it stands, by the scores that this reader may see.</summary>
    public required AchievementStatus Status { get; init; }

    /// <summary>The score, in points of the measure.</summary>
    public required decimal Value { get; init; }

    /// <summary>The measurement.</summary>
    public required Guid MeasurementId { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>After how many sessions or weeks an activity is looked at again.</summary>
public sealed record ReviewCadenceView
{
    /// <summary>How many.</summary>
    public required int Every { get; init; }

    /// <summary>Of what.</summary>
    public required ReviewUnit Unit { get; init; }
}
