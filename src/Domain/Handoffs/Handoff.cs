using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Handoffs;

/// <summary>Names one handoff.</summary>
public readonly record struct HandoffId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static HandoffId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(HandoffId other) => Value.CompareTo(other.Value);
}

/// <summary>Names one step of a handoff.</summary>
public readonly record struct HandoffStepId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static HandoffStepId New() => new(Guid.CreateVersion7());
}

/// <summary>Why something is handed to the other discipline.</summary>
public enum HandoffReason
{
    /// <summary>It is beyond what the asking discipline may do (Rule CR-153; S3).</summary>
    OutsideScope,

    /// <summary>The other discipline should look at something.</summary>
    Assessment,

    /// <summary>A goal needs both at once.</summary>
    SharedGoal,

    /// <summary>Something about the client's safety should be looked at. It alerts nobody by itself: what cannot wait is said in person.</summary>
    SafetyConcern,

    /// <summary>Somebody is away, or care goes on elsewhere.</summary>
    Continuity,

    /// <summary>Something else, said in the words.</summary>
    Other,
}

/// <summary>How soon an answer is hoped for.</summary>
public enum HandoffUrgency
{
    /// <summary>In the usual course.</summary>
    Routine,

    /// <summary>Before the client's next session.</summary>
    Soon,

    /// <summary>Today.</summary>
    Urgent,
}

/// <summary>What is asked of the other discipline.</summary>
/// <param name="To">The discipline that is asked.</param>
/// <param name="Practitioner">Who of it; <c>null</c> when whoever of that discipline is on the client's team may take it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Words">What is asked, in words that the client reads too. At most <see cref="PlainText.Paragraph"/> characters.</param>
/// <param name="Urgency">How soon.</param>
/// <param name="WantedBy">The last day on which an answer helps, on the clinic's calendar, that day included; <c>null</c> when none was named.</param>
public sealed record HandoffRequest(Discipline To, PractitionerId? Practitioner, HandoffReason Reason, string? Words, HandoffUrgency Urgency, DateOnly? WantedBy);

/// <summary>A closed-loop request from one discipline to the other about a client's plan: asked, answered, done, and acknowledged by who asked.</summary>
/// <remarks>Rule CR-150: it belongs to the plan and is seen by whoever may see the plan, the client included. Rule CR-152: its moves are <see cref="HandoffMoves"/>. Massage complements psychotherapy; what is beyond a discipline is handed over, not tried (Rule CR-153; S1, S3).</remarks>
public sealed class Handoff : AggregateRoot
{
    private readonly List<HandoffStep> _steps = [];

    private Handoff() { }

    /// <summary>Names it.</summary>
    public HandoffId Id { get; private init; }

    /// <summary>The clinic that holds it.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Whose care it is about.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>The plan under which it is asked.</summary>
    public CarePlanId PlanId { get; private init; }

    /// <summary>Who asked, in which discipline.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When it was asked. UTC.</summary>
    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary>The discipline that is asked; never the author's own.</summary>
    public Discipline ToDiscipline { get; private init; }

    /// <summary>Who of it; <c>null</c> when anybody of that discipline on the team may take it.</summary>
    public PractitionerId? ToPractitionerId { get; private init; }

    /// <summary>Why.</summary>
    public HandoffReason Reason { get; private init; }

    /// <summary>What is asked.</summary>
    public string Words { get; private init; } = "";

    /// <summary>How soon.</summary>
    public HandoffUrgency Urgency { get; private init; }

    /// <summary>The last day on which an answer helps, on the clinic's calendar; <c>null</c> when none was named.</summary>
    public DateOnly? WantedBy { get; private init; }

    /// <summary>How far it has come.</summary>
    public HandoffStatus Status { get; private set; }

    /// <summary>What was done with it, in order: answers, replies, outcome, end.</summary>
    public IReadOnlyList<HandoffStep> Steps => _steps;

    /// <summary>Asks the other discipline for something. Whether the receiver may see the plan is asked of the disclosure policy beforehand.</summary>
    /// <param name="today">Today on the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="OnlyPractitionersHandOff"/>, <see cref="HandoffToOwnDiscipline"/>, <see cref="HandoffWantedInThePast"/>, <see cref="ChoiceUnknown"/>, and what <see cref="PlainText"/> says of the words.</exception>
    public static Handoff Ask(CarePlan plan, HandoffRequest asked, Author by, DateOnly today, DateTimeOffset now)
    {
        if (by.Discipline is null) throw new DomainException(new OnlyPractitionersHandOff());
        if (plan.IsClosed) throw new DomainException(new CarePlanClosed());
        if (Choice.Of(asked.To, "/discipline") == by.Discipline) throw new DomainException(new HandoffToOwnDiscipline { Pointer = "/discipline" });
        if (asked.WantedBy < today) throw new DomainException(new HandoffWantedInThePast { Pointer = "/wantedBy" });

        return new Handoff
        {
            Id = HandoffId.New(),
            ClinicId = plan.ClinicId,
            ClientId = plan.ClientId,
            PlanId = plan.Id,
            Author = by,
            RequestedAt = now,
            ToDiscipline = asked.To,
            ToPractitionerId = asked.Practitioner,
            Reason = Choice.Of(asked.Reason, "/reason"),
            Words = PlainText.Of(asked.Words, "/words", PlainText.Paragraph),
            Urgency = Choice.Of(asked.Urgency, "/urgency"),
            WantedBy = asked.WantedBy,
            Status = HandoffStatus.Requested,
        };
    }

