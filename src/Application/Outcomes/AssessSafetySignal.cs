using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Say that the client was assessed. Who may not close the signal leaves it so for the supervisor.</summary>
[For(Role.Psychotherapist), Writes(InformationCategory.MentalHealthOutcomes)]
public sealed record AssessSafetySignal(ClientId ClientId, SafetySignalId SignalId, int ExpectedRevision, AssessSafetySignalBody Body)
    : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IFollowsUpSignals, IHasBody<AssessSafetySignalBody>
{
    Guid INamesOneRecord.RecordId => SignalId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<AssessSafetySignal, Receipt>
    {
        public async Task<Receipt> Handle(AssessSafetySignal request, CancellationToken cancellationToken)
        {
            var signal = await db.RequireSignal(request.SignalId, request.ExpectedRevision, cancellationToken);
            signal.Assess(request.Body.AssessmentReference, request.Body.Outcome, record.AuthorFor(Discipline.Psychotherapy), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(signal.Id.Value, signal.Revision);
        }
    }
}

/// <summary>What came of the assessment.</summary>
public sealed record AssessSafetySignalBody
{
    /// <summary>Where the structured assessment or the safety plan can be found, at most 200 characters: a reference, not its content.</summary>
    /// <example>Assessment of 2026-12-01, section 3</example>
    [StringLength(PlainText.Line)]
    public required string AssessmentReference { get; init; }

    /// <summary>How the client's safety was seen to.</summary>
    /// <example>safetyPlanMade</example>
    public required SignalOutcome Outcome { get; init; }
}
