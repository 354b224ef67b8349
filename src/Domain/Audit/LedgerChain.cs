using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace IntegrativeCare.Domain.Audit;

/// <summary>One row of the ledger as the hash chain covers it: everything that the row says.</summary>
/// <param name="Clinic">In whose chain it stands.</param>
/// <param name="Seq">Its place in the chain, from 1 without a gap.</param>
/// <param name="At">When, in UTC, to the microsecond.</param>
/// <param name="Client">Whose record.</param>
/// <param name="Account">The account that asked.</param>
/// <param name="Entry">The entry, as the very text that was written.</param>
public readonly record struct LedgerRow(Guid Clinic, long Seq, DateTimeOffset At, Guid Client, Guid Account, string Entry);

/// <summary>The clinic's chain of accesses, followed row by row from its start. Each row's hash covers the hash before it and all that the row says, so nothing can be changed or taken out unseen (I62).</summary>
/// <remarks>
/// Rule CR-080. Hash = SHA-256(hash before, 32 bytes; then in UTF-8 <c>clinic|seq|microseconds since 1970|client|account|entry</c>, ids in lower case
/// with hyphens). Before the first row the hash is 32 zero bytes. The database computes the same in <c>care.ledger_hash</c>.
/// </remarks>
public sealed class LedgerChain
{
    // Four ids and numbers with their separators take fewer.
    private const int LongestHead = 256;

    private readonly byte[] head = new byte[SHA256.HashSizeInBytes];

    /// <summary>How many rows were followed; the last one's place.</summary>
    public long Count { get; private set; }

    /// <summary>The hash of the last row followed; 32 zero bytes before the first. It changes with the next row.</summary>
    public ReadOnlySpan<byte> Head => head;

    /// <summary>The hash at the end as 64 hexadecimal digits in lower case.</summary>
    public string HeadHash => Convert.ToHexStringLower(head);

    /// <summary>Follows one more row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="hash">The hash that stands beside it.</param>
    /// <returns><c>null</c> when it follows from the one before; otherwise what is wrong there: a row before it is <see cref="LedgerBreak.Missing"/>, or it was <see cref="LedgerBreak.Changed"/>.</returns>
    public LedgerBreak? Follow(in LedgerRow row, ReadOnlySpan<byte> hash)
    {
        if (row.Seq != Count + 1) return LedgerBreak.Missing;

        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        HashOf(row, expected);
        if (!hash.SequenceEqual(expected)) return LedgerBreak.Changed;

        expected.CopyTo(head);
        Count = row.Seq;
        return null;
    }

    private void HashOf(in LedgerRow row, Span<byte> hash)
    {
        var said = ArrayPool<byte>.Shared.Rent(head.Length + LongestHead + Encoding.UTF8.GetMaxByteCount(row.Entry.Length));
        try
        {
            head.CopyTo(said, 0);
            var microseconds = (row.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
            if (!Utf8.TryWrite(said.AsSpan(head.Length), CultureInfo.InvariantCulture, $"{row.Clinic}|{row.Seq}|{microseconds}|{row.Client}|{row.Account}|", out var written))
                throw new InvalidOperationException("A row's ids and numbers are longer than their place.");
            written += head.Length;
            written += Encoding.UTF8.GetBytes(row.Entry, said.AsSpan(written));
            SHA256.HashData(said.AsSpan(0, written), hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(said);
        }
    }
}

/// <summary>What is wrong at one place of the chain.</summary>
public enum LedgerBreak
{
    /// <summary>The row, or its hash, is not what was written.</summary>
    Changed,

    /// <summary>A row that was there is not there.</summary>
    Missing,

    /// <summary>The chain ends otherwise than its head says.</summary>
    Head,
}
