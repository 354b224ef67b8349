using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>Say that a handoff is not taken on, and why, so that who asked can look elsewhere.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record DeclineHandoff(ClientId ClientId, CarePlanId PlanId, HandoffId HandoffId, int ExpectedRevision, DeclineHandoffBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<DeclineHandoffBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<DeclineHandoff, Receipt>
    {
        public async Task<Receipt> Handle(DeclineHandoff request, CancellationToken cancellationToken)
        {
            var handoff = await db.RequireHandoff(request.PlanId, request.HandoffId, request.ExpectedRevision, cancellationToken);
            handoff.Decline(request.Body.Reason, record.AuthorOn(handoff, HandoffMove.Decline), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(handoff.Id.Value, handoff.Revision);
        }
    }
}

/// <summary>Why it is not taken on.</summary>
public sealed record DeclineHandoffBody
{
    /// <summary>In words that who asked, and the client, can use; at most 2,000 characters.</summary>
    /// <example>No room before the wanted day; Noor Haddad may have one.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Reason { get; init; }
}
