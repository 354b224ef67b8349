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
            var findings = await db.ContraindicationFindings.AsNoTracking().Where(f => f.CheckId == request.CheckId).OrderBy(f => f.Limit).ThenBy(f => f.Rule).ThenBy(f => f.Id).ToListAsync(cancellationToken);
            var view = ContraindicationCheckView.Of(check, findings, rules, catalogue) with
            {
                Withheld = [.. record.Reach.Withheld().Where(denied => denied.Category is InformationCategory.PhysicalHealth or InformationCategory.MentalHealthSummary).Select(denied => WithheldView.Of(request.ClientId, denied))],
            };
            return record.Disclose(view, [new DisclosedPart(check.Category, check.Author, check.Id.Value), .. findings.Select(f => new DisclosedPart(f.Category, f.Author, f.Id.Value))]);
        }
    }
}
