using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>What a check rests on, and where its findings are written. Both reach beyond what the one who checks may see: to them comes the effect alone.</summary>
public interface IContraindicationBook
{
    /// <summary>All evidence about a client.</summary>
    /// <param name="plan">The care plan that the session serves.</param>
    /// <exception cref="DomainException"><see cref="CheckNotPossible"/>, when something in the record comes from somebody whose safety cues the client does not share with the caller: a check without it would be no check.</exception>
    Task<ContraindicationEvidence> Evidence(ClientId client, CarePlanId? plan, CancellationToken ct);

    /// <summary>Writes the findings of a check that is saved.</summary>
    Task Keep(IReadOnlyCollection<ContraindicationFinding> findings, CancellationToken ct);
}
