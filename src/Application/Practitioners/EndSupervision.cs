using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>End a supervision. A qualifying practitioner without one cannot sign, activate a plan or open a session; for each of their sessions from that day on a task is raised (I05).</summary>
[For(Role.ClinicAdministrator)]
public sealed record EndSupervision(SupervisionId Id, EndSupervisionBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<EndSupervisionBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, IHandovers handovers) : IRequestHandler<EndSupervision, Receipt>
    {
        public async Task<Receipt> Handle(EndSupervision request, CancellationToken cancellationToken)
        {
            var supervision = await db.Supervisions.Require(s => s.Id == request.Id, new SupervisionNotFound(), cancellationToken);
            supervision.End(request.Body.EndsOn ?? at.Today);
            await db.SaveChangesAsync(cancellationToken);
            await handovers.RaiseForUnsupervised(supervision.SuperviseeId, supervision.EndedOn is { } end && end > at.Today ? end : at.Today, db, at, cancellationToken);
            return new Receipt(supervision.Id.Value, supervision.Revision);
        }
    }
}

/// <summary>When it ends.</summary>
public sealed record EndSupervisionBody
{
    /// <summary>The first day without supervision; today when left out.</summary>
    /// <example>2027-06-30</example>
    public DateOnly? EndsOn { get; init; }
}
