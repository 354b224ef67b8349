using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Where a safety signal goes. Whoever records an answer raises it, also one who may see neither the answer nor the signal afterwards (I57).</summary>
public interface ISafetySignals
{
    /// <summary>Puts the signal into the record, in the same transaction as the measurement that raised it.</summary>
    Task Raise(SafetySignal signal, CancellationToken ct);

    /// <summary>Who could answer for a client's signals, whatever of the record is open to the request.</summary>
    Task<FollowUpDuty> DutyFor(ClientId client, CancellationToken ct);

    /// <summary>
    /// Gives the open signals of a practitioner to whoever answers for them now, without opening a record. Where there is nobody they stay with their owner: a signal is never nobody's (I58).
    /// </summary>
    /// <param name="owner">Who is away, has left or may not practise.</param>
    /// <param name="client">The client whose team they left; <c>null</c> for every client.</param>
    /// <param name="why"><see cref="EscalationReason.OwnerAway"/> moves what was not assessed; <see cref="EscalationReason.OwnerLeft"/> moves every open one.</param>
    /// <returns>What was moved, client by client, for the ledger.</returns>
    Task<IReadOnlyList<ShownRecord>> PassOn(PractitionerId owner, ClientId? client, EscalationReason why, CancellationToken ct);
}
