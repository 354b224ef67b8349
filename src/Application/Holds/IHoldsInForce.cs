using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Holds;

/// <summary>The holds on a discipline's work with a client now: to keep to them, whoever may read them. They are never shown from here.</summary>
public interface IHoldsInForce
{
    /// <summary>Those that limit the discipline at that instant.</summary>
    Task<IReadOnlyList<HoldInForce>> On(Discipline discipline, ClientId client, DateTimeOffset now, CancellationToken ct);
}

/// <summary>What a hold limits now.</summary>
/// <param name="Id">The hold.</param>
/// <param name="Limits">What it limits.</param>
/// <param name="PlacedAt">Since when, in UTC.</param>
/// <param name="Until">Until when, in UTC.</param>
public sealed record HoldInForce(HoldId Id, HoldLimits Limits, DateTimeOffset PlacedAt, DateTimeOffset Until);
