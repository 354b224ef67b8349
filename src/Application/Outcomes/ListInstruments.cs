using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List the instruments, each in its newest edition, with the clinic's own wording where it has filed its permission (I55).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record ListInstruments : IRequest<Slice<InstrumentView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<ListInstruments, Slice<InstrumentView>>
    {
        public async Task<Slice<InstrumentView>> Handle(ListInstruments request, CancellationToken cancellationToken)
        {
            var licences = await db.InstrumentLicences.Of(instrument: null).ToListAsync(cancellationToken);
            return new Slice<InstrumentView>([.. Instruments.All.Select(instrument => mapper.Map<InstrumentView>(instrument).Under(licences, record.Today))], null);
        }
    }
}
