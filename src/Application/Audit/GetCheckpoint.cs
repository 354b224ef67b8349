using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>Take where the clinic's chain of accesses stands now, signed, to be kept outside (I62).</summary>
[For(Role.PrivacyOfficer)]
public sealed record GetCheckpoint : IRequest<CheckpointView>, IUsesNoClientRecord
{
    internal sealed class Handler(IAccessHistory history, ICheckpointSeal seal, OpenRecord record, ICaller caller) : IRequestHandler<GetCheckpoint, CheckpointView>
    {
        public async Task<CheckpointView> Handle(GetCheckpoint request, CancellationToken cancellationToken)
        {
            var (count, headHash) = await history.Head(cancellationToken);
            var checkpoint = new LedgerCheckpoint(caller.ClinicId, count, headHash, record.Now);
            var key = seal.KeyId;
            var signature = Base64Url.EncodeToString(seal.Sign(checkpoint.Statement(key)));
            return new()
            {
                ClinicId = checkpoint.Clinic.Value,
                Count = count,
                HeadHash = headHash,
                TakenAt = checkpoint.TakenAt,
                KeyId = key,
                Algorithm = "ES256",
                Signature = signature,
                Reference = string.Create(CultureInfo.InvariantCulture, $"{count}.{headHash}.{checkpoint.Microseconds}.{key}.{signature}"),
            };
        }
    }
}

/// <summary>A checkpoint that somebody hands back.</summary>
/// <param name="Checkpoint">What it says.</param>
/// <param name="KeyId">The key that is said to have signed it.</param>
/// <param name="Signature">Its signature.</param>
internal sealed record KeptCheckpoint(LedgerCheckpoint Checkpoint, string KeyId, byte[] Signature)
{
    private const int LongestReference = 400;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads the one word of <see cref="CheckpointView.Reference"/>.</summary>
    /// <exception cref="DomainException"><see cref="CheckpointUnreadable"/>.</exception>
    public static KeptCheckpoint Read(string reference, ClinicId clinic) => TryRead(reference, clinic) ?? throw new DomainException(new CheckpointUnreadable());

    private static KeptCheckpoint? TryRead(string reference, ClinicId clinic)
    {
        if (reference.Length > LongestReference || reference.Split('.') is not [var counted, var hash, var instant, { Length: > 0 } key, var signed]) return null;
        if (!long.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || !long.TryParse(instant, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)) return null;
        if (hash.Length != 64 || hash.AsSpan().ContainsAnyExcept(HexDigits) || !Base64Url.IsValid(signed)) return null;
        if (microseconds > (DateTimeOffset.MaxValue.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) return null;

        return new(new(clinic, count, hash, DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)), key, Base64Url.DecodeFromChars(signed));
    }
}
