namespace IntegrativeCare.Domain.SupervisedHours;

/// <summary>How far a qualifying psychotherapist has come, and what is missing. Rule CR-156 (C2, C3). All figures are minutes.</summary>
public sealed record HoursSummary
{
    private HoursSummary() { }

    /// <summary>Direct contact with clients. Unit: minutes.</summary>
    public int ContactMinutes { get; private init; }

    /// <summary>Supervision that the supervisor has confirmed. Unit: minutes.</summary>
    public int SupervisionMinutes { get; private init; }

    /// <summary>Of that, supervision in a group. Unit: minutes.</summary>
    public int GroupMinutes { get; private init; }

    /// <summary>Supervision that awaits the supervisor's confirmation; it does not count yet. Unit: minutes.</summary>
    public int AwaitingConfirmationMinutes { get; private init; }

    /// <summary>What was entered and never counts (C3). Unit: minutes.</summary>
    public int NotCountedMinutes { get; private init; }

    /// <summary>What the register asks for; <c>null</c> when it is not known, and then nothing is said to be missing.</summary>
    public HoursRequirement? Requirement { get; private init; }

    /// <summary>Contact that is still missing; 0 when there is enough. Unit: minutes.</summary>
    public int? MissingContactMinutes => Requirement is { } asked ? Math.Max(0, (asked.ContactHours * 60) - ContactMinutes) : null;

    /// <summary>Supervision that is still missing; 0 when there is enough. Unit: minutes.</summary>
    public int? MissingSupervisionMinutes => Requirement is { } asked ? Math.Max(0, (asked.SupervisionHours * 60) - SupervisionMinutes) : null;

    /// <summary>How much supervision the contact so far should have had beyond what it had, by the ratio; 0 when it is spread well. Rounded up. Unit: minutes.</summary>
    public int? SupervisionDueMinutes => Requirement is { } asked
        ? Math.Max(0, (int)Math.Min(int.MaxValue, (((long)ContactMinutes * 60) + asked.ContactMinutesPerSupervisionHour - 1) / asked.ContactMinutesPerSupervisionHour) - SupervisionMinutes)
        : null;

    /// <summary>True when contact and supervision are enough.</summary>
    public bool IsEnough => MissingContactMinutes == 0 && MissingSupervisionMinutes == 0;

    /// <summary>Adds the entries up. What was taken back counts nowhere.</summary>
    public static HoursSummary Of(IReadOnlyCollection<HoursEntry> entries, HoursRequirement? requirement)
    {
        var reversed = entries.Where(entry => entry.Reverses is not null).Select(entry => entry.Reverses!.Value).ToHashSet();
        var standing = entries.Where(entry => entry.Reverses is null && !reversed.Contains(entry.Id)).ToList();
        var supervision = standing.Where(entry => entry.Kind == HoursKind.ClinicalSupervision).ToLookup(entry => entry.ConfirmedAt is not null);
        return new HoursSummary
        {
            ContactMinutes = standing.Where(entry => entry.Kind == HoursKind.DirectClientContact).Sum(entry => entry.Minutes),
            SupervisionMinutes = supervision[true].Sum(entry => entry.Minutes),
            GroupMinutes = supervision[true].Where(entry => entry.Form == SupervisionForm.Group).Sum(entry => entry.Minutes),
            AwaitingConfirmationMinutes = supervision[false].Sum(entry => entry.Minutes),
            NotCountedMinutes = standing.Where(entry => entry.Kind is not (HoursKind.DirectClientContact or HoursKind.ClinicalSupervision)).Sum(entry => entry.Minutes),
            Requirement = requirement,
        };
    }
}
