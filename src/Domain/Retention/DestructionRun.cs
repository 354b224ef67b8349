using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Domain.Retention;

/// <summary>Names one destruction run.</summary>
public readonly record struct DestructionRunId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static DestructionRunId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(DestructionRunId other) => Value.CompareTo(other.Value);
}

/// <summary>How far a destruction run has come.</summary>
public enum DestructionRunStatus
{
    /// <summary>It says which records it would destroy. Nothing has been touched.</summary>
    Previewed,

    /// <summary>Confirmed by a second person; the records go one by one.</summary>
    Executing,

    /// <summary>Each record was destroyed or spared; the run is its report.</summary>
    Finished,

    /// <summary>Called off before anything was touched.</summary>
    Cancelled,
}

/// <summary>What became of one record in a run.</summary>
public enum DestructionOutcome
{
    /// <summary>Not looked at yet.</summary>
    Waiting,

    /// <summary>Gone. What is kept about it says that, and nothing that was in it.</summary>
    Destroyed,

    /// <summary>Left as it is, for a reason that stands beside it.</summary>
    Spared,
}

/// <summary>Why a record that the preview named was left as it is.</summary>
public enum SparedBecause
{
    /// <summary>A legal hold was placed since the preview.</summary>
    LegalHold,

    /// <summary>Something was written into it since the preview.</summary>
    NewEntry,

    /// <summary>Its clock had not run out: a date of birth was corrected, or the clinic keeps records longer now.</summary>
    ClockRuns,

    /// <summary>The clinic chose another policy pack since the confirmation.</summary>
    RulesChanged,

    /// <summary>Another run had destroyed it.</summary>
    DestroyedBefore,

    /// <summary>The database refused to destroy it, again and again. The program's log says when; a later run tries once more.</summary>
    Failed,
}

/// <summary>The destruction of the clinic's records whose clock has run out and that no legal hold keeps: previewed by one person, confirmed by another (Rule CR-213; I64).</summary>
/// <remarks>
/// Nothing is destroyed by a preview. Each record is looked at again in the moment in which it would go. Two people are a product rule: what is destroyed cannot
/// be brought back; the second one was there before the preview, and not by the first one's invitation. A preview holds for a week, and only for the terms by which it was made.
/// </remarks>
public sealed class DestructionRun : AggregateRoot
{
    /// <summary>For how long a preview can be confirmed. Unit: days after its day.</summary>
    public const int DaysToConfirm = 7;

    private readonly List<string> _confirmerRoles = [];

    private DestructionRun() { }

    /// <summary>Names it.</summary>
    public DestructionRunId Id { get; private init; }

    /// <summary>The clinic whose records they are.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Who asked for the preview: the account.</summary>
    public Guid StartedBy { get; private init; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>The day by which the preview was counted, on the clinic's calendar.</summary>
    public DateOnly PreviewedOn { get; private init; }

    /// <summary>The policy pack by which clocks are counted.</summary>
    public string PackCode { get; private init; } = "";

    /// <summary>Its version.</summary>
    public string PackVersion { get; private init; } = "";

    /// <summary>How long records are kept. Unit: years.</summary>
    public int Years { get; private init; }

    /// <summary>At which age the years begin for minors; <c>null</c> where the pack does not ask for it. Unit: years.</summary>
    public int? MajorityAge { get; private init; }

    /// <summary>How far it has come.</summary>
    public DestructionRunStatus Status { get; private set; }

    /// <summary>Who confirmed it: the account, another than that of <see cref="StartedBy"/>; <c>null</c> until then.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>The person behind that account, as the ledger names them.</summary>
    public Guid? ConfirmedByPerson { get; private set; }

    /// <summary>The roles in which they confirmed it, for the ledger.</summary>
    public IReadOnlyList<string> ConfirmerRoles => _confirmerRoles;

    /// <summary>The id of the request by which they did, for the ledger.</summary>
    public string? ConfirmedIn { get; private set; }

    /// <summary>When it was confirmed, in UTC.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When the last record was done, or when it was called off, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Starts with a preview.</summary>
    public static DestructionRun Preview(ClinicId clinic, RetentionTerms terms, Guid by, DateOnly today, DateTimeOffset now) => new()
    {
        Id = DestructionRunId.New(),
        ClinicId = clinic,
        StartedBy = by,
        StartedAt = now,
        PreviewedOn = today,
        PackCode = terms.Pack.Code,
        PackVersion = terms.Pack.Version,
        Years = terms.Years,
        MajorityAge = terms.MajorityAge,
    };

    /// <summary>A second person confirms; from then on records are destroyed.</summary>
    /// <param name="terms">The clinic's terms now; they must be those of the preview.</param>
    /// <param name="by">Who confirms.</param>
    /// <exception cref="DomainException"><see cref="DestructionNotWaiting"/>, <see cref="SecondPersonNeeded"/>, <see cref="ConfirmerNotIndependent"/>, <see cref="PreviewOutdated"/>.</exception>
    public void Execute(RetentionTerms terms, Confirmation by, DateOnly today, DateTimeOffset now)
    {
        MustWait();
        if (by.Account == StartedBy) throw new DomainException(new SecondPersonNeeded());
        if (by.Origin.MadeAt > StartedAt || by.Origin.InvitedBy == StartedBy) throw new DomainException(new ConfirmerNotIndependent());
        if (today > PreviewedOn.AddDays(DaysToConfirm) || terms != new RetentionTerms(new PackReference(PackCode, PackVersion), Years, MajorityAge)) throw new DomainException(new PreviewOutdated());

        (Status, ConfirmedBy, ConfirmedByPerson, ConfirmedIn, ConfirmedAt) = (DestructionRunStatus.Executing, by.Account, by.Person, by.RequestId, now);
        _confirmerRoles.AddRange(by.Roles);
        Changed();
    }

    /// <summary>Calls it off before anything was touched. One person is enough for that.</summary>
    /// <exception cref="DomainException"><see cref="DestructionNotWaiting"/>.</exception>
    public void Cancel(DateTimeOffset now)
    {
        MustWait();
        (Status, EndedAt) = (DestructionRunStatus.Cancelled, now);
        Changed();
    }

    private void MustWait()
    {
        if (Status != DestructionRunStatus.Previewed) throw new DomainException(new DestructionNotWaiting(Status));
    }
}

/// <summary>Who confirms a destruction, as the ledger will name them for each record.</summary>
/// <param name="Account">The account.</param>
/// <param name="Person">The person behind it.</param>
/// <param name="Roles">Their roles, in camel case.</param>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Origin">How they came to have the account.</param>
public sealed record Confirmation(Guid Account, Guid Person, IReadOnlyList<string> Roles, string RequestId, AccountOrigin Origin);

/// <summary>How somebody came to have their account. Who can make accounts must not be able to make their own second person.</summary>
/// <param name="MadeAt">When it was made, in UTC.</param>
/// <param name="InvitedBy">The account that had invited them; <c>null</c> when they were not invited, or nobody knows by whom.</param>
public sealed record AccountOrigin(DateTimeOffset MadeAt, Guid? InvitedBy);
