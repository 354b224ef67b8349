using IntegrativeCare.Domain.Clients;

namespace IntegrativeCare.Application.Audit;

/// <summary>The ledger of accesses, to be read.</summary>
public interface IAccessHistory
{
    /// <summary>Accesses of the caller's clinic, newest first.</summary>
    /// <param name="client">Only of this client; <c>null</c> for all.</param>
    /// <param name="before">Only rows before this place in the chain; <c>null</c> from the end.</param>
    Task<IReadOnlyList<AccessView>> Read(ClientId? client, long? before, int limit, CancellationToken ct);

    /// <summary>Follows the clinic's chain from its first row to its head, in bounded memory.</summary>
    Task<IntegrityView> Verify(CancellationToken ct);
}
