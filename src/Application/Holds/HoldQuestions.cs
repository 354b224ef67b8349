using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Holds;

internal static class HoldQuestions
{
    /// <summary>Refuses to begin, or to go on with, a session of a discipline on which a hold is (I37).</summary>
    /// <exception cref="DomainException"><see cref="SessionsOnHold"/>.</exception>
    public static async Task MustAllow(this IHoldsInForce holds, Session session, DateTimeOffset now, CancellationToken ct)
    {
        var binding = (await holds.On(session.Discipline, session.ClientId, now, ct)).Where(hold => hold.Limits.NoSessions).ToList();
        if (binding.Count > 0) throw new DomainException(new SessionsOnHold(session.Discipline, binding.Max(hold => hold.Until)));
    }
}
