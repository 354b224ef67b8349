using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Hand a safety signal to another psychotherapist, or take it over. Whoever gets it has to take it up anew.</summary>
[For(Role.Psychotherapist), Writes(InformationCategory.MentalHealthOutcomes)]
public sealed record HandOverSafetySignal(ClientId ClientId, SafetySignalId SignalId, int ExpectedRevision, HandOverSafetySignalBody Body)
    : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IFollowsUpSignals, IHasBody<HandOverSafetySignalBody>
{
    Guid INamesOneRecord.RecordId => SignalId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ISafetySignals signals) : IRequestHandler<HandOverSafetySignal, Receipt>
    {
        public async Task<Receipt> Handle(HandOverSafetySignal request, CancellationToken cancellationToken)
        {
            var signal = await db.RequireSignal(request.SignalId, request.ExpectedRevision, cancellationToken);
            var (clock, duty) = (await db.ResponseClock(cancellationToken), await signals.DutyFor(request.ClientId, cancellationToken));
            signal.HandOver(new(request.Body.ToId), request.Body.Reason, record.AuthorFor(Discipline.Psychotherapy), duty, clock(signal.Level, record.Now), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(signal.Id.Value, signal.Revision);
        }
    }
}

/// <summary>To whom, and why.</summary>
public sealed record HandOverSafetySignalBody
{
    /// <summary>A psychotherapist of the client's care team, the clinical lead, who is on call, or one who covers for them.</summary>
    /// <example>0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11</example>
    public required Guid ToId { get; init; }

    /// <summary>Why.</summary>
    /// <example>unavailable</example>
    public required HandoverReason Reason { get; init; }
}
