using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Take a safety signal up. Taking it up again changes nothing.</summary>
[For(Role.Psychotherapist), Writes(InformationCategory.MentalHealthOutcomes)]
public sealed record AcknowledgeSafetySignal(ClientId ClientId, SafetySignalId SignalId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IFollowsUpSignals
{
    Guid INamesOneRecord.RecordId => SignalId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<AcknowledgeSafetySignal, Receipt>
    {
        public async Task<Receipt> Handle(AcknowledgeSafetySignal request, CancellationToken cancellationToken)
        {
            var signal = await db.RequireSignal(request.SignalId, request.ExpectedRevision, cancellationToken);
            signal.Acknowledge(record.AuthorFor(Discipline.Psychotherapy), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(signal.Id.Value, signal.Revision);
        }
    }
}
