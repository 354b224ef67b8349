using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>Say that what was handed over is done, and what came of it.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record CompleteHandoff(ClientId ClientId, CarePlanId PlanId, HandoffId HandoffId, int ExpectedRevision, CompleteHandoffBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<CompleteHandoffBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<CompleteHandoff, Receipt>
    {
        public async Task<Receipt> Handle(CompleteHandoff request, CancellationToken cancellationToken)
        {
            var handoff = await db.RequireHandoff(request.PlanId, request.HandoffId, request.ExpectedRevision, cancellationToken);
            handoff.Complete(request.Body.Outcome, record.AuthorOn(handoff, HandoffMove.Complete), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(handoff.Id.Value, handoff.Revision);
        }
    }
}

/// <summary>What came of it.</summary>
public sealed record CompleteHandoffBody
{
    /// <summary>In words that who asked, and the client, can use; at most 2,000 characters.</summary>
    /// <example>Seated work on the shoulders went well; no sign of bracing.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Outcome { get; init; }
}
