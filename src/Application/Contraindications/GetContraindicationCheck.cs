using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>Read a check: what to leave out, what remains possible, and why as far as the client shares that with the reader.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record GetContraindicationCheck(ClientId ClientId, ContraindicationCheckId CheckId) : IRequest<Disclosed<ContraindicationCheckView>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => CheckId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ContraindicationRules rules, MassageCatalogue catalogue) : IRequestHandler<GetContraindicationCheck, Disclosed<ContraindicationCheckView>>
    {
        public async Task<Disclosed<ContraindicationCheckView>> Handle(GetContraindicationCheck request, CancellationToken cancellationToken)
        {
            var check = await db.ContraindicationChecks.AsNoTracking().Where(c => c.ClientId == request.ClientId).Require(c => c.Id == request.CheckId, new CheckNotFound(), cancellationToken);
            var visible = VisibleCheck.Of(check, record.Reach);
            var all = await db.ContraindicationFindings.AsNoTracking().Where(f => f.CheckId == request.CheckId).OrderBy(f => f.Limit).ThenBy(f => f.Rule).ThenBy(f => f.Id).ToListAsync(cancellationToken);
            var shown = visible.Limits.Select(limit => limit.Number).ToHashSet();
            var findings = all.FindAll(finding => shown.Contains(finding.Limit) && MayBeTold(finding));
            var view = ContraindicationCheckView.Of(visible, findings, rules, catalogue) with
            {
                Withheld = [.. record.Reach.Withheld().Where(denied => denied.Category is InformationCategory.SafetyCues or InformationCategory.Bodywork or InformationCategory.PhysicalHealth or InformationCategory.MentalHealthSummary).Select(denied => WithheldView.Of(request.ClientId, denied))],
            };
            return record.Disclose(view, [.. visible.Parts, .. findings.Select(f => new DisclosedPart(f.Category, f.Author, f.Evidence ?? f.Id.Value)).Distinct()]);
        }

        // Were holds and what no form asks explained, a limit without a reason would have to come from psychotherapy.
        private bool MayBeTold(ContraindicationFinding finding) =>
            rules.Find(finding.Rule)?.CouldTellOfPsychotherapy() == false
            || finding.Author.PersonId == record.PersonId
            || record.Reach.DecideWhole(InformationCategory.MentalHealthSummary).IsPermitted;
    }
}
