using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>What the use cases of sessions ask again and again.</summary>
internal static class SessionQuestions
{
    /// <summary>The session, as far as it is open, at the revision that the caller saw.</summary>
    /// <exception cref="DomainException"><see cref="SessionNotFound"/>, <see cref="RequestStale"/>.</exception>
    public static async Task<Session> RequireSession(this IClinicDb db, SessionId id, int expectedRevision, CancellationToken ct)
    {
        var session = await db.RequireSession(id, ct);
        session.MustBeAt(expectedRevision);
        return session;
    }

    /// <summary>The session, as far as it is open, at whatever revision: for what must be heard at once.</summary>
    /// <exception cref="DomainException"><see cref="SessionNotFound"/>.</exception>
    public static Task<Session> RequireSession(this IClinicDb db, SessionId id, CancellationToken ct) => db.Sessions.Require(s => s.Id == id, new SessionNotFound(), ct);

    /// <summary>What the client agreed to in this session, as far as it is open; <c>null</c> when there is nothing for the caller.</summary>
    public static Task<TouchConsent?> TouchConsentOf(this IClinicDb db, SessionId session, CancellationToken ct) => db.TouchConsents.FirstOrDefaultAsync(c => c.SessionId == session, ct);
}
