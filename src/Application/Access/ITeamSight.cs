using IntegrativeCare.Domain.CarePlans;

namespace IntegrativeCare.Application.Access;

/// <summary>What colleagues on a client's care team may see, decided for each as their own request would be now.</summary>
public interface ITeamSight
{
    /// <summary>For each massage therapist who is on the client's team now: whether they may see this plan, and safety cues whoever of the other discipline wrote them.</summary>
    /// <remarks>
    /// For the purpose of treatment, in one round trip. An open emergency access does not count: it ends within the hour and is no will of the client's.
    /// </remarks>
    Task<IReadOnlyList<MassageTherapistSight>> OfMassageTherapists(CarePlan plan, CancellationToken ct);
}
