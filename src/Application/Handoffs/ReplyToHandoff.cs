using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>Ask back or answer while a handoff is open. It stays where it is.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ReplyToHandoff(ClientId ClientId, CarePlanId PlanId, HandoffId HandoffId, int ExpectedRevision, ReplyToHandoffBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<ReplyToHandoffBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ReplyToHandoff, Receipt>
    {
        public async Task<Receipt> Handle(ReplyToHandoff request, CancellationToken cancellationToken)
        {
            var handoff = await db.RequireHandoff(request.PlanId, request.HandoffId, request.ExpectedRevision, cancellationToken);
            handoff.Reply(request.Body.Text, record.AuthorOn(handoff, HandoffMove.Reply), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(handoff.Id.Value, handoff.Revision);
        }
    }
}

/// <summary>What is said.</summary>
public sealed record ReplyToHandoffBody
{
    /// <summary>At most 2,000 characters. The client reads it too.</summary>
    /// <example>Would side-lying be possible for her?</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Text { get; init; }
}
