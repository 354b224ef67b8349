using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Names one schedule.</summary>
public readonly record struct OutcomeScheduleId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static OutcomeScheduleId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(OutcomeScheduleId other) => Value.CompareTo(other.Value);
}

/// <summary>How often a measure is agreed.</summary>
public enum Cadence
{
    /// <summary>Once, from its first day on until it is answered.</summary>
    Once,

    /// <summary>Some weeks after it was last answered.</summary>
    EveryWeeks,

    /// <summary>Before and after each session of one discipline.</summary>
    AroundSessions,
}

/// <summary>Who is asked.</summary>
public enum AskedOf
{
    /// <summary>Staff asks, in the room.</summary>
    Staff,

    /// <summary>The client answers in their own account.</summary>
    Client,
}

/// <summary>What was agreed about a measure: which, how often, and who asks (Rule CR-252). It tells who is due, and forces nobody to answer (I52b).</summary>
public sealed class OutcomeSchedule : AggregateRoot, IClientRecord
{
    /// <summary>The most weeks from one time to the next.</summary>
    public const int MostWeeks = 52;

    /// <summary>From how long before a session its first rating is due. Unit: hours.</summary>
    public const int HoursAroundSession = 12;

    private OutcomeSchedule() { }

    /// <summary>Names it.</summary>
    public OutcomeScheduleId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>The kind of information that the answers will be: that somebody is asked already says something.</summary>
    public InformationCategory Category { get; private init; }

    /// <summary>Who agreed on it with the client.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>The instrument's code.</summary>
    public string Instrument { get; private init; } = "";

    /// <summary>The span that the answers will speak about.</summary>
    public string Window { get; private init; } = "";

    /// <summary>How often.</summary>
    public Cadence Cadence { get; private init; }

    /// <summary>How many weeks from one time to the next; only for <see cref="Cadence.EveryWeeks"/>. 1–52.</summary>
    public int? Weeks { get; private init; }

    /// <summary>Around whose sessions; only for <see cref="Cadence.AroundSessions"/>.</summary>
    public Discipline? Sessions { get; private init; }

    /// <summary>Who is asked.</summary>
    public AskedOf AskedOf { get; private init; }

    /// <summary>The first day, in the clinic's calendar.</summary>
    public DateOnly StartsOn { get; private init; }

    /// <summary>The last day; <c>null</c> when it goes on until somebody ends it.</summary>
    public DateOnly? LastOn { get; private init; }

    /// <summary>When it was agreed. UTC.</summary>
    public DateTimeOffset AgreedAt { get; private init; }

    /// <summary>When it was ended; <c>null</c> while it goes on. UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who ended it.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>Agrees on a measure.</summary>
    /// <param name="said">How often, of whom, from when.</param>
    /// <exception cref="DomainException"><see cref="CadenceUnclear"/>, <see cref="WindowUnknown"/>, <see cref="ScheduleEndsBeforeItBegins"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static OutcomeSchedule Agree(ClinicId clinic, ClientId client, Instrument instrument, ScheduleTerms said, Author author, DateTimeOffset now)
    {
        var cadence = Choice.Of(said.Cadence, "/cadence");
        if (cadence == Cadence.EveryWeeks != said.Weeks is not null || said.Weeks is < 1 or > MostWeeks) throw new DomainException(new CadenceUnclear { Pointer = "/weeks" });
        if (cadence == Cadence.AroundSessions != said.Sessions is not null) throw new DomainException(new CadenceUnclear { Pointer = "/sessions" });
        if (said.LastOn < said.StartsOn) throw new DomainException(new ScheduleEndsBeforeItBegins { Pointer = "/lastOn" });
        var window = said.Window ?? instrument.Window;
        if (!instrument.Windows.Contains(window, StringComparer.Ordinal)) throw new DomainException(new WindowUnknown { Pointer = "/window" });

        return new OutcomeSchedule
        {
            Id = OutcomeScheduleId.New(),
            ClinicId = clinic,
            ClientId = client,
            Category = instrument.Category,
            Author = author,
            Instrument = instrument.Code,
            Window = window,
            Cadence = cadence,
            Weeks = said.Weeks,
            Sessions = said.Sessions is { } discipline ? Choice.Of(discipline, "/sessions") : null,
            AskedOf = Choice.Of(said.AskedOf, "/askedOf"),
            StartsOn = said.StartsOn,
            LastOn = said.LastOn,
            AgreedAt = now,
        };
    }

