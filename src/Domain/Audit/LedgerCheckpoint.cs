using System.Globalization;
using System.Text;
using IntegrativeCare.Domain.Clinics;

namespace IntegrativeCare.Domain.Audit;

/// <summary>Where the clinic's chain of accesses stood at one moment. Kept outside and signed, it shows later that nothing before it was rewritten, not even by whoever owns the database (I62).</summary>
/// <param name="Clinic">Whose chain.</param>
/// <param name="Count">How many rows it had.</param>
/// <param name="HeadHash">The hash of the last of them, 64 hexadecimal digits in lower case; zeros when there was none.</param>
/// <param name="TakenAt">When, in UTC, to the microsecond.</param>
public sealed record LedgerCheckpoint(ClinicId Clinic, long Count, string HeadHash, DateTimeOffset TakenAt)
{
    /// <summary>The bytes that are signed: six lines in UTF-8, each ended by a line feed.</summary>
    /// <param name="keyId">The id of the key that signs.</param>
    /// <remarks><c>integrative-care ledger checkpoint 1</c>, the clinic's id, the count, the head's hash, the microseconds since 1970 in UTC, the key's id.</remarks>
    public byte[] Statement(string keyId) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"integrative-care ledger checkpoint 1\n{Clinic.Value}\n{Count}\n{HeadHash}\n{Microseconds}\n{keyId}\n"));

    /// <summary>When it was taken. Unit: microseconds since 1970-01-01T00:00:00Z.</summary>
    public long Microseconds => (TakenAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
