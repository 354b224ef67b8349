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
    /// <summary>How long before its planned beginning a session's first rating can be given. Unit: hours.</summary>
    public const int EarliestHours = 12;

    /// <summary>How long after its end a session's last rating can be given. Unit: hours.</summary>
    public const int LatestHours = 24;

    /// <summary>Holds a rating to the session it belongs to: before its work begins, or after it has begun, and near it (Rule CR-250; I60).</summary>
    /// <param name="session">The session that <see cref="Session"/> names.</param>
    /// <remarks>Product rule. Ratings of the evening before or of the next morning are still about this session; a week later they are by themselves. A rating that merely happened in a session's time has no moment.</remarks>
    /// <exception cref="DomainException"><see cref="SessionNotHeld"/>, <see cref="OutsideTheSession"/>.</exception>
    public void MustFit(Session session, DateTimeOffset now)
    {
        if (Moment == SessionMoment.Standalone) return;
        if (session.Status is SessionStatus.Cancelled or SessionStatus.NoShow || (Moment == SessionMoment.After && session.StartedAt is null && session.EnteredLateAt is null)) throw new DomainException(new SessionNotHeld { Pointer = "/sessionId" });

        var at = TakenAt ?? now;
        var (began, ended) = (session.StartedAt ?? session.StartsAt, session.CompletedAt ?? session.StoppedAt ?? session.EndsAt);
        var fits = Moment == SessionMoment.Before
            ? at >= Earlier(session.StartsAt, began).AddHours(-EarliestHours) && (session.StartedAt is null || at <= began)
            : at >= began && at <= Later(ended, session.EndsAt).AddHours(LatestHours);
        if (!fits) throw new DomainException(new OutsideTheSession(Moment) { Pointer = "/moment" });
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
