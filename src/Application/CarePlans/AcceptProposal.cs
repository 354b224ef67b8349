using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Make a proposal one's own: only a member of the discipline can (I08). The plan changes as if they had written it, in a new version that waits for the client's agreement (I09).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record AcceptProposal(ClientId ClientId, CarePlanId PlanId, ProposalId ProposalId, int ExpectedRevision, AcceptProposalBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<AcceptProposalBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ISessionReviews reviews, ICaller caller) : IRequestHandler<AcceptProposal, Receipt>
    {
        public async Task<Receipt> Handle(AcceptProposal request, CancellationToken cancellationToken)
        {
            var proposal = await db.RequireProposal(request.PlanId, request.ProposalId, request.ExpectedRevision, cancellationToken);
            var plan = await db.CarePlans.Require(p => p.Id == request.PlanId, new CarePlanNotFound(), cancellationToken);
            var by = record.AuthorFor(proposal.Discipline);
            var touched = plan.Interventions.FirstOrDefault(i => proposal.Kind != ProposalKind.Add && i.Id == proposal.InterventionId);

            plan.Explain(proposal.Why);
            if (proposal.Terms?.Technique is { } technique) await db.MustBeTrained(caller, by, [(technique, "/technique")], cancellationToken);
            proposal.Accept(plan, record.Pack, by, record.Now);
            if (touched is not null) await (await AffectedCare.By(touched, plan, db, record.Now, cancellationToken)).Settle(request.Body.Decisions, by.PersonId, reviews, record.Now, cancellationToken);

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(proposal.Id.Value, proposal.Revision);
        }
    }
}

/// <summary>What becomes of what the change touches.</summary>
public sealed record AcceptProposalBody
{
    /// <summary>What becomes of each session that lies ahead and each open task that it touches; none for a new activity.</summary>
    /// <example>[]</example>
    [MaxLength(200)]
    public IReadOnlyList<AffectedDecisionBody> Decisions { get; init; } = [];
}
