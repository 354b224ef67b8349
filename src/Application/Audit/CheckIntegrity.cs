using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>Check that no row of the clinic's ledger was changed or taken away (I62), and on demand that it still holds what a checkpoint says.</summary>
/// <param name="Checkpoint">The reference of a checkpoint; <c>null</c> to check the chain alone.</param>
[For(Role.PrivacyOfficer)]
public sealed record CheckIntegrity(string? Checkpoint = null) : IRequest<IntegrityView>, IUsesNoClientRecord
{
    internal sealed class Handler(IAccessHistory history, IEnumerable<ICheckpointSeal> seals, ICaller caller) : IRequestHandler<CheckIntegrity, IntegrityView>
    {
        public async Task<IntegrityView> Handle(CheckIntegrity request, CancellationToken cancellationToken)
        {
            if (request.Checkpoint is not { } reference) return await history.Verify(null, cancellationToken);

            var kept = KeptCheckpoint.Read(reference, caller.ClinicId);
            var found = await history.Verify(kept.Checkpoint, cancellationToken);
            var isGenuine = seals.Any(seal => seal.IsOurs(kept.KeyId, kept.Checkpoint.Statement(kept.KeyId), kept.Signature));
            return found with { Checkpoint = found.Checkpoint! with { IsGenuine = isGenuine } };
        }
    }
}
