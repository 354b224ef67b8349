using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>Names one session.</summary>
public readonly record struct SessionId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static SessionId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(SessionId other) => Value.CompareTo(other.Value);
}

/// <summary>How far a session has come.</summary>
public enum SessionStatus
{
    /// <summary>In the diary.</summary>
    Planned,

    /// <summary>Taking place.</summary>
    InProgress,

    /// <summary>Interrupted; nobody is touched meanwhile.</summary>
    Paused,

    /// <summary>Ended because the client, or the practitioner for them, said stop.</summary>
    Stopped,

    /// <summary>Held to its end.</summary>
    Completed,

    /// <summary>Called off beforehand.</summary>
    Cancelled,

    /// <summary>The client did not come.</summary>
    NoShow,
}

/// <summary>One encounter of a client with one practitioner in one discipline: that it takes place, when and where; never what happened in it.</summary>
/// <remarks>
/// What was consented to and done by touch is a <see cref="TouchConsent"/>, what was said is a note: both are other information than the diary,
/// which the front desk may see. A person with two registrations acts in exactly one discipline per session (Rule CR-036; I03).
/// </remarks>
public sealed class Session : AggregateRoot, IClientRecord
{
    /// <summary>The longest session. Unit: hours.</summary>
    public const int LongestHours = 8;

    private Session() { }

    /// <summary>Names it.</summary>
    public SessionId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category => InformationCategory.Scheduling;

    /// <summary>The practitioner who holds the session, in the discipline they act in; whoever typed it into the diary.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>Who holds it.</summary>
    public PractitionerId PractitionerId => new(Author.PersonId);

    /// <summary>Care by talk or care by touch.</summary>
    public Discipline Discipline { get; private init; }

    /// <summary>When it begins by the diary. UTC.</summary>
    public DateTimeOffset StartsAt { get; private init; }

    /// <summary>When it ends by the diary. UTC; after <see cref="StartsAt"/>, at most <see cref="LongestHours"/> later.</summary>
    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>Where; <c>null</c> when not said.</summary>
    public string? Room { get; private init; }

    /// <summary>The care plan that it serves; <c>null</c> for a session outside any plan.</summary>
    public CarePlanId? PlanId { get; private init; }

    /// <summary>How far it has come.</summary>
    public SessionStatus Status { get; private set; }

    /// <summary>When it really began. UTC.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it was held to its end. UTC.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When somebody first said stop, in whatever state the session was. UTC.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>The policy pack under which it began; <c>null</c> before that, and for what began before packs were kept (Rule CR-090).</summary>
    public PackReference? Pack => PackCode is null || PackVersion is null ? null : new(PackCode, PackVersion);

    /// <summary>The code of <see cref="Pack"/>.</summary>
    public string? PackCode { get; private set; }

    /// <summary>The version of <see cref="Pack"/>.</summary>
    public string? PackVersion { get; private set; }

    /// <summary>True while touch may take place: the session runs and nobody said stop.</summary>
    public bool IsUnderWay => Status == SessionStatus.InProgress && StoppedAt is null;

    /// <summary>True when nothing more can happen in it.</summary>
    public bool IsOver => Status is SessionStatus.Stopped or SessionStatus.Completed or SessionStatus.Cancelled or SessionStatus.NoShow;

