using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Retention;

namespace IntegrativeCare.Application.Retention;

/// <summary>How long a client's record is kept, and why.</summary>
public sealed record RetentionView
{
    /// <summary>The first day on which the record may be destroyed, when no legal hold stops it; on the clinic's calendar.</summary>
    public required DateOnly EarliestDestructionOn { get; init; }

    /// <summary>The last day on which it has to be kept.</summary>
    public required DateOnly KeptThrough { get; init; }

    /// <summary>The day of the newest entry in the record.</summary>
    public required DateOnly LastEntryOn { get; init; }

    /// <summary>From which day the years are counted.</summary>
    public required RetentionBasis Basis { get; init; }

    /// <summary>For how many years.</summary>
    public required int Years { get; init; }

    /// <summary>The policy pack that asks for it, such as `CA-ON`.</summary>
    public required string PackCode { get; init; }

    /// <summary>The pack's version.</summary>
    public required string PackVersion { get; init; }

    /// <summary>The rule in a sentence.</summary>
    public required string Rule { get; init; }

    /// <summary>True while a legal hold keeps the record whatever its age.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>True when nothing keeps the record today: it goes with the next destruction run.</summary>
    public required bool MayBeDestroyed { get; init; }

    internal static RetentionView Of(RetentionClock clock, bool isHeld, DateOnly today) => new()
    {
        EarliestDestructionOn = clock.EarliestDestructionOn,
        KeptThrough = clock.KeptThrough,
        LastEntryOn = clock.LastEntryOn,
        Basis = clock.Basis,
        Years = clock.Terms.Years,
        PackCode = clock.Terms.Pack.Code,
        PackVersion = clock.Terms.Pack.Version,
        Rule = Words(clock),
        IsHeld = isHeld,
        MayBeDestroyed = !isHeld && clock.HasRunOut(today),
    };

    private static string Words(RetentionClock clock) => clock.Basis switch
    {
        RetentionBasis.LastEntry => $"A record is kept for {clock.Terms.Years} years after its last entry.",
        RetentionBasis.Majority => $"The record of somebody who was a minor is kept for {clock.Terms.Years} years after their birthday at {clock.Terms.MajorityAge}.",
        _ => $"The date of birth is not known: the record is kept for {clock.Terms.Years} years after the client would be {clock.Terms.MajorityAge}, if they had been born on the day of their registration.",
    };
}

/// <summary>A duty to keep a record whatever its age.</summary>
public sealed record LegalHoldView
{
    /// <summary>The hold.</summary>
    public required Guid Id { get; init; }

    /// <summary>True until it is released.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>When it was placed, in UTC.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>Why, in legal words; for the clinic's staff alone.</summary>
    public string? Reason { get; init; }

    /// <summary>Who placed it; for the clinic's staff alone.</summary>
    public Guid? PlacedBy { get; init; }

    /// <summary>When it was released, in UTC; <c>null</c> while it is in force.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Who released it; for the clinic's staff alone.</summary>
    public Guid? ReleasedBy { get; init; }

    /// <summary>Why it was released; for the clinic's staff alone.</summary>
    public string? ReleaseReason { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>A wish that the record be erased, and its answer.</summary>
public sealed record ErasureRequestView
{
    /// <summary>The request.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who asked in the client's place; <c>null</c> when the client asked.</summary>
    public Guid? DecisionMakerId { get; init; }

    /// <summary>Which kinds of information; none means all.</summary>
    public required IReadOnlyList<InformationCategory> Categories { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When it was asked and answered, in UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What it was answered.</summary>
    public required ErasureAnswer Answer { get; init; }

    /// <summary>Which rules blocked it when it was answered; none when it was eligible.</summary>
    public required IReadOnlyList<ErasureBlock> BlockedBy { get; init; }

    /// <summary>Which rules keep the record today, whatever it was answered then; none when it may go with the next destruction run.</summary>
    public required IReadOnlyList<ErasureBlock> BlockedToday { get; init; }

    /// <summary>The policy pack by which the clock was counted.</summary>
    public required string PackCode { get; init; }

    /// <summary>Its version.</summary>
    public required string PackVersion { get; init; }

    /// <summary>By which day an eligible request is carried out; <c>null</c> for a blocked one.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When it was taken back, in UTC; <c>null</c> unless it was.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>An erasure that nothing blocks today and that waits to be carried out.</summary>
public sealed record ErasureToCarryOutView
{
    /// <summary>The request.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>When it was asked, in UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>By which day it has to be carried out.</summary>
    public required DateOnly DueOn { get; init; }
}

/// <summary>A destruction run: its preview, its progress and its report.</summary>
public sealed record DestructionRunView
{
    /// <summary>The run.</summary>
    public required Guid Id { get; init; }

    /// <summary>How far it has come.</summary>
    public required DestructionRunStatus Status { get; init; }

    /// <summary>The account that asked for the preview.</summary>
    public required Guid StartedBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The day by which clocks were counted.</summary>
    public required DateOnly PreviewedOn { get; init; }

    /// <summary>The last day on which the preview can be confirmed.</summary>
    public required DateOnly ConfirmBy { get; init; }

    /// <summary>The policy pack by which clocks are counted.</summary>
    public required string PackCode { get; init; }

    /// <summary>Its version.</summary>
    public required string PackVersion { get; init; }

    /// <summary>How long records are kept. Unit: years.</summary>
    public required int Years { get; init; }

    /// <summary>The account that confirmed it; <c>null</c> until then.</summary>
    public Guid? ConfirmedBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When it was over, in UTC; <c>null</c> until then.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many records were not looked at yet.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many are gone.</summary>
    public required int Destroyed { get; init; }

    /// <summary>How many were left as they are, each for a reason that stands beside it.</summary>
    public required int Spared { get; init; }

    /// <summary>How many rows of each kind are gone, by kind.</summary>
    public IReadOnlyDictionary<string, long>? RowsDestroyed { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static DestructionRunView Of(DestructionRun run, DestructionCounts? counts, IReadOnlyDictionary<string, long>? rows) => new()
    {
        Id = run.Id.Value,
        Status = run.Status,
        StartedBy = run.StartedBy,
        StartedAt = run.StartedAt,
        PreviewedOn = run.PreviewedOn,
        ConfirmBy = run.PreviewedOn.AddDays(DestructionRun.DaysToConfirm),
        PackCode = run.PackCode,
        PackVersion = run.PackVersion,
        Years = run.Years,
        ConfirmedBy = run.ConfirmedBy,
        ConfirmedAt = run.ConfirmedAt,
        EndedAt = run.EndedAt,
        Waiting = counts?.Waiting ?? 0,
        Destroyed = counts?.Destroyed ?? 0,
        Spared = counts?.Spared ?? 0,
        RowsDestroyed = rows,
        Revision = run.Revision,
    };
}

/// <summary>One record of a destruction run.</summary>
public sealed record DestructionItemView
{
    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The initials of the name used; <c>null</c> once the record is gone.</summary>
    public string? Initials { get; init; }

    /// <summary>The day of the last entry, when the preview was made.</summary>
    public required DateOnly LastEntryOn { get; init; }

    /// <summary>The last day on which the record had to be kept, when the preview was made.</summary>
    public required DateOnly KeptThrough { get; init; }

    /// <summary>What became of it.</summary>
    public required DestructionOutcome Outcome { get; init; }

    /// <summary>Why it was left as it is; <c>null</c> unless it was.</summary>
    public SparedBecause? SparedBecause { get; init; }

    /// <summary>When it was destroyed or spared, in UTC.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}
