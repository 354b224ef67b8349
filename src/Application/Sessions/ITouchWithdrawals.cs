using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Hears the client's no from somebody who may not read what was agreed to, and where nothing was agreed to yet. It answers nothing (I33, I34).</summary>
public interface ITouchWithdrawals
{
    /// <summary>Keeps that it was said, and ends what it ends, in the request's own transaction.</summary>
    /// <param name="by">Whoever heard it, or the client.</param>
    Task Hear(Session session, TouchScope scope, Author by, DateTimeOffset now, CancellationToken ct);

    /// <summary>Ends all that stands, because the session was stopped. Where nothing stands there is nothing to keep: the session itself remembers the stop.</summary>
    Task EndAll(Session session, Author by, DateTimeOffset now, CancellationToken ct);
}
