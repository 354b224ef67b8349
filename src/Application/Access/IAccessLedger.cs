using IntegrativeCare.Domain.Audit;

namespace IntegrativeCare.Application.Access;

/// <summary>The append-only, hash-chained record of every access to a client's record.</summary>
public interface IAccessLedger
{
    /// <summary>Writes the entries. When this returns they are on disk; until then nothing may be shown.</summary>
    /// <exception cref="LedgerUnavailableException">They could not be written.</exception>
    Task Append(IReadOnlyList<AccessEntry> entries, CancellationToken ct);
}
