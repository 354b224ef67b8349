using IntegrativeCare.Domain.SupervisedHours;

namespace IntegrativeCare.Application.SupervisedHours;

/// <summary>One line of the hours ledger.</summary>
public sealed record HoursEntryView
{
    /// <summary>The entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>The line's number, from 1 and without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>What the time was spent on.</summary>
    public required HoursKind Kind { get; init; }

    /// <summary>True when it counts towards full registration as it stands: not taken back and, where that is needed, confirmed.</summary>
    public required bool Counts { get; init; }

    /// <summary>In which form supervision was had; <c>null</c> for all else.</summary>
    public SupervisionForm? Form { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How long. Unit: minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>The session that was held; <c>null</c> when none was named.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>When it was entered, in UTC.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>The entry that this one takes back; <c>null</c> for an entry of its own.</summary>
    public Guid? Reverses { get; init; }

    /// <summary>The line that takes this one back; <c>null</c> while it stands.</summary>
    public Guid? ReversedBy { get; init; }

    /// <summary>Why it was taken back; <c>null</c> for an entry of its own.</summary>
    public string? Reason { get; init; }

    /// <summary>When the supervisor confirmed it, in UTC; <c>null</c> when they have not, or need not.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Its revision.</summary>
    public required int Revision { get; init; }

    internal static HoursEntryView Of(HoursEntry entry, Guid? reversedBy) => new()
    {
        Id = entry.Id.Value,
        Number = entry.Number,
        Kind = entry.Kind,
        Counts = entry.Reverses is null && reversedBy is null && (entry.Kind == HoursKind.DirectClientContact || (entry.Kind == HoursKind.ClinicalSupervision && entry.ConfirmedAt is not null)),
        Form = entry.Form,
        On = entry.On,
        Minutes = entry.Minutes,
        SessionId = entry.SessionId?.Value,
        EnteredAt = entry.EnteredAt,
        Reverses = entry.Reverses?.Value,
        ReversedBy = reversedBy,
        Reason = entry.Reason,
        ConfirmedAt = entry.ConfirmedAt,
        Revision = entry.Revision,
    };
}

/// <summary>What hours come to, and what is missing. All figures are minutes.</summary>
public sealed record HoursSummaryView
{
    /// <summary>Direct contact with clients.</summary>
    public required int ContactMinutes { get; init; }

    /// <summary>Supervision that was confirmed.</summary>
    public required int SupervisionMinutes { get; init; }

    /// <summary>Of that, in a group.</summary>
    public required int GroupMinutes { get; init; }

    /// <summary>Supervision that awaits the supervisor's confirmation and does not count yet.</summary>
    public required int AwaitingConfirmationMinutes { get; init; }

    /// <summary>What was entered and never counts.</summary>
    public required int NotCountedMinutes { get; init; }

    /// <summary>Contact that is still missing; <c>null</c> where the register's requirement is not known.</summary>
    public int? MissingContactMinutes { get; init; }

    /// <summary>Supervision that is still missing; <c>null</c> where the register's requirement is not known.</summary>
    public int? MissingSupervisionMinutes { get; init; }

    /// <summary>Supervision that the contact so far should have had beyond what it had; <c>null</c> where the register's requirement is not known.</summary>
    public int? SupervisionDueMinutes { get; init; }

    /// <summary>True when contact and supervision are enough. The register decides, not this figure.</summary>
    public required bool IsEnough { get; init; }

    /// <summary>What the register asks for; <c>null</c> when it is not known here.</summary>
    public HoursRequirement? Requirement { get; init; }

    internal static HoursSummaryView Of(HoursSummary summary) => new()
    {
        ContactMinutes = summary.ContactMinutes,
        SupervisionMinutes = summary.SupervisionMinutes,
        GroupMinutes = summary.GroupMinutes,
        AwaitingConfirmationMinutes = summary.AwaitingConfirmationMinutes,
        NotCountedMinutes = summary.NotCountedMinutes,
        MissingContactMinutes = summary.MissingContactMinutes,
        MissingSupervisionMinutes = summary.MissingSupervisionMinutes,
        SupervisionDueMinutes = summary.SupervisionDueMinutes,
        IsEnough = summary.IsEnough,
        Requirement = summary.Requirement,
    };
}
