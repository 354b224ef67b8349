using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Score the same answers by the instrument's newest rule, and keep what the earlier rule gave (Rule CR-222; I52).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record RescoreOutcome(ClientId ClientId, MeasurementId MeasurementId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => MeasurementId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<RescoreOutcome, Receipt>
    {
        public async Task<Receipt> Handle(RescoreOutcome request, CancellationToken cancellationToken)
        {
            var measurement = await db.RequireMeasurement(request.MeasurementId, request.ExpectedRevision, cancellationToken);
            measurement.Rescore(record.Now);

            // The earlier score stands beside it before the newer one takes its place: the database asks for it.
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(measurement.Category);
            return new Receipt(measurement.Id.Value, measurement.Revision);
        }
    }
}