    /// <summary>True while it goes on, on a day of the clinic's calendar.</summary>
    public bool IsUnderWayOn(DateOnly day) => EndedAt is null && StartsOn <= day && (LastOn is null || day <= LastOn);

    /// <summary>Since which day an answer is due; <c>null</c> when none is. For schedules that count in days.</summary>
    /// <param name="lastAnsweredOn">The day on which the measure was last answered, in the clinic's calendar, whole or in part; <c>null</c> when never.</param>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <remarks>Rule CR-252. Weeks are counted from the last answer, so that a late one moves the next instead of crowding it. An answer from before the first day does not count.</remarks>
    public DateOnly? DueSince(DateOnly? lastAnsweredOn, DateOnly today)
    {
        if (Cadence == Cadence.AroundSessions || !IsUnderWayOn(today)) return null;

        var answered = lastAnsweredOn >= StartsOn ? lastAnsweredOn : null;
        var due = answered is { } day ? (Cadence == Cadence.Once ? null : day.AddDays(7 * Weeks!.Value)) : (DateOnly?)StartsOn;
        return due <= today ? due : null;
    }

    /// <summary>Which rating of a session is due now; <c>null</c> when none is. For schedules around sessions.</summary>
    /// <param name="session">A session of the client.</param>
    /// <param name="rated">Which moments of it are rated already.</param>
    /// <param name="day">The session's day in the clinic's calendar.</param>
    /// <remarks>Rule CR-252. Before its work begins, from <see cref="HoursAroundSession"/> hours ahead; after it has ended, for as long as a rating still belongs to it (Rule CR-250). Nothing is due for a session that was called off.</remarks>
    public SessionMoment? DueAround(Session session, IReadOnlyCollection<SessionMoment> rated, DateOnly day, DateTimeOffset now)
    {
        if (Cadence != Cadence.AroundSessions || session.Discipline != Sessions || !IsUnderWayOn(day) || !session.MayStillBeHeld()) return null;

        if (session.StartedAt is null)
            return !rated.Contains(SessionMoment.Before) && now >= session.StartsAt.AddHours(-HoursAroundSession) && now <= session.EndsAt ? SessionMoment.Before : null;
        var ended = session.CompletedAt ?? session.StoppedAt;
        return ended is { } at && !rated.Contains(SessionMoment.After) && now <= at.AddHours(Occasion.LatestHours) ? SessionMoment.After : null;
    }

    /// <summary>Ends it: nothing more is due by it. Saying it twice changes nothing.</summary>
    public void Stop(Guid by, DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        (EndedAt, EndedBy) = (now, by);
        Changed();
    }
}

/// <summary>What is agreed about a measure.</summary>
/// <param name="Cadence">How often.</param>
/// <param name="Weeks">How many weeks from one time to the next.</param>
/// <param name="Sessions">Around whose sessions.</param>
/// <param name="AskedOf">Who is asked.</param>
/// <param name="StartsOn">The first day, in the clinic's calendar.</param>
/// <param name="LastOn">The last day, if there is one.</param>
/// <param name="Window">The span; the instrument's usual one when nothing is said.</param>
public sealed record ScheduleTerms(Cadence Cadence, int? Weeks, Discipline? Sessions, AskedOf AskedOf, DateOnly StartsOn, DateOnly? LastOn, string? Window);
