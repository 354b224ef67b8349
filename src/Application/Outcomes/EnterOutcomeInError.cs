using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Say that a measurement should not be in this record: another client's form, a test (Rule CR-223). It stays readable and counts no longer; a signal that it raised stays until somebody has looked at it (I58).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record EnterOutcomeInError(ClientId ClientId, MeasurementId MeasurementId, int ExpectedRevision, EnterOutcomeInErrorBody Body)
    : IRequest<Receipt>, INamesOneRecord, IHasBody<EnterOutcomeInErrorBody>
{
    Guid INamesOneRecord.RecordId => MeasurementId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<EnterOutcomeInError, Receipt>
    {
        public async Task<Receipt> Handle(EnterOutcomeInError request, CancellationToken cancellationToken)
        {
            var measurement = await db.RequireMeasurement(request.MeasurementId, request.ExpectedRevision, cancellationToken);
            var by = caller.ClientId == request.ClientId ? new Author(caller.PersonId(), null) : record.AuthorForMeasurement(measurement);
            measurement.EnterInError(request.Body.Reason, by, record.Now);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(measurement.Category);
            return new Receipt(measurement.Id.Value, measurement.Revision);
        }
    }
}

/// <summary>Why the measurement should not be here.</summary>
public sealed record EnterOutcomeInErrorBody
{
    /// <summary>Why, in a few words. Who may see the measurement may read it.</summary>
    /// <example>Entered for the wrong person.</example>
    [StringLength(PlainText.Line)]
    public required string Reason { get; init; }
}
