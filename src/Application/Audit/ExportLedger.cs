using System.IO.Pipelines;
using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>Take the clinic's whole ledger away, row by row with everything that its hashes cover, so that it can be verified elsewhere. That it was taken is itself a row of the ledger.</summary>
/// <param name="Into">Where the rows go. The first is written once the export itself is in the ledger.</param>
[For(Role.PrivacyOfficer)]
public sealed record ExportLedger(PipeWriter Into) : IRequest<Unit>, IHandsOutTheLedger
{
    internal sealed class Handler(IAccessHistory history) : IRequestHandler<ExportLedger, Unit>
    {
        public async Task<Unit> Handle(ExportLedger request, CancellationToken cancellationToken)
        {
            await history.Export(request.Into, cancellationToken);
            return Unit.Value;
        }
    }
}
