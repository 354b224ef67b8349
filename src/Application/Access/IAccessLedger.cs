using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clinics;

namespace IntegrativeCare.Application.Access;

/// <summary>The append-only, hash-chained record of every access to a client's record.</summary>
public interface IAccessLedger
{
    /// <summary>Writes the entries. When this returns they are on disk; until then nothing may be shown.</summary>
    /// <exception cref="LedgerUnavailableException">They could not be written.</exception>
    Task Append(IReadOnlyList<AccessEntry> entries, CancellationToken ct);

    /// <summary>Goes the whole way of an entry without leaving one, for a client who does not exist: whoever asks cannot tell the two apart by whether the ledger answers.</summary>
    /// <exception cref="LedgerUnavailableException">An entry could not have been written either.</exception>
    Task AppendNothing(ClinicId clinic, CancellationToken ct);
}
