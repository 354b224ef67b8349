using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Read one instrument in its newest edition, or in the edition with which answers were taken: its items, its scoring and what its scores mean.</summary>
/// <param name="Version">Which edition of the items; the newest when nothing is said.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record GetInstrument(string Code, int? Version = null) : IRequest<InstrumentView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<GetInstrument, InstrumentView>
    {
        public async Task<InstrumentView> Handle(GetInstrument request, CancellationToken cancellationToken)
        {
            var instrument = (request.Version is { } version ? Instruments.Find(request.Code, version) : Instruments.Find(request.Code)) ?? throw new DomainException(new InstrumentNotFound());
            return mapper.Map<InstrumentView>(instrument).Under(await db.InstrumentLicences.Of(instrument.Code).ToListAsync(cancellationToken), record.Today);
        }
    }
}
