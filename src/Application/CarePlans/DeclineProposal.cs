using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Say why a proposal is not taken up. Only a member of the discipline answers (I08).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record DeclineProposal(ClientId ClientId, CarePlanId PlanId, ProposalId ProposalId, int ExpectedRevision, DeclineProposalBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<DeclineProposalBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<DeclineProposal, Receipt>
    {
        public async Task<Receipt> Handle(DeclineProposal request, CancellationToken cancellationToken)
        {
            var proposal = await db.RequireProposal(request.PlanId, request.ProposalId, request.ExpectedRevision, cancellationToken);
            proposal.Decline(request.Body.Reason, record.AuthorFor(proposal.Discipline), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(proposal.Id.Value, proposal.Revision);
        }
    }
}

/// <summary>Why not.</summary>
public sealed record DeclineProposalBody
{
    /// <summary>In words for whoever proposed it; at most 2,000 characters.</summary>
    /// <example>Not while the shoulder heals; let us look again at the review</example>
    [StringLength(PlainText.Paragraph)]
    public required string Reason { get; init; }
}
