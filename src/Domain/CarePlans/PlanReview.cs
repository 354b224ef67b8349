using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>Names one review.</summary>
public readonly record struct PlanReviewId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static PlanReviewId New() => new(Guid.CreateVersion7());
}

/// <summary>What looking back together came to.</summary>
public enum ReviewDecision
{
    /// <summary>The plan goes on as it is.</summary>
    Keep,

    /// <summary>The plan is to be changed; each change is made and agreed to like any other.</summary>
    Change,
}

/// <summary>How often a plan, or an activity in it, is looked at again.</summary>
public enum ReviewUnit
{
    /// <summary>After so many sessions of its discipline.</summary>
    Sessions,

    /// <summary>After so many weeks.</summary>
    Weeks,
}

/// <summary>After how many sessions or weeks an activity is looked at again.</summary>
public sealed record ReviewCadence
{
    /// <summary>The most sessions or weeks.</summary>
    public const int Most = 104;

    private ReviewCadence() { }

    /// <summary>How many, from 1.</summary>
    public int Every { get; private init; }

    /// <summary>Of what.</summary>
    public ReviewUnit Unit { get; private init; }

    /// <summary>Names a cadence.</summary>
    /// <exception cref="DomainException"><see cref="ReviewCadenceOutOfRange"/> outside 1–104, <see cref="ChoiceUnknown"/>.</exception>
    public static ReviewCadence Of(int every, ReviewUnit unit) =>
        every is >= 1 and <= Most
            ? new ReviewCadence { Every = every, Unit = Choice.Of(unit, "/review/unit") }
            : throw new DomainException(new ReviewCadenceOutOfRange(every, Most) { Pointer = "/review/every" });
}

/// <summary>What was said when client and team looked back.</summary>
/// <param name="WhatChanged">What changed since the last time, in words for client and team.</param>
/// <param name="Summary">What the measures and the client's experience come to; may stay unsaid.</param>
/// <param name="Decision">Whether the plan stays as it is.</param>
/// <param name="NextReviewOn">When to look back again; by the plan's own cadence when <c>null</c>.</param>
public sealed record LookBack(string? WhatChanged, string? Summary, ReviewDecision Decision, DateOnly? NextReviewOn);

/// <summary>Client and team looked back at a plan in use. It is never changed afterwards (Rule CR-142).</summary>
public sealed class PlanReview
{
    private PlanReview() { }

    internal PlanReview(LookBack said, int version, DateOnly next, Author by, DateTimeOffset now) =>
        (Id, Version, WhatChanged, Summary, Decision, NextReviewOn, ReviewedBy, ReviewedAt) = (
            PlanReviewId.New(), version, PlainText.Of(said.WhatChanged, "/whatChanged", PlainText.Paragraph), PlainText.Optional(said.Summary, "/summary", PlainText.Paragraph),
            Choice.Of(said.Decision, "/decision"), next, by, now);

    /// <summary>Names it.</summary>
    public PlanReviewId Id { get; private init; }

    /// <summary>The version that was looked at.</summary>
    public int Version { get; private init; }

    /// <inheritdoc cref="LookBack.WhatChanged"/>
    public string WhatChanged { get; private init; } = "";

    /// <inheritdoc cref="LookBack.Summary"/>
    public string? Summary { get; private init; }

    /// <inheritdoc cref="LookBack.Decision"/>
    public ReviewDecision Decision { get; private init; }

    /// <summary>When to look back again, in the clinic's calendar.</summary>
    public DateOnly NextReviewOn { get; private init; }

    /// <summary>Who wrote it down.</summary>
    public Author ReviewedBy { get; private init; } = null!;

    /// <summary>When. UTC.</summary>
    public DateTimeOffset ReviewedAt { get; private init; }
}
