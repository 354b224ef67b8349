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

/// <summary>Where a session stood in the diary before it was moved.</summary>
/// <param name="At">When it was moved. UTC, by the server's clock.</param>
/// <param name="By">Whoever moved it.</param>
/// <param name="StartsAt">When it was to begin. UTC.</param>
/// <param name="EndsAt">When it was to end. UTC.</param>
/// <param name="Room">Where; <c>null</c> when not said.</param>
/// <param name="Reason">Why it was moved, in a word for the diary; <c>null</c> when not said.</param>
public sealed record DiaryMove(DateTimeOffset At, Guid By, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Room, DiaryReason? Reason);

/// <summary>One encounter of a client with one practitioner in one discipline: that it takes place, when and where; never what happened in it.</summary>
/// <remarks>
/// What was consented to and done by touch is a <see cref="TouchConsent"/>, how the session went is a <see cref="SessionCourse"/>, what was said is a note: all are other
/// information than the diary, which the front desk may see. A person with two registrations acts in exactly one discipline per session (Rule CR-036; I03). Which way
/// a session can go stands in <see cref="SessionStates"/>.
/// </remarks>
public sealed class Session : AggregateRoot, IClientRecord
{
    /// <summary>The longest session. Unit: hours.</summary>
    public const int LongestHours = 8;

    /// <summary>The longest time after which a client is asked to come back. Unit: weeks.</summary>
    public const int MostWeeksBetween = 52;

    /// <summary>How far from its hour in the diary a session can begin, before or after. Unit: hours.</summary>
    public const int MostHoursOff = 24;

    private readonly List<DiaryMove> _moves = [];

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
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>When it ends by the diary. UTC; after <see cref="StartsAt"/>, at most <see cref="LongestHours"/> later.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Where; <c>null</c> when not said.</summary>
    public string? Room { get; private set; }

    /// <summary>Where it stood before, each time that it was moved.</summary>
    public IReadOnlyList<DiaryMove> Moves => _moves;

    /// <summary>The care plan that it serves; <c>null</c> for a session outside any plan.</summary>
    public CarePlanId? PlanId { get; private init; }

    /// <summary>How far it has come, as the diary knows it.</summary>
    public SessionStatus Status { get; private set; }

    /// <summary>When the client was said to be here. UTC.</summary>
    public DateTimeOffset? CheckedInAt { get; private set; }

    /// <summary>When it really began. UTC.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it was held to its end. UTC.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When somebody first said stop, in whatever state the session was. UTC.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>When the client was asked how they leave. UTC.</summary>
    public DateTimeOffset? DebriefedAt { get; private set; }

    /// <summary>Who called it off; <c>null</c> when nobody did, or before it was kept.</summary>
    public SessionActor? CancelledBy { get; private set; }

    /// <summary>Why it was called off, in a word for the diary; <c>null</c> when not said.</summary>
    public DiaryReason? CancellationReason { get; private set; }

    /// <summary>When it was written down after it had been held without the product; <c>null</c> when it was held with it. UTC, by the server's clock (Rule CR-164; I33b).</summary>
    public DateTimeOffset? EnteredLateAt { get; private set; }

    /// <summary>After how long the client was asked to come back; <c>null</c> when nothing was agreed. Unit: weeks, 1–52.</summary>
    public int? ComeBackInWeeks { get; private set; }

    /// <summary>The policy pack under which it began; <c>null</c> before that, and for what began before packs were kept (Rule CR-090).</summary>
    public PackReference? Pack => PackCode is null || PackVersion is null ? null : new(PackCode, PackVersion);

    /// <summary>The code of <see cref="Pack"/>.</summary>
    public string? PackCode { get; private set; }

    /// <summary>The version of <see cref="Pack"/>.</summary>
    public string? PackVersion { get; private set; }

    /// <summary>True while touch may take place: the session runs and nobody said stop.</summary>
    public bool IsUnderWay => Status == SessionStatus.InProgress && StoppedAt is null;

    /// <summary>True when nothing more can happen in it.</summary>
    public bool IsOver => Status is SessionStatus.Stopped or SessionStatus.Completed or SessionStatus.Debriefed or SessionStatus.Cancelled or SessionStatus.NoShow;

