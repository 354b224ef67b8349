using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Stand behind one version of the plan for your discipline. Each discipline in the plan has to, before it becomes active.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ApproveCarePlan(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision, ApproveCarePlanBody Body)
    : IRequest<Receipt>, INamesOneRecord, IHasBody<ApproveCarePlanBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ApproveCarePlan, Receipt>
    {
        public async Task<Receipt> Handle(ApproveCarePlan request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            plan.Explain(request.Body.Reason);
            var approval = plan.Approve(record.AuthorIn(request.Body.Discipline), request.Body.Version, record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(approval.Id.Value, plan.Revision);
        }
    }
}

/// <summary>Which version is approved.</summary>
public sealed record ApproveCarePlanBody
{
    /// <summary>The version that you read; an older one is refused.</summary>
    /// <example>4</example>
    [Range(1, int.MaxValue)]
    public required int Version { get; init; }

    /// <summary>For which discipline you approve. Needed only when you are on this client's team in both.</summary>
    /// <example>psychotherapy</example>
    public Discipline? Discipline { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters, may stay unsaid.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }
}
