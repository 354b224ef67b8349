using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Take back what one has proposed, while nobody has answered.</summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record WithdrawProposal(ClientId ClientId, CarePlanId PlanId, ProposalId ProposalId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<WithdrawProposal, Receipt>
    {
        public async Task<Receipt> Handle(WithdrawProposal request, CancellationToken cancellationToken)
        {
            var proposal = await db.RequireProposal(request.PlanId, request.ProposalId, request.ExpectedRevision, cancellationToken);
            proposal.Withdraw(new Author(caller.PersonId(), proposal.Author.Discipline), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(proposal.Id.Value, proposal.Revision);
        }
    }
}
