using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Read one measurement: what the client answered, and what it comes to.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record GetOutcomeMeasurement(ClientId ClientId, MeasurementId MeasurementId) : IRequest<Disclosed<OutcomeMeasurementView>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => MeasurementId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<GetOutcomeMeasurement, Disclosed<OutcomeMeasurementView>>
    {
        public async Task<Disclosed<OutcomeMeasurementView>> Handle(GetOutcomeMeasurement request, CancellationToken cancellationToken)
        {
            var measurement = await db.Measurements.AsNoTracking().Require(m => m.Id == request.MeasurementId && m.ClientId == request.ClientId, new MeasurementNotFound(), cancellationToken);
            var view = (await db.WithoutHiddenIds([mapper.Map<OutcomeMeasurementView>(measurement)], cancellationToken))[0];
            return record.Disclose(view, view.AsPart());
        }
    }
}