    /// <summary>Puts a session into the diary.</summary>
    /// <param name="planId">The plan it serves; ask <see cref="CarePlan.MustTakeSessions"/> first where the plan can be seen.</param>
    /// <exception cref="DomainException"><see cref="SessionEndsBeforeItStarts"/>, <see cref="SessionTooLong"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the room.</exception>
    public static Session Schedule(
        ClinicId clinic, ClientId client, PractitionerId practitioner, Discipline discipline, DateTimeOffset startsAt, DateTimeOffset endsAt, string? room = null, CarePlanId? planId = null)
    {
        MustFit(startsAt, endsAt, "/endsAt");
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

    /// <summary>How far it has come for somebody who knows what the client agreed to by touch.</summary>
    /// <param name="touch">The consent as it stands; <c>null</c> when there is none.</param>
    public SessionStatus StateWith(TouchConsent? touch) =>
        Status is SessionStatus.Planned or SessionStatus.CheckedIn && touch is { IsInForce: true } && touch.IsFor(this) ? SessionStatus.ConsentConfirmed : Status;

    /// <summary>Moves it in the diary before it begins. What the client agreed to by touch was for the hour that it had, so that is asked anew (Rule CR-161; I30).</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>, and as <see cref="Schedule"/>.</exception>
    public void Reschedule(DateTimeOffset startsAt, DateTimeOffset endsAt, string? room, DiaryReason? reason, Guid by, DateTimeOffset now)
    {
        var after = After(SessionAct.Reschedule);
        MustFit(startsAt, endsAt, "/endsAt");
        var (move, where) = (new DiaryMove(now, by, StartsAt, EndsAt, Room, Choice.Optional(reason, "/reason")), PlainText.Optional(room, "/room"));
        _moves.Add(move);
        (StartsAt, EndsAt, Room) = (startsAt.ToUniversalTime(), endsAt.ToUniversalTime(), where);
        Be(after);
    }

    /// <summary>The client has come. It may be left out; the session then begins straight from the diary.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void CheckIn(DateTimeOffset now)
    {
        var after = After(SessionAct.CheckIn);
        CheckedInAt = now;
        Be(after);
    }

    /// <summary>Begins. Massage begins only with the client's consent to touch in this very session (Rule CR-030; I30).</summary>
    /// <param name="touch">What the client agreed to; <c>null</c> when nothing was recorded. A psychotherapy session needs none.</param>
    /// <param name="pack">The policy pack that applies.</param>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>, <see cref="TouchNotConsented"/>, <see cref="NotItsHour"/> more than <see cref="MostHoursOff"/> hours from the hour in the diary.</exception>
    public void Start(TouchConsent? touch, PolicyPack pack, DateTimeOffset now)
    {
        var state = StateWith(touch);
        if (Discipline == Discipline.MassageTherapy && state is SessionStatus.Planned or SessionStatus.CheckedIn) throw new DomainException(new TouchNotConsented());

        var after = SessionStates.Shipped.After(SessionAct.Start, state, Discipline);
        if ((now - StartsAt).Duration() > TimeSpan.FromHours(MostHoursOff)) throw new DomainException(new NotItsHour(MostHoursOff));

        StartedAt = now;
        (PackCode, PackVersion) = (pack.Code, pack.Version);
        Be(after);
    }

    /// <summary>Interrupts it. No touch is recorded until it is resumed. Why is kept in <see cref="SessionCourse"/>.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void Pause() => Be(After(SessionAct.Pause));

    /// <summary>Goes on after a pause.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void Resume() => Be(After(SessionAct.Resume));

    /// <summary>Ends it as planned.</summary>
    /// <param name="comeBackInWeeks">After how long the client is asked to come back; <c>null</c> when nothing was agreed. Unit: weeks, 1–52.</param>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>, <see cref="ReturnOutOfRange"/>.</exception>
    public void Complete(DateTimeOffset now, int? comeBackInWeeks = null)
    {
        var after = After(SessionAct.Complete);
        ComeBackInWeeks = Weeks(comeBackInWeeks);
        CompletedAt = now;
        Be(after);
    }

    /// <summary>The client was asked how they leave; what they said is kept in <see cref="SessionCourse"/>.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void Debrief(DateTimeOffset now)
    {
        var after = After(SessionAct.Debrief);
        DebriefedAt = now;
        Be(after);
    }

    /// <summary>Calls it off before it began.</summary>
    /// <param name="by">Who calls it off.</param>
    /// <param name="reason">A word for the diary; nobody has to give one.</param>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>, <see cref="ChoiceUnknown"/>.</exception>
    public void Cancel(SessionActor by, DiaryReason? reason = null)
    {
        var after = After(SessionAct.Cancel);
        (CancelledBy, CancellationReason) = (Choice.Of(by, "/by"), Choice.Optional(reason, "/reason"));
        Be(after);
    }

    /// <summary>The client did not come.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public void MarkNoShow() => Be(After(SessionAct.MarkNoShow));

    /// <summary>Stop. Accepted in every state, from anyone, without a reason (Rule CR-033; I33). Saying it twice changes nothing.</summary>
    /// <remarks>
    /// A session that is not over yet ends here. One that is over keeps its status and remembers that stop was said. Whoever handles a stop
    /// also calls <see cref="TouchConsent.Withdraw"/> for everything in the same save, so that the consent shows it too.
    /// </remarks>
    public void Stop(DateTimeOffset now)
    {
        if (StoppedAt is not null) return;

        StoppedAt = now;
        Be(After(SessionAct.Stop));
    }

    /// <summary>Writes down that it was held while nothing could be typed. It is marked for good (Rule CR-164; I33b).</summary>
    /// <param name="startedAt">When it really began. UTC.</param>
    /// <param name="completedAt">When it really ended; not after <paramref name="now"/>. UTC.</param>
    /// <param name="touch">What the client agreed to; a massage was held with it or not at all (I30).</param>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>, <see cref="TouchNotConsented"/>, <see cref="DiscussedAfterTouch"/>, <see cref="NotYetHeld"/> also of a session whose hour in the diary is still to come, <see cref="SessionEndsBeforeItStarts"/>, <see cref="SessionTooLong"/>.</exception>
    public void EnterLate(DateTimeOffset startedAt, DateTimeOffset completedAt, TouchConsent? touch, PolicyPack pack, DateTimeOffset now)
    {
        var after = SessionStates.Shipped.After(SessionAct.EnterLate, StateWith(touch), Discipline);
        if (Discipline == Discipline.MassageTherapy && (touch is not { IsInForce: true } || !touch.IsFor(this))) throw new DomainException(new TouchNotConsented());
        if (touch?.DiscussedAt > startedAt) throw new DomainException(new DiscussedAfterTouch { Pointer = "/consent/discussedAt" });
        MustFit(startedAt, completedAt, "/completedAt");
        if (StartsAt > now) throw new DomainException(new NotYetHeld { Pointer = "/startedAt" });
        if (completedAt > now) throw new DomainException(new NotYetHeld { Pointer = "/completedAt" });

        (StartedAt, CompletedAt, EnteredLateAt) = (startedAt.ToUniversalTime(), completedAt.ToUniversalTime(), now);
        (PackCode, PackVersion) = (pack.Code, pack.Version);
        Be(after);
    }

    /// <summary>What the client agrees to and what is done by touch stands on this session's page too: whoever changes that says it here, so that nobody acts on an older page (Rule CR-082; I15).</summary>
    public void TouchChanged() => Changed();

    /// <summary>Refuses anybody but the practitioner who holds the session, in the session's discipline (Rule CR-036; I03).</summary>
    /// <exception cref="DomainException"><see cref="NotTheSessionsPractitioner"/>.</exception>
    public void MustBeHeldBy(Author by)
    {
        if (by != Author) throw new DomainException(new NotTheSessionsPractitioner());
    }

    private SessionStatus After(SessionAct act) => SessionStates.Shipped.After(act, Status, Discipline);

    private void Be(SessionStatus status)
    {
        Status = status;
        Changed();
    }

    private static void MustFit(DateTimeOffset startsAt, DateTimeOffset endsAt, string pointer)
    {
        if (endsAt <= startsAt) throw new DomainException(new SessionEndsBeforeItStarts { Pointer = pointer });
        if (endsAt - startsAt > TimeSpan.FromHours(LongestHours)) throw new DomainException(new SessionTooLong(LongestHours) { Pointer = pointer });
    }

    private static int? Weeks(int? given) => given is null or (>= 1 and <= MostWeeksBetween) ? given : throw new DomainException(new ReturnOutOfRange(MostWeeksBetween) { Pointer = "/comeBackInWeeks" });
}