    /// <summary>Puts a session into the diary.</summary>
    /// <param name="planId">The plan it serves; ask <see cref="CarePlan.MustTakeSessions"/> first where the plan can be seen.</param>
    /// <exception cref="DomainException"><see cref="SessionEndsBeforeItStarts"/>, <see cref="SessionTooLong"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the room.</exception>
    public static Session Schedule(
        ClinicId clinic, ClientId client, PractitionerId practitioner, Discipline discipline, DateTimeOffset startsAt, DateTimeOffset endsAt, string? room = null, CarePlanId? planId = null)
    {
        if (endsAt <= startsAt) throw new DomainException(new SessionEndsBeforeItStarts { Pointer = "/endsAt" });
        if (endsAt - startsAt > TimeSpan.FromHours(LongestHours)) throw new DomainException(new SessionTooLong(LongestHours) { Pointer = "/endsAt" });

        return new Session
        {
            Id = SessionId.New(),
            ClinicId = clinic,
            ClientId = client,
            Author = new Author(practitioner.Value, Choice.Of(discipline, "/discipline")),
            Discipline = discipline,
            StartsAt = startsAt.ToUniversalTime(),
            EndsAt = endsAt.ToUniversalTime(),
            Room = PlainText.Optional(room, "/room"),
            PlanId = planId,
            Status = SessionStatus.Planned,
        };
    }

    /// <summary>Begins. Massage begins only with the client's consent to touch in this very session (Rule CR-030; I30).</summary>
    /// <param name="touch">What the client agreed to; <c>null</c> when nothing was recorded. A psychotherapy session needs none.</param>
    /// <param name="pack">The policy pack that applies.</param>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>, <see cref="TouchNotConsented"/>.</exception>
    public void Start(TouchConsent? touch, PolicyPack pack, DateTimeOffset now)
    {
        MustBe(SessionStatus.InProgress, Status == SessionStatus.Planned);
        if (Discipline == Discipline.MassageTherapy && (touch is null || touch.SessionId != Id || !touch.IsInForce)) throw new DomainException(new TouchNotConsented());

        Status = SessionStatus.InProgress;
        StartedAt = now;
        (PackCode, PackVersion) = (pack.Code, pack.Version);
        Changed();
    }

    /// <summary>Interrupts it. No touch is recorded until it is resumed.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void Pause() => Move(SessionStatus.Paused, Status == SessionStatus.InProgress);

    /// <summary>Goes on after a pause.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void Resume() => Move(SessionStatus.InProgress, Status == SessionStatus.Paused);

    /// <summary>Ends it as planned.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void Complete(DateTimeOffset now)
    {
        MustBe(SessionStatus.Completed, Status is SessionStatus.InProgress or SessionStatus.Paused);
        Status = SessionStatus.Completed;
        CompletedAt = now;
        Changed();
    }

    /// <summary>Calls it off before it began.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void Cancel() => Move(SessionStatus.Cancelled, Status == SessionStatus.Planned);

    /// <summary>The client did not come.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void MarkNoShow() => Move(SessionStatus.NoShow, Status == SessionStatus.Planned);

    /// <summary>Stop. Accepted in every state, from anyone, without a reason (Rule CR-033; I33). Saying it twice changes nothing.</summary>
    /// <remarks>
    /// A session that is not over yet ends here. One that is over keeps its status and remembers that stop was said. Whoever handles a stop
    /// also calls <see cref="TouchConsent.Withdraw"/> for all regions in the same save, so that the consent shows it too.
    /// </remarks>
    public void Stop(DateTimeOffset now)
    {
        if (StoppedAt is not null) return;

        if (!IsOver) Status = SessionStatus.Stopped;
        StoppedAt = now;
        Changed();
    }

    /// <summary>What the client agrees to and what is done by touch stands on this session's page too: whoever changes that says it here, so that nobody acts on an older page (Rule CR-082; I15).</summary>
    public void TouchChanged() => Changed();

    /// <summary>Refuses anybody but the practitioner who holds the session, in the session's discipline (Rule CR-036; I03).</summary>
    /// <exception cref="DomainException"><see cref="NotTheSessionsPractitioner"/>.</exception>
    public void MustBeHeldBy(Author by)
    {
        if (by != Author) throw new DomainException(new NotTheSessionsPractitioner());
    }

    private void Move(SessionStatus to, bool allowed)
    {
        MustBe(to, allowed);
        Status = to;
        Changed();
    }

    private void MustBe(SessionStatus to, bool allowed)
    {
        if (!allowed) throw new DomainException(new SessionMoveNotAllowed(Status, to));
    }
}
