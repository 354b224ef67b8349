using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Retention;
using MediatR;

namespace IntegrativeCare.Application.Retention;

/// <summary>Confirm a run that somebody else previewed. From then on its records go one by one, each looked at again in its own moment; the ledger names who confirmed.</summary>
[For(Role.PrivacyOfficer, Role.ClinicAdministrator)]
public sealed record ExecuteDestructionRun(DestructionRunId Id, int ExpectedRevision) : IRequest<Receipt>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IAccountOrigins origins) : IRequestHandler<ExecuteDestructionRun, Receipt>
    {
        public async Task<Receipt> Handle(ExecuteDestructionRun request, CancellationToken cancellationToken)
        {
            var run = await db.DestructionRuns.Require(r => r.Id == request.Id, new DestructionRunNotFound(), cancellationToken);
            run.MustBeAt(request.ExpectedRevision);
            var roles = caller.Roles.Select(role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString())).Order(StringComparer.Ordinal);
            var by = new Confirmation(caller.AccountId, caller.PersonId(), [.. roles], caller.RequestId, await origins.Of(caller.AccountId, cancellationToken));
            run.Execute(await db.RetentionTerms(caller, record, cancellationToken), by, record.Today, record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(run.Id.Value, run.Revision);
        }
    }
}
