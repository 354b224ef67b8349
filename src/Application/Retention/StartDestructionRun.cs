using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Retention;
using MediatR;

namespace IntegrativeCare.Application.Retention;

/// <summary>Find the records whose clock has run out and that no legal hold keeps. Nothing is destroyed; a second person confirms the run.</summary>
[For(Role.PrivacyOfficer, Role.ClinicAdministrator)]
public sealed record StartDestructionRun : IRequest<Receipt>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IDestructionItems items) : IRequestHandler<StartDestructionRun, Receipt>
    {
        public async Task<Receipt> Handle(StartDestructionRun request, CancellationToken cancellationToken)
        {
            var run = DestructionRun.Preview(caller.ClinicId, await db.RetentionTerms(caller, record, cancellationToken), caller.AccountId, record.Today, record.Now);
            db.DestructionRuns.Add(run);
            await db.SaveChangesAsync(cancellationToken);
            await items.Preview(run.Id, cancellationToken);
            return new Receipt(run.Id.Value, run.Revision);
        }
    }
}
