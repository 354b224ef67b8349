using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>How, when and by whom answers were given.</summary>
/// <param name="Moment">Before or after a session's work, or by itself.</param>
/// <param name="Session">The session; needed before and after one.</param>
/// <param name="AnsweredBy">Who gave the answers.</param>
/// <param name="Help">Who helped; only with help.</param>
/// <param name="Window">The span that the answers speak about; the instrument's usual one when nothing is said.</param>
/// <param name="TakenAt">When the client answered; now when nothing is said. UTC.</param>
public sealed record Occasion(
    SessionMoment Moment = SessionMoment.Standalone, SessionId? Session = null, AnsweredBy AnsweredBy = AnsweredBy.Client, AnswerHelp? Help = null, string? Window = null, DateTimeOffset? TakenAt = null)
{
    /// <summary>Nobody alive answered before this. UTC.</summary>
    public static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How long before its planned beginning a session's first rating can be given. Unit: hours.</summary>
    public const int EarliestHours = 24;

    /// <summary>How long after its end a session's last rating can be given. Unit: hours.</summary>
    public const int LatestHours = 24;

    /// <summary>Holds a rating to the session it belongs to: before its work begins, or after it has begun, and near it (Rule CR-250; I60).</summary>
    /// <param name="session">The session that <see cref="Session"/> names.</param>
    /// <remarks>Product rule. A session may begin a day off its time in the diary, and ratings of the evening before or of the next morning are still about it; a week later they are by themselves. A rating that merely happened in a session's time has no moment.</remarks>
    /// <exception cref="DomainException"><see cref="SessionNotHeld"/>, <see cref="OutsideTheSession"/>.</exception>
    public void MustFit(Session session, DateTimeOffset now)
    {
        if (Moment == SessionMoment.Standalone) return;
        if (!session.MayStillBeHeld() || (Moment == SessionMoment.After && session.StartedAt is null)) throw new DomainException(new SessionNotHeld { Pointer = "/sessionId" });

        var at = TakenAt ?? now;
        var (began, ended) = (session.StartedAt ?? session.StartsAt, session.CompletedAt ?? session.StoppedAt ?? session.EndsAt);
        var fits = Moment == SessionMoment.Before
            ? at >= Earlier(session.StartsAt, began).AddHours(-EarliestHours) && at <= (session.StartedAt ?? session.EndsAt)
            : at >= began && at <= Later(ended, session.EndsAt).AddHours(LatestHours);
        if (!fits) throw new DomainException(new OutsideTheSession(Moment) { Pointer = "/moment" });
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>What ratings ask of a session.</summary>
internal static class RatedSessions
{
    /// <summary>False for a session that was called off, to which nobody came, or that was stopped before its work began.</summary>
    public static bool MayStillBeHeld(this Session session) =>
        session.Status is not (SessionStatus.Cancelled or SessionStatus.NoShow) && (session.Status != SessionStatus.Stopped || session.StartedAt is not null);
}
