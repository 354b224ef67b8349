using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>What the use cases of safety signals ask again and again.</summary>
internal static class SignalQuestions
{
    /// <summary>The signal, as far as it is open, at the revision that the caller saw.</summary>
    /// <exception cref="DomainException"><see cref="SignalNotFound"/>, <see cref="RequestStale"/>.</exception>
    public static async Task<SafetySignal> RequireSignal(this IClinicDb db, SafetySignalId id, int expectedRevision, CancellationToken ct)
    {
        var signal = await db.SafetySignals.Require(s => s.Id == id, new SignalNotFound(), ct);
        signal.MustBeAt(expectedRevision);
        return signal;
    }
}
