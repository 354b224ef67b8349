using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Say anew what a supervision covers and which notes are co-signed: its supervisor, or the front desk.</summary>
[For(Role.ClinicAdministrator, Role.Psychotherapist)]
public sealed record AgreeOnSupervision(SupervisionId Id, int ExpectedRevision, AgreeOnSupervisionBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<AgreeOnSupervisionBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller) : IRequestHandler<AgreeOnSupervision, Receipt>
    {
        public async Task<Receipt> Handle(AgreeOnSupervision request, CancellationToken cancellationToken)
        {
            var supervision = await db.Supervisions.Require(s => s.Id == request.Id, new SupervisionNotFound(), cancellationToken);
            if (!caller.Is(Role.ClinicAdministrator) && caller.PractitionerId != supervision.SupervisorId) throw new DomainException(new SupervisionNotYours());

            supervision.MustBeAt(request.ExpectedRevision);
            supervision.Agree(request.Body.Covers, request.Body.CoSign.AsRule(), at.Today);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(supervision.Id.Value, supervision.Revision);
        }
    }
}

/// <summary>What was agreed; everything is given, also what stays.</summary>
public sealed record AgreeOnSupervisionBody
{
    /// <summary>What of the supervisee's work it covers, at most 2,000 characters; all of it when left out.</summary>
    /// <example>All work with adults</example>
    [StringLength(PlainText.Paragraph)]
    public string? Covers { get; init; }

    /// <summary>Which notes the supervisor co-signs.</summary>
    public required CoSignRuleBody CoSign { get; init; }
}