    /// <summary>The receiving side takes it on.</summary>
    /// <exception cref="DomainException"><see cref="HandoffNotYours"/>, <see cref="HandoffMoveNotAllowed"/>.</exception>
    public void Accept(Author by, DateTimeOffset now) => Do(HandoffMove.Accept, by, null, now);

    /// <summary>The receiving side does not take it on, and says why.</summary>
    /// <exception cref="DomainException"><see cref="HandoffNotYours"/>, <see cref="HandoffMoveNotAllowed"/>, and what <see cref="PlainText"/> says of the reason.</exception>
    public void Decline(string? reason, Author by, DateTimeOffset now) => Do(HandoffMove.Decline, by, PlainText.Of(reason, "/reason", PlainText.Paragraph), now);

    /// <summary>Either side asks back or answers while it is open.</summary>
    /// <exception cref="DomainException"><see cref="HandoffNotYours"/>, <see cref="HandoffMoveNotAllowed"/>, and what <see cref="PlainText"/> says of the text.</exception>
    public void Reply(string? text, Author by, DateTimeOffset now) => Do(HandoffMove.Reply, by, PlainText.Of(text, "/text", PlainText.Paragraph), now);

    /// <summary>The receiving side has done it and says what came of it.</summary>
    /// <exception cref="DomainException"><see cref="HandoffNotYours"/>, <see cref="HandoffMoveNotAllowed"/>, and what <see cref="PlainText"/> says of the outcome.</exception>
    public void Complete(string? outcome, Author by, DateTimeOffset now) => Do(HandoffMove.Complete, by, PlainText.Of(outcome, "/outcome", PlainText.Paragraph), now);

    /// <summary>The referring side has read what came of it, a decline included. The loop is closed.</summary>
    /// <exception cref="DomainException"><see cref="HandoffNotYours"/>, <see cref="HandoffMoveNotAllowed"/>.</exception>
    public void Close(Author by, DateTimeOffset now) => Do(HandoffMove.Close, by, null, now);

    /// <summary>Who asked takes it back before it is done.</summary>
    /// <exception cref="DomainException"><see cref="HandoffNotYours"/>, <see cref="HandoffMoveNotAllowed"/>.</exception>
    public void Withdraw(Author by, DateTimeOffset now) => Do(HandoffMove.Withdraw, by, null, now);

    // Who may at all comes first, so that a stranger to the handoff learns nothing from the refusal.
    private void Do(HandoffMove move, Author by, string? words, DateTimeOffset now)
    {
        if (!IsOn(HandoffMoves.WhoMay(move), by)) throw new DomainException(new HandoffNotYours());
        if (HandoffMoves.Find(move, Status) is not { } allowed) throw new DomainException(new HandoffMoveNotAllowed(move, Status));

        _steps.Add(new HandoffStep(move, by, words, now));
        Status = allowed.To;
        Changed();
    }

    private bool IsOn(HandoffSide side, Author by)
    {
        var refers = by.Discipline is not null && by.Discipline == Author.Discipline;
        var receives = by.Discipline == ToDiscipline && (ToPractitionerId is null || ToPractitionerId.Value.Value == by.PersonId);
        return side switch
        {
            HandoffSide.Referring => refers,
            HandoffSide.Receiving => receives,
            HandoffSide.Author => by == Author,
            _ => refers || receives,
        };
    }
}

/// <summary>Something that was done with a handoff. It never changes.</summary>
public sealed class HandoffStep
{
    private HandoffStep() { }

    internal HandoffStep(HandoffMove move, Author by, string? words, DateTimeOffset now) => (Id, Move, Author, Words, At) = (HandoffStepId.New(), move, by, words, now);

    /// <summary>Names it.</summary>
    public HandoffStepId Id { get; private init; }

    /// <summary>What was done.</summary>
    public HandoffMove Move { get; private init; }

    /// <summary>Who did it, in which discipline.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>Reason, reply or outcome; <c>null</c> where none belongs.</summary>
    public string? Words { get; private init; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset At { get; private init; }
}
