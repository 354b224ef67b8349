using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Contraindications;
using MediatR;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>Approve the version of the rules that is in use, for the whole clinic, as somebody who works by it.</summary>
[For(Role.MassageTherapist)]
public sealed record ApproveContraindicationRules(ApproveContraindicationRulesBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<ApproveContraindicationRulesBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ContraindicationRules rules) : IRequestHandler<ApproveContraindicationRules, Receipt>
    {
        public async Task<Receipt> Handle(ApproveContraindicationRules request, CancellationToken cancellationToken)
        {
            var approval = RuleSetApproval.Of(caller.ClinicId, rules, request.Body.Version, caller.PersonId(), record.Now);
            db.RuleSetApprovals.Add(approval);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(approval.Id.Value, approval.Revision);
        }
    }
}

/// <summary>Which version.</summary>
public sealed record ApproveContraindicationRulesBody
{
    /// <summary>The version that was read.</summary>
    /// <example>2026-11-01</example>
    [StringLength(40)]
    public required string Version { get; init; }
}
