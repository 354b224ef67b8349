using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using MediatR;

namespace IntegrativeCare.Application.CareTasks;

/// <summary>Say that a task was seen to: who answers for it, or the front desk.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record CompleteCareTask(ClientId ClientId, CareTaskId TaskId, int ExpectedRevision, CompleteCareTaskBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<CompleteCareTaskBody>
{
    Guid INamesOneRecord.RecordId => TaskId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<CompleteCareTask, Receipt>
    {
        public async Task<Receipt> Handle(CompleteCareTask request, CancellationToken cancellationToken)
        {
            var task = await db.CareTasks.Require(t => t.Id == request.TaskId, new CareTaskNotFound(), cancellationToken);
            task.MustBeAt(request.ExpectedRevision);
            task.Complete(caller.PersonId(), caller.Is(Role.ClinicAdministrator), request.Body.Outcome, record.Now);
            record.Writes(task.Category);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(task.Id.Value, task.Revision);
        }
    }
}

/// <summary>What was done.</summary>
public sealed record CompleteCareTaskBody
{
    /// <summary>What became of it, in a word for everybody who sees the diary.</summary>
    /// <example>handedOver</example>
    public CareTaskOutcome Outcome { get; init; } = CareTaskOutcome.SeenTo;
}
