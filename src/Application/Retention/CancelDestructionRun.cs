using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Retention;
using MediatR;

namespace IntegrativeCare.Application.Retention;

/// <summary>Call a run off that is not confirmed yet. Nothing was touched.</summary>
[For(Role.PrivacyOfficer, Role.ClinicAdministrator)]
public sealed record CancelDestructionRun(DestructionRunId Id, int ExpectedRevision) : IRequest<Receipt>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<CancelDestructionRun, Receipt>
    {
        public async Task<Receipt> Handle(CancelDestructionRun request, CancellationToken cancellationToken)
        {
            var run = await db.DestructionRuns.Require(r => r.Id == request.Id, new DestructionRunNotFound(), cancellationToken);
            run.MustBeAt(request.ExpectedRevision);
            run.Cancel(record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(run.Id.Value, run.Revision);
        }
    }
}
