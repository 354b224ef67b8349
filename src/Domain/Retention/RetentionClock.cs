using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Domain.Retention;

/// <summary>From which day the years are counted that a client's record has to be kept.</summary>
public enum RetentionBasis
{
    /// <summary>From the day of the last entry.</summary>
    LastEntry,

    /// <summary>From the birthday on which the client comes of age, because it is later than the last entry.</summary>
    Majority,

    /// <summary>As <see cref="Majority"/>, for a client whose date of birth is not known: nobody is younger than somebody born on the day of their registration.</summary>
    LatestPossibleMajority,
}

/// <summary>What the clock of one client's record rests on. Days are of the clinic's calendar.</summary>
/// <param name="LastEntryOn">The day of the newest entry in the record, whoever wrote it.</param>
/// <param name="BornOn">Date of birth; <c>null</c> when it is not known.</param>
/// <param name="RegisteredOn">The day on which the client was registered.</param>
public sealed record RetentionFacts(DateOnly LastEntryOn, DateOnly? BornOn, DateOnly RegisteredOn);

/// <summary>How long the clinic keeps records, and by which rules.</summary>
/// <param name="Pack">The version of the policy pack that asks for it.</param>
/// <param name="Years">For how many years, 1–50: what the pack asks for, or more when the clinic has chosen more.</param>
/// <param name="MajorityAge">At which age the years begin for somebody who was a minor. Unit: years; <c>null</c> where the pack does not ask for it.</param>
public sealed record RetentionTerms(PackReference Pack, int Years, int? MajorityAge)
{
    /// <summary>The terms of a clinic: its own years only lengthen what the pack asks for (I64).</summary>
    /// <param name="pack">The policy pack that applies.</param>
    /// <param name="clinicYears">The clinic's own setting. Unit: years.</param>
    public static RetentionTerms Of(PolicyPack pack, int clinicYears) =>
        new(pack.Reference, Math.Max(pack.Retention.Years, clinicYears), pack.Retention.FromMajority ? pack.AgeOfMajority : null);
}

/// <summary>The earliest day on which a client's record may be destroyed: so many years after the last entry, or after the client came of age if that is later (Rule CR-210; I64).</summary>
/// <remarks>
/// Sources: C9 and M8, as each policy pack marks them. The record is one whole: every kind of information in it is kept as long as the whole. It is kept through
/// the anniversary itself; the day after is the first on which it may go. Where the anniversary of 29 February does not exist, 1 March stands for it. Without a date of
/// birth the client counts as born on the day of registration, so that a missing date keeps longer and never shorter, and still not for ever.
/// </remarks>
public sealed record RetentionClock
{
    private RetentionClock() { }

    /// <summary>The terms by which it was counted.</summary>
    public required RetentionTerms Terms { get; init; }

    /// <summary>From which day the years were counted.</summary>
    public required RetentionBasis Basis { get; init; }

    /// <summary>The day of the last entry.</summary>
    public required DateOnly LastEntryOn { get; init; }

    /// <summary>The last day on which the record has to be kept.</summary>
    public required DateOnly KeptThrough { get; init; }

    /// <summary>The first day on which it may be destroyed, when no legal hold stops it.</summary>
    public DateOnly EarliestDestructionOn => KeptThrough.AddDays(1);

    /// <summary>Counts.</summary>
    public static RetentionClock Of(RetentionFacts facts, RetentionTerms terms)
    {
        var (basis, from) = (RetentionBasis.LastEntry, facts.LastEntryOn);
        if (terms.MajorityAge is { } age && Anniversary(facts.BornOn ?? facts.RegisteredOn, age) is var majority && majority > from)
            (basis, from) = (facts.BornOn is null ? RetentionBasis.LatestPossibleMajority : RetentionBasis.Majority, majority);

        return new() { Terms = terms, Basis = basis, LastEntryOn = facts.LastEntryOn, KeptThrough = Anniversary(from, terms.Years) };
    }

    /// <summary>True from the day after the last one on which the record has to be kept.</summary>
    public bool HasRunOut(DateOnly today) => today > KeptThrough;

    /// <summary>The same day so many years later; 1 March for a 29 February that does not exist.</summary>
    public static DateOnly Anniversary(DateOnly day, int years)
    {
        var later = day.AddYears(years);
        return later.Day == day.Day ? later : later.AddDays(1);
    }
}
