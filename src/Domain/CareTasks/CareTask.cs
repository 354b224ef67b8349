using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CareTasks;

/// <summary>Names one care task.</summary>
public readonly record struct CareTaskId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static CareTaskId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(CareTaskId other) => Value.CompareTo(other.Value);
}

/// <summary>What somebody has to see to. Each kind says what it is about and which kind of information it is.</summary>
public enum CareTaskKind
{
    /// <summary>A session stands in the diary of somebody who may not hold it any more: find a colleague or call it off (Rule CR-061; I05). About a session.</summary>
    HandOverSession,

    /// <summary>The talk before touch was not written down in time (I33b). About a session.</summary>
    DocumentTouchConsent,

    /// <summary>The plan behind a session has changed: keep the session, change it or call it off (I14b). About a session.</summary>
    ReviewSession,

    /// <summary>A session was written down afterwards that was held over a hold, or without a check for contraindications that lets all of it: look at it together (Rule CR-164). About a session.</summary>
    ReviewLateEntry,

    /// <summary>Bodywork left something behind that the client did not want: ask how it stands (Rule CR-253). About an unwanted effect.</summary>
    FollowUpAdverseEvent,
}

/// <summary>What each kind of task is.</summary>
public static class CareTaskKinds
{
    /// <summary>The kind of information that a task is: most say that work is due in the diary. That touch was talked through late tells of what happens in a session.</summary>
    public static InformationCategory CategoryOf(this CareTaskKind kind) => kind switch
    {
        CareTaskKind.HandOverSession or CareTaskKind.ReviewSession or CareTaskKind.ReviewLateEntry => InformationCategory.Scheduling,
        CareTaskKind.DocumentTouchConsent or CareTaskKind.FollowUpAdverseEvent => InformationCategory.Bodywork,
        _ => throw new DomainException(new ChoiceUnknown()),
    };
}

/// <summary>How far a task has come.</summary>
public enum CareTaskStatus
{
    /// <summary>Waiting.</summary>
    Open,

    /// <summary>Seen to.</summary>
    Done,

    /// <summary>No longer needed.</summary>
    Cancelled,
}

/// <summary>What became of a task: a word and never a sentence, because tasks are read with the diary, by the front desk too.</summary>
public enum CareTaskOutcome
{
    /// <summary>What it asked for was done.</summary>
    SeenTo,

    /// <summary>A colleague took it on.</summary>
    HandedOver,

    /// <summary>The session was called off.</summary>
    CalledOff,

    /// <summary>The session stays as it is.</summary>
    Kept,

    /// <summary>The session was changed.</summary>
    Changed,

    /// <summary>It fell away.</summary>
    NotNeeded,
}

/// <summary>Something in a client's care that a rule demands of somebody, until it is seen to. Rules raise it; nobody types one in.</summary>
/// <remarks>Rule CR-120: for one kind and one thing at most one task is open. It says what is to be done and about what, and never a clinical word.</remarks>
public sealed class CareTask : AggregateRoot, IClientRecord
{
    private readonly List<PractitionerId> _responsible = [];

    private CareTask() { }

    /// <summary>Names it.</summary>
    public CareTaskId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category { get; private init; }

    /// <summary>Whose work it is about, and in which discipline.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>What is to be done.</summary>
    public CareTaskKind Kind { get; private init; }

    /// <summary>What it is about, as its kind says.</summary>
    public Guid AboutId { get; private init; }

    /// <summary>Who answers for it; nobody means the front desk.</summary>
    public IReadOnlyList<PractitionerId> Responsible => _responsible;

    /// <summary>When it was raised. UTC.</summary>
    public DateTimeOffset RaisedAt { get; private init; }

    /// <summary>By when it should be seen to; <c>null</c> where no rule says it. UTC.</summary>
    public DateTimeOffset? DueAt { get; private init; }

    /// <summary>How far it has come.</summary>
    public CareTaskStatus Status { get; private set; }

    /// <summary>When it was done or cancelled; <c>null</c> while open. UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who ended it: the person's id; <c>null</c> while open.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>What became of it; <c>null</c> while open.</summary>
    public CareTaskOutcome? Outcome { get; private set; }

    /// <summary>True until it is done or cancelled.</summary>
    public bool IsOpen => Status == CareTaskStatus.Open;

    /// <summary>Raises a task.</summary>
    /// <param name="author">Whose work it is about, and in which discipline.</param>
    /// <param name="responsible">Who answers for it; nobody means the front desk.</param>
    /// <param name="dueAt">By when; <c>null</c> where no rule says it.</param>
    public static CareTask Raise(
        ClinicId clinic, ClientId client, CareTaskKind kind, Guid about, Author author, IEnumerable<PractitionerId> responsible, DateTimeOffset now, DateTimeOffset? dueAt = null)
    {
        var task = new CareTask
        {
            Id = CareTaskId.New(),
            ClinicId = clinic,
            ClientId = client,
            Category = kind.CategoryOf(),
            Author = author,
            Kind = kind,
            AboutId = about,
            RaisedAt = now,
            DueAt = dueAt?.ToUniversalTime(),
        };
        task._responsible.AddRange(responsible.Distinct());
        return task;
    }

    /// <summary>It was seen to.</summary>
    /// <param name="by">Who says so: somebody responsible for it, or the front desk.</param>
    /// <param name="outcome">What became of it.</param>
    /// <exception cref="DomainException"><see cref="CareTaskOver"/>, <see cref="CareTaskNotYours"/>, <see cref="ChoiceUnknown"/>.</exception>
    public void Complete(Guid by, bool isFrontDesk, CareTaskOutcome outcome, DateTimeOffset now)
    {
        MustBeOpen();
        if (!isFrontDesk && !_responsible.Contains(new PractitionerId(by))) throw new DomainException(new CareTaskNotYours());
        End(CareTaskStatus.Done, by, Choice.Of(outcome, "/outcome"), now);
    }

    /// <summary>It was seen to by the very thing it asked for, whoever did that. A task that is over stays as it is.</summary>
    public void Settle(Guid by, CareTaskOutcome outcome, DateTimeOffset now)
    {
        if (IsOpen) End(CareTaskStatus.Done, by, outcome, now);
    }

    /// <summary>It is no longer needed.</summary>
    /// <exception cref="DomainException"><see cref="CareTaskOver"/>.</exception>
    public void Cancel(Guid by, DateTimeOffset now)
    {
        MustBeOpen();
        End(CareTaskStatus.Cancelled, by, CareTaskOutcome.NotNeeded, now);
    }

    private void End(CareTaskStatus status, Guid by, CareTaskOutcome outcome, DateTimeOffset now)
    {
        (Status, EndedBy, Outcome, EndedAt) = (status, by, outcome, now);
        Changed();
    }

    private void MustBeOpen()
    {
        if (!IsOpen) throw new DomainException(new CareTaskOver(Status));
    }
}
