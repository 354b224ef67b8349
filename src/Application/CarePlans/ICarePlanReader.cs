using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Reads the whole shared plan in one round trip, behind the same gate and the same row security as everything else.</summary>
public interface ICarePlanReader
{
    /// <summary>The plan with what surrounds it, as far as row security shows it to this request; <c>null</c> when the plan itself is not open.</summary>
    Task<CarePlanRead?> Read(ClientId client, CarePlanId plan, CancellationToken ct);
}

/// <summary>What was read, with each record that it shows something of.</summary>
/// <param name="View">The plan; <see cref="CarePlanView.Withheld"/> is still empty.</param>
/// <param name="Parts">The records behind it.</param>
public sealed record CarePlanRead(CarePlanView View, IReadOnlyList<DisclosedPart> Parts);
