using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Choose by which thresholds the clinic judges change (Rule CR-244). It holds for every trend from the next request on; the source is named wherever a change is.</summary>
/// <param name="ExpectedRevision">The revision that is replaced; <c>null</c> when nothing was chosen yet.</param>
[For(Role.ClinicAdministrator)]
public sealed record ChooseOutcomeThresholds(int? ExpectedRevision, ChooseOutcomeThresholdsBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<ChooseOutcomeThresholdsBody>
{
    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record) : IRequestHandler<ChooseOutcomeThresholds, Receipt>
    {
        public async Task<Receipt> Handle(ChooseOutcomeThresholds request, CancellationToken cancellationToken)
        {
            var chosen = request.Body.Choices.Select(choice => new ThresholdChoice(choice.Instrument, choice.Scale, choice.Code)).ToList();
            var choices = await db.ThresholdChoices.FirstOrDefaultAsync(cancellationToken);
            if (choices is null)
            {
                if (request.ExpectedRevision is not null) throw new DomainException(new NoThresholdsChosen());
                choices = ThresholdChoices.Of(caller.ClinicId, chosen, caller.AccountId, record.Now);
                db.ThresholdChoices.Add(choices);
            }
            else
            {
                choices.MustBeAt(request.ExpectedRevision ?? 0);
                choices.Choose(chosen, caller.AccountId, record.Now);
            }

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(choices.ClinicId.Value, choices.Revision);
        }
    }
}
