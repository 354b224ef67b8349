using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>Names the course of one session.</summary>
public readonly record struct SessionCourseId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static SessionCourseId New() => new(Guid.CreateVersion7());
}

/// <summary>How one session went: its pauses, the choices that the client was offered, and how they left. No diary, and no note either: coded, short, and never why.</summary>
/// <remarks>Of a massage it is bodywork, of a talk it is progress of psychotherapy; so it is seen by whoever sees those, and not at the front desk.</remarks>
public sealed class SessionCourse : AggregateRoot, IClientRecord
{
    /// <summary>The most choices of one session.</summary>
    public const int MostChoices = 100;

    private readonly List<SessionPause> _pauses = [];
    private readonly List<OfferedChoice> _choices = [];

    private SessionCourse() { }

    /// <summary>Names it.</summary>
    public SessionCourseId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>The session. It has at most one course.</summary>
    public SessionId SessionId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category { get; private init; }

    /// <summary>The practitioner who holds the session, whoever said the first thing about it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>The interruptions, in order.</summary>
    public IReadOnlyList<SessionPause> Pauses => _pauses;

    /// <summary>The choices that were offered, in order.</summary>
    public IReadOnlyList<OfferedChoice> Choices => _choices;

    /// <summary>How the client left; <c>null</c> until they were asked.</summary>
    public Debriefing? Debriefing { get; private set; }

    /// <summary>Begins to keep how a session goes.</summary>
    public static SessionCourse Of(Session session) => new()
    {
        Id = SessionCourseId.New(),
        ClinicId = session.ClinicId,
        ClientId = session.ClientId,
        SessionId = session.Id,
        Category = CategoryOf(session.Discipline),
        Author = session.Author,
    };

    /// <summary>The kind of information that the course of a session of a discipline is.</summary>
    public static InformationCategory CategoryOf(Discipline discipline) => discipline == Discipline.MassageTherapy ? InformationCategory.Bodywork : InformationCategory.PsychotherapyProgress;

    /// <summary>An interruption begins.</summary>
    /// <param name="kind">Whose sign it was; nobody has to say.</param>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>.</exception>
    public void Pause(PauseKind? kind, Author by, DateTimeOffset now)
    {
        EndPause(now);
        _pauses.Add(new SessionPause(Choice.Optional(kind, "/kind"), by, now));
        Changed();
    }

    /// <summary>The interruption that is on, if one is, is over: the session goes on, or it ends.</summary>
    public void EndPause(DateTimeOffset now)
    {
        if (_pauses.Find(pause => pause.Until is null) is not { } open) return;
        open.End(now);
        Changed();
    }

    /// <summary>Takes down a choice that was offered and what the client answered. To decline changes nothing of the rest: what else is offered stays offered (Rule CR-034; I34).</summary>
    /// <exception cref="DomainException"><see cref="SessionOver"/>, <see cref="ChangeNotSaid"/>, <see cref="ListTooLong"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public OfferedChoice Offer(Session session, ChoiceOffer offer, Author by, DateTimeOffset now)
    {
        if (session.IsOver || session.StoppedAt is not null) throw new DomainException(new SessionOver(session.Status));
        if (_choices.Count >= MostChoices) throw new DomainException(new ListTooLong(MostChoices));
        var choice = new OfferedChoice(_choices.Count + 1, offer.Checked(), by, now);
        _choices.Add(choice);
        Changed();
        return choice;
    }

    /// <summary>Takes down how the client left.</summary>
    /// <exception cref="DomainException"><see cref="ListTooLong"/>, <see cref="EntryMissing"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public void Debrief(LeavingAs leaves, IReadOnlyList<string> aftercare, Author by, DateTimeOffset now)
    {
        Debriefing = Debriefing.Of(leaves, aftercare, by, now);
        Changed();
    }

    /// <summary>Refuses to begin while a question that is to be asked in every session was neither answered nor skipped in this one (Rule CR-165; I35).</summary>
    /// <param name="course">The course of the session that is to begin; <c>null</c> when nothing was taken down yet.</param>
    /// <param name="questions">What the client wants to be asked each time.</param>
    /// <exception cref="DomainException"><see cref="QuestionUnanswered"/>, naming the first.</exception>
    public static void MustHaveAsked(SessionCourse? course, IEnumerable<TouchTopic> questions)
    {
        foreach (var question in questions)
        {
            if (course is null || !course._choices.Exists(choice => choice.Question == question)) throw new DomainException(new QuestionUnanswered(question));
        }
    }
}
