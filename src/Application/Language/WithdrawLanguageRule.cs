using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Language;
using MediatR;

namespace IntegrativeCare.Application.Language;

/// <summary>Take one of the clinic's own rules on wordings out of use.</summary>
[For(Role.ClinicAdministrator)]
public sealed record WithdrawLanguageRule(ClinicLanguageRuleId RuleId, int ExpectedRevision) : IRequest<Receipt>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<WithdrawLanguageRule, Receipt>
    {
        public async Task<Receipt> Handle(WithdrawLanguageRule request, CancellationToken cancellationToken)
        {
            var rule = await db.LanguageRules.Require(r => r.Id == request.RuleId, new LanguageRuleNotFound(), cancellationToken);
            rule.MustBeAt(request.ExpectedRevision);
            rule.Withdraw(caller.PersonId(), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(rule.Id.Value, rule.Revision);
        }
    }
}
