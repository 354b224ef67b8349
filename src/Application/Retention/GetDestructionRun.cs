using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Retention;

/// <summary>Read how far a destruction run has come, and when it is over its report: counts only.</summary>
[For(Role.PrivacyOfficer, Role.ClinicAdministrator)]
public sealed record GetDestructionRun(DestructionRunId Id) : IRequest<DestructionRunView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, IDestructionItems items) : IRequestHandler<GetDestructionRun, DestructionRunView>
    {
        public async Task<DestructionRunView> Handle(GetDestructionRun request, CancellationToken cancellationToken)
        {
            var run = await db.DestructionRuns.AsNoTracking().Require(r => r.Id == request.Id, new DestructionRunNotFound(), cancellationToken);
            var counts = await items.Counts([run.Id], cancellationToken);
            return DestructionRunView.Of(run, counts.GetValueOrDefault(run.Id), await items.RowsTaken(run.Id, cancellationToken));
        }
    }
}
