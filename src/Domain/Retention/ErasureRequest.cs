using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Retention;

/// <summary>Names one erasure request.</summary>
public readonly record struct ErasureRequestId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ErasureRequestId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(ErasureRequestId other) => Value.CompareTo(other.Value);
}

/// <summary>What an erasure request was answered.</summary>
public enum ErasureAnswer
{
    /// <summary>A rule keeps the record; which one and until when is said.</summary>
    Blocked,

    /// <summary>Nothing keeps the record. The privacy officer has it destroyed in the next run.</summary>
    Eligible,
}

/// <summary>What keeps a record from being erased.</summary>
public enum ErasureRule
{
    /// <summary>The years that it has to be kept are not over.</summary>
    RetentionClock,

    /// <summary>A legal hold is in force.</summary>
    LegalHold,
}

/// <summary>One rule that blocks an erasure.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Until">The last day on which it blocks, where that is known: a legal hold ends when it is released.</param>
public sealed record ErasureBlock(ErasureRule Rule, DateOnly? Until);

/// <summary>The client's wish that their record be erased, and what it was answered on the spot (Rule CR-212; I64).</summary>
/// <remarks>
/// The wish is kept in the record with its answer. A record is kept and destroyed as a whole, so a wish for some kinds gets the same answer as one for all of them;
/// the kinds are kept so that it is known what was asked for. The answer is about its day: what blocks today can be asked again later.
/// </remarks>
public sealed class ErasureRequest : AggregateRoot
{
    /// <summary>Within what time an erasure that nothing blocks has to be carried out. Unit: days after the day of the request. The product's own choice.</summary>
    public const int DaysToCarryOut = 30;

    private readonly List<InformationCategory> _categories = [];

    private ErasureRequest() { }

    /// <summary>Names it.</summary>
    public ErasureRequestId Id { get; private init; }

    /// <summary>The clinic that keeps the record.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Whose record.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>Who asked in the client's place, by a recorded authority; <c>null</c> when the client asked.</summary>
    public SubstituteDecisionMakerId? DecisionMakerId { get; private init; }

    /// <summary>Which kinds of information; none means all.</summary>
    public IReadOnlyList<InformationCategory> Categories => _categories;

    /// <summary>Who wrote it down: the client's own account, or who heard it.</summary>
    public Guid RecordedBy { get; private init; }

    /// <summary>When it was asked and answered. UTC.</summary>
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>What it was answered.</summary>
    public ErasureAnswer Answer { get; private init; }

    /// <summary>Which rules block it; none when it is eligible.</summary>
    public IReadOnlyList<ErasureBlock> BlockedBy { get; private init; } = [];

    /// <summary>The policy pack by which the clock was counted.</summary>
    public string PackCode { get; private init; } = "";

    /// <summary>Its version.</summary>
    public string PackVersion { get; private init; } = "";

    /// <summary>By which day an eligible request has to be carried out, on the clinic's calendar; <c>null</c> for a blocked one.</summary>
    public DateOnly? DueOn { get; private init; }

    /// <summary>When the client took it back, in UTC; <c>null</c> unless they did.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who wrote that down.</summary>
    public Guid? WithdrawnBy { get; private set; }

    /// <summary>Files the wish and answers it.</summary>
    /// <param name="decisionMaker">Who asks in the client's place; <c>null</c> when the client asks.</param>
    /// <param name="categories">Which kinds of information; none means all.</param>
    /// <param name="clock">The record's clock today.</param>
    /// <param name="isHeld">Whether a legal hold is in force.</param>
    /// <exception cref="DomainException"><see cref="ErasureNotAuthorized"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static ErasureRequest File(
        ClinicId clinic, ClientId client, SubstituteDecisionMaker? decisionMaker, IReadOnlyCollection<InformationCategory> categories, RetentionClock clock, bool isHeld, Guid by, DateOnly today, DateTimeOffset now)
    {
        if (decisionMaker is not null && !decisionMaker.IsInForce(now, today)) throw new DomainException(new ErasureNotAuthorized { Pointer = "/decisionMakerId" });
        var blocks = BlocksOf(clock, isHeld, today);
        var request = new ErasureRequest
        {
            Id = ErasureRequestId.New(),
            ClinicId = clinic,
            ClientId = client,
            DecisionMakerId = decisionMaker?.Id,
            RecordedBy = by,
            AskedAt = now,
            BlockedBy = blocks,
            Answer = blocks.Count > 0 ? ErasureAnswer.Blocked : ErasureAnswer.Eligible,
            PackCode = clock.Terms.Pack.Code,
            PackVersion = clock.Terms.Pack.Version,
            DueOn = blocks.Count > 0 ? null : today.AddDays(DaysToCarryOut),
        };
        request._categories.AddRange(categories.Select(category => Choice.Of(category, "/categories")).Distinct().Order());
        return request;
    }

    /// <summary>The client takes the wish back. Saying it twice changes nothing.</summary>
    public void Withdraw(Guid by, DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return;
        (WithdrawnAt, WithdrawnBy) = (now, by);
        Changed();
    }

    /// <summary>The rules that keep a record from being erased on a day; none when nothing does. An answer is about its day: a hold or a new entry may block later what was eligible.</summary>
    /// <param name="clock">The record's clock on that day.</param>
    /// <param name="isHeld">Whether a legal hold is in force.</param>
    /// <param name="today">The day, on the clinic's calendar.</param>
    public static IReadOnlyList<ErasureBlock> BlocksOf(RetentionClock clock, bool isHeld, DateOnly today)
    {
        var blocks = new List<ErasureBlock>();
        if (!clock.HasRunOut(today)) blocks.Add(new(ErasureRule.RetentionClock, clock.KeptThrough));
        if (isHeld) blocks.Add(new(ErasureRule.LegalHold, null));
        return blocks;
    }
}
