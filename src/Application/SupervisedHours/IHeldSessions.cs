using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.SupervisedHours;

/// <summary>Whether the caller held a session, without opening any client's record.</summary>
public interface IHeldSessions
{
    /// <summary>True when the caller held this session to its end, as a psychotherapist, on that day of the clinic's calendar. About anybody else's session the answer is the same no as about none.</summary>
    Task<bool> HeldAsPsychotherapist(SessionId session, DateOnly on, CancellationToken ct);
}
