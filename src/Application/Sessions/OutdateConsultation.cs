using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Say that reason or items of a consultation document have changed, so that another one is signed before the next massage (M12).</summary>
[For(Role.MassageTherapist), Writes(InformationCategory.Bodywork)]
public sealed record OutdateConsultation(ClientId ClientId, ConsultationRecordId Id, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => Id.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<OutdateConsultation, Receipt>
    {
        public async Task<Receipt> Handle(OutdateConsultation request, CancellationToken cancellationToken)
        {
            var consultation = await db.ConsultationRecords.Require(c => c.Id == request.Id, new ConsultationNotFound(), cancellationToken);
            consultation.MustBeAt(request.ExpectedRevision);
            record.AuthorIn(Discipline.MassageTherapy);
            consultation.Outdate(record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(consultation.Id.Value, consultation.Revision);
        }
    }
}
