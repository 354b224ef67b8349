using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>List your own licences with what there is to warn of: at 60, 30 and 7 days before the last day, and after it (S4).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListMyLicences : IRequest<Slice<LicenceView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller, IMapper mapper) : IRequestHandler<ListMyLicences, Slice<LicenceView>>
    {
        public async Task<Slice<LicenceView>> Handle(ListMyLicences request, CancellationToken cancellationToken)
        {
            var me = await db.Practitioners.AsNoTracking().Require(p => p.Id == caller.PractitionerId, new PractitionerNotFound(), cancellationToken);
            return new([.. me.Licences.OrderBy(licence => licence.ValidUntil).ThenBy(licence => licence.Id.Value).Select(licence => mapper.AsOf(licence, at.Today))], null);
        }
    }
}
