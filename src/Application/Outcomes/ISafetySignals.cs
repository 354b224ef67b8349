using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Where a safety signal goes. Whoever records an answer raises it, also one who may see neither the answer nor the signal afterwards (I57).</summary>
public interface ISafetySignals
{
    /// <summary>Puts the signal into the record, in the same transaction as the measurement that raised it.</summary>
    Task Raise(SafetySignal signal, CancellationToken ct);
}
